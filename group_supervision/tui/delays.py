"""Things to be done after a while, each by its name.

Textual's own timer is a task and a message for every wait, of which seconds have sixty a
minute. These are callbacks of the event loop, as `interval.Interval` is.
"""

import asyncio
from collections.abc import Callable


class Delays:
    """Calls functions once after a while; the same name asked for again starts over."""

    def __init__(self) -> None:
        """Wait for nothing yet."""
        self._waiting: dict[str, asyncio.TimerHandle] = {}

    def after(self, name: str, seconds: float, act: Callable[[], None]) -> None:
        """Call `act` once after so many real seconds."""
        earlier = self._waiting.get(name)
        if earlier is not None:
            earlier.cancel()
        self._waiting[name] = asyncio.get_running_loop().call_later(seconds, act)

    def stop(self) -> None:
        """Call nothing any more."""
        for each in self._waiting.values():
            each.cancel()
