"""The clock of a session: it follows the wall clock and notices when it was not looked at.

A gap of up to a minute counts silently. After a longer one (the laptop slept, the program was
stopped or killed) it stands still where it was until the facilitator has said whether the gap
counts. A wall clock that was merely stepped changes nothing.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from group_supervision.core.timeline import SILENT_GAP, Timeline
from group_supervision.live.clock import Clock

_STEP: Final = timedelta(seconds=2)
"""Session time by which steps of the wall clock may move a session; more is put right at once."""
_JITTER: Final = timedelta(milliseconds=50)
"""So far apart two clocks may be read that agree: a demonstration multiplies it."""


@dataclass(frozen=True, slots=True)
class Gap:
    """Time in which nobody looked."""

    since: timedelta
    """Session time at which it began."""
    length: timedelta
    """Real time."""


class SessionClock:
    """Tells session time."""

    def __init__(
        self, timeline: Timeline, clock: Clock, away_since: datetime | None = None
    ) -> None:
        """Follow `clock`.

        Args:
            timeline: How session time has followed the wall clock so far.
            clock: The clock.
            away_since: When a session that broke off was last alive, by the wall clock.
        """
        self.timeline = timeline
        self.gap: Gap | None = None
        self._clock = clock
        wall = clock.look().wall
        if away_since is not None:
            was = timeline.session_at(away_since)
            if wall < away_since:
                # The clock was set back in the meantime: nothing tells how long it was.
                self.timeline = timeline.anchored(wall, was)
            elif wall - away_since > SILENT_GAP:
                self.gap = Gap(was, wall - away_since)
        self._seen = self.timeline.session_at(wall)
        self._ahead = timedelta()
        """By how much the wall clock was set forward, in steps too small to be put right so far."""

    @property
    def now(self) -> timedelta:
        """Session time; where a gap is being asked about, as of its beginning."""
        return self.timeline.session_at(self._clock.now()) if self.gap is None else self.gap.since

    def tick(self, *, is_running: bool) -> bool:
        """Look at the clock: notice a gap, or that the clock was set. Returns whether either was.

        Args:
            is_running: Whether time counts at all; where it does not, no gap has to be asked about.
        """
        gap, timeline = self.gap, self.timeline
        tick = self._clock.look()
        speed = self.timeline.speed
        seen = self._seen - self._ahead * speed
        self._ahead += tick.stepped
        if abs(self._ahead) >= max(_STEP / speed, _JITTER):
            right = self.timeline.session_at(tick.wall) - self._ahead * speed
            self.timeline = self.timeline.anchored(tick.wall, right)
            self._ahead = timedelta()
        if self.gap is None and is_running and tick.unseen > SILENT_GAP:
            self.gap = Gap(seen, tick.unseen)
        self._seen = self.timeline.session_at(tick.wall)
        return self.gap is not gap or self.timeline is not timeline

    def settle(self, *, counts: bool) -> None:
        """Say whether the gap counts, and run again from here."""
        if self.gap is not None and not counts:
            self.timeline = self.timeline.anchored(self._clock.now(), self.gap.since)
            self._ahead = timedelta()
        self.gap = None
        self._seen = self.timeline.session_at(self._clock.now())
