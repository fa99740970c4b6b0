"""One bad entry in the data folder hides nothing else, and never keeps home from opening."""

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from group_supervision.core import commands
from group_supervision.live.session import LiveSession
from group_supervision.live.unfinished import unfinished
from group_supervision.storage.heartbeat import read_heartbeat
from group_supervision.storage.library import Library
from tests.conftest import StoppedClock

NESTED = "[" * 100_000


def pipe(path: Path) -> None:
    os.mkfifo(path)


def out_of_the_calendar(path: Path) -> None:
    (good,) = (each for each in path.parent.glob("*.json") if each != path)
    tables = json.loads(good.read_text("utf-8"))
    tables["events"]["2"] = {"event": "clock-paused", "at": 8e13}
    path.write_text(json.dumps(tables))


BAD: dict[str, Callable[[Path], object]] = {
    "a folder": Path.mkdir,
    "nested": lambda path: path.write_text(NESTED),
    "a pipe": pipe,
    "itself": lambda path: path.symlink_to(path),
    "out of the calendar": out_of_the_calendar,
}


@pytest.mark.skipif(os.name == "nt", reason="pipes and links")
@pytest.mark.parametrize("bad", BAD)
def test_a_bad_entry_is_left_out_with_one_sentence(
    live: LiveSession, clock: StoppedClock, home: Path, bad: str
) -> None:
    live.perform(commands.begin)
    BAD[bad](home / "sessions" / "bad.json")
    library = Library(home)
    assert [each.id for each in library.summaries(clock.now())] == [live.id]
    assert "bad.json" in "".join(library.set_aside) or bad == "itself"
    assert [each for each, _ in unfinished(home, clock)] == [live.id]


def test_what_the_system_refuses_to_read_is_left_out(
    live: LiveSession, clock: StoppedClock, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    live.perform(commands.begin)
    (home / "sessions" / "bad.json").write_text("{}")
    real: Callable[..., int] = os.open

    def refusing(path: object, *args: object, **kwargs: object) -> int:
        if str(path).endswith("bad.json"):
            raise PermissionError(13, "Permission denied", str(path))
        return real(path, *args, **kwargs)

    monkeypatch.setattr(os, "open", refusing)
    library = Library(home)
    assert [each.id for each in library.summaries(clock.now())] == [live.id]
    (sentence,) = library.set_aside
    assert "Permission denied" in sentence
    assert [each for each, _ in unfinished(home, clock)] == [live.id]


def test_sessions_that_is_no_folder_is_said_and_stops_nothing(
    clock: StoppedClock, home: Path
) -> None:
    home.mkdir()
    (home / "sessions").touch()
    library = Library(home)
    assert library.summaries(clock.now()) == []
    (sentence,) = library.set_aside
    assert "can't be read" in sentence
    assert unfinished(home, clock) == []


def test_index_and_stage_file_may_be_nested(
    live: LiveSession, clock: StoppedClock, home: Path
) -> None:
    live.perform(commands.begin)
    (home / "index.json").write_text(NESTED)
    assert [each.id for each in Library(home).summaries(clock.now())] == [live.id]
    (home / "stage.json").write_text(NESTED)
    assert read_heartbeat(home) is None
