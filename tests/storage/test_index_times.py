"""Statistics come from the index: what it says of times is what the sessions' own files say."""

import json
import shutil
from pathlib import Path

import pytest

from group_supervision.anonymiser.anonymise import Anonymiser
from group_supervision.core import commands
from group_supervision.core.choices import NotePolicy, Setup
from group_supervision.core.times import SessionTimes
from group_supervision.live.opening import open_session
from group_supervision.storage.folder import DataFolder
from group_supervision.storage.index import Index
from group_supervision.storage.index_layout import Entry
from group_supervision.storage.library import Library
from group_supervision.storage.summary import Outline, PlannedPart, Summary
from tests.conftest import SHIPPED, StoppedClock

GOLDEN = Path(__file__).parent.parent / "data" / "index-v4.json"


def hold_one_of_each(home: Path, clock: StoppedClock) -> None:
    """Hold a session of every format: with a pause, a minute added and one taken back."""
    for number, fmt in enumerate(SHIPPED):
        minutes = max(fmt.lengths) if fmt.timed else 0
        live = open_session(
            DataFolder(home), fmt, Setup(minutes, policy=NotePolicy.NONE), Anonymiser(), clock
        )
        live.perform(commands.begin)
        clock.advance(minutes=7, seconds=number, milliseconds=1.5)
        live.perform(commands.grant, commands.MINUTE * (number % 3))
        live.perform(commands.toggle_clock)
        clock.advance(minutes=1)
        live.perform(commands.toggle_clock)
        if commands.next_step(live.session) is not None:
            live.perform(commands.advance)
        clock.advance(minutes=number)
        if number % 4:
            live.perform(commands.end)
        live.close()


def from_files(home: Path, clock: StoppedClock) -> list[SessionTimes]:
    """Return the times of every session, each file opened."""
    library = Library(home)
    listed = library.summaries(clock.now())
    return [library.record(each.id, clock.now()).times for each in listed]


def plain(times: list[SessionTimes]) -> list[tuple[object, ...]]:
    """Return times to be compared, whatever of a part they know besides."""
    parts = ("id", "short", "planned", "granted", "actual", "overrun")
    return [
        (
            (each.format, each.title, each.kind, each.speed, each.has_begun, each.is_closed),
            each.actual,
            [[getattr(part, name) for name in parts] for part in each.phases],
        )
        for each in times
    ]


def test_the_index_knows_the_times_of_every_session_to_the_microsecond(
    home: Path, clock: StoppedClock
) -> None:
    hold_one_of_each(home, clock)
    library = Library(home)
    listed = library.summaries(clock.now())
    assert plain(library.times(listed, clock.now())) == plain(from_files(home, clock))
    assert any(part.overrun for each in from_files(home, clock) for part in each.phases)


def test_no_session_is_opened_for_statistics(home: Path, clock: StoppedClock) -> None:
    hold_one_of_each(home, clock)
    listed = [each for each in Library(home).summaries(clock.now()) if each.is_closed]
    shutil.rmtree(home / "sessions")
    assert len(Library(home).times(listed, clock.now())) == len(listed) > 3


@pytest.mark.parametrize(
    "times",
    ["", "[", "[[]]", "[[1],[]]", '[["x"],[]]', "[[1e999],[]]", "[" * 5000, "[[NaN],[]]", "{}"],
    ids=lambda text: text[:9],
)
def test_times_that_cannot_be_are_read_anew(home: Path, clock: StoppedClock, times: str) -> None:
    hold_one_of_each(home, clock)
    right = plain(from_files(home, clock))
    keys = json.loads((home / "index.json").read_text("utf-8"))
    keys["times"][:] = [times] * len(keys["times"])
    (home / "index.json").write_text(json.dumps(keys), "utf-8")
    library = Library(home)
    listed = library.summaries(clock.now())
    assert plain(library.times(listed, clock.now())) == right


ROUND = Outline("Round", timed=True, parts=(PlannedPart("go", "Go", 60.0),))
ENTRIES = [
    Entry(
        5,
        900,
        Summary(
            *("aaa", "2026-03-04T14:00:00Z", "round", "Tuesday", True, "session", 1.0, 60.0, 90.5),
            notes=2,
            text="heavy\nquiet",
            outline=ROUND,
            times="[[90.5],[12.0]]",
        ),
    ),
    Entry(
        6,
        800,
        Summary(
            *("bbb", "2026-03-05T14:00:00Z", "round", None, False, "practice", 60.0, 60.0, 30.0),
            notes=1,
            text="under way",
            outline=ROUND,
            times="[[30.0],[]]",
        ),
    ),
]


def test_layout_4_is_written_and_read_as_ever(home: Path) -> None:
    sessions = home / "sessions"
    sessions.mkdir(parents=True)
    index = Index(home / "index.json")
    index._save(7, ENTRIES)
    assert (home / "index.json").read_text("utf-8") == GOLDEN.read_text("utf-8").rstrip("\n")
    kept = index._load()
    assert kept.stamp == 7
    assert kept.summaries == [ENTRIES[0].summary, ENTRIES[1].summary._replace(text="")]


def test_an_index_of_the_layout_before_is_built_anew(home: Path, clock: StoppedClock) -> None:
    hold_one_of_each(home, clock)
    before = Library(home).summaries(clock.now())
    keys = json.loads((home / "index.json").read_text("utf-8"))
    del keys["outlines"], keys["outline"], keys["times"]
    (home / "index.json").write_text(json.dumps(keys | {"version": 3}), "utf-8")
    assert Library(home).summaries(clock.now()) == before
    assert json.loads((home / "index.json").read_text("utf-8"))["version"] == 4
