"""The clock a session lives by, and what happened to it while nobody looked.

Two clocks are compared. The wall clock says what time it is, but can be set. A steady clock that
runs on while the machine sleeps says how long it really was: with it a wall clock that was merely
stepped is told from a laptop that slept, or a program that was stopped.
"""

import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Protocol

_NOTHING = timedelta()


@dataclass(frozen=True, slots=True)
class Tick:
    """One look at the clock."""

    wall: datetime
    """Aware, in UTC."""
    unseen: timedelta = _NOTHING
    """How long nobody looked: since the look before this one, sleep included."""
    stepped: timedelta = _NOTHING
    """By how much the wall clock was set forward in that time; negative: back."""


class Clock(Protocol):
    """Says what time it is."""

    def now(self) -> datetime:
        """Return the time by the wall clock: aware, in UTC."""

    def look(self) -> Tick:
        """Look at it for the sake of a running session."""

    def steady(self) -> float:
        """Return seconds that run on while the machine sleeps and that nobody can set."""


class MachineClock:
    """This machine's clock."""

    def __init__(
        self,
        wall: Callable[[], datetime] | None = None,
        steady: Callable[[], float] | None = None,
    ) -> None:
        """Compare `wall` with `steady` (seconds, running on in sleep); else the machine's own."""
        self._wall = wall or _wall
        self._steady = steady or steady_seconds
        self._last_wall = self._wall()
        self._last_steady = self._steady()

    def now(self) -> datetime:
        """Return the time by the wall clock: aware, in UTC."""
        return self._wall()

    def steady(self) -> float:
        """Return seconds that run on while the machine sleeps and that nobody can set."""
        return self._steady()

    def look(self) -> Tick:
        """Look at both clocks, and say what happened since the last look."""
        wall, steady = self._wall(), self._steady()
        unseen = timedelta(seconds=max(0.0, steady - self._last_steady))
        stepped = wall - self._last_wall - unseen
        self._last_wall, self._last_steady = wall, steady
        return Tick(wall, unseen, stepped)


def steady_seconds() -> float:
    """Return seconds that run on while the machine sleeps and that nobody can set.

    `time.monotonic` stands still in sleep on Linux and macOS, but not on Windows.
    """
    if sys.platform == "linux":
        return time.clock_gettime(time.CLOCK_BOOTTIME)
    elif sys.platform == "darwin":  # noqa: RET505 - mypy looks at one branch for each system
        return time.clock_gettime(time.CLOCK_MONOTONIC_RAW)
    else:
        return time.monotonic()


def _wall() -> datetime:
    return datetime.now(UTC)
