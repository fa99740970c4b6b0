"""Publishing what the room sees, beside the console and without ever being waited for.

It follows the console's stage file as any other window of the room does, so that nothing can leave
by this way that doesn't stand in that file.
"""

import threading
from collections.abc import Callable
from typing import Final, Protocol

from group_supervision.live.clock import Clock
from group_supervision.live.following import Seen
from group_supervision.remote.connection import Reach
from group_supervision.remote.following import HEARTBEAT
from group_supervision.remote.link import Place
from group_supervision.remote.message import Order, to_bytes
from group_supervision.remote.sealing import TooLarge, Writing, sealed

_LOOK: Final = 0.2
"""Real seconds between two looks at the stage file."""
_APART: Final = 0.25
"""Real seconds by which followers may count wrongly before they are told the time anew."""
_LATE: Final = 2.0
"""Real seconds for which leaving waits for a thread."""


class Outlet(Protocol):
    """A way to a broker, such as `Connection`."""

    reach: Reach
    arrivals: int

    def start(self) -> None:
        """Connect, and go on trying for as long as it takes."""

    def publish(self, topic: str, message: bytes, *, waits: bool = False) -> bool:
        """Have a broker keep something; say whether it is on its way."""

    def close(self) -> None:
        """Leave."""


def leave(outlet: Outlet) -> None:
    """Leave a broker, and wait for that if it answers, but not for long."""
    is_reached = outlet.reach is Reach.REACHED
    closing = threading.Thread(target=outlet.close, daemon=True)
    closing.start()
    if is_reached:
        closing.join(_LATE)


class Publisher:
    """Publishes one session."""

    def __init__(
        self,
        place: Place,
        writing: Writing,
        run: int,
        look: Callable[[], Seen | None],
        clock: Clock,
        outlet: Outlet,
    ) -> None:
        """Publish what `look` finds.

        Args:
            place: Where.
            writing: With which keys.
            run: How often these keys were taken up.
            look: Returns what the room sees.
            clock: The console's clock.
            outlet: The way to the broker.
        """
        self._topic = place.topic
        self._writing = writing
        self._order = Order(run, 0)
        self._look = look
        self._clock = clock
        self._outlet = outlet
        self._told: tuple[object, ...] | None = None
        self._told_at = (0.0, 0.0)
        """The steady clock, and session time less that, of what was told last, in seconds."""
        self.is_too_large = False
        """Whether what the room sees now is more than can be told."""
        self._stops = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)

    @property
    def reach(self) -> Reach:
        """How it stands with the broker."""
        return self._outlet.reach

    @property
    def is_at_work(self) -> bool:
        """Whether its thread is running. Only a fault in this program ends it before `stop`."""
        return self._thread.is_alive()

    def start(self) -> None:
        """Begin."""
        self._outlet.start()
        self._thread.start()

    def stop(self, *, forgets: bool) -> None:
        """Leave, and wait for that, but not for long.

        Args:
            forgets: Have the broker forget the session, because it is over.
        """
        was_at_work = self.is_at_work
        self._stops.set()
        self._thread.join(_LATE)
        if was_at_work:  # what has ended the thread would end the console too
            self.tell()
        if forgets:
            self._outlet.publish(self._topic, b"", waits=True)
        leave(self._outlet)

    def tell(self) -> None:
        """Tell what the room sees, if that is news or a sign of life is due."""
        seen, steady = self._look(), self._clock.steady()
        if seen is None or seen.is_alone:  # a console that has fallen silent isn't spoken for
            return
        start = seen.now.total_seconds() - steady * seen.speed
        told = (seen.view, seen.speed, seen.session_id, self._outlet.arrivals)
        was, was_start = self._told_at
        is_news = told != self._told or abs(start - was_start) > _APART * seen.speed
        if not is_news and steady - was < HEARTBEAT:
            return
        self._order = self._order._replace(number=self._order.number + 1)
        try:
            message = sealed(self._writing, self._topic, to_bytes(seen, self._order))
        except TooLarge:
            self.is_too_large = True  # what comes next may be told again
            self._told, self._told_at = told, (steady, start)
            return
        self.is_too_large = False
        if self._outlet.publish(self._topic, message):
            self._told, self._told_at = told, (steady, start)

    def _run(self) -> None:
        while not self._stops.wait(_LOOK):
            self.tell()
