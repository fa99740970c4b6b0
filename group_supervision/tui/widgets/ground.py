"""What lies behind other widgets: a colour, and nothing that has to be drawn row by row."""

from rich.style import Style
from textual.containers import Container, Horizontal, Vertical
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import ContentSwitcher


class Ground(Widget):
    """Gives the same row for every row. A class names it last, or Textual forgets its layout.

    Whatever is repainted, Textual asks every widget that lies under it for all its rows; a clock
    that changes one figure a second would draw five empty backgrounds with it. Padding is blank
    in any case; a border or a hatch would not be drawn.
    """

    _row: tuple[int, Style, Strip] | None = None
    """The row that was given last, and for what."""

    def render_lines(self, crop: Region) -> list[Strip]:
        """Return `crop.height` rows of the colour behind."""
        style = self.visual_style.rich_style
        if self._row is None or self._row[:2] != (crop.width, style):
            self._row = crop.width, style, self._drawn(crop.width, style)
        return [self._row[2]] * crop.height

    def _drawn(self, width: int, style: Style) -> Strip:
        row = Strip.blank(width, style)
        _, background = self.background_colors
        for each in self.get_line_filters():
            row = row.apply_filter(each, background)
        return row


class Block(Container, Ground):
    """A container of anything."""


class Row(Horizontal, Ground):
    """Side by side."""


class Column(Vertical, Ground):
    """One below the other."""


class Switcher(ContentSwitcher, Ground):
    """One of several."""
