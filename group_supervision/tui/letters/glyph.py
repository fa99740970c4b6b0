"""What letters are made of: faces, their measures, and rows of bits."""

from enum import StrEnum
from typing import NamedTuple


class Cut(StrEnum):
    """How letters of one height are drawn."""

    WIDE = "wide"
    MEDIUM = "medium"
    NARROW = "narrow"
    LIGHT = "light"
    """Narrow, with stems half as thick."""
    BY_HAND = "by hand"
    """Three or four rows, in half blocks."""
    CONDENSED = "condensed"
    """Of four rows at most: the same, half as wide. Of more: light, and closer together."""


class Face(NamedTuple):
    """Letters of one height and one cut, and the air around their lines, all in rows."""

    size: int
    cut: Cut
    leading: int = 0
    """Between the lines of a paragraph, beside what the letters leave."""
    between: int = 1
    """Between paragraphs."""


class Glyph(NamedTuple):
    """One letter. Bit 0 of a row is its left edge; a bit is half a cell wide and half as high."""

    width: int
    top: int
    """Half rows above the line that letters stand on."""
    rows: tuple[int, ...]

    @property
    def bottom(self) -> int:
        """Half rows above that line; below zero where it reaches under it."""
        return self.top - len(self.rows)


class Metrics(NamedTuple):
    """The measures of a design, in half cells across and half rows down."""

    capital: int
    stem: int
    stroke: int
    """Thickness of what lies across."""
    gap: int
    """Between letters."""
    space: int
    """Between words, beside the gap."""
