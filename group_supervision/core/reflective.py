"""A reflective checklist: questions to ask oneself, and what an organisation owes its staff."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

Marks = tuple["Rating | None", ...]
"""A rating for each question, in their order; `None`: not rated."""


class Rating(StrEnum):
    """How somebody rates themselves. There's no score, and nobody else sees it."""

    YES = "yes"
    PARTLY = "partly"
    NOT_YET = "not-yet"


@dataclass(frozen=True, slots=True)
class Point:
    """A question or a duty."""

    theme: str
    """What it's about, in a few words that anybody may read."""
    text: str


@dataclass(frozen=True, slots=True)
class ReflectiveList:
    """One checklist."""

    id: str
    """The name of its file without the ending."""
    title: str
    source: str
    questions: tuple[Point, ...]
    duties: tuple[Point, ...] = ()
    """Of an organisation; nobody rates themselves on these."""
    published: int | None = None
    """How many questions the published list has; `None`: these are all there are."""

    @property
    def unmarked(self) -> Marks:
        """No rating for any question."""
        return (None,) * len(self.questions)


@dataclass(frozen=True, slots=True)
class SelfRating:
    """How somebody rated themselves on a day."""

    list_id: str
    on: date
    marks: Marks
