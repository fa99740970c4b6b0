"""What the room's slide is made of: pieces of text in rows, their roles, and simple shapes."""

from enum import StrEnum
from typing import Final, NamedTuple

from group_supervision.tui.room_grid import Grid


class Role(StrEnum):
    """What a piece of the slide is for, which decides its colour and weight."""

    DOMINANT = "dominant"
    TITLE = "title"
    """The dominant line where it is set plainly."""
    TEXT = "text"
    LINE = "line"
    """The text where it is set plainly."""
    QUIET = "quiet"
    NOW = "now"
    DONE = "done"
    COMING = "coming"
    LEFT = "left"
    GONE = "gone"
    FRAME = "frame"


class Piece(NamedTuple):
    """A text in a row."""

    x: int
    text: str
    role: Role


Row = tuple[Piece, ...]
"""The pieces of a row from left to right."""


class Block(NamedTuple):
    """Rows that stand together."""

    rows: tuple[str, ...]
    size: int
    """Rows that one line takes, with the air that belongs to it."""
    is_plain: bool = False


class Shapes(NamedTuple):
    """What segments, bar and frame are drawn with."""

    done: str
    now: str
    coming: str
    left: str
    gone: str
    frame: str


_BLOCKS: Final = Shapes("▂", "▄", "▁", "▂", "▁", "┏━┓┃┗┛")
_PLAIN: Final = Shapes("=", "#", "-", "=", "-", "+-+|++")


def thin_shapes(*, draws: bool) -> Shapes:
    """Return what to draw a thin bar with.

    Args:
        draws: Whether there are block characters.
    """
    return _BLOCKS if draws else _PLAIN


def shapes(grid: Grid) -> Shapes:
    """Return what to draw with."""
    return thin_shapes(draws=grid.draws)
