"""What has to be pressed twice.

All instants are seconds by a clock that nobody can set.
"""

from dataclasses import dataclass
from typing import Final

from group_supervision.guide.key_repeat import MEANT_AGAIN
from group_supervision.guide.subject import Subject

CONFIRMED_WITHIN: Final = 15.0
"""Seconds after which a first key is forgotten."""


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
