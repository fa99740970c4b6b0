import json
import os
import shutil
import stat
import subprocess
import sys
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from group_supervision.core import commands
from group_supervision.core.format import NoteKind
from group_supervision.errors import Refusal, StoreError
from group_supervision.live.session import LiveSession
from group_supervision.storage.deleted import Deleted
from group_supervision.storage.folder import DataFolder
from group_supervision.storage.library import Library
from tests.conftest import START, StoppedClock


def held(live: LiveSession, clock: StoppedClock) -> str:
    """Hold a short session with one note; return its id."""
    live.perform(commands.begin)
    clock.advance(minutes=4)
    live.take_note(NoteKind.FEELING, "heavy")
    live.perform(commands.end)
    return live.id


def test_looking_at_a_folder_that_is_not_there_makes_none(folder: DataFolder, home: Path) -> None:
    assert folder.library.summaries(START) == []
    assert not home.exists()


def test_a_session_is_listed_with_what_a_listing_needs(
    live: LiveSession, clock: StoppedClock, home: Path
) -> None:
    session_id = held(live, clock)
    (summary,) = Library(home).summaries(clock.now())
    assert summary.id == session_id
    assert summary.started_at == "2026-03-04T14:00:00Z"
    assert summary.is_closed
    assert (summary.planned, summary.actual, summary.notes) == (3600, 240, 1)


def test_the_index_is_used_and_built_anew_when_missing_or_damaged(
    live: LiveSession, clock: StoppedClock, home: Path
) -> None:
    held(live, clock)
    first = Library(home).summaries(clock.now())
    index = home / "index.json"
    layout_of_old = '{"version": 1, "folder": 0, "sessions": {}}'
    for content in ("", "{", '{"version": 99}', "[]", '{"version": 4, "id": 3}', layout_of_old):
        index.write_text(content)
        assert Library(home).summaries(clock.now()) == first
        assert json.loads(index.read_text("utf-8"))["version"] == 4
    index.unlink()
    assert Library(home).summaries(clock.now()) == first


def test_listing_closed_sessions_opens_the_index_alone(
    live: LiveSession, clock: StoppedClock, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session_id = held(live, clock)
    Library(home).summaries(clock.now())
    opened: list[str] = []
    real: Callable[..., int] = os.open

    def watched(path: object, *args: object, **kwargs: object) -> int:
        opened.append(Path(str(path)).name)
        return real(path, *args, **kwargs)

    monkeypatch.setattr(os, "open", watched)
    assert [each.id for each in Library(home).summaries(clock.now())] == [session_id]
    assert opened == ["index.json"]


def test_an_unfinished_session_is_listed_as_of_now(
    live: LiveSession, clock: StoppedClock, home: Path
) -> None:
    live.perform(commands.begin)
    clock.advance(minutes=3)
    (summary,) = Library(home).summaries(clock.now())
    assert not summary.is_closed
    assert summary.actual == 180


def test_a_session_that_broke_off_is_read_as_of_its_last_sign_of_life(
    live: LiveSession, clock: StoppedClock, home: Path
) -> None:
    live.perform(commands.begin)
    alive = (clock.now() + timedelta(minutes=5)).timestamp()
    os.utime(home / "stage.json", (alive, alive))
    clock.advance(hours=9)
    read = Library(home).record(live.id, clock.now())
    assert read.actual == timedelta(minutes=5)


def test_a_damaged_session_is_set_aside_and_stops_nothing(
    live: LiveSession, clock: StoppedClock, home: Path
) -> None:
    session_id = held(live, clock)
    (home / "sessions" / "broken.json").write_text("{")
    folder = DataFolder(home)
    assert [each.id for each in folder.library.summaries(clock.now())] == [session_id]
    assert (home / "set-aside" / "broken.json").exists()
    (sentence,) = folder.library.set_aside
    assert "broken.json" in sentence
    with pytest.raises(Refusal):
        folder.library.load("broken")


@pytest.mark.parametrize("name", ["", "nope", "../index", "..", "a/b", "\x1b[2J", "x" * 4000])
def test_there_is_no_session_of_a_hostile_name(folder: DataFolder, name: str) -> None:
    with pytest.raises(Refusal, match="There's no session") as caught:
        folder.library.load(name)
    assert "\x1b" not in str(caught.value)
    with pytest.raises(Refusal):
        Deleted(folder.library).delete(name)


def test_deleted_means_deleted(live: LiveSession, clock: StoppedClock, home: Path) -> None:
    session_id = held(live, clock)
    live.close()
    folder = DataFolder(home)
    folder.library.summaries(clock.now())
    Deleted(folder.library).delete(session_id)
    left = [path for path in home.rglob("*") if path.is_file()]
    assert not any(session_id in path.read_text("utf-8") for path in left)
    assert folder.library.summaries(clock.now()) == []


def test_a_running_session_is_not_deleted(live: LiveSession, home: Path) -> None:
    live.perform(commands.begin)
    with pytest.raises(Refusal, match="end it first"):
        Deleted(Library(home)).delete(live.id)


def test_a_session_that_is_reviewed_in_another_window_is_not_deleted(
    live: LiveSession, clock: StoppedClock, home: Path
) -> None:
    session_id = held(live, clock)
    with pytest.raises(Refusal, match="end it first"):
        Deleted(Library(home)).delete(session_id)
    (home / "stage.json").write_text("{")
    with pytest.raises(Refusal, match="end it first"):
        Deleted(Library(home)).delete(session_id)
    assert Library(home).load(session_id).session.is_ended


def test_another_session_is_deleted_while_one_is_open(live: LiveSession, home: Path) -> None:
    live.perform(commands.begin)
    shutil.copy(home / "sessions" / f"{live.id}.json", home / "sessions" / "other.json")
    Deleted(Library(home)).delete("other")
    assert [each.stem for each in (home / "sessions").iterdir()] == [live.id]


def test_a_session_that_broke_off_can_be_deleted(live: LiveSession, home: Path) -> None:
    live.perform(commands.begin)
    live.close()
    Deleted(Library(home)).delete(live.id)
    assert not list((home / "sessions").iterdir())


def test_there_is_one_live_console(live: LiveSession, home: Path) -> None:
    with pytest.raises(Refusal, match="another window"):
        DataFolder(home).claim()
    live.close()
    other = DataFolder(home)
    other.claim()
    other.release()


HOLDER = """
import sys, time
from pathlib import Path
from group_supervision.storage.folder import DataFolder
folder = DataFolder(Path(sys.argv[1]))
folder.claim()
print("held", flush=True)
time.sleep(60)
"""


def test_the_lock_is_free_at_once_when_its_holder_is_killed(home: Path) -> None:
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(home)], stdout=subprocess.PIPE, text=True
    )
    assert holder.stdout is not None
    holder.stdout.readline()
    with pytest.raises(Refusal):
        DataFolder(home).claim()
    holder.kill()
    holder.wait()
    holder.stdout.close()
    folder = DataFolder(home)
    folder.claim()
    folder.release()


@pytest.mark.skipif(os.name == "nt", reason="POSIX rights")
def test_everything_kept_is_the_users_alone(
    live: LiveSession, clock: StoppedClock, home: Path
) -> None:
    held(live, clock)
    Library(home).summaries(clock.now())
    for path in [home, *home.rglob("*")]:
        mode = stat.S_IMODE(path.stat().st_mode)
        assert mode == (0o700 if path.is_dir() else 0o600), path


def test_a_folder_that_cannot_be_made_is_named_with_the_mend(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.touch()
    with pytest.raises(StoreError, match="GROUP_SUPERVISION_HOME"):
        DataFolder(blocked / "home").open()


def test_strays_of_a_kill_are_swept_at_the_next_start(home: Path) -> None:
    sessions = home / "sessions"
    sessions.mkdir(parents=True)
    (sessions / "a.json.tmp-12ab34cd").touch()
    (home / "stage.json.tmp-12ab34cd").touch()
    afar = home / "hall" / "afar-0123456789abcdef"
    afar.mkdir(parents=True)
    (afar / "afar.json.tmp-12ab34cd").touch()
    folder = DataFolder(home)
    folder.claim()
    folder.release()
    assert not list(home.rglob("*.tmp-*"))


@pytest.mark.skipif(os.name == "nt", reason="links")
@pytest.mark.parametrize(
    "spoil", [Path.mkdir, lambda path: path.symlink_to(path.with_name("elsewhere"))]
)
def test_a_lock_that_is_none_is_met_with_a_sentence(
    folder: DataFolder, home: Path, spoil: Callable[[Path], object]
) -> None:
    folder.open()
    spoil(home / "live.lock")
    with pytest.raises(StoreError, match=r"live\.lock can't be locked"):
        folder.claim()
    assert not (home / "elsewhere").exists()


def test_a_folder_called_like_a_stray_is_left(folder: DataFolder, home: Path) -> None:
    (home / "sessions" / "a.tmp-b").mkdir(parents=True)
    folder.claim()
    folder.release()
    assert (home / "sessions" / "a.tmp-b").is_dir()
