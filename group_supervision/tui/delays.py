"""Things to be done after a while, each by its name."""

from collections.abc import Callable
from typing import Generic, TypeVar

from textual.screen import Screen
from textual.timer import Timer

Result = TypeVar("Result")


class Delays(Generic[Result]):
    """Calls functions once after a while; the same name asked for again starts over."""

    def __init__(self, screen: Screen[Result]) -> None:
        """Wait as long as `screen` is there."""
        self._screen = screen
        self._timers: dict[str, Timer] = {}

    def after(self, name: str, seconds: float, act: Callable[[], None]) -> None:
        """Call `act` once after so many real seconds."""
        earlier = self._timers.get(name)
        if earlier is not None:
            earlier.stop()
        self._timers[name] = self._screen.set_timer(seconds, act)
