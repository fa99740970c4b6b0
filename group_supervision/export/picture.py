"""A picture as shapes in one system of units, whatever draws it.

Nothing in it is told by colour alone: every filling has a pattern of its own, every picture words
in place of it (`alt`), and the document a table beneath.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum


class Filling(StrEnum):
    """What an area stands for. Each has its own pattern and colour wherever it is drawn."""

    PLAN = "plan"
    """What was planned: an outline."""
    TOOK = "took"
    """Time within the plan: plain."""
    ADDED = "added"
    """Time that was added: rising stripes."""
    OVER = "over"
    """Time that ran over: a grid."""
    PAUSED = "paused"
    """The clock stood still: level stripes."""
    BREAK = "break"
    """A break: dots."""


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle."""

    x: float
    y: float
    width: float
    height: float
    filling: Filling


@dataclass(frozen=True, slots=True)
class Dot:
    """A dot around its middle."""

    x: float
    y: float
    radius: float = 3.5


@dataclass(frozen=True, slots=True)
class Stroke:
    """A straight line; a bold one marks a middle."""

    x1: float
    y1: float
    x2: float
    y2: float
    is_bold: bool = False


@dataclass(frozen=True, slots=True)
class Text:
    """Words, standing on the line `y`, beginning, centred or ending at `x`."""

    x: float
    y: float
    text: str
    anchor: str = "start"
    """`start`, `middle` or `end`."""


Shape = Area | Dot | Stroke | Text


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture; units are points of about a third of a millimetre on paper."""

    caption: str
    alt: str
    """What it shows, in words, for those who don't see it."""
    width: float
    height: float
    shapes: tuple[Shape, ...]

    def with_texts(self, changed: Callable[[str], str]) -> "Picture":
        """Return the same picture with every text changed."""
        shapes = tuple(
            replace(each, text=changed(each.text)) if isinstance(each, Text) else each
            for each in self.shapes
        )
        return replace(self, caption=changed(self.caption), alt=changed(self.alt), shapes=shapes)
