"""A document as CSV for spreadsheets: its lines first, then its tables, durations in seconds.

Nothing in it is a formula: a text that begins like one gets an apostrophe in front, which
spreadsheets take for "this is text".
"""

import csv as lines
import io
from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import Final

from group_supervision.export.document import (
    Bullets,
    Cell,
    Document,
    Heading,
    Paragraph,
    Table,
)
from group_supervision.translation import _

_FORMULAS: Final = tuple("=+-@\t\r＝＋－＠")
"""How a text begins that a spreadsheet would work out, in half and full width."""


def csv(document: Document) -> str:
    """Return the document as CSV, with the mark by which spreadsheets know its letters (BOM)."""
    written = io.StringIO()
    writer = lines.writer(written, quoting=lines.QUOTE_NONNUMERIC)
    writer.writerows(_rows(document))
    return f"\ufeff{written.getvalue()}"


def _rows(document: Document) -> Iterator[Sequence[str | float]]:
    yield [_inert(document.title)]
    for block in document.blocks:
        match block:
            case Heading(text):
                yield []
                yield [_inert(text)]
            case Paragraph(text):
                yield [_inert(text)]
            case Bullets(items):
                for item in items:
                    yield [_inert(item)]
            case Table(caption, head, rows):
                yield []
                yield [_inert(caption)]
                yield [_head(text, [row[at] for row in rows]) for at, text in enumerate(head)]
                for row in rows:
                    yield [_cell(cell) for cell in row]
            case _:
                pass  # the table beneath a picture says the same


def _head(text: str, column: list[Cell]) -> str:
    if any(isinstance(cell, timedelta) for cell in column):
        return _inert(_("{column} (seconds)").format(column=text))
    return _inert(text)


def _cell(cell: Cell) -> str | float:
    if isinstance(cell, timedelta):
        seconds = cell.total_seconds()
        return int(seconds) if seconds == int(seconds) else round(seconds, 3)
    return cell if isinstance(cell, int) else _inert(cell)


def _inert(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULAS) else text
