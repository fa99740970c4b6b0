import json
import os
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from group_supervision.core.choices import Setup
from group_supervision.core.display import Display
from group_supervision.core.hall import Standing, TableSign
from group_supervision.core.plan import plan
from group_supervision.core.stage import RoomClock, RoomState, stage_view
from group_supervision.core.timeline import Timeline
from group_supervision.storage.atomic import private_folder, sweep, write_atomically
from group_supervision.storage.hall_files import put_up
from group_supervision.storage.stage_file import StageFile
from tests.conftest import START, TIMED

POSIX = pytest.mark.skipif(os.name == "nt", reason="POSIX rights and signals")


def test_what_is_written_is_there_and_replaces_what_was(tmp_path: Path) -> None:
    path = tmp_path / "file.json"
    write_atomically(path, "one")
    write_atomically(path, "zwei ü")
    assert path.read_text("utf-8") == "zwei ü"
    assert [each.name for each in tmp_path.iterdir()] == ["file.json"]


@POSIX
def test_the_file_is_the_users_alone_whatever_the_umask(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        write_atomically(tmp_path / "file", "x")
        private_folder(tmp_path / "folder")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "file").stat().st_mode) == 0o600
    assert stat.S_IMODE((tmp_path / "folder").stat().st_mode) == 0o700


@POSIX
def test_an_empty_folder_that_others_could_enter_is_closed(tmp_path: Path) -> None:
    folder = tmp_path / "open"
    folder.mkdir(mode=0o755)
    assert stat.S_IMODE(private_folder(folder).stat().st_mode) == 0o700


@POSIX
def test_a_folder_with_other_things_in_it_is_left_as_it_is(tmp_path: Path) -> None:
    folder = tmp_path / "theirs"
    folder.mkdir(mode=0o755)
    (folder / "letter.txt").touch()
    assert stat.S_IMODE(private_folder(folder).stat().st_mode) == 0o755


@POSIX
def test_a_read_only_file_is_not_replaced(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_text("theirs")
    path.chmod(0o400)
    with pytest.raises(PermissionError):
        write_atomically(path, "ours")
    assert path.read_text() == "theirs"


def test_what_cannot_be_written_leaves_the_old_content_and_no_stray(tmp_path: Path) -> None:
    path = tmp_path / "file"
    write_atomically(path, "old")
    with pytest.raises(UnicodeEncodeError):
        write_atomically(path, "lone \ud800 surrogate")
    assert path.read_text() == "old"
    assert [each.name for each in tmp_path.iterdir()] == ["file"]


def _of_a_table(path: Path, at: datetime) -> None:
    put_up(path, TableSign(1, at, Standing.BETWEEN), at)


def _of_a_gap(path: Path, at: datetime) -> None:
    """Write what the room sees while it is asked whether a gap counts."""
    laid_out = plan(TIMED[0], Setup(TIMED[0].default_length))
    clock = RoomClock(timedelta(), timedelta(), timedelta(), is_running=False)
    view = stage_view(laid_out, 0, RoomState.PAUSED, clock, Display())
    StageFile(path).publish("a" * 32, view, Timeline.opening(at), START, last_beat=at)


@pytest.mark.parametrize("write", [_of_a_table, _of_a_gap])
def test_a_file_whose_time_says_something_never_has_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, write: Callable[[Path, datetime], None]
) -> None:
    at, found = START - timedelta(hours=1), []
    path = tmp_path / "file.json"
    monkeypatch.setattr(
        "group_supervision.storage.atomic._flush_folder",
        lambda _folder: found.append(path.stat().st_mtime),
    )
    write(path, at)
    assert found == [at.timestamp()]


def test_strays_of_a_killed_process_are_swept_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "a.json.tmp-12ab").touch()
    (tmp_path / "a.json").touch()
    sweep(tmp_path)
    assert [each.name for each in tmp_path.iterdir()] == ["a.json"]


WRITER = """
import sys
from pathlib import Path
from group_supervision.storage.atomic import write_atomically
path, number = Path(sys.argv[1]), 0
while True:
    number += 1
    write_atomically(path, '{"number": %d, "filling": "%s"}' % (number, "x" * 20000))
    print(number, flush=True)
"""


@POSIX
def test_killed_while_writing_it_leaves_the_last_whole_state(tmp_path: Path) -> None:
    path = tmp_path / "file.json"
    for attempt in range(8):
        writer = subprocess.Popen(
            [sys.executable, "-c", WRITER, str(path)], stdout=subprocess.PIPE, text=True
        )
        assert writer.stdout is not None
        writer.stdout.readline()
        time.sleep(0.003 * attempt)
        writer.send_signal(signal.SIGKILL)
        said = writer.stdout.read().split()
        writer.stdout.close()
        writer.wait()
        kept = json.loads(path.read_text("utf-8"))
        assert kept["number"] >= (int(said[-1]) if said else 1)
        assert len(kept["filling"]) == 20000


@POSIX
def test_a_reader_never_sees_half_a_file(tmp_path: Path) -> None:
    path = tmp_path / "file.json"
    writer = subprocess.Popen(
        [sys.executable, "-c", WRITER, str(path)], stdout=subprocess.PIPE, text=True
    )
    try:
        assert writer.stdout is not None
        writer.stdout.readline()
        numbers = [json.loads(path.read_text("utf-8"))["number"] for _ in range(300)]
    finally:
        writer.kill()
        writer.wait()
        assert writer.stdout is not None
        writer.stdout.close()
    assert numbers == sorted(numbers)
