"""A list of which as much is shown as there is room for, with marks where something is left."""

from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from textual.content import Content

from group_supervision.translation import _
from group_supervision.tui.wrapping import wrapped

_BETWEEN: Final = "   "
_LEAST: Final = 2
"""Rows below which there is no room for marks beside what is shown."""


class Passage(NamedTuple):
    """Rows that belong together."""

    rows: tuple[Content, ...]
    counts: bool = True
    """Whether it is one of the things that the marks count."""


def passage(text: str, width: int, style: str = "", *, head: str = "") -> Passage:
    """Return a text wrapped under itself.

    Args:
        text: The text.
        width: Cells there are.
        style: Its style.
        head: What stands before its first row.
    """
    parts = wrapped(text, max(1, width - len(head)))
    heads = (head, *[" " * len(head)] * len(parts))
    return Passage(
        tuple(
            Content.styled(f"{before}{part}", style)
            for before, part in zip(heads, parts, strict=False)
        )
    )


def still(*rows: Content | str) -> Passage:
    """Return rows that no mark counts: headings, blank rows."""
    return Passage(
        tuple(row if isinstance(row, Content) else Content(row) for row in rows), counts=False
    )


def side_by_side(pieces: Iterable[Content], width: int) -> list[Content]:
    """Set pieces side by side, in as many rows as they take; only what is wider is wrapped."""
    rows: list[Content] = []
    for piece in pieces:
        if rows and rows[-1].cell_length + len(_BETWEEN) + piece.cell_length <= width:
            rows[-1] = Content.assemble(rows[-1], _BETWEEN, piece)
        else:
            rows += piece.wrap(max(1, width))
    return rows


def with_air(passages: Sequence[Passage], height: int) -> list[Passage]:
    """Put a free row behind each that counts, if there is room for all of them."""
    airy = [part for each in passages for part in ((each, still("")) if each.counts else (each,))]
    return airy if len(rows_of(airy)) <= height else list(passages)


def rows_of(passages: Iterable[Passage]) -> list[Content]:
    """Return the rows of all of them."""
    return [row for each in passages for row in each.rows]


def in_sight(
    passages: Sequence[Passage], height: int, focus: int = 0, moved: int = 0
) -> list[Content]:
    """Return as many rows as there is room for, `▲ 2 more` and `▼ 4 more` where some are left.

    Args:
        passages: The list.
        height: Rows there are.
        focus: Which of them has to be in sight.
        moved: By how many rows to look further down than that takes, or further up.
    """
    rows = [(row, index) for index, each in enumerate(passages) for row in each.rows]
    if len(rows) <= height:
        return rows_of(passages)
    if height < _LEAST:
        return [_mark(_("▼ {count} more"), passages, set(range(len(passages))))]
    indices = [index for _row, index in rows]
    start = max(0, min(len(rows) - height, _start(indices, height, focus) + moved))
    shown = [row for row, _index in rows[start : start + height]]
    if start > 0:
        shown[0] = _mark(_("▲ {count} more"), passages, set(indices[: start + 1]))
    if start + height < len(rows):
        shown[-1] = _mark(_("▼ {count} more"), passages, set(indices[start + height - 1 :]))
    return shown


def _start(indices: Sequence[int], height: int, focus: int) -> int:
    """Return the first row to show, so that the passage in focus is between the marks."""
    first = indices.index(focus) if focus in indices else 0
    last = len(indices) - 1 - indices[::-1].index(focus) if focus in indices else 0
    if last <= height - 2:
        return 0
    end = last + 2  # the row below it bears the mark
    start = first - 1 if end - first >= height else end - height
    return max(0, min(start, len(indices) - height))


def _mark(words: str, passages: Sequence[Passage], hidden: set[int]) -> Content:
    count = sum(passages[index].counts for index in hidden) or 1
    return Content.styled(words.format(count=count), "$muted")
