"""A console and a follower, each by its own clock, with and without a real broker between them."""

import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Final

import pytest

from benchmarks.mosquitto import MOSQUITTO, Mosquitto
from group_supervision.core import commands
from group_supervision.guide.opening import Opening
from group_supervision.guide.published import published
from group_supervision.guide.publishing import Publishing
from group_supervision.live.following import Follower, Source
from group_supervision.live.session import LiveSession
from group_supervision.remote.connection import Connection, Reach
from group_supervision.remote.following import RemoteFollower
from group_supervision.remote.link import Place, place_in
from group_supervision.remote.publishing import Publisher
from group_supervision.remote.sealing import Writing
from tests.conftest import StoppedClock

needs_broker = pytest.mark.skipif(MOSQUITTO is None, reason="Mosquitto isn't installed")
_LONGEST: Final = 10.0


def wait_until(holds: Callable[[], object]) -> None:
    """Wait until something holds, but not for ever."""
    end = time.monotonic() + _LONGEST
    while not holds():
        assert time.monotonic() < end, "it never came to that"
        time.sleep(0.01)


class Kept:
    """A broker of one topic without a network: keeps the last message, and hands it on."""

    def __init__(self) -> None:
        self.reach = Reach.REACHED
        self.arrivals = 1
        self.sent: list[bytes] = []
        self.hear: Callable[[bytes], None] = lambda _message: None

    def start(self) -> None:
        """Nothing is to be done."""

    def close(self) -> None:
        """Nor here."""

    def publish(self, topic: str, message: bytes, *, waits: bool = False) -> bool:
        """Keep a message and hand it on, if the broker is there."""
        assert topic
        del waits
        if self.reach is not Reach.REACHED:
            return False
        self.sent.append(message)
        self.hear(message)
        return True


class Afar:
    """A console that publishes, and somebody who follows by another clock."""

    def __init__(self, home: Path, here: StoppedClock) -> None:
        self.place: Place = place_in("mqtts://broker.example/tuesday")
        self.writing = Writing.new()
        self.here, self.there = here, StoppedClock(here.time)
        self.broker = Kept()
        self.publisher = self.console(home)
        self.follower = self.somebody()
        self.broker.hear = lambda message: self.follower.hear(message, was_kept=False)

    def console(self, home: Path, run: int = 1) -> Publisher:
        """Return a console that goes on with the same keys."""
        look = Follower(home, self.here).look
        return Publisher(self.place, self.writing, run, look, self.here, self.broker)

    def somebody(self, writing: Writing | None = None) -> RemoteFollower:
        """Return somebody who has the link, or one with other keys."""
        reading = (writing or self.writing).reading
        return RemoteFollower(reading, self.place.topic, self.there)

    def latecomer(self, *, was_kept: bool) -> RemoteFollower:
        """Return somebody who has just joined, and was handed what was sent last."""
        joined = self.somebody()
        joined.hear(self.broker.sent[-1], was_kept=was_kept)
        return joined

    def pass_(self, **duration: float) -> None:
        """Let time pass in both places."""
        self.here.advance(**duration)
        self.there.advance(**duration)


@pytest.fixture
def afar(home: Path, clock: StoppedClock) -> Afar:
    """Return a console and a follower far apart."""
    return Afar(home, clock)


class Certified(Mosquitto):
    """A broker for the tests, with a certificate that nobody else vouches for."""

    def __init__(self, folder: Path) -> None:
        self.authority = _certificate(folder)
        """Its file; empty: there is no OpenSSL."""
        key = folder / "broker.key"
        super().__init__(folder, (Path(self.authority), key) if self.authority else None)

    def url(self, topic: str) -> str:
        """Return the address of a topic, by the door that is open to everybody."""
        return f"mqtt://127.0.0.1:{self.port}/{topic}"


def _certificate(folder: Path) -> str:
    """Make a certificate; return its file, if there is OpenSSL."""
    openssl = shutil.which("openssl")
    if openssl is None:
        return ""
    made = folder / "broker.pem"
    subprocess.run(
        [
            *(openssl, "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256"),
            *("-nodes", "-days", "2", "-subj", "/CN=localhost"),
            *("-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1"),
            *("-keyout", str(folder / "broker.key"), "-out", str(made)),
        ],
        check=True,
        capture_output=True,
    )
    return str(made)


@pytest.fixture(scope="module")
def mosquitto(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Certified]:
    """Run one broker for the tests of a file."""
    broker = Certified(tmp_path_factory.mktemp("broker"))
    yield broker
    broker.stop()


@pytest.fixture
def opening(home: Path, clock: StoppedClock) -> Opening:
    """Return what home can do."""
    return Opening(home, clock)


@contextmanager
def led(opening: Opening, live: LiveSession, url: str) -> Iterator[str]:
    """Lead a session that is published; hand over the link."""
    asked = opening.publishing = Publishing(url)
    live.perform(commands.begin)
    with published(opening, live):
        wait_until(lambda: live.far is not None and live.far.is_reached)
        yield asked.link


def sees(source: Source, live: LiveSession) -> bool:
    """Say whether whoever follows sees what the room sees."""
    found = source.look()
    return found is not None and replace(found.view, clock=live.view.clock) == live.view


@contextmanager
def forging(place: Place) -> Iterator[Connection]:
    """Connect somebody who may write, and shouldn't."""
    forger = Connection(place.broker)
    forger.start()
    try:
        wait_until(lambda: forger.reach is Reach.REACHED)
        yield forger
    finally:
        forger.close()
