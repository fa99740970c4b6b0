"""A disk that is full, read-only or gone for two minutes: nothing stops and nothing is lost."""

import errno
import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from group_supervision.core import commands
from group_supervision.core.format import NoteKind
from group_supervision.live.session import LiveSession
from group_supervision.storage.folder import DataFolder
from tests.conftest import StoppedClock

MENDED = [
    "phase-entered",
    "phase-entered",
    "time-granted",
    "phase-entered",
    "note-taken",
    "resonance-marked",
    "clock-paused",
    "clock-resumed",
]


def two_minutes_of_everything(live: LiveSession, clock: StoppedClock) -> None:
    """Lead on for two minutes, with a sign of life every ten seconds."""
    live.perform(commands.advance)
    live.perform(commands.grant, commands.MINUTE)
    live.perform(commands.advance)
    live.take_note(NoteKind.HYPOTHESIS, "it may be fear")
    live.perform(commands.resonate, 1)
    live.perform(commands.toggle_clock)
    live.perform(commands.toggle_clock)
    for _ in range(12):
        clock.advance(seconds=10)
        live.beat()


def full(_: int) -> None:
    """Refuse as a disk does that has no room left."""
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def is_saved(live: LiveSession) -> bool:
    return live.is_saved


def on_disk(home: Path) -> list[str]:
    (path,) = (home / "sessions").glob("*.json")
    events = json.loads(path.read_text("utf-8"))["events"]
    return [events[key]["event"] for key in sorted(events, key=int)]


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EROFS, errno.EIO, errno.EACCES])
def test_a_disk_that_refuses_for_two_minutes(
    live: LiveSession,
    home: Path,
    clock: StoppedClock,
    monkeypatch: pytest.MonkeyPatch,
    number: int,
) -> None:
    live.perform(commands.begin)
    opened: Callable[..., int] = os.open

    def refusing(path: object, flags: int, *args: object, **kwargs: object) -> int:
        if flags & os.O_CREAT and str(path).startswith(str(home)):
            raise OSError(number, os.strerror(number), str(path))
        return opened(path, flags, *args, **kwargs)

    with monkeypatch.context() as patched:
        patched.setattr(os, "open", refusing)
        two_minutes_of_everything(live, clock)
        assert not is_saved(live)
        assert on_disk(home) == ["phase-entered"]
    live.beat()
    assert is_saved(live)
    assert on_disk(home) == MENDED
    assert [path for path in home.rglob("*.tmp-*") if path.is_file()] == []


def test_a_disk_that_refuses_to_write_what_it_opened(
    live: LiveSession, home: Path, clock: StoppedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    live.perform(commands.begin)

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", full)
        two_minutes_of_everything(live, clock)
        assert not is_saved(live)
        assert on_disk(home) == ["phase-entered"]
        assert list(home.rglob("*.tmp-*")) == []
    live.beat()
    assert is_saved(live)
    assert on_disk(home) == MENDED


@pytest.mark.skipif(os.name == "nt", reason="an open lock keeps the folder where it is")
def test_a_folder_that_is_taken_away_and_comes_back(
    live: LiveSession, home: Path, clock: StoppedClock
) -> None:
    live.perform(commands.begin)
    away = home.rename(home.with_name("away"))
    two_minutes_of_everything(live, clock)
    assert not is_saved(live)
    assert not home.exists()
    away.rename(home)
    live.beat()
    assert is_saved(live)
    assert on_disk(home) == MENDED


def test_what_could_not_be_written_is_written_on_leaving(
    live: LiveSession, home: Path, clock: StoppedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    live.perform(commands.begin)

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", full)
        two_minutes_of_everything(live, clock)
    live.close()
    assert on_disk(home) == MENDED
    (path,) = (home / "sessions").glob("*.json")
    assert len(DataFolder(home).library.load(path.stem).events) == len(MENDED)
