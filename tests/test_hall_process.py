"""Real consoles in a hall: one of two tables is killed, is missed, and comes back."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from group_supervision.core.hall import Notice, Standing
from group_supervision.guide.hall import SILENT_AFTER, Hall
from group_supervision.live.clock import MachineClock, steady_seconds
from group_supervision.paths import HOME_VARIABLE

PATIENCE = 20.0
"""Seconds after which something that was waited for isn't going to happen."""


class Ahead(MachineClock):
    """This machine's clock, whose steady seconds can be moved on."""

    def __init__(self) -> None:
        self.ahead = 0.0
        super().__init__(steady=lambda: steady_seconds() + self.ahead)


class Group:
    """A console at a table, on a data folder of its own."""

    def __init__(self, home: Path, *arguments: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "group_supervision", "practice", "--plain", *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env={**os.environ, HOME_VARIABLE: str(home)},
            text=True,
        )

    def type(self, *lines: str) -> None:
        assert self.process.stdin is not None
        for line in lines:
            self.process.stdin.write(f"{line}\n")
            self.process.stdin.flush()

    def kill(self) -> None:
        self.process.kill()
        assert self.process.stdin is not None
        self.process.stdin.close()
        self.process.wait()


@pytest.fixture
def seat() -> Iterator[Callable[..., Group]]:
    """Return a way to start a console, which is gone when the test is over."""
    started: list[Group] = []

    def start(home: Path, *arguments: str) -> Group:
        started.append(Group(home, *arguments))
        return started[-1]

    yield start
    for each in started:
        each.kill()  # one that ended by itself too: its input is still open


def test_a_table_is_killed_is_missed_and_comes_back(
    tmp_path: Path, seat: Callable[..., Group]
) -> None:
    place = tmp_path / "hall"
    place.mkdir()
    clock = Ahead()
    hall = Hall([place], clock)

    def until(holds: Callable[[], bool]) -> None:
        end = time.monotonic() + PATIENCE
        while not holds():
            assert time.monotonic() < end, hall.tables
            time.sleep(0.1)
            hall.look()

    def standings() -> dict[str, Standing]:
        return {each.label: each.sign.standing for each in hall.tables}

    def silent() -> list[str]:
        return [each.label for each in hall.tables if each.silent_since is not None]

    homes = [tmp_path / "one", tmp_path / "two"]
    groups = [
        seat(home, "--hall", str(place), "--table", f"{number}")
        for number, home in enumerate(homes, 1)
    ]
    until(lambda: len(hall.tables) == 2)
    for group in groups:
        group.type("", "a")
    running = {"1": Standing.RUNNING, "2": Standing.RUNNING}
    until(lambda: standings() == running)
    groups[0].kill()
    clock.ahead += SILENT_AFTER.total_seconds()
    until(lambda: silent() == ["1"])
    assert standings() == running
    again = seat(homes[0])
    again.type("", "Y")
    until(lambda: not silent() and standings() == running)
    hall.announce(Notice.FIVE_MORE)
    until(lambda: hall.is_announced)

    def has_accepted() -> bool:
        groups[1].type("Y")  # before it is heard there is nothing to accept
        return hall.answers is not None and hall.answers.accepted == ("2",)

    until(has_accepted)
    groups[1].type("q", "y", "q")
    until(lambda: standings()["2"] is Standing.LEFT)
