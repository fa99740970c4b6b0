"""The last door before the terminal: nothing on the screen can command it."""

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

from group_supervision.core.text import inert, is_inert


class Inert(LineFilter):
    """Takes control, bidi and surrogate characters out of every line that is painted.

    All text is cleaned when it comes in; this catches whatever came in another way.
    """

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002
        """Return the segments without characters a terminal would obey."""
        if all(is_inert(segment.text) for segment in segments):
            return segments
        return [Segment(inert(segment.text), segment.style) for segment in segments]
