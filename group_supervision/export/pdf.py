"""A document as PDF: typst sets it, tagged for screen readers (PDF/UA), with no date in it.

The texts go in as data and are never read as typst's own language.
"""

import json
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final, Literal

from group_supervision.errors import Refusal
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
from group_supervision.export.svg import svg_text
from group_supervision.translation import _

_TEMPLATE: Final = Path(__file__).with_name("document.typ")
_WHENEVER: Final = datetime(2000, 1, 1, tzinfo=UTC)
"""A PDF has to carry some instant; this one says nothing."""


def pdf(document: Document) -> tuple[bytes, bool]:
    """Return the document as PDF, and whether the fonts here have every character of it.

    Where they lack one it's drawn as an empty box; the letters are in the file all the same. As
    PDF/UA allows no such box, the file is then tagged without claiming to be PDF/UA.

    Raises:
        Refusal: When typst isn't installed, or can't set it.
    """
    try:
        import typst
    except ImportError as error:
        raise Refusal(
            _(
                "PDF needs typst, which isn't installed: type pip install"
                " 'group-supervision[pdf]', or use --as html and print that."
            )
        ) from error
    told = {
        "title": document.title,
        "language": document.language.split("-")[0],
        "blocks": [_told(each) for each in document.blocks],
    }
    inputs = {"document": json.dumps(told)}
    standards: tuple[Literal["ua-1"] | None, ...] = ("ua-1", None)
    for standard in standards:
        with suppress(typst.TypstError):  # its message may hold what the notes say
            made = typst.compile(
                _TEMPLATE.read_bytes(),
                format="pdf",
                sys_inputs=inputs,
                pdf_standards=standard,
                timestamp=_WHENEVER,
            )
            return made, standard is not None
    raise Refusal(_("This couldn't be set as PDF: use --as html and print that."))


def _told(block: Block) -> dict[str, Any]:
    match block:
        case Heading(text):
            return {"kind": "heading", "text": text}
        case Paragraph(text, is_notice):
            return {"kind": "notice" if is_notice else "paragraph", "text": text}
        case Bullets(items):
            return {"kind": "bullets", "items": items}
        case Table(caption, head, rows):
            numbers = [
                bool(rows) and all(is_number(row[column]) for row in rows)
                for column in range(len(head))
            ]
            cells = [[shown(cell) for cell in row] for row in rows]
            told = {"kind": "table", "caption": caption, "head": head, "rows": cells}
            return {**told, "numbers": numbers}
        case Picture(caption, alt):
            return {"kind": "picture", "caption": caption, "alt": alt, "svg": svg_text(block)}
