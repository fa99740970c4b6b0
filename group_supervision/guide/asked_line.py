"""A line that is asked for: its question, and what becomes of the answer. Both consoles ask it."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto

from group_supervision.anonymiser.finding import Span


class Shows(Enum):
    """What may be seen of an answer while it is typed."""

    ALL = auto()
    NAMES = auto()
    """All of it, and what looks like a name is marked; where lines are spoken, nothing."""
    NOTHING = auto()
    """A count that nobody is to see before all have been counted."""


@dataclass(frozen=True, slots=True)
class AskedLine:
    """One question with a typed answer."""

    text: str
    take: Callable[[str], "AskedLine | None"]
    """Takes the answer. Returns what is asked next, `None` at the end, or raises `BadInput` or
    `Refusal`: then the same is asked again."""
    starts_with: str = ""
    """What the line starts with; Enter takes it."""
    shows: Shows = Shows.ALL
    find: Callable[[str], list[Span]] | None = None
    """Finds what looks like a name, to be marked."""
    takes_enter: bool = False
    """Whether Enter alone is an answer; else it leaves the question."""
    so_far: tuple[str, ...] = ()
    """What has been answered so far and what is suggested now, to be read meanwhile."""
    said: str = ""
    """What is said before it is asked."""
