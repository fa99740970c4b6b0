"""What lies behind other widgets: a colour, and nothing that has to be drawn row by row."""

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

    def render_lines(self, crop: Region) -> list[Strip]:
        """Return `crop.height` rows of the colour behind."""
        row = Strip.blank(crop.width, self.visual_style.rich_style)
        _, background = self.background_colors
        for each in self.get_line_filters():
            row = row.apply_filter(each, background)
        return [row] * crop.height


class Block(Container, Ground):
    """A container of anything."""


class Row(Horizontal, Ground):
    """Side by side."""


class Column(Vertical, Ground):
    """One below the other."""


class Switcher(ContentSwitcher, Ground):
    """One of several."""
