"""A document for word processors (.docx), by python-docx: its styles, table heads and alt texts.

What python-docx has no words for (header rows, alt text, language) is set in the XML. Nothing in
the file says who made it or when.
"""

import io
import zipfile
from typing import TYPE_CHECKING, Final

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
from group_supervision.export.png import png
from group_supervision.export.svg import svg_text
from group_supervision.translation import _

if TYPE_CHECKING:
    from docx.document import Document as Word
    from docx.shape import InlineShape
    from docx.table import Table as WordTable

_WHENEVER: Final = (1980, 1, 1, 0, 0, 0)
"""Every part of a .docx carries an instant; the earliest there can be says nothing."""
_SVG_BESIDE: Final = """
<a:extLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"
  xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">
  <a:ext uri="{{96DAC541-7B7A-43D3-8B79-37D633B846F1}}">
    <asvg:svgBlip xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main"
      r:embed="{reference}"/>
  </a:ext>
</a:extLst>
"""
_TABLE_POINTS: Final = 9
"""The size of letters in a table: eight columns fit on a page."""
_MILLIMETRES: Final = {"width": 210, "height": 297, "margin": 20}


def word(document: Document) -> bytes:
    """Return the document as .docx.

    Raises:
        Refusal: When python-docx isn't installed.
    """
    try:
        import docx
    except ImportError as error:
        raise Refusal(
            _(
                "A Word document needs python-docx, which isn't installed: type pip install"
                " 'group-supervision[word]', or use --as html, which word processors open too."
            )
        ) from error
    made = docx.Document()
    _prepare(made, document)
    made.add_heading(document.title, level=0)
    for block in document.blocks:
        _add(made, block)
    written = io.BytesIO()
    made.save(written)
    return _undated(written)


def _prepare(made: "Word", document: Document) -> None:
    """Set paper and language, and empty what the template says of its author and dates."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import Mm

    section = made.sections[0]
    section.page_width, section.page_height = Mm(_MILLIMETRES["width"]), Mm(_MILLIMETRES["height"])
    section.left_margin = section.right_margin = Mm(_MILLIMETRES["margin"])
    section.top_margin = section.bottom_margin = Mm(_MILLIMETRES["margin"])
    core = made.core_properties._element  # noqa: SLF001 - it can set them, and not take them out
    for each in list(core):
        core.remove(each)
    made.core_properties.title = document.title
    made.core_properties.language = document.language
    defaults = made.styles.element.find(f".//{qn('w:rPrDefault')}/{qn('w:rPr')}")
    if defaults is not None:
        for old in defaults.findall(qn("w:lang")):
            defaults.remove(old)
        lang = OxmlElement("w:lang")
        lang.set(qn("w:val"), document.language)
        defaults.append(lang)


def _add(made: "Word", block: Block) -> None:
    match block:
        case Heading(text):
            made.add_heading(text, level=1)
        case Paragraph(text, is_notice):
            made.add_paragraph().add_run(text).bold = is_notice
        case Bullets(items):
            for item in items:
                made.add_paragraph(item, style="List Bullet")
        case Table():
            _add_table(made, block)
        case Picture():
            _add_picture(made, block)


def _add_table(made: "Word", table: Table) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.oxml import OxmlElement
    from docx.shared import Pt

    caption = made.add_paragraph(table.caption, style="Caption")
    caption.paragraph_format.keep_with_next = True
    grid = made.add_table(rows=1, cols=len(table.head), style="Table Grid")
    for cell, text in zip(grid.rows[0].cells, table.head, strict=True):
        run = cell.paragraphs[0].add_run(text)
        run.bold, run.font.size = True, Pt(_TABLE_POINTS)
    grid.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))  # noqa: SLF001
    for row in table.rows:
        for cell, value in zip(grid.add_row().cells, row, strict=True):
            cell.paragraphs[0].add_run(shown(value)).font.size = Pt(_TABLE_POINTS)
            if is_number(value):
                cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
    _describe(grid, table.caption)
    made.add_paragraph()


def _describe(grid: "WordTable", caption: str) -> None:
    """Give a table the name that a screen reader says."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    told = OxmlElement("w:tblCaption")
    told.set(qn("w:val"), caption)
    grid._tbl.tblPr.append(told)  # noqa: SLF001 - python-docx has no word for it


def _add_picture(made: "Word", picture: Picture) -> None:
    from docx.shared import Mm

    caption = made.add_paragraph(picture.caption, style="Caption")
    caption.paragraph_format.keep_with_next = True
    width = Mm(_MILLIMETRES["width"] - 2 * _MILLIMETRES["margin"])
    drawn = made.add_picture(io.BytesIO(png(picture)), width=width)
    _add_drawing(made, drawn, picture)
    said = drawn._inline.docPr  # noqa: SLF001 - python-docx has no word for alt text
    said.set("descr", picture.alt)
    said.set("title", picture.caption)


def _add_drawing(made: "Word", drawn: "InlineShape", picture: Picture) -> None:
    """Put the SVG beside the PNG, which stands in where SVG can't be shown (before Word 2016)."""
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part
    from docx.oxml import parse_xml

    package = made.part.package
    number = sum(each.partname.endswith(".svg") for each in package.iter_parts()) + 1
    name = PackURI(f"/word/media/picture{number}.svg")
    part = Part(name, "image/svg+xml", svg_text(picture).encode(), package)
    reference = made.part.relate_to(part, RELATIONSHIP_TYPE.IMAGE)
    blip = drawn._inline.graphic.graphicData.pic.blipFill.blip  # noqa: SLF001
    blip.append(parse_xml(_SVG_BESIDE.format(reference=reference)))


def _undated(written: io.BytesIO) -> bytes:
    """Return a .docx with no instant in it, and without the template's own thumbnail."""
    undated = io.BytesIO()
    with (
        zipfile.ZipFile(written) as old,
        zipfile.ZipFile(undated, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, _WHENEVER)
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, old.read(name))
    return undated.getvalue()
