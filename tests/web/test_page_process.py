"""The page as a process: beside a real console, before a real browser, until it is stopped."""

import http.client
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from group_supervision.anonymiser.anonymise import Anonymiser
from group_supervision.core import commands
from group_supervision.core.choices import NotePolicy, Setup
from group_supervision.core.format import Format
from group_supervision.live.clock import MachineClock
from group_supervision.live.opening import open_session
from group_supervision.storage.folder import DataFolder
from tests.web.browser import CHROMIUM, Browser

PROGRAM = [sys.executable, "-m", "group_supervision"]

on_posix = pytest.mark.skipif(os.name == "nt", reason="stops processes by POSIX signals")


class Process:
    """A program that is typed to line by line."""

    def __init__(self, process: "subprocess.Popen[bytes]") -> None:
        self._process = process
        self.said = ""
        assert process.stdout is not None
        os.set_blocking(process.stdout.fileno(), False)

    def type(self, line: str) -> None:
        """Type a line."""
        assert self._process.stdin is not None
        self._process.stdin.write(f"{line}\n".encode())
        self._process.stdin.flush()

    def hear(self) -> str:
        """Return everything it has said so far."""
        assert self._process.stdout is not None
        self.said += (self._process.stdout.read() or b"").decode()
        return self.said

    def wait_for(self, said: str) -> None:
        """Wait until it has said something."""
        wait_until(lambda: said in self.hear(), lambda: self.said)

    def kill(self) -> None:
        """End it, whatever it is doing."""
        self._process.kill()
        self._process.wait(15)

    def stop(self) -> int:
        """Press ctrl+C; return the exit code."""
        self._process.send_signal(signal.SIGINT)
        return self._process.wait(15)


def wait_until(is_so: Callable[[], bool], instead: Callable[[], object]) -> None:
    """Wait until something is so, and say what there was instead when it never is."""
    end = time.monotonic() + 20
    while not is_so():
        assert time.monotonic() < end, instead()
        time.sleep(0.02)


@contextmanager
def started(*arguments: str) -> Iterator[Process]:
    """Start the program, and kill it at the latest when the test is over."""
    with subprocess.Popen(
        [*PROGRAM, *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    ) as process:
        try:
            yield Process(process)
        finally:
            process.kill()


def link(server: Process) -> str:
    """Return the last link it showed."""
    return str(re.findall(r"http://\S+", server.hear())[-1])


def ask(address: str, page: str = "", method: str = "GET") -> tuple[int, bytes]:
    """Ask for a page; of a stream return what comes first."""
    parts = urlsplit(address)
    with closing(http.client.HTTPConnection(parts.netloc, timeout=10)) as connection:
        connection.request(method, parts.path + page)
        answer = connection.getresponse()
        return answer.status, answer.read1(65_536) if answer.status == 200 else answer.read()


@on_posix
def test_it_follows_a_console_counts_who_follows_takes_its_link_back_and_stops(home: Path) -> None:
    with started("serve") as server, started("run", "--plain") as console:
        server.wait_for("r, then Enter")
        first = link(server)
        assert re.fullmatch(r"http://127\.0\.0\.1:\d+/[\w-]{22}/", first)
        assert b"/room.js" in ask(first)[1]
        console.type("")
        console.wait_for("Ready.")
        parts = urlsplit(first)
        with closing(http.client.HTTPConnection(parts.netloc, timeout=10)) as page:
            page.request("GET", f"{parts.path}events")
            events = page.getresponse()
            heard = b""

            def hears(text: str) -> None:
                nonlocal heard
                while text.encode() not in heard:
                    heard += events.read1(65_536)

            console.type("a")
            hears('"title": "Arriving"')
            console.type("n")
            hears('"title": "The presenter speaks"')
            server.wait_for("1 page follows.")
            assert [each.name[16:] for each in (home / "presence").iterdir()] == ["-0x0"]
            server.type("r")
            server.wait_for("The old link no longer works.")
            wait_until(lambda: link(server) != first, lambda: server.said)
            hears("event: end\ndata: closed")
        assert ask(first)[0] == 404
        assert ask(link(server))[0] == 200
        assert ask(link(server), method="POST")[0] == 405
        with closing(http.client.HTTPConnection(urlsplit(link(server)).netloc)) as follows:
            follows.request("GET", urlsplit(link(server)).path + "events")
            assert follows.getresponse().status == 200
            assert server.stop() == 0
        assert "The page is closed." in server.hear()
        assert list((home / "presence").iterdir()) == []


@on_posix
@pytest.mark.skipif(CHROMIUM is None, reason="needs Chromium")
def test_a_browser_shows_who_has_the_floor_and_after_the_console_advances_the_next_part(
    home: Path, rcd: Format, tmp_path: Path
) -> None:
    clock = MachineClock()
    setup = Setup(60, policy=NotePolicy.LIVE)
    live = open_session(DataFolder(home), rcd, setup, Anonymiser(), clock)
    live.perform(commands.begin)
    live.perform(commands.advance)
    with started("serve") as server, Browser(tmp_path / "profile") as browser:
        server.wait_for("r, then Enter")
        browser.open(link(server))
        browser.wait_for("#title", "The presenter speaks")
        assert browser.text("#who") == "Everyone else listens"
        assert browser.text("li[aria-current=step]") == "Present"
        assert "The presenter speaks. Everyone else listens" in browser.text("#spoken")
        browser.size(1280, 720)
        assert (
            browser.value("getComputedStyle(document.querySelector('#left')).transform") != "none"
        )
        # No line of whoever has the floor is lower than a sixth of the screen.
        line = "parseFloat(getComputedStyle(document.querySelector('#title')).lineHeight)"
        assert browser.value(f"{line} >= innerHeight / 6")
        live.perform(commands.advance)
        browser.wait_for("#title", "The presenter sits back")
        live.perform(commands.toggle_clock)
        browser.wait_for("#title", "We're pausing")
        server.type("r")
        browser.wait_for("#title", "This page has been closed.")
        server.wait_for("The new one:")
        wait_until(lambda: len(re.findall("http://", server.hear())) == 2, lambda: server.said)
        browser.open(link(server))
        browser.wait_for("#title", "We're pausing")
        assert server.stop() == 0
        browser.wait_for("#title", "This page has been closed.")
        assert browser.complaints == []
        here = urlsplit(link(server)).netloc
        asked = [each for each in browser.asked_for if not each.startswith("chrome:")]
        # A browser's own pages, such as about:blank, have no address and ask nobody.
        assert {urlsplit(each).netloc for each in asked} - {""} == {here}
        assert browser.value("document.cookie + localStorage.length") == "0"
    live.close()
