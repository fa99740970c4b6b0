"""A document as Markdown. Whatever Markdown could take for more than letters is escaped."""

import re
from collections.abc import Iterator
from typing import Final

from group_supervision.export.document import (
    Block,
    Bullets,
    Document,
    Heading,
    Paragraph,
    Table,
    is_number,
    shown,
)
from group_supervision.export.picture import Picture

_MARKUP: Final = re.compile(r"[\\`*_{}\[\]<>|~&#$^@!]|(?<=\w)\.(?=\w)|:(?=/)")
"""What may be markup wherever it stands, and what makes a link of an address."""
_OPENING: Final = re.compile(r"^([-+=:]|\d+[.)](?=\s|$))")
"""What may be markup at the beginning of a line: lists, rules, headings."""
_LAST_SIGN: Final = re.compile(r"([.)])$")


def markdown(document: Document) -> str:
    """Return the document as Markdown, with tables as GitHub and others read them."""
    parts = [f"# {escaped(document.title)}", *("\n".join(_block(each)) for each in document.blocks)]
    return "\n\n".join(parts) + "\n"


def escaped(text: str) -> str:
    """Return one line of text so that Markdown reads the same letters out of it."""
    safe = _MARKUP.sub(lambda found: f"\\{found[0]}", text)
    return _OPENING.sub(_escape_opening, safe)


def _escape_opening(found: re.Match[str]) -> str:
    return _LAST_SIGN.sub(r"\\\1", found[1]) if found[1][0].isdigit() else f"\\{found[1]}"


def _block(block: Block) -> Iterator[str]:
    match block:
        case Heading(text):
            yield f"## {escaped(text)}"
        case Paragraph(text, is_notice):
            yield f"**{escaped(text)}**" if is_notice else escaped(text)
        case Bullets(items):
            for item in items:
                yield f"- {escaped(item)}"
        case Table():
            yield from _table(block)
        case Picture(caption, alt):
            yield f"**{escaped(caption)}**: {escaped(alt)}"


def _table(table: Table) -> Iterator[str]:
    yield f"**{escaped(table.caption)}**"
    yield ""
    yield _row(table.head)
    sides = ("---:" if _is_numbers(table, column) else "---" for column in range(len(table.head)))
    yield _row(sides, is_ruler=True)
    for row in table.rows:
        yield _row(shown(cell) for cell in row)


def _is_numbers(table: Table, column: int) -> bool:
    return bool(table.rows) and all(is_number(row[column]) for row in table.rows)


def _row(cells: "Iterator[str] | tuple[str, ...]", *, is_ruler: bool = False) -> str:
    told = (cell if is_ruler else escaped(cell) for cell in cells)
    return f"| {' | '.join(told)} |"
