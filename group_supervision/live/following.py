"""Following a live session from another process, by the stage file alone.

The file says what the room sees and how session time follows the wall clock; everything else a
follower works out for itself. So it goes on counting when the console is gone, and shows the same
again when it is started again.
"""

from datetime import datetime, timedelta
from pathlib import Path
from typing import Final, NamedTuple, Protocol

from group_supervision.core.stage import RoomState, StageView
from group_supervision.core.timeline import Anchor
from group_supervision.errors import StoreError
from group_supervision.live.clock import Clock
from group_supervision.live.clock_gaps import SessionClock
from group_supervision.storage.heartbeat import STAGE_FILE
from group_supervision.storage.stage_reading import Published, read_published

ALONE_AFTER: Final = timedelta(seconds=5)
"""A console that gave no heartbeat for this long may be gone."""

_STALE: Final = timedelta(hours=12)
"""What broke off longer ago is nothing to put before today's room."""


class Seen(NamedTuple):
    """What a follower shows now."""

    view: StageView
    now: timedelta
    """Session time."""
    wall: datetime
    """The time by the wall clock."""
    back_at: datetime | None
    """When a break is meant to end, by the wall clock."""
    is_alone: bool
    """Whether the console has given no heartbeat for a while."""
    speed: float
    """Session seconds in one real second."""
    session_id: str
    """Id of the session's file."""


class Source(Protocol):
    """Whatever can be followed."""

    @property
    def wall(self) -> datetime:
        """The time by the wall clock."""

    def look(self) -> Seen | None:
        """Return what to show, `None` before there was anything."""


class Follower:
    """Follows the session of a data folder, whether there is one yet or not."""

    def __init__(self, folder: Path, clock: Clock) -> None:
        """Follow `clock` between two signs of the console."""
        self._path = folder / STAGE_FILE
        self._clock = clock
        self._stamp: tuple[int, int, int] | None = None
        self._published: Published | None = None
        self._session_clock: SessionClock | None = None
        self._anchor: Anchor | None = None
        self._last_beat = 0.0
        self._has_followed = False

    @property
    def wall(self) -> datetime:
        """The time by the wall clock."""
        return self._clock.now()

    def look(self) -> Seen | None:
        """Return what to show, `None` before there was anything.

        A file that cannot be read, or that a newer program wrote, changes nothing: the last good
        view stays. A file that was taken away means that there is no session any more, and so
        does one whose console has given no heartbeat since this follower began: one group's
        session is not to greet another.
        """
        self._read()
        published, clock = self._published, self._session_clock
        if published is None or clock is None:
            return None
        # A console that was stopped does not ask its follower whether that counts.
        clock.tick(is_running=False)
        now = clock.now
        wall = self._clock.now()
        back_at = published.view.back_at
        # While a gap is asked about the file's time stays where it was, and the writing goes on.
        silent = timedelta(
            seconds=wall.timestamp() - max(self._last_beat, published.written_at.timestamp())
        )
        self._has_followed = self._has_followed or silent <= ALONE_AFTER
        if silent > _STALE or not self._has_followed:
            return None
        return Seen(
            view=published.view,
            now=now,
            wall=wall,
            back_at=None if back_at is None else clock.timeline.wall_at(back_at),
            is_alone=silent > ALONE_AFTER and published.view.state is not RoomState.ENDED,
            speed=clock.timeline.speed,
            session_id=published.session_id,
        )

    def _read(self) -> None:
        try:
            found = self._path.stat()
        except FileNotFoundError:
            self._stamp = self._published = None
            return
        except OSError:
            return
        self._last_beat = found.st_mtime
        # Inodes are used again; what two writes in one instant hide, the next heartbeat tells.
        stamp = (found.st_ino, found.st_size, found.st_mtime_ns)
        if stamp == self._stamp:
            return
        try:
            self._published = read_published(self._path)
        except FileNotFoundError:
            return
        except StoreError:
            self._stamp = stamp
            return
        self._stamp = stamp
        timeline = self._published.timeline
        if self._session_clock is None or timeline.anchor != self._anchor:
            # Its own reckoning of a stepped clock holds until the console has reckoned itself.
            self._anchor = timeline.anchor
            self._session_clock = SessionClock(timeline, self._clock)
