"""A session's file that somebody removes or garbles in mid-session is put right from memory."""

import json
import shutil
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from group_supervision.core import commands
from group_supervision.core.format import NoteKind
from group_supervision.live.session import LiveSession
from group_supervision.storage.folder import DataFolder
from tests.conftest import StoppedClock


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-40])


def without_header(path: Path) -> None:
    tables = json.loads(path.read_text("utf-8"))
    path.write_text(json.dumps({"events": tables["events"]}))


def with_a_fact_less(path: Path) -> None:
    tables = json.loads(path.read_text("utf-8"))
    tables["events"].popitem()
    path.write_text(json.dumps(tables))


def clock_set(live: LiveSession, clock: StoppedClock) -> None:
    clock.step(hours=1)
    live.beat()


HARM: dict[str, Callable[[Path], object]] = {
    "removed": Path.unlink,
    "emptied": lambda path: path.write_text("{}"),
    "emptied of everything": lambda path: path.write_text(""),
    "another shape": lambda path: path.write_text('{"session": 3, "events": []}'),
    "garbled": lambda path: path.write_bytes(b"\x00\xff{"),
    "nested": lambda path: path.write_text("[" * 100_000),
    "cut": cut,
    "without header": without_header,
    "a fact less": with_a_fact_less,
}
LATER: dict[str, Callable[[LiveSession, StoppedClock], object]] = {
    "a note": lambda live, _: live.take_note(NoteKind.FEELING, "lighter"),
    "undo": lambda live, _: live.undo(),
    "a sign of life": lambda live, _: live.beat(),
    "leaving": lambda live, _: live.close(),
    "a clock that was set": clock_set,
}


@pytest.mark.parametrize("later", LATER)
@pytest.mark.parametrize("harm", HARM)
def test_whatever_became_of_the_file_memory_is_on_disk_after_the_next_thing(
    live: LiveSession, clock: StoppedClock, home: Path, harm: str, later: str
) -> None:
    live.perform(commands.begin)
    clock.advance(minutes=4)
    live.perform(commands.advance)
    live.take_note(NoteKind.FEELING, "heavy")
    live.perform(commands.grant, timedelta(minutes=1))
    (path,) = (home / "sessions").glob("*.json")
    HARM[harm](path)
    LATER[later](live, clock)
    assert live.is_saved
    stored = DataFolder(home).library.load(live.id)
    assert (stored.session, stored.timeline) == (live.session, live.timeline)


def test_a_folder_in_the_place_of_the_file_is_no_saved_session(
    live: LiveSession, home: Path
) -> None:
    live.perform(commands.begin)
    (path,) = (home / "sessions").glob("*.json")
    path.unlink()
    path.mkdir()
    (path / "theirs").touch()
    live.take_note(NoteKind.FEELING, "heavy")
    live.beat()
    saved = live.is_saved
    assert not saved
    shutil.rmtree(path)
    live.beat()
    assert live.is_saved


def test_a_session_of_which_nothing_is_kept_stays_away(live: LiveSession, home: Path) -> None:
    live.perform(commands.begin)
    live.keep_nothing()
    live.beat()
    live.close()
    assert list((home / "sessions").iterdir()) == []
