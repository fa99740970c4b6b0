"""The web server, set up to say nothing, keep nothing and stop at once."""

import asyncio
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import ClassVar, Final

from uvicorn import Config, Server
from uvicorn.protocols.http.h11_impl import H11Protocol

from group_supervision.web.site import Site

_GRACE: Final = 1
"""Whole seconds for which a stream that is still open may keep the server from stopping."""
_ASKS_WITHIN: Final = 10.0
"""Seconds in which whoever connects has to have asked for something."""
_LONGEST_HEAD: Final = 16_384
"""Bytes of a request's head."""
_MOST: Final = 4_000
"""Connections at one time."""
_BESIDE: Final = 96
"""Files that are open beside them."""
MOST_WAITING: Final = 200
"""Connections that have asked for nothing yet, and may go on waiting."""
MOST_AT_ONCE: Final = 1_000
"""Connections that have asked for nothing yet, at any moment."""
_A_MOMENT: Final = 0.25
"""Seconds after which there are to be no more than may wait."""


class PromptProtocol(H11Protocol):
    """Lets go of whoever connects and asks for nothing.

    A browser asks at once. When many wait, those that have waited longest go: thousands of
    connections that ask for nothing then cost little, and keep nobody else out. They are given a
    moment, for a whole course that opens the link at once asks at once, and is only read in turn.
    """

    waiting: ClassVar[dict["PromptProtocol", None]] = {}
    """Those who have asked for nothing yet, the one that waits longest first."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as in the parent
        """Wait for a request, but not for ever."""
        super().connection_made(transport)
        self._patience = self.loop.call_later(_ASKS_WITHIN, self.let_go)
        self.waiting[self] = None
        if len(self.waiting) > MOST_AT_ONCE:
            next(iter(self.waiting)).let_go()
        elif len(self.waiting) == MOST_WAITING + 1:
            self.loop.call_later(_A_MOMENT, self.make_room)

    @classmethod
    def make_room(cls) -> None:
        """Let go of those that have waited longest, until no more wait than may."""
        while len(cls.waiting) > MOST_WAITING:
            next(iter(cls.waiting)).let_go()

    def data_received(self, data: bytes) -> None:
        """Take in a request, or a piece of one."""
        super().data_received(data)
        if getattr(self, "cycle", None) is not None:  # the parent's type has it always there
            self._wait_no_more()

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait no more."""
        self._wait_no_more()
        super().connection_lost(exc)

    def let_go(self) -> None:
        """Cut the connection."""
        self._wait_no_more()
        self.transport.abort()

    def _wait_no_more(self) -> None:
        self._patience.cancel()
        self.waiting.pop(self, None)


class PageServer(Server):
    """A server that leaves the signals to whoever runs it."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Capture none."""
        yield


def server(site: Site) -> PageServer:
    """Return a server of the page."""
    return PageServer(
        Config(
            site,
            http=PromptProtocol,
            ws="none",
            lifespan="off",
            loop="asyncio",
            log_config=None,
            access_log=False,  # a link in a log would be a key in a log
            proxy_headers=False,
            server_header=False,
            timeout_graceful_shutdown=_GRACE,
            h11_max_incomplete_event_size=_LONGEST_HEAD,
            limit_concurrency=_MOST,
        )
    )


def allow_many_connections() -> None:
    """Ask the system for as many open connections as are served; some give 256 unless asked."""
    if sys.platform == "win32":  # it has no such limit
        return
    import resource

    now, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = _MOST + _BESIDE if most == resource.RLIM_INFINITY else min(most, _MOST + _BESIDE)
    if now != resource.RLIM_INFINITY and now < wanted:
        with suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, most))
