"""What has to be pressed twice, and the rest after the end.

All instants are seconds by a clock that nobody can set.
"""

from dataclasses import dataclass
from typing import Final

from group_supervision.guide.key_repeat import MEANT_AGAIN
from group_supervision.guide.subject import Subject

CONFIRMED_WITHIN: Final = 15.0
"""Seconds after which a first key is forgotten."""
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


@dataclass(frozen=True, slots=True)
class FirstPress:
    """A key was pressed that acts only when it is pressed once more."""

    at: float
    about: Subject
    """Where the session stood: a second press means nothing once it has moved on."""

    def stands(self, about: Subject, now: float) -> bool:
        """Say whether a second press may still follow."""
        return self.about == about and now - self.at <= CONFIRMED_WITHIN

    def is_confirmed(self, now: float) -> bool:
        """Say whether a second press would be meant: it did not come too soon."""
        return now - self.at >= MEANT_AGAIN
