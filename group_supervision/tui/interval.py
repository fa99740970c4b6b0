"""A beat at regular intervals that costs next to nothing.

Textual's own timer sends a message at every beat, which wakes the whole screen: with a beat every
two seconds that is half of what an idle app uses. This one is a callback of the event loop. An
error in it ends up where all others do: see `SupervisionApp.on_load`.
"""

import asyncio
from collections.abc import Callable


class Interval:
    """Calls a function again and again until it is stopped."""

    def __init__(self, seconds: float, beat: Callable[[], None]) -> None:
        """Call `beat` every so many real seconds, for the first time after the first interval."""
        self._seconds = seconds
        self._beat = beat
        self._handle = asyncio.get_running_loop().call_later(seconds, self._on)

    def stop(self) -> None:
        """Beat no more."""
        self._handle.cancel()

    def _on(self) -> None:
        self._handle = asyncio.get_running_loop().call_later(self._seconds, self._on)
        self._beat()
