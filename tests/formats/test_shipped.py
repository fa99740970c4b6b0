"""Every format that ships reads well, lasts as long as it says and keeps to the method."""

import re
from pathlib import Path

import pytest

from group_supervision.core.format import Format
from group_supervision.formats.library import (
    DEFAULT_FORMAT,
    format_files,
    load_format,
    read_format_file,
)
from group_supervision.formats.reading import read_format
from group_supervision.formats.writing import as_keys
from group_supervision.paths import shipped

SHIPPED = sorted(shipped("sessions").glob("*.toml"))


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_it_reads_well_and_adds_up(path: Path) -> None:
    fmt = read_format_file(path)
    for length in fmt.lengths:
        assert sum(phase.minutes[length] * fmt.turns_of(phase) for phase in fmt.phases) == length


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_written_down_and_read_again_it_is_the_same(path: Path) -> None:
    fmt = read_format_file(path)
    assert read_format(as_keys(fmt), fmt.id, "again") == fmt


def test_every_phase_has_an_entry_for_every_length(rcd: Format) -> None:
    for phase in as_keys(rcd)["phases"]:
        assert set(phase["minutes"]) == {"20", "45", "60", "75", "90"}


def all_words(rcd: Format) -> str:
    parts = [line.line for line in rcd.drift_lines]
    for phase in rcd.phases:
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
def test_no_line_invites_doubt_of_an_account_of_racism(rcd: Format, doubting: str) -> None:
    assert doubting not in all_words(rcd)


def test_whom_to_tell_stands_in_the_close_so_that_no_catch_up_drops_it(rcd: Format) -> None:
    prompts = [prompt for lens in rcd.phase("close").lenses for prompt in lens.prompts]
    assert "Does anything here need telling to someone before we part?" in prompts


def test_the_ten_drift_lines_are_there_and_two_say_what_they_are_not(rcd: Format) -> None:
    assert [line.id for line in rcd.drift_lines] == [f"D{number}" for number in range(1, 11)]
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


def test_what_is_inferred_is_called_inferred(rcd: Format) -> None:
    assert rcd.source.inferred
    for phase in rcd.phases:
        assert re.search(r"(?i)verified|adapted|inferred", phase.basis)


def test_every_source_that_is_named_is_listed(rcd: Format) -> None:
    texts = [phase.basis for phase in rcd.phases]
    texts += [*rcd.source.verified, *rcd.source.adapted, *rcd.source.inferred]
    texts += [line for phase in rcd.phases for line in phase.drift]
    named = {name for text in texts for name in re.findall(r"\bS\d+\b", text)}
    assert named <= {citation.id for citation in rcd.source.citations}


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
