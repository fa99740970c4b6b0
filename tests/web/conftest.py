"""What the tests of the page share: a request without a network."""

import asyncio
import os
from collections.abc import MutableMapping
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from group_supervision.live.following import Follower
from group_supervision.web.broadcast import Broadcast
from group_supervision.web.guard import Guard
from group_supervision.web.link import Link
from group_supervision.web.page_state import Look
from group_supervision.web.site import Site
from tests.conftest import StoppedClock

HOST = "127.0.0.1:8000"


class Answer(NamedTuple):
    """What came back."""

    status: int
    headers: dict[str, str]
    body: bytes


class Served:
    """The page, asked without a network."""

    def __init__(self, home: Path, clock: StoppedClock) -> None:
        self.link = Link()
        self.broadcast = Broadcast(Follower(home, clock), clock, Look)
        self.site = Site(Guard(self.link, (HOST,)), self.broadcast, clock)
        self._home = home
        self._clock = clock

    @property
    def room(self) -> str:
        """The path of the page."""
        return f"/{self.link.token}/"

    def look(self) -> None:
        """Let the console give a sign of life, and the server look."""
        stage = self._home / "stage.json"
        if stage.exists():
            os.utime(stage, (self._clock.time.timestamp(), self._clock.time.timestamp()))
        self.broadcast.update()

    async def ask(
        self,
        path: str,
        *,
        method: str = "GET",
        host: str | None = HOST,
        address: str = "127.0.0.1",
        headers: tuple[tuple[str, str], ...] = (),
        leaves: bool = True,
    ) -> Answer:
        """Ask for a path; leave a stream after what comes at once, or stay until its end."""
        given = headers if host is None else (("host", host), *headers)
        sent: list[MutableMapping[str, Any]] = []
        asked = iter([{"type": "http.request", "body": b"", "more_body": False}])

        async def receive() -> MutableMapping[str, Any]:
            if (request := next(asked, None)) is not None:
                return request
            for _turn in range(20):
                await asyncio.sleep(0)
            assert leaves, "it has no end"
            return {"type": "http.disconnect"}

        async def send(message: MutableMapping[str, Any]) -> None:
            sent.append(message)

        scope = {
            "type": "http",
            "asgi": {"spec_version": "2.3"},
            "method": method,
            "path": path,
            "query_string": b"",
            "client": (address, 50_000),
            "headers": [(name.encode(), value.encode()) for name, value in given],
        }
        await self.site(scope, receive, send)
        start = sent[0]
        told = {name.decode(): value.decode() for name, value in start["headers"]}
        body = b"".join(message.get("body", b"") for message in sent[1:])
        return Answer(start["status"], told, body)


@pytest.fixture
def served(home: Path, clock: StoppedClock) -> Served:
    """Serve the page of a data folder in which there may be a session."""
    made = Served(home, clock)
    made.look()
    return made
