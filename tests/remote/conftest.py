"""A console and a follower, each by its own clock, with and without a real broker between them."""

import shutil
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

import pytest

from group_supervision.live.following import Follower
from group_supervision.remote.connection import Reach
from group_supervision.remote.following import RemoteFollower
from group_supervision.remote.link import Place, place_in
from group_supervision.remote.publishing import Publisher
from group_supervision.remote.sealing import Writing
from tests.conftest import StoppedClock

MOSQUITTO: Final = shutil.which("mosquitto", path="/usr/sbin:/usr/local/sbin:/opt/homebrew/sbin")
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


class Mosquitto:
    """A real broker on the loopback address, with three doors."""

    def __init__(self, folder: Path) -> None:
        self.port, self.closed_port, self.tls_port = (_free_port() for _each in range(3))
        self._folder = folder
        self.authority = self._certify()
        self._process: subprocess.Popen[bytes] | None = None
        self.start()

    def url(self, topic: str) -> str:
        """Return the address of a topic, by the door that is open to everybody."""
        return f"mqtt://127.0.0.1:{self.port}/{topic}"

    def start(self) -> None:
        """Start it, without anything it kept before."""
        assert MOSQUITTO is not None
        passwords = self._folder / "passwords"
        passwords.write_text("", "utf-8")
        passwords.chmod(0o600)
        tls = f"""
listener {self.tls_port} 127.0.0.1
allow_anonymous true
certfile {self._folder}/broker.pem
keyfile {self._folder}/broker.key
"""
        settings = self._folder / "mosquitto.conf"
        settings.write_text(
            f"""per_listener_settings true
persistence false
log_type none
user root
listener {self.port} 127.0.0.1
allow_anonymous true
listener {self.closed_port} 127.0.0.1
allow_anonymous false
{tls if self.authority else ""}""",
            "utf-8",
        )
        self._process = subprocess.Popen(
            [MOSQUITTO, "-c", str(settings)],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        wait_until(self._answers)

    def stop(self) -> None:
        """End it."""
        if self._process is not None:
            self._process.terminate()
            self._process.wait(_LONGEST)
            self._process = None

    def _answers(self) -> bool:
        with socket.socket() as tried:
            return tried.connect_ex(("127.0.0.1", self.port)) == 0

    def _certify(self) -> str:
        """Make a certificate that nobody else vouches for; return its file, if there is OpenSSL."""
        openssl = shutil.which("openssl")
        if openssl is None:
            return ""
        made = self._folder / "broker.pem"
        subprocess.run(
            [
                *(openssl, "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256"),
                *("-nodes", "-days", "2", "-subj", "/CN=localhost"),
                *("-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1"),
                *("-keyout", str(self._folder / "broker.key"), "-out", str(made)),
            ],
            check=True,
            capture_output=True,
        )
        return str(made)


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


@pytest.fixture(scope="module")
def mosquitto(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Mosquitto]:
    """Run one broker for the tests of a file."""
    broker = Mosquitto(tmp_path_factory.mktemp("broker"))
    yield broker
    broker.stop()
