"""A document as one HTML file: nothing is loaded from anywhere, and it prints to A4.

Headings, lists, table heads and the words for pictures are what they are to a screen reader.
"""

from pathlib import Path
from typing import Final

import htpy as h
from markupsafe import Markup

from group_supervision.export.document import (
    Block,
    Bullets,
    Cell,
    Document,
    Heading,
    Paragraph,
    Table,
    is_number,
    shown,
)
from group_supervision.export.picture import Picture
from group_supervision.export.svg import drawing

_STYLE: Final = Path(__file__).with_name("document.css")
_NOTHING_ELSE: Final = "default-src 'none'; style-src 'unsafe-inline'"
"""What a browser may load for it: nothing but the style that stands in it."""


def html(document: Document) -> str:
    """Return the document as one HTML file."""
    page = h.html(lang=document.language)[
        h.head[
            h.meta(charset="utf-8"),
            h.meta(http_equiv="Content-Security-Policy", content=_NOTHING_ELSE),
            h.meta(name="viewport", content="width=device-width, initial-scale=1"),
            h.meta(name="robots", content="noindex"),
            h.title[document.title],
            h.style[Markup(_STYLE.read_text("utf-8"))],  # noqa: S704 - our own file
        ],
        h.body[
            h.main[
                h.h1[document.title],
                (_block(each, number) for number, each in enumerate(document.blocks)),
            ]
        ],
    ]
    return f"{page}\n"


def _block(block: Block, number: int) -> h.Node:
    match block:
        case Heading(text):
            return h.h2[text]
        case Paragraph(text, is_notice):
            return h.p(class_="notice")[text] if is_notice else h.p[text]
        case Bullets(items):
            return h.ul[(h.li[item] for item in items)]
        case Table():
            return _table(block)
        case Picture():
            return h.figure[h.figcaption[block.caption], drawing(block, f"p{number}-")]


def _table(table: Table) -> h.Element:
    return h.table[
        h.caption[table.caption],
        h.thead[h.tr[(h.th(scope="col")[each] for each in table.head)]],
        h.tbody[
            (
                h.tr[h.th(scope="row")[shown(row[0])], (_cell(cell) for cell in row[1:])]
                for row in table.rows
            )
        ],
    ]


def _cell(cell: Cell) -> h.Element:
    return h.td(class_="number" if is_number(cell) else None)[shown(cell)]
