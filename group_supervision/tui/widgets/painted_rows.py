"""Rows of pieces, of which a change repaints only the cells that differ."""

from collections.abc import Iterable
from itertools import zip_longest
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.geometry import Region, Size
from textual.strip import Strip
from textual.widget import Widget

from group_supervision.tui.slide_pieces import Piece, Role, Row


class PaintedRows(Widget):
    """Shows rows. A clock on it costs a figure of four a second, and now and then a cell."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"piece--{role}" for role in Role}
    """One for each `Role` of a piece."""

    def __init__(self, *, id: str | None = None) -> None:
        """Show nothing yet."""
        super().__init__(id=id)
        self._rows: list[Row] = []
        self._styles: dict[Role, Style] = {}
        """Those of the theme that is worn. Textual forgets its own at every repaint."""
        self._ground: Color | None = None
        """What lies behind, likewise."""
        self._drawn: list[Strip] = []
        """Rows as they are sent, for `_drawn_at`: whatever is repainted, Textual asks for all."""
        self._drawn_at = Size(0, 0)
        self._stale: set[int] = set()
        """Those of them that have to be drawn anew."""

    def notify_style_update(self) -> None:
        """Work the styles out again: the theme is another."""
        self._styles, self._ground = {}, None
        self._draw_all_anew()
        super().notify_style_update()

    def row(self, y: int) -> Row:
        """Return what stands in a row."""
        return self._rows[y]

    def render_lines(self, crop: Region) -> list[Strip]:
        """Return rows as they are; a border or padding would not be drawn."""
        if self._drawn_at != self.size:
            self._draw_all_anew()
        while self._stale:
            y = self._stale.pop()
            self._drawn[y] = self._filtered(self.render_line(y))
        strips = self._drawn[crop.y : crop.bottom]
        if crop.column_span == (0, self._drawn_at.width):
            return strips
        return [strip.crop(*crop.column_span) for strip in strips]

    def _draw_all_anew(self) -> None:
        self._drawn_at = self.size
        self._drawn = [Strip([])] * self._drawn_at.height
        self._stale = set(range(self._drawn_at.height))

    def _filtered(self, strip: Strip) -> Strip:
        """Return a row as it is sent to the terminal."""
        if self._ground is None:
            self._ground = self.background_colors[1]
        for each in self.get_line_filters():
            strip = strip.apply_filter(each, self._ground)
        return strip

    def render_line(self, y: int) -> Strip:
        """Return one row."""
        ground = self._style(Role.QUIET)
        segments: list[Segment] = []
        at = 0
        for piece in self._rows[y] if y < len(self._rows) else ():
            gap = Segment(" " * (piece.x - at), ground)
            segments += (gap, Segment(piece.text, self._style(piece.role)))
            at = piece.x + cell_len(piece.text)
        return Strip(segments).adjust_cell_length(self.size.width, ground)

    def _style(self, role: Role) -> Style:
        if role not in self._styles:
            self._styles[role] = self.get_component_rich_style(f"piece--{role}")
        return self._styles[role]

    def clear(self) -> None:
        """Show nothing, until something is painted."""
        self._rows = []
        self._draw_all_anew()

    def paint(self, rows: list[Row]) -> None:
        """Show rows in place of those that are shown, painting what differs."""
        before, self._rows = self._rows, rows
        changed = [
            Region(left, y, right - left, 1)
            for y, (old, new) in enumerate(zip_longest(before, rows, fillvalue=()))
            if old is not new and old != new
            for left, right in [_span(old, new)]
        ]
        if changed:
            self._stale.update(region.y for region in changed if region.y < len(self._drawn))
            self.refresh(*changed)


def _span(before: Row, after: Row) -> tuple[int, int]:
    """Return from which column to which two rows differ, the second one exclusive."""
    same = set(before).intersection(after)
    one, two = (_cells([each for each in row if each not in same]) for row in (before, after))
    differing = [x for x in one.keys() | two.keys() if one.get(x) != two.get(x)]
    return min(differing), max(differing) + 2  # a wide character takes a cell more


def _cells(pieces: Iterable[Piece]) -> dict[int, tuple[str, Role]]:
    cells = {}
    for piece in pieces:
        x = piece.x
        for character in piece.text:
            cells[x] = character, piece.role
            x += cell_len(character)
    return cells
