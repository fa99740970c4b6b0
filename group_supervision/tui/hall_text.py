"""What the hall's screen reads: a row for each table, in as many columns as it takes."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from rich.cells import cell_len, set_cell_size
from textual.content import Content

from group_supervision.core.hall import Standing
from group_supervision.guide.hall import TableSeen
from group_supervision.guide.words.hall import round_in_words, state_in_words, time_in_words
from group_supervision.translation import N_, _

NARROWEST: Final = 26
"""Cells of a column in which a table can still be read."""
_MEDIUM: Final = 46
_WIDE: Final = 76
_VERY_WIDE: Final = 96
_GAP: Final = 2

_HELP: Final = "▲"
_SILENT: Final = "○"
_STILL: Final = "‖"
_LATE: Final = "+"
_THERE: Final = " "

_LEGEND: Final = (
    (_HELP, N_("asks for help")),
    (_STILL, N_("paused")),
    (_SILENT, N_("no sign")),
    (_LATE, N_("late")),
)
"""What the shapes before a table's number stand for."""


class Grid(NamedTuple):
    """How the tables are laid out."""

    columns: int
    rows: int
    width: int
    """Cells of a column, the gap to the next one included."""


def grid(tables: int, width: int, height: int) -> Grid:
    """Lay tables out, one below the other first; more than fit are scrolled.

    Args:
        tables: How many there are.
        width: Cells there are.
        height: Rows there are.
    """
    most = max(1, width // NARROWEST)
    columns = max(1, min(most, -(-tables // max(1, height))))
    return Grid(columns, -(-tables // columns), width // columns)


def laid_out(tables: Sequence[TableSeen], width: int, height: int) -> Content:
    """Return all tables as they stand on the screen."""
    plan = grid(len(tables), width, height)
    lines = []
    # With room to spare a blank row between the tables lets each be found at a glance.
    is_spaced = plan.columns == 1 and 2 * len(tables) <= height
    for row in range(plan.rows):
        cells = [
            _cell(tables[index], plan.width)
            for index in range(row, len(tables), plan.rows)
            if index < len(tables)
        ]
        lines.append(Content("").join(cells))
        if is_spaced:
            lines.append(Content(""))
    return Content("\n").join(lines)


def legend() -> Content:
    """Return what the shapes stand for."""
    return Content.styled("   ".join(f"{shape} {_(words)}" for shape, words in _LEGEND), "$muted")


def _cell(each: TableSeen, width: int) -> Content:
    usable = width - _GAP
    parts: tuple[tuple[str, int], ...]
    head = f"{_shape(each)} {each.label:<4}"
    if usable >= _WIDE:
        said, title = (14, 42) if usable >= _VERY_WIDE else (9, 26)
        round_said = round_in_words(each, is_short=usable < _VERY_WIDE)
        parts = ((round_said, said), (each.sign.part, title), (time_in_words(each), 8))
    elif usable >= _MEDIUM:
        parts = ((each.sign.short, 13), (time_in_words(each), 8))
    else:
        if not each.sign.short:
            return _styled(each, head + state_in_words(each), width)
        time = _("gone") if each.silent_since else time_in_words(each)
        part = _cut(each.sign.short, usable - cell_len(head) - 8)
        return _styled(each, f"{head}{part}{_right(time, 8)}", width)
    line = head + "".join(f"{_cut(text, columns - 1)} " for text, columns in parts)
    return _styled(each, f"{line}{state_in_words(each)}", width)


def _styled(each: TableSeen, line: str, width: int) -> Content:
    text = f"{_cut(line, width - _GAP)}{' ' * _GAP}"
    if each.asks:
        return Content.styled(text, "bold $accent")
    is_quiet = each.silent_since is not None or each.sign.standing in _QUIET
    return Content.styled(text, "$muted") if is_quiet else Content(text)


_QUIET: Final = (Standing.LEFT, Standing.DONE)


def _shape(each: TableSeen) -> str:
    if each.asks:
        return _HELP
    if each.silent_since is not None:
        return _SILENT
    if each.is_still:
        return _STILL
    return _LATE if each.is_late else _THERE


def _cut(text: str, width: int) -> str:
    """Return a text in exactly so many cells."""
    if cell_len(text) <= width:
        return set_cell_size(text, width)
    return set_cell_size(text, max(0, width - 1)) + "…"[: max(0, width)]


def _right(text: str, width: int) -> str:
    return " " * max(0, width - cell_len(text)) + text
