"""Console and stage as two real processes, each in a terminal of its own."""

import json
import os
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(os.name == "nt", reason="needs a pseudo-terminal")

if os.name != "nt":
    from benchmarks.terminal import Terminal

PROGRAM = [sys.executable, "-m", "group_supervision"]
STAGE = [*PROGRAM, "stage"]
TITLES = (
    "Arriving",
    "The presenter speaks",
    "The presenter sits back",
    "The group wonders aloud",
    "The presenter returns",
    "Thinking together",
    "Closing",
)
ALONE = "console away"


@pytest.fixture
def stack() -> Iterator[ExitStack]:
    """Close every terminal at the end."""
    with ExitStack() as opened:
        yield opened


def console(stack: ExitStack, *options: str) -> "Terminal":
    terminal = stack.enter_context(Terminal([*PROGRAM, "run", "--notes", "live", *options]))
    terminal.wait_for("The plan")
    terminal.press("\r", "Welcome")
    return terminal


def stage(stack: ExitStack) -> "Terminal":
    return stack.enter_context(Terminal(STAGE))


def published(home: Path) -> dict[str, object]:
    keys: dict[str, object] = json.loads((home / "stage.json").read_text("utf-8"))
    return keys


def test_a_whole_session_in_two_windows(stack: ExitStack, home: Path) -> None:
    wall = stage(stack)
    wall.wait_for("We begin in a moment.")
    desk = console(stack)
    desk.press(" ", "Arriving")
    wall.wait_for("Arriving")
    for number, title in enumerate(TITLES[1:], 1):
        if number == 2:
            desk.press("n", "n again")
        desk.press("n", title)
        wall.wait_for(title)
        assert ALONE not in wall.text
    desk.press("n", "End the session")
    desk.press("\r", "Thank you")
    wall.wait_for("Thank you")
    desk.wait_for("Enter review")
    desk.press("\r", "The review is covered.")
    desk.press("h", "Review")
    desk.press("\r", "Saved")
    desk.send("\x11")
    assert desk.wait() == 0
    wall.settle(0.5)
    assert wall.shows("Thank you")
    wall.press("q", "Close this screen?")
    wall.send("\r")
    assert wall.wait() == 0
    assert b"Traceback" not in wall.raw
    assert list((home / "presence").iterdir()) == []


def test_killed_in_wonder_the_console_leaves_a_stage_that_counts_and_says_so(
    stack: ExitStack,
) -> None:
    desk = console(stack, "--speed", "60")
    desk.press(" ", "Arriving")
    wall = stage(stack)
    wall.wait_for("Arriving")
    desk.press("n", TITLES[1])
    desk.press("n", "n again")
    desk.press("n", TITLES[2])
    desk.press("n", TITLES[3])
    wall.wait_for(TITLES[3])
    desk.signal(signal.SIGKILL)
    desk.wait()
    wall.wait_for(ALONE)
    before = wall.text
    wall.pump(1.5)
    wall.settle(1.2, 3)
    assert wall.text != before, "it counts on"
    assert wall.shows(TITLES[3])
    again = stack.enter_context(Terminal(PROGRAM))
    again.wait_for("Continue the session")
    again.send("\r")
    again.wait_for(TITLES[3])
    end = time.monotonic() + 10
    while ALONE in wall.text and time.monotonic() < end:
        wall.pump(0.2)
    assert ALONE not in wall.text


def test_killed_and_started_again_the_stage_shows_the_same(stack: ExitStack) -> None:
    desk = console(stack)
    desk.press(" ", "Arriving")
    desk.press(" ", "We're pausing")
    wall = stage(stack)
    wall.wait_for("We're pausing")
    wall.settle()
    before = wall.text
    wall.signal(signal.SIGKILL)
    wall.wait()
    again = stage(stack)
    again.wait_for("We're pausing")
    again.settle()
    assert again.text == before


def test_three_stages_and_many_rapid_keys(stack: ExitStack, home: Path) -> None:
    desk = console(stack)
    desk.press(" ", "Arriving")
    desk.press("n", TITLES[1])
    desk.press("n", "n again")
    desk.press("n", TITLES[2])
    desk.press("n", TITLES[3])
    walls = [stage(stack) for _ in range(3)]
    for wall in walls:
        wall.wait_for(TITLES[3])
    for number in range(200):
        desk.send("]" if number % 3 else "t")
        desk.pump(0.005)
        for wall in walls:
            wall.pump(0)
    desk.press("b", "One moment, please")
    for wall in walls:
        wall.wait_for("One moment, please")
        wall.settle()
    keys = published(home)
    assert keys["state"] == "curtain"
    views = {wall.text for wall in walls}
    assert len(views) == 1
    assert all(b"Traceback" not in wall.raw for wall in walls)


def test_terminated_it_leaves_the_terminal_as_it_was(home: Path) -> None:
    home.mkdir(parents=True)
    wall = Terminal(STAGE)
    with wall:
        before = wall.modes
        wall.wait_for("We begin in a moment.")
        wall.signal(signal.SIGTERM)
        assert wall.wait() == 128 + signal.SIGTERM
        assert wall.modes == before
    assert list((home / "presence").iterdir()) == []


def test_an_unknown_theme_is_refused_before_anything_is_drawn(stack: ExitStack) -> None:
    wall = stack.enter_context(Terminal([*STAGE, "--theme", "mauve"]))
    assert wall.wait() == 2
    assert "There's no theme “mauve”" in wall.text


@pytest.mark.parametrize("key", ["\x03", "q", "\x11"], ids=["ctrl+C", "q", "ctrl+Q"])
def test_a_stage_asks_first_and_leaves_a_clear_terminal(stack: ExitStack, key: str) -> None:
    shell = ["sh", "-c", f"echo a file with a name; exec {' '.join(STAGE)}"]
    wall = stack.enter_context(Terminal(shell))
    wall.wait_for("We begin in a moment.")
    wall.press(key, "Close this screen?")
    wall.send(key)
    wall.press("\x1b", "We begin in a moment.")
    wall.settle()
    assert "Close" not in wall.text
    wall.press(key, "Close this screen?")
    wall.send("\r")
    assert wall.wait() == 0
    last = wall.raw.rpartition(b"\x1b[?1049l")[2]
    assert last.endswith(b"\x1b[H\x1b[2J")
    assert not wall.text.strip()


def test_a_stage_that_is_told_to_stop_leaves_a_clear_terminal_too(stack: ExitStack) -> None:
    wall = stage(stack)
    wall.wait_for("We begin in a moment.")
    wall.signal(signal.SIGTERM)
    assert wall.wait() == 128 + signal.SIGTERM
    assert wall.raw.endswith(b"\x1b[H\x1b[2J")
