"""What the observer of a practice round ticks: seen, partly, not seen, not needed.

No total is worked out and nobody is compared: a mark is about a moment, not about a person. The
items are inferred, after the headings with which Balint leaders are observed (S17).
"""

from collections.abc import Mapping
from enum import StrEnum


class Mark(StrEnum):
    """What was seen of something."""

    SEEN = "seen"
    PARTLY = "partly"
    NOT_SEEN = "not-seen"
    NOT_NEEDED = "not-needed"


class Item(StrEnum):
    """What is looked for, in the order in which it may be seen."""

    AGREEMENT = "agreement"
    HELD_TIME = "held-time"
    CLEAR_CHANGES = "clear-changes"
    CHOICE_OF_SEAT = "choice-of-seat"
    FIRST_ADVICE = "first-advice"
    TO_EVERYONE = "to-everyone"
    TWO_LENSES = "two-lenses"
    QUIET = "quiet"
    PRESENTER_FIRST = "presenter-first"
    NO_PLAN = "no-plan"
    CLOSING_ROUND = "closing-round"
    PRESENTER_AFTER = "presenter-after"


Checklist = Mapping[Item, Mark]
"""The marks given so far. What is not in it has not been marked."""
