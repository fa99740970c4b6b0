"""The web server, set up to say nothing, keep nothing and stop at once."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from uvicorn import Config, Server
from uvicorn.protocols.http.h11_impl import H11Protocol

from group_supervision.web.site import Site

_GRACE: Final = 1
"""Whole seconds for which a stream that is still open may keep the server from stopping."""
_ASKS_WITHIN: Final = 10.0
"""Seconds in which whoever connects has to have asked for something."""
_LONGEST_HEAD: Final = 16_384
"""Bytes of a request's head."""
_MOST: Final = 2_000
"""Connections at one time."""


class PromptProtocol(H11Protocol):
    """Lets go of whoever connects and asks for nothing."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as in the parent
        """Wait for a request, but not for ever."""
        super().connection_made(transport)
        self._patience = self.loop.call_later(_ASKS_WITHIN, self._let_go)

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait no more."""
        self._patience.cancel()
        super().connection_lost(exc)

    def _let_go(self) -> None:
        if getattr(self, "cycle", None) is None:  # the parent's type says that there always is one
            self.transport.abort()


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
