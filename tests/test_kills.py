"""kill -9: in each phase, in pause, in overtime, while typing, and at random moments.

Whatever was confirmed on the screen is on the disk; on continue the clock is right.
"""

import json
import os
import random
import signal
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(os.name == "nt", reason="needs a pseudo-terminal")

if os.name != "nt":
    from benchmarks.terminal import Terminal

PROGRAM = [sys.executable, "-m", "group_supervision"]
KILLS = int(os.environ.get("KILLS", "6"))
"""How many random kills. `KILLS=100 make test` runs the long form."""


@pytest.fixture
def terminal() -> Iterator["Terminal"]:
    """Start a session with notes as people speak, and let it begin."""
    with Terminal([*PROGRAM, "run", "--notes", "live"]) as started:
        started.wait_for("The plan")
        started.press("\r", "Welcome")
        started.press(" ", "Arriving")
        yield started


def kill(terminal: "Terminal") -> None:
    terminal.signal(signal.SIGKILL)
    terminal.wait()


def only_session(home: Path) -> dict[str, object]:
    (path,) = (home / "sessions").glob("*.json")
    keys: dict[str, object] = json.loads(path.read_text("utf-8"))
    return keys


def facts(home: Path) -> list[dict[str, object]]:
    events = only_session(home)["events"]
    assert isinstance(events, dict)
    return [events[key] for key in sorted(events, key=int)]


def continued(columns: int = 80) -> "Terminal":
    terminal = Terminal(PROGRAM, columns=columns)
    terminal.wait_for("Continue the session")
    terminal.send("\r")
    return terminal


@pytest.mark.parametrize("phase", [0, 1, 4, 6])
def test_killed_in_any_phase_it_goes_on_there_with_the_clock_right_to_a_second(
    terminal: "Terminal", home: Path, phase: int
) -> None:
    titles = (
        "Arriving",
        "The presenter speaks",
        "The presenter sits back",
        "The group wonders aloud",
        "The presenter returns",
        "at the presenter's pace",  # the title stands on home as well
        "Closing",
    )
    for number in range(1, phase + 1):
        if number == 2:
            terminal.press("n", "n again")
        terminal.press("n", titles[number])
    entered = facts(home)[-1]["at"]
    opened = datetime.fromisoformat(_anchor(home))
    kill(terminal)
    time.sleep(0.5)
    with continued(columns=60) as again:  # where the figures are plain text
        again.wait_for(titles[phase])
        again.press("\t", "session ")
        assert isinstance(entered, float)
        again.settle(0.2)
        passed = (datetime.now(UTC) - opened).total_seconds() - entered
        shown = _left(again.text)
        allotted = (4, 10, 1, 25, 5, 10, 5)[phase] * 60
        assert abs((allotted - shown) - passed) <= 1.5


def _anchor(home: Path) -> str:
    session = only_session(home)["session"]
    assert isinstance(session, dict)
    return str(session["1"]["anchors"][0]["wall"])


def _left(text: str) -> int:
    """Return the seconds that are left of the phase, as the console shows them."""
    (line,) = [line for line in text.splitlines() if "left of" in line]
    minutes, seconds = line.split("left of")[0].strip().split(":")
    return int(minutes) * 60 + int(seconds)


def test_killed_in_a_pause_it_is_still_paused(terminal: "Terminal", home: Path) -> None:
    terminal.press(" ", "We're pausing")
    kill(terminal)
    with continued() as again:
        again.wait_for("We're pausing")
        again.wait_for("space go on")
    assert [fact["event"] for fact in facts(home)] == ["phase-entered", "clock-paused"]


def test_killed_while_typing_it_loses_the_line_and_nothing_else(
    terminal: "Terminal", home: Path
) -> None:
    terminal.press("m", "note: 0 words")
    terminal.press("kept for good", "note: 3 words")
    terminal.press("\r", "kept")
    terminal.press("m", "note: 0 words")
    terminal.press("only a draft", "note: 3 words")
    kill(terminal)
    with continued() as again:
        again.wait_for("Arriving")
        again.press("\t", "1 note")
        again.press("h", "kept for good")
        assert "draft" not in again.text
    whole = "".join(path.read_text("utf-8") for path in home.rglob("*") if path.is_file())
    assert "kept for good" in whole
    assert "draft" not in whole


def test_killed_at_random_moments_it_leaves_readable_files(home: Path) -> None:
    chance = random.Random(20260304)
    for _ in range(KILLS):
        with Terminal([*PROGRAM, "run", "--notes", "live"]) as terminal:
            terminal.wait_for("The plan")
            terminal.press("\r", "Welcome")
            end = time.monotonic() + chance.uniform(0.05, 0.9)
            keys = [*" nnn", "m", "a guess\r", "+", "u", "n", "m", "one more\r", "b", "b", "n", "n"]
            for key in keys:
                if time.monotonic() >= end:
                    break
                terminal.send(key)
                terminal.pump(chance.uniform(0.0, 0.06))
            kill(terminal)
    files = list((home / "sessions").glob("*.json"))
    for path in files:
        keys_on_disk = json.loads(path.read_text("utf-8"))
        numbers = sorted(map(int, keys_on_disk["events"]))
        assert numbers == list(range(1, len(numbers) + 1))
    from group_supervision.storage.library import Library

    library = Library(home)
    assert len(library.summaries(datetime.now(UTC))) == len(files)
    assert not library.set_aside


def test_stopped_for_longer_than_a_minute_it_asks(home: Path) -> None:
    """A stop is the same to the program as sleep: it did not look at the clock."""
    with Terminal([*PROGRAM, "run", "--notes", "live"]) as terminal:
        terminal.wait_for("The plan")
        terminal.press("\r", "Welcome")
        terminal.press(" ", "Arriving")
        kill(terminal)
    past = time.time() - 95
    os.utime(home / "stage.json", (past, past))
    _let_it_have_begun_earlier(home, 100)
    with continued() as again:
        again.wait_for("We're pausing")
        again.wait_for("○ tab")
        again.press("\t", "asleep for 2 minutes")
        again.press("\r", "left of 4:00")


def _let_it_have_begun_earlier(home: Path, seconds: float) -> None:
    """Move the session's anchor into the past, as if it had been going on for a while."""
    (path,) = (home / "sessions").glob("*.json")
    keys = json.loads(path.read_text("utf-8"))
    anchor = keys["session"]["1"]["anchors"][0]
    wall = datetime.fromisoformat(anchor["wall"]).timestamp() - seconds
    anchor["wall"] = datetime.fromtimestamp(wall, UTC).isoformat()
    path.write_text(json.dumps(keys), "utf-8")
