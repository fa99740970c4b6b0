"""The rest after the end of a session.

All instants are seconds by a clock that nobody can set.
"""

from typing import Final

REST: Final = 3.0
"""Seconds after the end of a session in which nothing answers."""


class Rest:
    """The moment after the end of a session, in which nothing answers."""

    def __init__(self, *, is_ended: bool) -> None:
        """Start with a session that has ended, or has not: an old end is no reason to rest."""
        self._is_ended = is_ended
        self._until = 0.0

    def begins(self, now: float, *, is_ended: bool) -> bool:
        """Say whether it begins now: the session has ended since this was last asked."""
        begins = is_ended and not self._is_ended
        self._is_ended = is_ended
        if begins:
            self._until = now + REST
        return begins

    def is_on(self, now: float) -> bool:
        """Say whether it is on."""
        return now < self._until
