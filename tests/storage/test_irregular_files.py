"""Pipes, devices and huge files in the place of ours: refused at once, never read to their end."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from group_supervision.config import Config, load_config
from group_supervision.core import commands
from group_supervision.errors import ConfigError, FormatError, Refusal, StoreError
from group_supervision.files import read_text
from group_supervision.formats.library import load_all, read_format_file
from group_supervision.live.session import LiveSession
from group_supervision.live.unfinished import unfinished
from group_supervision.storage.folder import DataFolder
from group_supervision.storage.library import Library
from tests.conftest import StoppedClock

pytestmark = pytest.mark.skipif(os.name == "nt", reason="pipes, devices and POSIX rights")

READ_EVERYTHING = """
import resource, sys
from datetime import UTC, datetime
from pathlib import Path
resource.setrlimit(resource.RLIMIT_AS, (600_000_000, 600_000_000))
from group_supervision.config import load_config
from group_supervision.errors import SupervisionError
from group_supervision.formats.library import load_all
from group_supervision.live.following import Follower
from group_supervision.live.clock import MachineClock
from group_supervision.storage.library import Library
from group_supervision.storage.ordinary_words import ordinary_words
from group_supervision.storage.heartbeat import read_heartbeat
home = Path(sys.argv[1])
reads = {
    "config.toml": lambda: load_config(home),
    "index.json": lambda: Library(home).summaries(datetime.now(UTC)),
    "stage.json": lambda: (read_heartbeat(home), Follower(home, MachineClock()).look()),
    "ordinary-words.txt": lambda: ordinary_words(home),
    "formats/mine.toml": load_all,
    "sessions/mine.json": lambda: Library(home).load("mine"),
}
try:
    reads[sys.argv[2]]()
except SupervisionError:
    pass
print("answered")
"""
OURS = [
    "config.toml",
    "index.json",
    "stage.json",
    "ordinary-words.txt",
    "formats/mine.toml",
    "sessions/mine.json",
]


def pipe(path: Path) -> None:
    os.mkfifo(path)


def device(path: Path) -> None:
    path.symlink_to("/dev/zero")


def huge(path: Path) -> None:
    path.touch()
    os.truncate(path, 8_000_000_000)


def folder(path: Path) -> None:
    path.mkdir()


IRREGULAR: dict[str, Callable[[Path], None]] = {
    "a pipe": pipe,
    "a device": device,
    "a file of 8 GB": huge,
    "a folder": folder,
}


@pytest.mark.parametrize("name", OURS)
@pytest.mark.parametrize("irregular", IRREGULAR)
def test_whatever_lies_in_the_place_of_a_file_the_answer_comes(
    home: Path, name: str, irregular: str
) -> None:
    path = home / name
    path.parent.mkdir(parents=True, exist_ok=True)
    (home / "sessions").mkdir(exist_ok=True)
    IRREGULAR[irregular](path)
    ended = subprocess.run(
        [sys.executable, "-c", READ_EVERYTHING, str(home), name],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert ended.stdout == "answered\n", ended.stderr
    assert os.path.lexists(path)


def test_settings_and_formats_that_are_pipes_are_named_with_the_reason(home: Path) -> None:
    home.mkdir()
    pipe(home / "config.toml")
    pipe(home / "mine.toml")
    with pytest.raises(ConfigError, match="it isn't a regular file"):
        load_config(home)
    with pytest.raises(FormatError, match="it isn't a regular file"):
        read_format_file(home / "mine.toml")


def test_a_link_to_a_file_is_read(home: Path) -> None:
    home.mkdir()
    (home / "elsewhere").write_text("length = 75")
    (home / "config.toml").symlink_to(home / "elsewhere")
    assert load_config(home, {}) == Config(length=75)


def test_a_file_of_just_the_size_is_read_and_one_byte_more_is_not(tmp_path: Path) -> None:
    path = tmp_path / "text"
    path.write_text("é" * 5, "utf-8")
    assert read_text(path, 10) == "é" * 5
    with pytest.raises(OSError, match="too large"):
        read_text(path, 9)


def test_a_format_whose_file_name_is_no_text_is_named_and_stops_nothing(home: Path) -> None:
    formats = home / "formats"
    formats.mkdir(parents=True)
    shipped = sorted((Path(__file__).parent.parent.parent / "sessions").glob("*.toml"))
    bad = os.path.join(os.fsencode(formats), b"m\xff\x1b[2Jine.toml")  # noqa: PTH118 - bytes
    with open(bad, "wb") as file:  # noqa: PTH123 - bytes
        file.write(shipped[0].read_bytes())
    found, complaints = load_all()
    assert sorted(each.id for each in found) == [path.stem for path in shipped]
    (complaint,) = complaints
    assert complaint.startswith("m[2Jine.toml: ")
    assert "file name" in complaint


@contextmanager
def nobody() -> Iterator[Path]:
    """Give a folder of nobody's own, and no right to read what nobody may not."""
    with TemporaryDirectory(dir="/tmp") as made:
        if os.geteuid() != 0:
            yield Path(made)
            return
        os.chown(made, 65534, 65534)
        os.seteuid(65534)
        try:
            yield Path(made)
        finally:
            os.seteuid(0)


@pytest.mark.parametrize("rights", [0o000, 0o500, 0o600])
def test_a_folder_of_sessions_without_rights_is_one_sentence(
    clock: StoppedClock, rights: int
) -> None:
    with nobody() as home:
        sessions = home / "sessions"
        sessions.mkdir(mode=0o700)
        (sessions / "k7p2mn.json").write_text("{")
        sessions.chmod(rights)
        library = Library(home)
        assert library.summaries(clock.now()) == []
        assert len(library.set_aside) <= 1
        assert unfinished(home, clock) == []
        with pytest.raises(StoreError) as caught:
            library.load("k7p2mn")
        assert str(caught.value).count(". ") <= 1
        with pytest.raises(StoreError, match=r"sessions \(Permission denied\)"):
            DataFolder(home).claim()
        sessions.chmod(0o700)


def test_a_lock_that_is_removed_in_mid_session_lets_nobody_in(
    live: LiveSession, home: Path
) -> None:
    live.perform(commands.begin)
    (home / "live.lock").unlink()
    other = DataFolder(home)
    assert is_refused(other)
    assert is_refused(other)
    live.close()
    assert not is_refused(other)
    other.release()


def is_refused(folder: DataFolder) -> bool:
    """Say whether another console is told that one runs already."""
    try:
        folder.claim()
    except Refusal as refusal:
        return "another window" in str(refusal)
    return False
