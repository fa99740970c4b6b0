"""A document: headings, paragraphs, lists, tables and pictures, without any form yet.

It is built once (`guide.documents`), and each form only writes it down: Markdown, HTML, Word, PDF
and CSV say the same. Every text in it is plain: no form takes it for anything but letters.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from group_supervision.core.text import clean
from group_supervision.export.picture import Picture

Cell = str | int | timedelta
"""What stands in a table: words, a count, or a duration, which a spreadsheet gets in seconds."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading below the title."""

    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph."""

    text: str
    is_notice: bool = False
    """Whether whoever reads the document has to see it: it stands out."""


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list of things in no order of weight."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table. Its first column names the row; every row has as many cells as the head."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


Block = Heading | Paragraph | Bullets | Table | Picture


@dataclass(frozen=True, slots=True)
class Document:
    """A document in one language."""

    title: str
    blocks: tuple[Block, ...]
    language: str = "en"
    """The language of its sentences, as a code such as `en`."""


def tidied(document: Document) -> Document:
    """Return the document with every text made one line that commands nothing.

    Texts have been cleaned when they came in; what is written for other programs relies on nobody.
    """
    return replace(
        document,
        title=clean(document.title),
        blocks=tuple(_tidied(block) for block in document.blocks),
    )


def shown(cell: Cell) -> str:
    """Return a cell as a person reads it; durations as minutes and seconds."""
    return minutes_and_seconds(cell) if isinstance(cell, timedelta) else str(cell)


def is_number(cell: Cell) -> bool:
    """Say whether a cell lines up on the right."""
    return not isinstance(cell, str)


def minutes_and_seconds(time: timedelta) -> str:
    """Return a duration as `7:05`, in whole seconds that passed; negative with a minus."""
    seconds = int(abs(time).total_seconds())
    sign = "-" if time < timedelta() else ""
    return f"{sign}{seconds // 60}:{seconds % 60:02}"


def _tidied(block: Block) -> Block:
    match block:
        case Heading(text) | Paragraph(text):
            return replace(block, text=clean(text))
        case Bullets(items):
            return Bullets(_cleaned(items))
        case Table(caption, head, rows):
            lines = tuple(
                tuple(clean(cell) if isinstance(cell, str) else cell for cell in row)
                for row in rows
            )
            return Table(clean(caption), _cleaned(head), lines)
        case Picture():
            return block.with_texts(clean)


def _cleaned(texts: Sequence[str]) -> tuple[str, ...]:
    return tuple(clean(each) for each in texts)
