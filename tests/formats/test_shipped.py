"""Every format that ships reads well, lasts as long as it says and keeps to the method."""

import re
import shutil
from pathlib import Path

import pytest

from group_supervision.core.format import Format
from group_supervision.formats.library import (
    DEFAULT_FORMAT,
    format_files,
    list_all,
    load_all,
    load_format,
    read_format_file,
)
from group_supervision.formats.reading import read_format
from group_supervision.formats.writing import as_keys
from group_supervision.paths import shipped
from tests.conftest import SHIPPED as SHIPPED_FORMATS

SOURCES = Path(__file__).parent.parent.parent / "docs" / "sources.md"
SHIPPED = sorted(shipped("sessions").glob("*.toml"))


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_it_reads_well_and_adds_up(path: Path) -> None:
    fmt = read_format_file(path)
    for length in fmt.lengths:
        assert sum(phase.minutes[length] * fmt.turns_of(phase) for phase in fmt.phases) == length


def test_a_list_that_reads_their_heads_alone_says_the_same_of_them(home: Path) -> None:
    own = home / "formats"
    own.mkdir(parents=True)
    shutil.copy(SHIPPED[0], own / "ours.toml")
    (own / "broken.toml").write_text("title = 'Nothing more'\n")
    listed, complaints = list_all()
    formats, same_complaints = load_all()
    assert [tuple(each) for each in listed] == [
        (fmt.id, fmt.title, fmt.summary, fmt.lengths, fmt.timed) for fmt in formats
    ]
    assert len(formats) == len(SHIPPED) + 1
    assert complaints == same_complaints != []


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_written_down_and_read_again_it_is_the_same(path: Path) -> None:
    fmt = read_format_file(path)
    assert read_format(as_keys(fmt), fmt.id, "again") == fmt


def test_every_phase_has_an_entry_for_every_length(rcd: Format) -> None:
    for phase in as_keys(rcd)["phases"]:
        assert set(phase["minutes"]) == {"20", "45", "60", "75", "90"}


def all_words(fmt: Format) -> str:
    parts = [line.line for line in fmt.drift_lines]
    parts += [fmt.stop_say, *fmt.room_words]
    for phase in fmt.phases:
        parts += [prompt for lens in phase.lenses for prompt in lens.prompts]
        parts += phase.say.values()
        parts += [line for lines in phase.room.values() for line in lines]
    return "\n".join(parts).lower()


@pytest.mark.parametrize(
    "doubting",
    [
        "opposite of our first",
        "three explanations",
        "second story",
        "other side",
        "both sides",
        "devil",
        "are you sure",
        "be the other person",
        "her part in",
    ],
)
def test_no_line_invites_doubt_of_an_account_of_racism(doubting: str) -> None:
    assert [fmt.id for fmt in SHIPPED_FORMATS if doubting in all_words(fmt)] == []


@pytest.mark.parametrize("fmt", SHIPPED_FORMATS, ids=lambda fmt: fmt.id)
def test_when_racism_is_doubted_there_is_a_line_that_takes_it_as_told(fmt: Format) -> None:
    (line,) = [each for each in fmt.drift_lines if "racism is doubted" in each.drift]
    assert line.line.startswith("We believe what we've been told.")
    assert line.note == "No one here has to prove that it was racism."


@pytest.mark.parametrize("fmt", SHIPPED_FORMATS, ids=lambda fmt: fmt.id)
def test_no_line_gives_advice_or_blame_or_a_diagnosis(fmt: Format) -> None:
    barred = (
        r"you should|you must|you ought|whose fault|her fault|"
        r"diagnos(?!is)|attachment|disorder|resistan"
    )
    assert re.findall(barred, all_words(fmt)) == []


@pytest.mark.parametrize("fmt", SHIPPED_FORMATS, ids=lambda fmt: fmt.id)
def test_the_agreement_on_names_and_notes_is_spoken_as_it_begins(fmt: Format) -> None:
    for line in fmt.phases[0].say.values():
        assert "{notes}" in line
        assert "real names" in line


@pytest.mark.parametrize("fmt", SHIPPED_FORMATS, ids=lambda fmt: fmt.id)
def test_someone_asks_after_the_presenter_or_lets_them_have_the_last_word(fmt: Format) -> None:
    last = fmt.phases[-2 if fmt.phases[-1].id == "debrief" and fmt.practice_lengths else -1]
    words = " ".join(prompt for lens in last.lenses for prompt in lens.prompts)
    assert re.search("check in|how are you|leave alone", words)


@pytest.mark.parametrize("fmt", SHIPPED_FORMATS, ids=lambda fmt: fmt.id)
def test_a_stop_for_the_presenter_leads_somewhere_kind(fmt: Format) -> None:
    assert any(phase.closing for phase in fmt.phases)
    assert "don't owe anyone" in fmt.stop_say


def test_the_ten_minutes_are_ten_at_every_length_but_practice() -> None:
    for format_id in (DEFAULT_FORMAT, "two-reflective-case-discussions"):
        fmt = load_format(format_id)
        assert {fmt.phase("present").minutes[length] for length in fmt.session_lengths} == {10}
        assert fmt.phase("present").floor == 10


def test_a_schwartz_round_is_not_among_them() -> None:
    assert not any("schwartz" in fmt.title.lower() for fmt in SHIPPED_FORMATS)


def test_what_has_no_published_minutes_is_not_timed() -> None:
    assert [fmt.id for fmt in SHIPPED_FORMATS if not fmt.timed] == ["reflecting-team"]


def test_whom_to_tell_stands_in_the_close_so_that_no_catch_up_drops_it(rcd: Format) -> None:
    prompts = [prompt for lens in rcd.phase("close").lenses for prompt in lens.prompts]
    assert "Does anything here need telling to someone before we part?" in prompts


def test_the_ten_drift_lines_are_there_and_two_say_what_they_are_not(rcd: Format) -> None:
    assert {line.id for line in rcd.drift_lines} == {f"D{number}" for number in range(1, 11)}
    notes = {line.id: line.note for line in rcd.drift_lines}
    assert "racism is not blame" in notes["D3"]
    assert "racism is not false certainty" in notes["D4"]


def test_clock_faces_are_as_decided(rcd: Format) -> None:
    faces = {phase.id: phase.face.value for phase in rcd.phases}
    assert faces["present"] == "bar"
    assert faces["sit_back"] == "none"
    assert faces["wonder"] == "minutes"
    assert faces["respond"] == "bar"
    assert faces["together"] == "minutes"
    assert faces["close"] == "none"


@pytest.mark.parametrize("fmt", SHIPPED_FORMATS, ids=lambda fmt: fmt.id)
def test_what_is_inferred_is_called_inferred(fmt: Format) -> None:
    assert fmt.source.inferred
    for phase in fmt.phases:
        assert re.search(r"(?i)verified|adapted|inferred", phase.basis)


@pytest.mark.parametrize("fmt", SHIPPED_FORMATS, ids=lambda fmt: fmt.id)
def test_every_source_that_is_named_is_listed_here_and_in_the_docs(fmt: Format) -> None:
    texts = [phase.basis for phase in fmt.phases]
    texts += [*fmt.source.verified, *fmt.source.adapted, *fmt.source.inferred, fmt.source.licence]
    named = {name for text in texts for name in re.findall(r"\bS\d+\b", text)}
    cited = {citation.id for citation in fmt.source.citations}
    assert named <= cited
    listed = set(re.findall(r"^\| (S\d+) \|", SOURCES.read_text("utf-8"), re.MULTILINE))
    assert cited <= listed


def test_the_users_own_format_wins_over_a_shipped_one(home: Path) -> None:
    own = home / "formats"
    own.mkdir(parents=True)
    shipped_one = format_files()[DEFAULT_FORMAT]
    text = shipped_one.read_text("utf-8").replace(
        'title = "Reflective case', 'title = "Our case', 1
    )
    (own / shipped_one.name).write_text(text, "utf-8")
    assert format_files()[DEFAULT_FORMAT].parent == own
    assert load_format(DEFAULT_FORMAT).title.startswith("Our case")


def closing_prompts(fmt: Format) -> str:
    """Return what is offered in the part in which a session closes."""
    last = [phase for phase in fmt.phases if phase.closing][-1]
    return "\n".join(prompt for lens in last.lenses for prompt in lens.prompts)


@pytest.mark.parametrize("fmt", SHIPPED_FORMATS, ids=lambda fmt: fmt.id)
def test_before_they_part_a_group_is_asked_whom_to_tell_and_offered_company(fmt: Format) -> None:
    offered = closing_prompts(fmt)
    assert "Does anything here need telling to someone before we part?" in offered
    assert "one kind thing you'll do for yourself today" in offered
    assert "would it help to talk it over one to one, or with a mentor?" in offered.lower()
    assert re.search("like someone to check in", offered)


@pytest.mark.parametrize("fmt", SHIPPED_FORMATS, ids=lambda fmt: fmt.id)
def test_strengths_are_named_where_all_may_speak_and_never_before_the_presenter_has(
    fmt: Format,
) -> None:
    last = [phase for phase in fmt.phases if phase.closing][-1]
    for phase in fmt.phases:
        asked = "\n".join(prompt for lens in phase.lenses for prompt in lens.prompts)
        names_them = "do well" in asked
        assert names_them == (phase is last and not phase.silent), phase.id
