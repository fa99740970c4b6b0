"""Debian's broker on the loopback address, for as long as it is asked for.

For what is measured and for what is tested.
"""

import shutil
import socket
import subprocess
import time
from pathlib import Path
from typing import Final

MOSQUITTO: Final = shutil.which("mosquitto", path="/usr/sbin:/usr/local/sbin:/opt/homebrew/sbin")
"""Where it is; `None`: it isn't installed."""
_LONGEST: Final = 10.0
"""Seconds in which it starts or ends."""


class Mosquitto:
    """One broker with three doors: open to everybody, closed to everybody, and with TLS."""

    def __init__(self, folder: Path, certificate: tuple[Path, Path] | None = None) -> None:
        """Start it.

        Args:
            folder: Where its settings are put.
            certificate: Its certificate and key; `None`: it has no door with TLS.
        """
        self.port, self.closed_port, self.tls_port = (_free_port() for _each in range(3))
        self._settings = folder / "mosquitto.conf"
        passwords = folder / "passwords"
        passwords.write_text("", "utf-8")
        passwords.chmod(0o600)
        lines = [
            *("per_listener_settings true", "persistence false", "log_type none", "user root"),
            *(f"listener {self.port} 127.0.0.1", "allow_anonymous true"),
            *(f"listener {self.closed_port} 127.0.0.1", "allow_anonymous false"),
        ]
        if certificate is not None:
            lines += [f"listener {self.tls_port} 127.0.0.1", "allow_anonymous true"]
            lines += [f"certfile {certificate[0]}", f"keyfile {certificate[1]}"]
        self._settings.write_text("\n".join(lines), "utf-8")
        self._process: subprocess.Popen[bytes] | None = None
        self.start()

    @property
    def pid(self) -> int:
        """Its process."""
        assert self._process is not None
        return self._process.pid

    def start(self) -> None:
        """Start it, without anything it kept before."""
        assert MOSQUITTO is not None
        self._process = subprocess.Popen(
            [MOSQUITTO, "-c", str(self._settings)],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        end = time.monotonic() + _LONGEST
        while not self._answers():
            assert time.monotonic() < end, "Mosquitto doesn't answer"
            time.sleep(0.01)

    def stop(self) -> None:
        """End it."""
        if self._process is not None:
            self._process.terminate()
            self._process.wait(_LONGEST)
            self._process = None

    def _answers(self) -> bool:
        with socket.socket() as tried:
            return tried.connect_ex(("127.0.0.1", self.port)) == 0


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port
