"""Rows of pieces, of which a change repaints only the cells that differ."""

from itertools import zip_longest
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from group_supervision.tui.slide_pieces import Role, Row


class PaintedRows(Widget):
    """Shows rows. A clock on it costs a figure of four a second, and now and then a cell."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"piece--{role}" for role in Role}
    """One for each `Role` of a piece."""

    def __init__(self, *, id: str | None = None) -> None:
        """Show nothing yet."""
        super().__init__(id=id)
        self._rows: list[Row] = []

    def row(self, y: int) -> Row:
        """Return what stands in a row."""
        return self._rows[y]

    def render_line(self, y: int) -> Strip:
        """Return one row."""
        # Textual keeps the styles of components; its `rich_style` it would work out for every row.
        ground = self.get_component_rich_style("piece--quiet")
        segments: list[Segment] = []
        at = 0
        for piece in self._rows[y] if y < len(self._rows) else ():
            style = self.get_component_rich_style(f"piece--{piece.role}")
            segments += (Segment(" " * (piece.x - at), ground), Segment(piece.text, style))
            at = piece.x + cell_len(piece.text)
        return Strip(segments).adjust_cell_length(self.size.width, ground)

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
            self.refresh(*changed)


def _span(before: Row, after: Row) -> tuple[int, int]:
    """Return from which column to which two rows differ, the second one exclusive."""
    one, two = _cells(before), _cells(after)
    differing = [x for x in one.keys() | two.keys() if one.get(x) != two.get(x)]
    return min(differing), max(differing) + 2  # a wide character takes a cell more


def _cells(row: Row) -> dict[int, tuple[str, Role]]:
    cells = {}
    for piece in row:
        x = piece.x
        for character in piece.text:
            cells[x] = character, piece.role
            x += cell_len(character)
    return cells
