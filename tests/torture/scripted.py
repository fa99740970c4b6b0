"""Sessions that are led by a script, in both consoles, until something happens to them."""

import os
import select
import subprocess
import sys
import time
from collections.abc import Iterable, Sequence
from contextlib import suppress
from random import Random

from benchmarks.terminal import Terminal
from tests.torture.kept import NOTE

PROGRAM = (sys.executable, "-m", "group_supervision")
LIVE = ("run", "--notes", "live")
PLAIN = (*PROGRAM, "--plain", *LIVE)
DRAWN = (*PROGRAM, *LIVE)

LINES = (
    *("", "a", "n", "m h", NOTE, "+", "n", "n", "m h", NOTE, "r 1", "n", "p"),
    *("n", "m q", NOTE, "a", "a", "+", "u", "n", "w 1", "n", "n", "y", "", ""),
)
"""A whole session line by line: begun, noted, paused, ended, reviewed, kept."""
KEYS = ("\r", " ", "n", "m", f"{NOTE}\r", "+", "u", "n", "n", "]", "m", f"{NOTE}\r", " ", " ", "b")
"""The first half of a session in keys."""


class Lines:
    """The plain console, fed line by line through a pipe."""

    def __init__(self, command: Sequence[str] = PLAIN) -> None:
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
        )
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._into, self._out = self._process.stdin.fileno(), self._process.stdout.fileno()
        self.said = b""

    def listen(self, seconds: float) -> None:
        """Take in what is said, for so long."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            if select.select([self._out], [], [], left)[0]:
                data = os.read(self._out, 65536)
                if not data:
                    return
                self.said += data

    def wait_for(self, words: str, limit: float = 20.0) -> None:
        """Listen until something is said."""
        end = time.monotonic() + limit
        while words.encode() not in self.said:
            assert time.monotonic() < end, f"“{words}” was never said: {self.said!r}"
            self.listen(0.02)

    def say(self, line: str) -> None:
        """Type a line; a program that has gone hears nothing."""
        with suppress(BrokenPipeError):
            os.write(self._into, f"{line}\n".encode())

    def signal(self, number: int) -> None:
        """Send it a signal."""
        self._process.send_signal(number)

    def kill(self) -> None:
        """Kill it, and take in the last it said."""
        self._process.kill()
        self.end()

    def wait(self, limit: float = 30.0) -> int:
        """Wait until it has ended by itself, its input still open; return the exit code."""
        end = time.monotonic() + limit
        while self._process.poll() is None and time.monotonic() < end:
            self.listen(0.05)
        return self.end(1)

    def end(self, limit: float = 30.0) -> int:
        """Let the input end and wait; return the exit code."""
        more, _ = self._process.communicate(timeout=limit)
        self.said += more
        return self._process.returncode

    def __enter__(self) -> "Lines":
        return self

    def __exit__(self, *_: object) -> None:
        if self._process.poll() is None:
            self._process.kill()
            self._process.communicate()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                pipe.close()


def said(
    lines: Iterable[str], command: Sequence[str] = PLAIN
) -> "subprocess.CompletedProcess[str]":
    """Run a program with all its lines in a pipe, to its end or until it is killed."""
    return subprocess.run(
        command, input="".join(f"{each}\n" for each in lines), capture_output=True, text=True,
        timeout=60, check=False,
    )  # fmt: skip


def kill_while_lines_are_typed(chance: Random) -> int:
    """Type lines until a moment of chance, then kill; return how many notes were said kept."""
    with Lines() as console:
        console.wait_for("Enter: open it")
        end = time.monotonic() + chance.uniform(0.0, 0.6)
        for line in LINES:
            console.say(line)
            console.listen(min(chance.uniform(0.0, 0.05), max(0.0, end - time.monotonic())))
            if time.monotonic() >= end:
                break
        console.kill()
        return console.said.count(b"Kept: ")


def kill_while_keys_are_pressed(chance: Random) -> bytes:
    """Press keys until a moment of chance, then kill; return what was drawn."""
    with Terminal(DRAWN) as console:
        sit_down(console)
        end = time.monotonic() + chance.uniform(0.0, 0.9)
        for keys in KEYS:
            console.send(keys)
            console.pump(min(chance.uniform(0.0, 0.06), max(0.0, end - time.monotonic())))
            if time.monotonic() >= end:
                break
        console.signal(9)
        console.wait()
        return console.raw


def sit_down(console: Terminal) -> None:
    """Wait for the set-up form; a locked folder is asked about first, and left locked."""
    console.wait_for("n")  # either of them
    while "go on without" not in console.text and not console.shows("The plan"):
        assert console.pump(20), "neither was ever asked"
    if "go on without" in console.text:
        console.send("\r")
    console.wait_for("The plan")
