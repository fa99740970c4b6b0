"""The programs that are measured, and how to bring each into the state to measure."""

import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.terminal import Terminal

PYTHON = sys.executable
OURS = (PYTHON, "-m", "group_supervision")
BARE = (PYTHON, str(Path(__file__).parent / "bare.py"))

WAITED = "Waited for by every start"


@dataclass(frozen=True)
class Program:
    """A program and the way into it."""

    name: str
    command: Sequence[str]
    ready: str
    """What stands on the screen when it is ready."""
    way_in: Callable[[Terminal], None] = field(default=lambda _: None)
    columns: int = 120
    rows: int = 40
    screens: str = "one"

    def start(self) -> Terminal:
        """Start it in a data folder of its own."""
        home = tempfile.mkdtemp(prefix="bench-")
        return Terminal(
            self.command,
            columns=self.columns,
            rows=self.rows,
            env={"GROUP_SUPERVISION_HOME": home, "GROUP_SUPERVISION_SCREENS": self.screens},
        )

    def enter(self) -> Terminal:
        """Start it and go to the state that is measured."""
        terminal = self.start()
        terminal.wait_for(self.ready)
        terminal.settle()
        self.way_in(terminal)
        terminal.settle()
        return terminal


def session(*keys: str) -> Callable[[Terminal], None]:
    """Return the way into a session, and further with `keys`."""

    def way_in(terminal: Terminal) -> None:
        terminal.press("\r", "Welcome")
        terminal.press(" ", "Arriving")
        for key in keys:
            terminal.tap(key)
            terminal.settle(0.2)

    return way_in


TO_WONDER = ("n", "n", "n", "n")

bare = Program("bare", BARE, "bare is here")
bare_input = Program("bare Input", (*BARE, "input"), "bare is here")
home = Program("home", OURS, "Start a session")


def run(name: str, *keys: str, screens: str = "one") -> Program:
    """Return a session that was brought into a state with `keys`."""
    command = (*OURS, "run", "--notes", "live")
    return Program(name, command, "The plan", session(*keys), screens=screens)


minutes_face = run("minutes face", *TO_WONDER)
seconds_face = run("seconds face", *TO_WONDER, "t")
bar_face = run("bar face", "n")
no_face = run("no face", "n", "n", "n")
paused = run("paused", *TO_WONDER, " ")
stage = Program("stage, looking", (*OURS, "stage"), "We begin in a moment.")
console = run("console, running", *TO_WONDER, "\t")
note_line = run("note line", *TO_WONDER, "m", screens="two")
"""On one screen nothing is painted of a letter: it has no latency to measure."""
