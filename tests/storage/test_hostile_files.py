"""Stored files that somebody tampered with: refused or built anew, and never a crash."""

import json
import os
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from group_supervision.core import commands
from group_supervision.core.format import NoteKind
from group_supervision.errors import Refusal, StoreError
from group_supervision.live.opening import resume_session
from group_supervision.live.session import LiveSession
from group_supervision.live.unfinished import unfinished
from group_supervision.storage.deleted import Deleted
from group_supervision.storage.folder import DataFolder
from group_supervision.storage.heartbeat import read_heartbeat
from group_supervision.storage.library import Library
from group_supervision.storage.stage_reading import read_published
from tests.conftest import StoppedClock

Keys = dict[str, Any]
SURROGATE = "\ud800"
HOSTILE_IDS = ["../../victim", "..", "a/b", "a\x00b", SURROGATE, "", "x" * 33, "ABC", "é", 7, None]


@pytest.fixture
def indexed(live: LiveSession, clock: StoppedClock, home: Path) -> LiveSession:
    """Return a session that ended, is left, and stands in the index."""
    live.perform(commands.begin)
    live.take_note(NoteKind.HYPOTHESIS, "a guess")
    live.perform(commands.resonate, 1)
    clock.advance(minutes=3)
    live.perform(commands.end)
    live.close()
    settled = time.time() - 60  # only then is an index trusted as a whole
    os.utime(home / "sessions", (settled, settled))
    Library(home).summaries(clock.now())
    return live


def change(path: Path, act: Callable[[Keys], object]) -> None:
    keys = json.loads(path.read_text("utf-8"))
    act(keys)
    path.unlink()  # so that its folder tells
    path.write_text(json.dumps(keys), "utf-8")


HEAD = ("version", "folder")
"""What the index says of itself; all else is columns."""


def row_changed(home: Path, session_id: str, **values: object) -> None:
    """Give the index's only row other values."""

    def act(keys: Keys) -> None:
        assert keys["id"] == [session_id]
        for name, value in values.items():
            keys[name] = [value]

    change(home / "index.json", act)


@pytest.mark.parametrize(
    "values",
    [
        {"started_at": 5},
        {"started_at": "yesterday"},
        {"started_at": "2026-03-04T14:00:00"},
        {"started_at": "9999-12-31T23:59:59-12:00"},
        {"started_at": None},
        {"format": 3},
        {"format": "\x1b[2J"},
        {"group": ["x"]},
        {"group": SURROGATE},
        {"is_closed": 1},
        {"kind": "party"},
        {"kind": []},
        {"speed": 0},
        {"speed": "1"},
        {"planned": 1e300},
        {"planned": None},
        {"actual": float("nan")},
        {"actual": True},
        {"notes": -1},
        {"notes": 1.5},
        {"id": 7},
        {"sizes": -1},
        {"modified": "then"},
        {"outline": 1},
        {"outline": -1},
        {"outlines": ["\x1b[2J", True, []]},
        {"outlines": ["x", 1, []]},
        {"outlines": ["x", True, [["arrive", "Arrive", -1]]]},
        {"outlines": ["x", True, [["arrive", 7, 1]]]},
        {"times": 5},
        {"times": "x" * 200_000},
    ],
    ids=str,
)
def test_an_index_with_one_value_that_cannot_be_is_built_anew(
    indexed: LiveSession, clock: StoppedClock, home: Path, values: Mapping[str, object]
) -> None:
    before = Library(home).summaries(clock.now())
    row_changed(home, indexed.id, **values)
    library = Library(home)
    assert library.summaries(clock.now()) == before
    assert library.set_aside == []


@pytest.mark.usefixtures("indexed")
def test_an_index_of_columns_that_do_not_match_is_built_anew(
    clock: StoppedClock, home: Path
) -> None:
    before = Library(home).summaries(clock.now())
    for act in (
        lambda keys: keys["notes"].append(3),
        lambda keys: keys["sizes"].clear(),
        lambda keys: [keys[name].append(keys[name][0]) for name in keys if name not in HEAD],
    ):
        change(home / "index.json", act)
        assert Library(home).summaries(clock.now()) == before


@pytest.mark.parametrize("session_id", HOSTILE_IDS, ids=repr)
def test_no_row_of_the_index_leads_to_a_foreign_file(
    indexed: LiveSession, clock: StoppedClock, home: Path, session_id: object
) -> None:
    victim = home.parent / "victim.json"
    victim.write_text("{}")

    def act(keys: Keys) -> None:
        keys.update(id=[session_id], is_closed=[False])

    change(home / "index.json", act)
    assert [each.id for each in Library(home).summaries(clock.now())] == [indexed.id]
    assert unfinished(home, clock) == []
    assert victim.read_text() == "{}"
    assert not (home / "set-aside").exists()


@pytest.mark.parametrize("session_id", [each for each in HOSTILE_IDS if isinstance(each, str)])
def test_no_argument_leads_to_a_foreign_file(home: Path, session_id: str) -> None:
    library = Library(home)
    for act in (library.load, Deleted(library).delete, library.path_of, library.last_alive):
        with pytest.raises(Refusal, match="There's no session"):
            act(session_id)


@pytest.mark.parametrize("session_id", HOSTILE_IDS, ids=repr)
def test_a_stage_file_with_another_kind_of_id_says_nothing(
    live: LiveSession, home: Path, session_id: object
) -> None:
    live.perform(commands.begin)
    change(home / "stage.json", lambda keys: keys.update(session=session_id))
    assert read_heartbeat(home) is None
    Library(home).keep_heartbeat()
    with pytest.raises(StoreError):
        read_published(home / "stage.json")


@pytest.mark.usefixtures("live")
@pytest.mark.parametrize("speed", [1e-300, 0, -1, 1e300, float("inf"), "1", True])
def test_a_stage_file_with_a_speed_out_of_bounds_is_refused(home: Path, speed: object) -> None:
    change(home / "stage.json", lambda keys: keys["anchor"].update(speed=speed))
    with pytest.raises(StoreError):
        read_published(home / "stage.json")


def header(**values: object) -> Callable[[Keys], object]:
    return lambda keys: keys["session"]["1"].update(values)


def step(**values: object) -> Callable[[Keys], object]:
    return lambda keys: keys["session"]["1"]["plan"][0].update(values)


def setup(**values: object) -> Callable[[Keys], object]:
    return lambda keys: keys["session"]["1"]["setup"].update(values)


def fact(number: int, **values: object) -> Callable[[Keys], object]:
    return lambda keys: keys["events"][str(number)].update(values)


IMPOSSIBLE: dict[str, Callable[[Keys], object]] = {
    "turns that are a word": step(turns="x"),
    "a plan of ages": step(planned=1e13),
    "a plan that is negative": step(planned=-60),
    "no plan": header(plan=[]),
    "no anchor": header(anchors=[]),
    "an anchor out of the calendar": header(
        anchors=[{"wall": "0001-01-01T00:00:00+14:00", "session": 0}]
    ),
    "an id that is a path": header(id="../x"),
    "a version that is a word": header(version="1"),
    "a speed of nearly nothing": setup(speed=1e-300),
    "a group that is a list": setup(group=["x"]),
    "a step that is not there": fact(1, step=99),
    "a step from behind": fact(1, step=-1),
    "a fact out of the calendar": fact(1, at=8e13),
    "a fact at no number": fact(1, at=float("nan")),
    "a note that is a number": fact(2, text=3),
    "a mark of an unknown note": fact(3, note=9),
    "a mark that is neither": fact(3, resonates=1),
    "a fact before the start": lambda keys: keys["events"].pop("1"),
    "a row that is no number": lambda keys: keys["events"].update(x=keys["events"]["1"]),
    "a row that is no row": lambda keys: keys["events"].update({"9": []}),
    "two notes of one id": lambda keys: keys["events"].update({"9": keys["events"]["2"]}),
    "a format of surrogates": lambda keys: keys["session"]["1"]["format"].update(title=SURROGATE),
}


@pytest.mark.parametrize("name", IMPOSSIBLE)
def test_a_session_that_cannot_be_is_set_aside(
    indexed: LiveSession, clock: StoppedClock, home: Path, name: str
) -> None:
    path = home / "sessions" / f"{indexed.id}.json"
    change(path, IMPOSSIBLE[name])
    folder = DataFolder(home)
    with pytest.raises(StoreError, match="damaged"):
        resume_session(folder, indexed.id, clock)
    assert not path.exists()
    assert (home / "set-aside" / path.name).exists()
    assert Library(home).summaries(clock.now()) == []


def test_a_note_with_half_a_character_is_read_without_it(indexed: LiveSession, home: Path) -> None:
    path = home / "sessions" / f"{indexed.id}.json"
    change(path, fact(2, text=f"a {SURROGATE}\x00\x1b[31mguess"))
    (note,) = DataFolder(home).library.load(indexed.id).session.notes
    assert note.text.text == "a [31mguess"


def test_a_session_of_a_newer_program_is_left_where_it_is_and_called_newer(
    indexed: LiveSession, clock: StoppedClock, home: Path
) -> None:
    path = home / "sessions" / f"{indexed.id}.json"
    change(path, header(version=2))
    newer = path.read_text("utf-8")
    library = Library(home)
    assert library.summaries(clock.now()) == []
    (sentence,) = library.set_aside
    assert "newer version" in sentence
    assert "damaged" not in sentence
    with pytest.raises(StoreError, match="newer version"):
        library.load(indexed.id)
    assert path.read_text("utf-8") == newer
