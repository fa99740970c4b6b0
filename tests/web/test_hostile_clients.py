"""Clients that mean harm, over real connections: they get nothing, and everybody else is served.

`make torture` opens ten thousand connections where the ordinary tests open a few hundred.
"""

import os
import socket
from collections.abc import Iterator
from contextlib import ExitStack, closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

import pytest

from benchmarks.followers import session
from group_supervision.core import commands
from group_supervision.live.session import LiveSession
from group_supervision.paths import HOME_VARIABLE
from tests.web.test_page_process import link, on_posix, started

pytestmark = on_posix

HALF_OPEN: Final = 10_000 if os.environ.get("TORTURE") else 300
SLOW: Final = 200 if os.environ.get("TORTURE") else 40
_PATIENCE: Final = 20.0


@dataclass
class Page:
    """A page that is served, and the session it shows."""

    host: str
    path: str
    live: LiveSession
    follows: socket.socket
    """Somebody who follows and means no harm."""

    def connect(self) -> socket.socket:
        """Connect to the server."""
        name, _colon, port = self.host.partition(":")
        return socket.create_connection((name, int(port)), _PATIENCE)

    def ask(self, path: str, method: str = "GET", **headers: str) -> bytes:
        """Ask for something; return everything that is answered."""
        given = {"Host": self.host, "Connection": "close"} | headers
        head = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in given.items())
        return self.send(f"{method} {path} HTTP/1.1\r\n{head}\r\n".encode())

    def send(self, request: bytes) -> bytes:
        """Send any bytes; return everything that is answered."""
        answer = b""
        with closing(self.connect()) as line, suppress(ConnectionError):
            line.sendall(request)
            while chunk := line.recv(65_536):
                answer += chunk
        return answer

    def others_are_served(self) -> bool:
        """Say whether the page still opens, and whoever follows is told of a change."""
        self.live.perform(commands.grant, commands.MINUTE)
        heard = b""
        while b"event: state" not in heard:
            heard += self.follows.recv(65_536)
        return b"HTTP/1.1 200" in self.ask(self.path)


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """Serve the page of a session once for all of them."""
    home = Path(tmp_path_factory.mktemp("served"))
    with pytest.MonkeyPatch.context() as patch, ExitStack() as stack:
        live = stack.enter_context(session(home))
        patch.setenv(HOME_VARIABLE, str(home))
        server = stack.enter_context(started("serve"))
        server.wait_for("r, then Enter")
        parts = urlsplit(link(server))
        host, port = parts.netloc.split(":")
        follows = stack.enter_context(closing(socket.create_connection((host, int(port)), 20)))
        made = Page(parts.netloc, parts.path, live, follows)
        asked = f"GET {parts.path}events HTTP/1.1\r\nHost: {parts.netloc}\r\n\r\n"
        follows.sendall(asked.encode())
        heard = b""
        while b"event: state" not in heard:
            heard += follows.recv(65_536)
        yield made


def is_refused(answer: bytes, *statuses: int) -> bool:
    """Say whether an answer is a refusal that tells nothing."""
    head, _end, body = answer.partition(b"\r\n\r\n")
    return any(head.startswith(b"HTTP/1.1 %d" % each) for each in statuses) and not body


@pytest.mark.parametrize(
    "path", ["/", "/wrong-token-of-22-letters/", "/favicon.ico", "/%00/", "/é/", "/" + "x" * 9_000]
)
def test_a_wrong_token_opens_nothing(page: Page, path: str) -> None:
    answer = page.send(
        f"GET {path} HTTP/1.1\r\nHost: {page.host}\r\nConnection: close\r\n\r\n".encode()
    )
    assert b"200" not in answer.partition(b"\r\n")[0]
    assert b"room.js" not in answer
    assert page.others_are_served()


@pytest.mark.parametrize(
    "path",
    [
        *("room.css/../../etc/passwd", "../room.css", "..%2froom.js", "%2e%2e/", "//etc/passwd"),
        *("..\\..\\windows", "room.html", "link.py", ".", "events/.."),
    ],
)
def test_there_is_no_way_out_of_the_page(page: Page, path: str) -> None:
    assert is_refused(page.ask(page.path + path), 404)
    assert page.others_are_served()


@pytest.mark.parametrize(
    "method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "NONSENSE"]
)
def test_no_other_method_is_answered(page: Page, method: str) -> None:
    assert is_refused(page.ask(page.path, method), 405)
    assert page.others_are_served()


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1", "localhost:1", ""])
def test_another_name_gets_nothing(page: Page, host: str) -> None:
    assert is_refused(page.ask(page.path, Host=host), 404)
    assert page.others_are_served()


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "https://127.0.0.1"])
def test_another_sites_page_gets_nothing(page: Page, origin: str) -> None:
    assert is_refused(page.ask(page.path + "events", Origin=origin), 404)
    assert page.others_are_served()


def test_giant_and_broken_heads_are_cut_short(page: Page) -> None:
    start = f"GET {page.path} HTTP/1.1\r\nHost: {page.host}\r\nConnection: close\r\n".encode()
    for rest in (
        b"X-Giant: " + b"a" * 2_000_000,
        b"".join(b"X-%d: a\r\n" % number for number in range(20_000)),
        b"\0" * 100_000,
        b"Content-Length: 99999999999\r\n\r\n" + b"a" * 100_000,
        b"Transfer-Encoding: chunked\r\n\r\nffffffffff\r\n" + b"a" * 100_000,
    ):
        with suppress(ConnectionError):
            page.send(start + rest)
        assert page.others_are_served()


def test_thousands_who_connect_and_ask_for_half_of_something_keep_nobody_out(page: Page) -> None:
    with ExitStack() as stack:
        for _each in range(HALF_OPEN // _batch()):
            with ExitStack() as batch:
                for number in range(_batch()):
                    line = batch.enter_context(closing(page.connect()))
                    if number % 2:
                        line.sendall(b"GET / HTTP/1.1\r\nX: ")
                stack.push(batch.pop_all())
                assert page.others_are_served()
    assert page.others_are_served()


def test_slow_readers_of_the_events_hold_nobody_up(page: Page) -> None:
    asked = f"GET {page.path}events HTTP/1.1\r\nHost: {page.host}\r\n\r\n".encode()
    with ExitStack() as stack:
        for _each in range(SLOW):
            line = stack.enter_context(closing(socket.socket()))
            line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1)
            name, _colon, port = page.host.partition(":")
            line.connect((name, int(port)))
            line.sendall(asked)
        for _change in range(5):
            assert page.others_are_served()


def _batch() -> int:
    """Return how many connections are opened between two looks, as far as the system allows."""
    import resource

    most = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_NOFILE, (min(most, 20_000), most))
    return min(HALF_OPEN, 1_000)
