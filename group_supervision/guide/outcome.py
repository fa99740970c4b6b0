"""How a live session was left."""

from enum import Enum


class Outcome(Enum):
    """How a live session was left."""

    REVIEW = "review"
    LEFT = "left"
    """Not begun, left unfinished, or left on the resting card without a review."""
    NOTHING_KEPT = "nothing kept"
