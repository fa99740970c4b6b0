"""The hand on the keys: a key that is held down counts once.

Terminals do not say when a key is let go. A key that is held comes again after up to two thirds of
a second (the machine's own delay before it repeats) and then many times a second; so the same key
that comes again sooner than a hand would mean it has never been let go.

All instants are seconds by a clock that nobody can set.
"""

from typing import Final

MEANT_AGAIN: Final = 0.8
"""Seconds after which the same key is meant once more."""


class Hand:
    """Tells a key that is pressed from one that is still held."""

    def __init__(self) -> None:
        """Start with no key down."""
        self._key = ""
        self._last = 0.0

    def holds(self, key: str, at: float) -> bool:
        """Say whether this is the key that came last, never let go in between."""
        held = key == self._key and at - self._last < MEANT_AGAIN
        self._key, self._last = key, at
        return held
