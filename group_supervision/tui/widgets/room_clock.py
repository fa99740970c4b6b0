"""The room's clock: numerals, a word and a shrinking bar, in the one calm colour."""

from itertools import zip_longest
from math import ceil
from typing import ClassVar, Final, NamedTuple

from rich.segment import Segment
from textual.events import Resize
from textual.geometry import Region
from textual.reactive import var
from textual.strip import Strip
from textual.widget import Widget

from group_supervision.core.face import Reading
from group_supervision.tui.widgets.numerals import numerals

_LEFT: Final = "█"
_GONE: Final = "░"
_TALLEST: Final = 0.45
"""Numerals take at most this share of the whole screen's height: legible, not looming."""
_BAR_SHARE: Final = 8
"""A bar that stands alone is an eighth of the screen's height thick."""


class Row(NamedTuple):
    """One row of the clock."""

    drawn: str = ""
    word: str = ""
    """The word beside what is drawn."""

    @property
    def text(self) -> str:
        """The whole row."""
        return self.drawn + self.word


class RoomClock(Widget):
    """Draws a reading as large as there is room for, and paints no cell that has not changed."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"room-clock--drawn", "room-clock--word"}
    """
    | Class | Description |
    | :- | :- |
    | `room-clock--drawn` | Numerals and bar. |
    | `room-clock--word` | The word beside them. |
    """

    reading: var[Reading] = var(Reading())
    """What to draw."""

    def __init__(self, *, id: str | None = None) -> None:
        """Start with nothing drawn."""
        super().__init__(id=id)
        self._rows: list[Row] = []

    def watch_reading(self) -> None:
        """Draw, and paint the part that has changed: most seconds, one numeral of four."""
        before, self._rows = self._rows, self._drawn()
        changed = [
            (y, *_span(old.text, new.text))
            for y, (old, new) in enumerate(zip_longest(before, self._rows, fillvalue=Row()))
            if old.text != new.text
        ]
        if changed:
            top, bottom = changed[0][0], changed[-1][0]
            left, right = min(each[1] for each in changed), max(each[2] for each in changed)
            self.refresh(Region(left, top, right - left, bottom - top + 1))

    def on_resize(self, _: Resize) -> None:
        """Draw as large as there is room for now."""
        self._rows = self._drawn()
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Return one row."""
        width = self.size.width
        # Textual keeps the styles of components; its `rich_style` it would work out for every row.
        drawn = self.get_component_rich_style("room-clock--drawn")
        word = self.get_component_rich_style("room-clock--word")
        if y >= len(self._rows):
            return Strip.blank(width, word)
        row = self._rows[y]
        strip = Strip([Segment(row.drawn, drawn), Segment(row.word, word)])
        return strip.adjust_cell_length(width, word)

    def _drawn(self) -> list[Row]:
        columns, rows = self.size
        reading = self.reading
        if not columns or not rows:
            return []
        if not reading.numerals:
            return self._bar_alone(columns, rows)
        has_bar = reading.share is not None
        room = min(rows - 2 if has_bar else rows - 1, round(self.app.size.height * _TALLEST))
        drawn = numerals(reading.numerals, columns - len(reading.word) - 2, max(1, room))
        lines = [Row(line) for line in drawn]
        lines[-1] = Row(drawn[-1], f"  {reading.word}")
        if has_bar and len(lines) + 2 <= rows:
            lines += [Row(), self._bar(columns)]
        return lines

    def _bar_alone(self, columns: int, rows: int) -> list[Row]:
        lines: list[Row] = []
        if self.reading.share is not None:
            thickness = max(1, min(rows - 2, self.app.size.height // _BAR_SHARE))
            lines = [self._bar(columns)] * thickness
        if self.reading.word and len(lines) + 2 <= max(rows, 2):
            lines += [Row(), Row(word=self.reading.word)]
        return lines

    def _bar(self, columns: int) -> Row:
        left = ceil((self.reading.share or 0) * columns)
        return Row(_LEFT * left + _GONE * (columns - left))


def _span(before: str, after: str) -> tuple[int, int]:
    """Return from which column to which two rows differ, the second one exclusive."""
    width = max(len(before), len(after))
    one, two = before.ljust(width), after.ljust(width)
    differing = [column for column in range(width) if one[column] != two[column]]
    return differing[0], differing[-1] + 1
