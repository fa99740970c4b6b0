"""kill -9 at moments of chance, in both consoles, locked and not, while a stage follows."""

import os
from pathlib import Path
from random import Random

import pytest

from tests.torture.kept import TYPED, check, lock, notes
from tests.torture.rows import LONG, Row, many

pytestmark = pytest.mark.skipif(os.name == "nt", reason="needs a pseudo-terminal")

if os.name != "nt":
    from benchmarks.terminal import Terminal
    from tests.torture.scripted import (
        PROGRAM,
        kill_while_keys_are_pressed,
        kill_while_lines_are_typed,
    )

KILLS = many(4, "KILLS") // (4 if LONG else 2)
"""Kills of each of four kinds of session."""
SEED = 20261127


def put_away(home: Path) -> None:
    """Take away all sessions but the last two: each was looked at after its own kill."""
    looked_at = sorted((home / "sessions").glob("*.json"), key=lambda path: path.stat().st_mtime)
    for path in looked_at[:-2]:
        path.unlink()


@pytest.mark.parametrize("locked", [False, True], ids=["open", "locked"])
@pytest.mark.parametrize("console", ["keys", "lines"])
def test_killed_at_a_moment_of_chance_what_was_confirmed_is_on_the_disk(
    home: Path, console: str, locked: bool
) -> None:
    if not LONG and (locked or console == "keys"):
        pytest.skip("make torture does this; make test has test_kills.py for keys")
    home.mkdir(mode=0o700)
    if locked:
        lock(home)
    chance = Random(f"{SEED} {console} {locked}")
    with Terminal([*PROGRAM, "stage"]) as wall:
        wall.wait_for("We begin in a moment.")
        for _ in range(KILLS):
            put_away(home)
            if console == "lines":
                before = notes(home)
                confirmed = kill_while_lines_are_typed(chance)
                assert notes(home) >= before + confirmed
            else:
                drawn = kill_while_keys_are_pressed(chance)
                assert b"Traceback" not in drawn
                assert not any(each.encode() in drawn.lower() for each in TYPED)
            check(home)
            wall.pump(0)
        wall.settle(0.3, 3)
        assert b"Traceback" not in wall.raw
        wall.press("q", "Close this screen?")
        wall.send("\r")
        assert wall.wait() == 0
    Row(
        "Kills at random moments",
        f"kill -9 while {console} come, data folder {'locked' if locked else 'not locked'},"
        " a stage following",
        KILLS,
        "not looked at here (tests/test_kills.py does); the stage goes on and closes in good order",
        "every session whole and readable; every note that was said to be kept; no typed name or"
        " number; the stage never ahead of the session",
    ).write_down()
