"""An account of racism is taken as given: nothing offers another reading of it."""

from pathlib import Path

import pytest

from group_supervision.core.choices import Setup, Word
from group_supervision.core.format import Format
from group_supervision.core.plan import Plan, plan
from group_supervision.core.templates import fill, values_for
from group_supervision.errors import FormatError
from group_supervision.formats.library import read_format_file
from group_supervision.formats.reading import read_format
from group_supervision.formats.writing import as_keys
from tests.conftest import SHIPPED
from tests.formats.test_errors import GOOD

MARKED = """
[taken_as_given]
leaves_out = ["What now?"]
first_lens = "Looking"
first_drift_line = "D2"
[[drift_lines]]
id = "D1"
drift = "certainty"
line = "What else is true?"
[[drift_lines]]
id = "D2"
drift = "doubt"
line = "We believe what we've been told."
"""
ANOTHER_READING = (
    "what else",
    "“perhaps",
    "it might be",
    "told yourself",
    "don't we know",
    "other side",
)


def given(fmt: Format, word: Word = Word.EXPERIENCE) -> Plan:
    return plan(fmt, Setup(minutes=90, word=word, options=frozenset({"facts"})))


def everything_said(laid_out: Plan) -> list[str]:
    said = [each.line for each in laid_out.format.drift_lines]
    for step in laid_out.steps:
        phase, values = step.phase, values_for(laid_out, step)
        texts = [prompt for lens in phase.lenses for prompt in lens.prompts]
        texts += [line for lines in phase.room.values() for line in lines]
        said += [fill(text, values) for text in [*texts, *phase.say.values()]]
    return said


@pytest.mark.parametrize(
    "fmt", [fmt for fmt in SHIPPED if fmt.taken_as_given], ids=lambda fmt: fmt.id
)
def test_in_no_shipped_format_does_a_line_offer_another_reading(fmt: Format) -> None:
    laid_out = plan(fmt, Setup(minutes=fmt.default_length, word=Word.EXPERIENCE))
    said = "\n".join(everything_said(laid_out)).lower()
    assert [reading for reading in ANOTHER_READING if reading in said] == []
    assert "we believe what we've been told" in said
    assert laid_out.format.drift_lines[0].line.startswith("We believe")


def test_no_line_offers_another_reading(rcd: Format) -> None:
    said = "\n".join(everything_said(given(rcd))).lower()
    for reading in ANOTHER_READING:
        assert reading not in said
    usual = "\n".join(everything_said(given(rcd, Word.DILEMMA))).lower()
    assert "what else is true?" in usual


def test_system_and_power_comes_first_and_so_does_d9(rcd: Format) -> None:
    laid_out = given(rcd)
    wonder = next(step.phase for step in laid_out.steps if step.phase.id == "wonder")
    assert wonder.lenses[0].title == "System and power"
    assert laid_out.format.drift_lines[0].id == "D9"
    assert "D4" not in [each.id for each in laid_out.format.drift_lines]


def test_it_speaks_of_what_allows_it_to_happen(rcd: Format) -> None:
    wonder = next(step.phase for step in given(rcd).steps if step.phase.id == "wonder")
    for lines in wonder.room.values():
        assert "What allows this to happen?" in lines
    for line in wonder.say.values():
        assert "what allows this to happen" in line


def test_d9_comes_first_whatever_is_brought(rcd: Format) -> None:
    assert rcd.drift_lines[0].id == "D9"


def test_what_a_session_keeps_of_it_reads_as_it_was_held(rcd: Format) -> None:
    held = given(rcd).format
    assert read_format(as_keys(held), held.id, "kept") == held


def test_no_part_and_no_lens_is_left_with_nothing(rcd: Format) -> None:
    usual = {step.phase.id: step.phase for step in given(rcd, Word.DILEMMA).steps}
    for step in given(rcd).steps:
        assert all(lens.prompts for lens in step.phase.lenses)
        assert len(step.phase.lenses) == len(usual[step.phase.id].lenses)
        assert all(step.phase.room.values())


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('["What now?"]', "[]", ["leaves_out", "marks no line"]),
        ('["What now?"]', '["What then?"]', ["leaves_out", "What then?", "word for word"]),
        ("first_lens", 'leaves_out_drift_lines = ["D3"]\nfirst_lens', ["D3", "D1, D2"]),
        ('first_lens = "Looking"', 'first_lens = "Power"', ["first_lens", "Power", "Looking"]),
        ('first_drift_line = "D2"', 'first_drift_line = "D9"', ["first_drift_line", "D1, D2"]),
        ('_line = "D2"', '_line = "D2"\nsay.two = "x"', ["say", "two", "one"]),
        ('_line = "D2"', '_line = "D2"\nroom.one = ["{x}"]', ["room.one", "{x}"]),
    ],
)
def test_a_format_that_claims_it_without_marking_its_lines_is_refused(
    tmp_path: Path, old: str, new: str, says: list[str]
) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(GOOD + MARKED, "utf-8")
    assert read_format_file(path).taken_as_given is not None
    assert old in MARKED
    path.write_text(GOOD + MARKED.replace(old, new), "utf-8")
    with pytest.raises(FormatError) as caught:
        read_format_file(path)
    for part in ["taken_as_given", *says]:
        assert part in str(caught.value)
