"""A document as one HTML file: nothing is loaded from anywhere, and it prints to A4.

Headings, lists, table heads and the words for pictures are what they are to a screen reader.
"""

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

_STYLE: Final = """
@page { size: A4; margin: 20mm 18mm }
:root { color-scheme: light }
body { margin: 0; background: #fff; color: #1c2530;
  font: 1rem/1.5 system-ui, "Segoe UI", "Noto Sans", sans-serif }
main { max-width: 42rem; margin: 0 auto; padding: 2rem 1rem }
h1 { font-size: 1.6rem; line-height: 1.2; margin: 0 0 1rem }
h2 { font-size: 1.15rem; margin: 1.6rem 0 .4rem; break-after: avoid }
.notice { border-inline-start: .3rem solid #1c2530; padding-inline-start: .7rem; font-weight: 600;
  margin: .4rem 0 }
p, li { overflow-wrap: anywhere }
table { border-collapse: collapse; width: 100%; margin: 1rem 0 }
caption { text-align: start; font-weight: 600; padding-bottom: .3rem }
th, td { border: 1px solid #6a7480; padding: .25rem .5rem; text-align: start; vertical-align: top;
  overflow-wrap: anywhere }
.number { text-align: end; font-variant-numeric: tabular-nums; white-space: nowrap }
thead { display: table-header-group }
tr, figure { break-inside: avoid }
figure { margin: 1.2rem 0 }
figcaption { font-weight: 600; margin-bottom: .3rem }
svg { width: 100%; height: auto }
@media print { main { max-width: none; padding: 0 } body { font-size: 11pt } }
"""
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
            h.style[Markup(_STYLE)],  # noqa: S704 - our own constant
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
