"""The last door before the terminal: nothing on the screen can command it."""

from collections.abc import Sequence

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

from group_supervision.core.control_characters import inert, is_inert


class ControlFilter(LineFilter):
    """Takes control, bidi and surrogate characters out of every line that is painted.

    All text is cleaned when it comes in; this catches whatever came in another way. It does the
    work of the filters before it too, for each filter of its own costs a copy of every line.
    """

    def __init__(self, before: Sequence[LineFilter] = ()) -> None:
        """Apply the filters `before` first."""
        super().__init__()
        self.before = tuple(before)

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Return the segments without characters a terminal would obey."""
        for each in self.before:
            segments = each.apply(segments, background)
        if all(is_inert(segment.text) for segment in segments):
            return segments
        return [Segment(inert(segment.text), segment.style) for segment in segments]
