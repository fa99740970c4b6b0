"""Killed as it enters a system call: the n-th fsync, rename, utimensat, mkdir, unlink or fchmod."""

import shutil
import subprocess
from itertools import cycle
from pathlib import Path

import pytest

from tests.torture.kept import check, lock, locked_copy, notes
from tests.torture.rows import LONG, Row, many

STRACE = shutil.which("strace")


def can_trace() -> bool:
    """Say whether this system lets strace start a program and kill it."""
    if STRACE is None:
        return False
    tried = subprocess.run(
        [STRACE, "-f", "-qq", "-o", "/dev/null", "-e", "inject=fsync:signal=KILL", "true"],
        check=False,
        capture_output=True,
    )
    return tried.returncode == 0


pytestmark = pytest.mark.skipif(not can_trace(), reason="needs strace, which Linux has")

if STRACE is not None:
    from tests.torture.scripted import LINES, PLAIN, said

CALLS = ("fsync", "rename", "utimensat", "mkdir", "unlink", "fchmod")
"""What the program asks of the system when it changes the disk; each with its kin."""
KIN = {
    "rename": "rename,renameat,renameat2",
    "mkdir": "mkdir,mkdirat",
    "unlink": "unlink,unlinkat",
    "fchmod": "fchmod,fchmodat,chmod",
}
KILLS = many(2, "CALL_KILLS")


def killed_at(call: str, number: int) -> "subprocess.CompletedProcess[str]":
    """Lead a whole session, and kill it as it enters a call for the `number`-th time."""
    calls = KIN.get(call, call)
    assert STRACE is not None
    trace = [STRACE, "-f", "-qq", "-o", "/dev/null", "-e", f"trace={calls}"]
    inject = ["-e", f"inject={calls}:signal=KILL:when={number}"]
    return said(LINES, (*trace, *inject, *PLAIN))


@pytest.mark.parametrize("locked", [False, True], ids=["open", "locked"])
def test_killed_on_entry_of_a_call_what_was_confirmed_is_on_the_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, locked: bool
) -> None:
    if locked and not LONG:
        pytest.skip("make torture kills it locked too")
    model = tmp_path / "locked"
    if locked:
        lock(model)
    counts = dict.fromkeys(CALLS, 0)
    waiting = cycle(CALLS)
    used_up: set[str] = set()
    numbers = dict.fromkeys(CALLS, 0)
    while sum(counts.values()) < KILLS // (2 if LONG else 1) and len(used_up) < len(CALLS):
        call = next(waiting)
        if call in used_up:
            continue
        numbers[call] += 1
        home = tmp_path / f"{call}-{numbers[call]}"
        monkeypatch.setenv("GROUP_SUPERVISION_HOME", str(home))
        if locked:
            locked_copy(model, home)
        ended = killed_at(call, numbers[call])
        assert "Traceback" not in ended.stderr
        assert notes(home) >= ended.stdout.count("Kept: ")
        check(home)
        if ended.returncode == 0:
            used_up.add(call)  # it doesn't enter it that often
        else:
            counts[call] += 1
        again = said(("", "q"), PLAIN)
        assert again.returncode == 0, again.stderr
        assert not list(home.rglob("*.tmp-*")), "what was left is swept at the next start"
    kinds = ", ".join(f"{call} {count}" for call, count in counts.items() if count)
    Row(
        "Kills on entry of a system call",
        f"kill -9 as it enters the first, second, … {kinds};"
        f" data folder {'locked' if locked else 'not locked'}",
        sum(counts.values()),
        "the next start answers and ends in good order",
        "every session whole and readable; every note that was said to be kept; what was half"
        " written is swept at the next start",
    ).write_down()
