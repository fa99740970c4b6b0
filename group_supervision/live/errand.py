"""Something to do again and again that may take long: a folder on another computer may not answer.

Whoever leads a session never waits for it. While one errand is out, the next one is not sent.
"""

import threading
from collections.abc import Callable
from typing import Final

Send = Callable[[Callable[[], None]], None]
"""Has something done, now or in a moment."""

_LATE: Final = 1.0
"""Seconds for which leaving waits for an errand that is out."""


class Errand:
    """Sends somebody, one at a time."""

    def __init__(self) -> None:
        """Send nobody yet."""
        self._out: threading.Thread | None = None

    def __call__(self, act: Callable[[], None]) -> None:
        """Have `act` done by somebody else, unless somebody is out already."""
        if not self.is_out:
            # A daemon: a folder that never answers keeps no program from ending.
            self._out = threading.Thread(target=act, daemon=True)
            self._out.start()

    @property
    def is_out(self) -> bool:
        """Whether somebody hasn't come back yet."""
        return self._out is not None and self._out.is_alive()

    def wait(self) -> None:
        """Wait for whoever is out, but not for long."""
        if self._out is not None:
            self._out.join(_LATE)


def finished(send: Send, act: Callable[[], None]) -> None:
    """Have `act` done once more before leaving, and wait for that, but not for long."""
    _wait(send)
    send(act)
    _wait(send)


def _wait(send: Send) -> None:
    if isinstance(send, Errand):
        send.wait()


def at_once(act: Callable[[], None]) -> None:
    """Do it here and now."""
    act()
