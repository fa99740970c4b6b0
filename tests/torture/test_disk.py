"""A disk that is full, refuses, or goes away in mid-session; and what is written where."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.torture.kept import NOTE, check, notes, sessions
from tests.torture.rows import LONG, Row
from tests.torture.test_kills_on_calls import STRACE, can_trace

pytestmark = pytest.mark.skipif(
    os.name == "nt" or not LONG, reason="make torture does this, where there is POSIX"
)

if os.name != "nt":
    from tests.torture.scripted import LINES, PLAIN, Lines, said

ROOT = Path(__file__).parent.parent.parent
needs_strace = pytest.mark.skipif(not can_trace(), reason="needs strace, which Linux has")


def begun(console: "Lines") -> None:
    """Begin a session line by line."""
    for line, answer in (("", "Ready."), ("a", "Begun.")):
        console.say(line)
        console.wait_for(answer)


def note(console: "Lines") -> None:
    """Take a note, and wait until it is in memory at least."""
    before = console.said.count(b"Kept: ")
    console.say("m h")
    console.listen(0.2)
    console.say(NOTE)
    for _ in range(200):
        if console.said.count(b"Kept: ") > before:
            return
        console.listen(0.05)
    raise AssertionError(f"it was never kept: {console.said!r}")


def test_a_folder_that_is_taken_away_and_comes_back(home: Path) -> None:
    with Lines() as console:
        begun(console)
        note(console)
        away = home.rename(home.with_name("away"))
        note(console)
        console.listen(3)
        assert not home.exists()
        away.rename(home)
        console.listen(6)
        assert notes(home) == 2, "it is written by itself once the folder is back"
        assert console.end() == 0
    assert b"Traceback" not in console.said
    assert b"Not saved: the disk would not take it." in console.said
    assert b"Saved again." in console.said
    check(home)
    Row(
        "The disk",
        "the data folder taken away in mid-session and put back",
        1,
        "“Not saved: the disk would not take it. The session carries on …”, then “Saved again.”",
        "everything, six seconds after it came back",
    ).write_down()


@needs_strace
@pytest.mark.parametrize("error", ["ENOSPC", "EIO", "EROFS", "EDQUOT"])
def test_a_disk_that_refuses_for_a_while(home: Path, error: str) -> None:
    assert STRACE is not None
    trace = [STRACE, "-f", "-qq", "-o", "/dev/null", "-e", "trace=fsync"]
    inject = ["-e", f"inject=fsync:error={error}:when=4..12"]
    ended = said(LINES, (*trace, *inject, *PLAIN))
    assert ended.returncode == 0
    assert "Traceback" not in ended.stderr
    assert "Not saved: the disk would not take it." in ended.stdout
    (kept,) = sessions(home)
    assert len(kept.session.notes) == ended.stdout.count("Kept: ")
    assert not list(home.rglob("*.tmp-*"))
    check(home)
    Row(
        "The disk",
        f"nine times in a session the disk refuses to keep what is written: {error}",
        9,
        "“Not saved: the disk would not take it. The session carries on …”, then “Saved again.”",
        "everything, with the next thing that the disk takes",
    ).write_down()


FULL = """
import json, os, sys
from pathlib import Path
from tests.torture.kept import check, notes
from tests.torture.scripted import Lines
from tests.torture.test_disk import begun, note

home = Path(sys.argv[1])
os.environ["GROUP_SUPERVISION_HOME"] = str(home)
filler = home.parent / "filler"
with Lines() as console:
    begun(console)
    note(console)
    with filler.open("wb", buffering=0) as file:
        try:
            while True:
                file.write(bytes(1024))
        except OSError:
            pass
    note(console)
    console.listen(3)
    kept_when_full = notes(home)
    filler.unlink()
    console.listen(6)
    after = notes(home)
    code = console.end()
check(home)
print(json.dumps([kept_when_full, after, code, console.said.decode()]))
"""


def can_mount() -> bool:
    """Say whether a small disk can be had that nobody else sees."""
    unshare = shutil.which("unshare")
    if unshare is None or os.geteuid() != 0:
        return False
    command = [unshare, "-m", "mount", "-t", "tmpfs", "none", "/mnt"]
    return subprocess.run(command, check=False, capture_output=True).returncode == 0


@pytest.mark.skipif(not can_mount(), reason="needs the right to mount a small disk")
def test_a_disk_that_is_full_and_has_room_again(tmp_path: Path) -> None:
    script = (
        f"mount -t tmpfs -o size=256k none {tmp_path} && mkdir -m 700 {tmp_path}/home &&"
        f' exec "$@" {tmp_path}/home'
    )
    ended = subprocess.run(
        ["unshare", "-m", "sh", "-c", script, "sh", sys.executable, "-c", FULL],
        capture_output=True,
        text=True,
        cwd=ROOT,
        timeout=120,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    when_full, after, code, words = json.loads(ended.stdout)
    assert (when_full, after, code) == (1, 2, 0), words
    assert "Not saved: the disk would not take it." in words
    assert "Saved again." in words
    Row(
        "The disk",
        "a disk of 256 KB filled to the last byte in mid-session, and cleared",
        1,
        "“Not saved: the disk would not take it. The session carries on …”, then “Saved again.”",
        "while it is full the session as it was, whole; with room again, everything",
    ).write_down()


OPENED = re.compile(
    r'(?:openat\(AT_FDCWD, |creat\(|mkdir\(|rename\(|unlink\()"([^"]*)"(?:, ([A-Z_|]*))?'
)


@needs_strace
@pytest.mark.parametrize("command", ["session", "export", "doctor"])
def test_nothing_is_written_outside_of_the_data_folder(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    assert STRACE is not None
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    said(LINES)
    (session,) = (home / "sessions").glob("*.json")
    program = PLAIN[:3]
    out = tmp_path / "out"
    out.mkdir()
    commands = {
        "session": PLAIN,
        "export": (*program, "sessions", "export", session.stem, "--to", f"{out}/record.md"),
        "doctor": (*program, "doctor"),
    }
    log = tmp_path / "log"
    calls = "openat,creat,mkdir,rename,unlink,symlink,link,connect,bind"
    trace = (STRACE, "-f", "-qq", "-o", str(log), "-s", "300", "-e", f"trace={calls}")
    ended = said(LINES, (*trace, *commands[command]))
    assert "Traceback" not in ended.stderr
    lines = log.read_text("utf-8", "replace").splitlines()
    assert not [line for line in lines if re.search(r"\b(connect|bind)\(.*AF_INET", line)]
    changed = set()
    for line in lines:
        found = OPENED.search(line)
        if found and "ENOENT" not in line and "EEXIST" not in line:
            path, flags = found.groups()
            if "openat" not in line or re.search("O_WRONLY|O_RDWR|O_CREAT", flags or ""):
                changed.add(path)
    strange = {path for path in changed if not path.startswith((str(home), str(out), "/dev/"))}
    assert strange == set()
    assert (out / "record.md").exists() is (command == "export")
    Row(
        "What is written where",
        f"every file that a process opens to write, makes, moves or removes: {command}",
        len(changed),
        "what was asked for",
        "only the data folder, and the folder an export is told; no connection to anywhere",
    ).write_down()
