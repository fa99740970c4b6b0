"""Serving the page: one process, from the command to the end of the session."""

import asyncio
import logging
import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Final

from group_supervision.guide.settings import Settings
from group_supervision.live.clock import Clock
from group_supervision.live.following import Follower, Source
from group_supervision.storage.presence import Presence, ScreenSize
from group_supervision.translation import N_, _, ngettext
from group_supervision.web.addresses import listening, names
from group_supervision.web.broadcast import Broadcast, Closing
from group_supervision.web.guard import Guard
from group_supervision.web.key_reading import reading_keys
from group_supervision.web.link import Link
from group_supervision.web.page_state import Look
from group_supervision.web.server import allow_many_connections, server
from group_supervision.web.session_end import SessionEnd
from group_supervision.web.site import Site

_LOOK: Final = 0.2
"""Real seconds between two looks at the stage file."""
_HEARTBEAT: Final = 2.0
"""Real seconds between two heartbeats of this stage, and two looks at the settings."""
_BEATS: Final = 2
"""Heartbeats between two words to pages that nothing has changed for."""
_SIGNALS: Final = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")

BY_KEY: Final = N_("r: a new link, and the old one stops working. ctrl+C: close the page.")
BY_LINE: Final = N_("r, then Enter: a new link, and the old one stops working. ctrl+C: close.")

Say = Callable[[str], None]
"""Says a line in the serving terminal."""


class Serving:
    """The page of one session, and what the serving terminal says of it."""

    def __init__(
        self,
        folder: Path,
        clock: Clock,
        say: Say,
        show: Callable[[str], None],
        *,
        by_key: bool,
        source: Source | None = None,
    ) -> None:
        """Serve the session of a data folder.

        Args:
            folder: The data folder, whether it exists yet or not.
            clock: The clock.
            say: Says a line.
            show: Shows a link.
            by_key: Whether a key counts at once, or a line does.
            source: What to follow in place of the folder's session; then no console counts us.
        """
        self._settings = Settings(folder)
        self._clock = clock
        self._say = say
        self._show = show
        self._by_key = by_key
        self._link = Link()
        self._end = SessionEnd()
        self._presence = Presence(folder) if source is None else None
        self._look = Look()
        self._broadcast = Broadcast(source or Follower(folder, clock), clock, lambda: self._look)
        self._counted = self._said = 0
        """How many followed at the last look, and how many were spoken of last."""
        self._next_beat, self._beats = 0.0, 0
        self._host = ""
        self._stopped_by: int | None = None
        self._stops = asyncio.Event()

    async def serve(self, address: str, port: int) -> int:
        """Serve until the session is over or somebody stops it. Returns the exit code.

        Raises:
            Refusal: When the address can't be had.
        """
        socket = listening(address, port)
        hosts = names(address, socket.getsockname()[1])
        self._host = hosts[0]
        site = Site(Guard(self._link, hosts), self._broadcast, self._clock)
        made = server(site)
        loop = asyncio.get_running_loop()
        self._settle()
        self._broadcast.update()
        with _heeding_signals(lambda number: loop.call_soon_threadsafe(self._stop, number)):
            runs = asyncio.create_task(made.serve([socket]))
            try:
                while not (made.started or runs.done()):
                    await asyncio.sleep(0.01)
                if made.started:
                    return await self._led(loop, runs)
                return self._gone()
            finally:
                self._leave()
                made.should_exit = True
                await runs

    async def _led(self, loop: asyncio.AbstractEventLoop, runs: "asyncio.Task[None]") -> int:
        """Say where the page is, and look after it."""
        self._show_link()
        self._say(_(BY_KEY) if self._by_key else _(BY_LINE))

        def heard(typed: str) -> None:
            if typed.lower() == "r":
                loop.call_soon_threadsafe(self._renew)

        with reading_keys(sys.stdin, heard, by_key=self._by_key):
            return await self._follow(runs)

    async def _follow(self, runs: "asyncio.Task[None]") -> int:
        """Look at the stage file until it is time to stop; return the exit code."""
        while not self._stops.is_set():
            if runs.done():
                return self._gone()
            self._beat_if_due()
            seen = self._broadcast.update()
            if self._end.is_over(seen, self._clock.steady()):
                self._broadcast.close(Closing.OVER)
                self._say(_("The session is over, so the page is closed."))
                return 0
            if seen is not None and self._link.belongs_to(seen.session_id):
                self._replaced(_("Another session: the page has a new link."))
            self._count()
            await _event_or(self._stops, _LOOK)
        self._broadcast.close(Closing.CLOSED)
        self._say(_("The page is closed."))
        if self._stopped_by is None or self._stopped_by == signal.SIGINT:
            return 0
        return 128 + self._stopped_by

    def _gone(self) -> int:
        """Say that nobody can follow any more; return the exit code."""
        self._say(_("The page is closed, because its server has stopped. Start it again."))
        return 1

    def _beat_if_due(self) -> None:
        """Give the console and the pages a sign of life now and then, and follow the settings."""
        now = time.monotonic()
        if now < self._next_beat:
            return
        self._next_beat = now + _HEARTBEAT
        self._beats += 1
        self._settle()
        if not self._beats % _BEATS:
            self._broadcast.beat()
        self._be_counted()

    def _be_counted(self) -> None:
        """Let the console count a page that somebody looks at, and none that nobody does."""
        if not self._broadcast.listeners:
            self._leave()
        elif self._presence is not None:
            self._presence.show(ScreenSize())

    def _leave(self) -> None:
        if self._presence is not None:
            self._presence.leave()

    def _count(self) -> None:
        """Say how many pages follow, once that has settled: reloading one is no news."""
        before, self._counted = self._counted, self._broadcast.listeners
        if self._counted == before != self._said:
            self._said = before
            self._be_counted()
            self._say(_followers(before))

    def _settle(self) -> None:
        settings, _wrong = self._settings.read()  # what is wrong is said on the console
        self._look = Look(settings.room_theme, settings.captions)

    def _renew(self) -> None:
        """Take the link back, and make another."""
        self._link.renew()
        self._replaced(_("The old link no longer works. The new one:"))

    def _replaced(self, sentence: str) -> None:
        self._broadcast.close(Closing.CLOSED)
        self._say(sentence)
        self._show_link()

    def _show_link(self) -> None:
        self._show(f"http://{self._host}/{self._link.token}/")

    def _stop(self, number: int) -> None:
        self._stopped_by = number
        self._stops.set()


def serve(
    folder: Path,
    clock: Clock,
    address: str,
    port: int,
    say: Say,
    show: Callable[[str], None],
    *,
    by_key: bool,
    source: Source | None = None,
) -> int:
    """Serve the page of a data folder's session until it is over. Returns the exit code.

    Args:
        folder: The data folder.
        clock: The clock.
        address: Where to serve it.
        port: The port; 0: any that is free.
        say: Says a line.
        show: Shows a link.
        by_key: Whether a key counts at once, or a line does.
        source: What to follow in place of the folder's session.

    Raises:
        Refusal: When the address can't be had.
    """
    allow_many_connections()
    logging.disable()  # what web servers write down holds links and addresses

    async def run() -> int:
        serving = Serving(folder, clock, say, show, by_key=by_key, source=source)
        return await serving.serve(address, port)

    return asyncio.run(run())


def _followers(count: int) -> str:
    return ngettext("{count} page follows.", "{count} pages follow.", count)


async def _event_or(event: asyncio.Event, seconds: float) -> None:
    """Wait for an event, or for so many seconds."""
    waits = asyncio.create_task(event.wait())
    try:
        await asyncio.wait([waits], timeout=seconds)
    finally:
        waits.cancel()


@contextmanager
def _heeding_signals(heard: Callable[[int], object]) -> Iterator[None]:
    """Take the system's request to stop as ours."""

    def handle(number: int, _frame: FrameType | None) -> None:
        heard(number)

    known = [getattr(signal, name) for name in _SIGNALS if hasattr(signal, name)]
    before = {number: signal.signal(number, handle) for number in known}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
