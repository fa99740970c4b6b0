"""Five hundred pages that follow one session: how soon all know, and what the server costs."""

import os
import re
import selectors
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from statistics import median
from urllib.parse import SplitResult, urlsplit

from benchmarks.figures import Figure, show
from benchmarks.idle import megabytes, processor_seconds
from group_supervision.anonymiser.anonymise import Anonymiser
from group_supervision.core import commands
from group_supervision.core.choices import NotePolicy, Setup
from group_supervision.formats.library import DEFAULT_FORMAT, load_format
from group_supervision.live.clock import MachineClock
from group_supervision.live.opening import open_session
from group_supervision.live.session import LiveSession
from group_supervision.paths import HOME_VARIABLE
from group_supervision.storage.folder import DataFolder

FOLLOWERS = 500
_CHANGES = 7
_REST = 15.0
_PATIENCE = 30.0


class Followers:
    """Many connections that are read together."""

    def __init__(self, wanted: bytes) -> None:
        """Wait for `wanted` in what comes in."""
        self._wanted = wanted
        self._selector = selectors.DefaultSelector()
        self._heard: dict[socket.socket, bytes] = {}

    def add(self, line: socket.socket) -> None:
        """Read one connection too."""
        line.setblocking(False)
        self._selector.register(line, selectors.EVENT_READ)
        self._heard[line] = b""

    def wait(self) -> float:
        """Wait until all have heard what is waited for; return when the last one had."""
        left, end = set(self._heard), time.monotonic() + _PATIENCE
        while left and time.monotonic() < end:
            for key, _events in self._selector.select(0.5):
                line = key.fileobj
                assert isinstance(line, socket.socket)
                self._heard[line] = (self._heard[line] + line.recv(65_536))[-100_000:]
                if self._wanted in self._heard[line]:
                    self._heard[line] = b""
                    left.discard(line)
        assert not left, f"{len(left)} heard nothing"
        return time.monotonic()

    def rest(self, seconds: float) -> None:
        """Read whatever comes for a while."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            for key, _events in self._selector.select(0.5):
                line = key.fileobj
                assert isinstance(line, socket.socket)
                line.recv(65_536)


@contextmanager
def session(home: Path) -> Iterator[LiveSession]:
    """Lead a session that has begun, in a data folder of its own."""
    live = open_session(
        DataFolder(home),
        load_format(DEFAULT_FORMAT),
        Setup(60, policy=NotePolicy.NONE),
        Anonymiser(),
        MachineClock(),
    )
    live.perform(commands.begin)
    try:
        yield live
    finally:
        live.close()


@contextmanager
def served(home: Path) -> Iterator[tuple[int, SplitResult]]:
    """Serve its page; hand over the server's process and the link."""
    with subprocess.Popen(
        [sys.executable, "-m", "group_supervision", "serve"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**os.environ, HOME_VARIABLE: str(home)},
        text=True,
    ) as process:
        assert process.stdout is not None
        try:
            found = None
            while found is None:
                found = re.search(r"http://\S+", process.stdout.readline())
            yield process.pid, urlsplit(found.group())
        finally:
            process.terminate()


def main() -> None:
    """Measure, and print."""
    if not Path("/proc/self/schedstat").exists():
        sys.stdout.write("\nPages in browsers: not measured, this system does not tell.\n")
        return
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        live = stack.enter_context(session(Path(folder)))
        pid, link = stack.enter_context(served(Path(folder)))
        followers = Followers(b"event: state")
        for _each in range(FOLLOWERS):
            line = stack.enter_context(
                closing(socket.create_connection((link.hostname, link.port), _PATIENCE))
            )
            asked = f"GET {link.path}events HTTP/1.1\r\nHost: {link.netloc}\r\n\r\n"
            line.sendall(asked.encode())
            followers.add(line)
        followers.wait()
        took = []
        for _change in range(_CHANGES):
            live.perform(commands.grant, commands.MINUTE)
            started = time.monotonic()
            took.append(followers.wait() - started)
            followers.rest(0.3)
        before, since = processor_seconds(pid), time.monotonic()
        end = since + _REST
        while time.monotonic() < end:
            live.beat()
            followers.rest(2.0)
        share = (processor_seconds(pid) - before) / (time.monotonic() - since)
        show(
            f"{FOLLOWERS} pages in browsers follow one session",
            [
                Figure("change to the last page, median", median(took), "s", target=1.0),
                Figure("change to the last page, slowest", max(took), "s", target=1.0),
                Figure("memory of the server (PSS)", megabytes(pid), "MiB", target=143.0),
                Figure("processor at rest, of one core", 100 * share, "%", target=20.0),
            ],
        )


if __name__ == "__main__":
    main()
