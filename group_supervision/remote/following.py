"""Following a session from afar: refuses what isn't the console's, or old; counts on by itself.

The clocks of two computers may differ by minutes, and nothing is wrong by it. A message says what
session time it was when it was sent; it takes next to no time to come, so that is the time here. A
message that the broker had kept may be older: it counts at once only where both clocks agree on its
age, and else the next sign of life is waited for.
"""

from collections import deque
from datetime import datetime, timedelta
from typing import Final, NamedTuple

from group_supervision.core.stage import RoomState
from group_supervision.live.clock import Clock
from group_supervision.live.following import Seen
from group_supervision.remote.message import FURTHEST, Order, Told, from_bytes
from group_supervision.remote.sealing import Forged, Reading, Unopened, opened
from group_supervision.storage.stored import Damaged, Newer

HEARTBEAT: Final = 10.0
"""Real seconds between two signs of life of a console."""
ALONE_AFTER: Final = 25.0
"""Real seconds without one after which a console may be gone."""
_FRESH: Final = (timedelta(seconds=-2), timedelta(seconds=HEARTBEAT + 2))
"""Between these ages a message that the broker had kept may be the last one of a live console."""
_JUMP: Final = 30.0
"""Real seconds by which session time goes back where it isn't just that a message was slow."""
_SAMPLES: Final = 6
_STALE: Final = 12 * 3600.0
"""What broke off so many seconds ago is nothing to put before today's room."""


class _Heard(NamedTuple):
    """The last message, and what it says of the clock."""

    told: Told
    start: float
    """Session time, in seconds, when the steady clock here was at zero."""
    last_sign: float
    """When, by the steady clock, the console was last known to be there."""


class RemoteFollower:
    """Follows one session. `hear` and `look` may be called from different threads."""

    def __init__(self, reading: Reading, topic: str, clock: Clock) -> None:
        """Follow `topic` with the key of a link, by the clock here."""
        self._reading = reading
        self._topic = topic
        self._clock = clock
        self._opens = False
        """Whether anything has come that was sealed with this key."""
        self._unopened: set[bool] = set()
        """What couldn't be opened: `True` for what the broker had kept, `False` for what was sent
        just now."""
        self.is_too_old = False
        """Whether the link's console is a newer program, which this one doesn't understand."""
        self._last: Order | None = None
        self._starts: deque[float] = deque(maxlen=_SAMPLES)
        self._heard: _Heard | None = None

    @property
    def wall(self) -> datetime:
        """The time by the wall clock."""
        return self._clock.now()

    @property
    def cannot_read(self) -> bool:
        """Whether something is there, and none of it could be opened so far.

        The key may be right all the same: anybody may have put there what a broker has kept.
        """
        return bool(self._unopened) and not self._opens

    @property
    def is_shut_out(self) -> bool:
        """Whether, besides, something is being published there now without this key."""
        return False in self._unopened and not self._opens

    def hear(self, message: bytes, *, was_kept: bool) -> None:
        """Take in a message.

        Args:
            message: As it came.
            was_kept: Whether the broker had kept it, so that it may have been sent earlier.
        """
        steady, wall = self._clock.steady(), self._clock.now()
        told = self._opened(message, was_kept=was_kept)
        if told is None or (self._last is not None and told.order <= self._last):
            return
        age = wall - told.sent
        if abs(age) > FURTHEST:
            return
        self._last = told.order
        sent_at = steady
        if was_kept and self._heard is None:
            if not _FRESH[0] <= age <= _FRESH[1]:
                return
            sent_at -= max(0.0, age.total_seconds())
        start = self._start(told.now.total_seconds() - sent_at * told.speed, told.speed)
        last_sign = self._heard.last_sign if was_kept and self._heard is not None else sent_at
        self._heard = _Heard(told, start, last_sign)

    def look(self) -> Seen | None:
        """Return what to show, `None` before there was anything."""
        heard = self._heard
        if heard is None:
            return None
        steady, wall = self._clock.steady(), self._clock.now()
        told, silent = heard.told, steady - heard.last_sign
        if silent > _STALE:
            return None
        now = timedelta(seconds=heard.start + steady * told.speed)
        back_at = told.view.back_at
        return Seen(
            view=told.view,
            now=now,
            wall=wall,
            back_at=None if back_at is None else wall + (back_at - now) / told.speed,
            is_alone=silent > ALONE_AFTER and told.view.state is not RoomState.ENDED,
            speed=told.speed,
            session_id=told.session_id,
        )

    def _opened(self, message: bytes, *, was_kept: bool) -> Told | None:
        """Return what a message says, if the console of the link has signed it."""
        if not message:
            return None
        try:
            told = from_bytes(opened(self._reading, self._topic, message))
        except Unopened:
            self._unopened.add(was_kept)
            return None
        except Newer:
            told, self.is_too_old = None, True
        except (Forged, Damaged):
            told = None
        self._opens = True
        return told

    def _start(self, start: float, speed: float) -> float:
        """Return the best of the last few: the one of the message that took the least time."""
        if self._starts and start < max(self._starts) - _JUMP * speed:
            self._starts.clear()
        self._starts.append(start)
        return max(self._starts)
