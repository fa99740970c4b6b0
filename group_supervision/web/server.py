"""The web server, set up to say nothing, keep nothing and stop at once."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
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
MOST_WAITING: Final = 200
"""Connections at one time that have asked for nothing yet."""


class PromptProtocol(H11Protocol):
    """Lets go of whoever connects and asks for nothing.

    A browser asks at once. When many wait, the one that has waited longest goes: thousands of
    connections that ask for nothing then cost little, and keep nobody else out.
    """

    waiting: ClassVar[dict["PromptProtocol", None]] = {}
    """Those who have asked for nothing yet, the one that waits longest first."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as in the parent
        """Wait for a request, but not for ever."""
        super().connection_made(transport)
        self._patience = self.loop.call_later(_ASKS_WITHIN, self.let_go)
        self.waiting[self] = None
        if len(self.waiting) > MOST_WAITING:
            next(iter(self.waiting)).let_go()

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
