"""The room's clock: numerals, a word and a shrinking bar, in the one calm colour."""

from math import ceil
from typing import Final

from textual.app import RenderResult
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from group_supervision.core.face import Reading
from group_supervision.tui.widgets.numerals import numerals

_LEFT: Final = "█"
_GONE: Final = "░"
_TALLEST: Final = 0.45
"""Numerals take at most this share of the whole screen's height: legible, not looming."""


class RoomClock(Widget):
    """Draws a reading as large as there is room for."""

    reading: reactive[Reading] = reactive(Reading())
    """What to draw. An equal reading is not painted again."""

    def render(self) -> RenderResult:
        """Draw numerals with the word beside them, and the bar beneath."""
        columns, rows = self.size
        reading = self.reading
        if not columns or not rows:
            return Content("")
        if not reading.numerals:
            return self._bar_alone(columns, rows)
        has_bar = reading.share is not None
        room = min(rows - 2 if has_bar else rows - 1, round(self.app.size.height * _TALLEST))
        drawn = numerals(reading.numerals, columns - len(reading.word) - 2, max(1, room))
        lines = [Content.styled(line, "$calm") for line in drawn]
        lines[-1] = lines[-1] + Content.styled(f"  {reading.word}", "$muted")
        if has_bar and len(lines) + 2 <= rows:
            lines += [Content(""), self._bar(columns)]
        return Content("\n").join(lines)

    def _bar_alone(self, columns: int, rows: int) -> Content:
        lines = []
        if self.reading.share is not None:
            thickness = max(1, min(rows - 2, self.app.size.height // 8))
            lines = [self._bar(columns)] * thickness
        if self.reading.word and len(lines) + 2 <= max(rows, 2):
            lines += [Content(""), Content.styled(self.reading.word, "$muted")]
        return Content("\n").join(lines)

    def _bar(self, columns: int) -> Content:
        left = ceil((self.reading.share or 0) * columns)
        return Content.styled(_LEFT * left + _GONE * (columns - left), "$calm")
