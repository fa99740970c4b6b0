"""Session time and the wall clock: how one is found from the other.

Session time is a `timedelta` since the session was opened. It runs with the wall clock, `speed`
times as fast, from an *anchor*: an instant of both. Another anchor is dropped when the two must
part, for instance when the facilitator says that the hour the laptop slept is not to count. All
reckoning of minutes happens in session time, which knows neither midnight nor daylight saving.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from group_supervision.errors import BadInput
from group_supervision.translation import _

SILENT_GAP: Final = timedelta(seconds=60)
"""Real time for which a console may have been away without anyone being asked about it."""

SLOWEST: Final = 0.01
FASTEST: Final = 600.0
"""Bounds of a timeline's speed."""

_TICK: Final = timedelta(milliseconds=1)


@dataclass(frozen=True, slots=True)
class Anchor:
    """One instant, by the wall clock and in session time."""

    wall: datetime
    """Aware, in UTC."""
    session: timedelta


@dataclass(frozen=True, slots=True)
class Timeline:
    """How session time follows the wall clock."""

    anchors: tuple[Anchor, ...]
    """At least one; the last is in force."""
    speed: float = 1.0
    """Session seconds in one real second."""

    @classmethod
    def opening(cls, wall: datetime, speed: float = 1.0) -> "Timeline":
        """Return the timeline of a session that is opened at `wall`."""
        return cls((Anchor(wall, timedelta()),), speed)

    @property
    def anchor(self) -> Anchor:
        """The anchor in force."""
        return self.anchors[-1]

    def session_at(self, wall: datetime) -> timedelta:
        """Return the session time at an instant of the wall clock, in whole milliseconds."""
        passed = (wall - self.anchor.wall) * self.speed
        return (self.anchor.session + passed) // _TICK * _TICK

    def wall_at(self, session: timedelta) -> datetime:
        """Return when, by the wall clock, the session reached or will reach `session`."""
        anchor = self.anchors[0]
        for later in self.anchors[1:]:
            if later.session <= session:
                anchor = later
        return anchor.wall + (session - anchor.session) / self.speed

    def anchored(self, wall: datetime, session: timedelta) -> "Timeline":
        """Return a timeline on which `wall` is the instant `session` from now on."""
        return replace(self, anchors=(*self.anchors, Anchor(wall, session)))


def check_speed(speed: float) -> None:
    """See that a demonstration can run at so many times the speed of life.

    Raises:
        BadInput: When it can't.
    """
    if not SLOWEST <= speed <= FASTEST:  # nor does anything that is not a number
        raise BadInput(
            _("No session can run at --speed {speed}: choose {slowest} to {fastest}.").format(
                speed=f"{speed:g}", slowest=f"{SLOWEST:g}", fastest=f"{FASTEST:g}"
            )
        )
