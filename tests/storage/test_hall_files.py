"""What is in a hall's folder may be anybody's: a sign is whole, or it is none."""

import json
import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from group_supervision.core.hall import Announcement, Notice, Standing, TableSign
from group_supervision.core.stage import RoomClock
from group_supervision.storage import hall_files
from group_supervision.storage.stored import Damaged, Newer

NOON = datetime(2026, 3, 4, 12, tzinfo=UTC)
CLOCK = RoomClock(timedelta(minutes=7), timedelta(minutes=2), timedelta(minutes=9), is_running=True)
SIGN = TableSign(3, NOON, Standing.RUNNING, 2, 3, "Wondering", "Wonder", CLOCK, NOON, 60.0)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Put a sign up; return its file."""
    made = tmp_path / hall_files.new_name()
    hall_files.put_up(made, SIGN, NOON)
    return made


def test_a_sign_comes_back_as_it_was_with_its_tables_time(path: Path) -> None:
    assert hall_files.read_sign(path) == SIGN
    assert path.stat().st_mtime == NOON.timestamp()
    assert [found for found, _stamp in hall_files.stamps(path.parent)] == [path]
    hall_files.take_down(path)
    assert list(hall_files.stamps(path.parent)) == []


@pytest.mark.skipif(os.name == "nt", reason="there are no such permissions")
@pytest.mark.parametrize(("folder", "file"), [(0o700, 0o600), (0o755, 0o644), (0o770, 0o644)])
def test_whoever_may_enter_the_folder_may_read_it(tmp_path: Path, folder: int, file: int) -> None:
    tmp_path.chmod(folder)
    path = tmp_path / hall_files.new_name()
    hall_files.put_up(path, SIGN, NOON)
    assert path.stat().st_mode & 0o777 == file & ~_umask()


def _umask() -> int:
    now = os.umask(0)
    os.umask(now)
    return now


@pytest.mark.parametrize(
    "change",
    [
        {"number": 0},
        {"number": 100},
        {"number": "Room 3"},
        {"standing": "asleep"},
        {"round": 99},
        {"part": "x" * 300},
        {"part": 3},
        {"clock": {}},
        {"read": "noon"},
        {"speed": 1e9},
        {"late": -1},
        {"asks": "yes"},
        {"answered": "../x"},
    ],
    ids=str,
)
def test_what_cannot_be_is_no_sign(path: Path, change: dict[str, object]) -> None:
    keys = json.loads(path.read_text("utf-8"))
    path.write_text(json.dumps(keys | change), "utf-8")
    with pytest.raises(Damaged):
        hall_files.read_sign(path)


def test_a_later_programs_sign_is_not_ours_to_read(path: Path) -> None:
    keys = json.loads(path.read_text("utf-8"))
    path.write_text(json.dumps(keys | {"version": 2}), "utf-8")
    with pytest.raises(Newer):
        hall_files.read_sign(path)


def test_what_a_terminal_would_obey_is_taken_out_of_a_sign(path: Path) -> None:
    keys = json.loads(path.read_text("utf-8"))
    path.write_text(json.dumps(keys | {"part": "\u001b[31mWonder\u202e"}), "utf-8")
    assert "\u001b" not in hall_files.read_sign(path).part
    assert "\u202e" not in hall_files.read_sign(path).part


def test_an_announcement_is_one_of_a_few_and_can_be_withdrawn(tmp_path: Path) -> None:
    announcement = Announcement("0123456789abcdef", Notice.MEET, NOON)
    hall_files.announce(tmp_path, announcement)
    assert hall_files.read_announcement(tmp_path) == announcement
    file = hall_files.announcement_in(tmp_path)
    file.write_text(file.read_text("utf-8").replace("meet", "free words"), "utf-8")
    with pytest.raises(Damaged):
        hall_files.read_announcement(tmp_path)
    hall_files.withdraw(tmp_path)
    assert hall_files.read_announcement(tmp_path) is None
