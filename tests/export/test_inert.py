"""Whatever somebody wrote stays letters, in every form."""

import csv
import io
import re
from html.parser import HTMLParser

import docx
from hypothesis import example, given, settings
from markdown_it import MarkdownIt
from pypdf import PdfReader

from group_supervision.core.text import clean
from group_supervision.export.forms import Form, written
from tests.examples import examples
from tests.export.hostile import HOSTILE, IN_ASCII, PIECES, document

SVG = {"svg", "defs", "pattern", "rect", "path", "text"}
TAGS = {
    *("html", "head", "meta", "title", "style", "body", "main", "h1", "h2", "p", "ul", "li"),
    *("table", "caption", "thead", "tbody", "tr", "th", "td", "figure", "figcaption", *SVG),
}


def as_text(text: str, form: Form) -> str:
    return written(document(text), form).content.decode("utf-8")


@given(HOSTILE)
@example("- item")
@example("1. one")
@example("---")
@example("+ more")
@example("    indented")
def test_markdown_reads_the_same_letters_and_no_markup_out_of_it(text: str) -> None:
    tokens = MarkdownIt("gfm-like").parse(as_text(text, Form.MARKDOWN))
    inline = [token for token in tokens if token.type == "inline"]
    told = []
    for token in inline:
        kinds = {child.type for child in token.children or ()}
        assert kinds <= {"text", "strong_open", "strong_close"}, (kinds, token.content)
        told.append("".join(child.content for child in token.children or ()))
    wanted = clean(text)
    assert told[:6] == [wanted] * 6
    assert told[6:] == [
        f"{wanted}: {wanted}",
        wanted,
        wanted,
        "plan",
        wanted,
        "-1:30",
        wanted,
        "1440:00",
    ]
    assert not [token for token in tokens if token.type in ("html_block", "fence", "code_block")]


class Reader(HTMLParser):
    """Collects tags, and the text of list items."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.texts: list[str] = []
        self._inside = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        self._inside = tag
        if tag in ("li", "text", "h1"):
            self.texts.append("")

    def handle_data(self, data: str) -> None:
        if self._inside in ("li", "text", "h1"):
            self.texts[-1] += data

    def handle_endtag(self, _: str) -> None:
        self._inside = ""


@given(HOSTILE)
def test_html_has_only_our_own_elements_and_the_same_letters(text: str) -> None:
    reader = Reader()
    reader.feed(as_text(text, Form.HTML))
    assert reader.tags <= TAGS
    assert not {name for name in reader.attributes if name.startswith("on") or name == "href"}
    assert reader.texts == [clean(text)] * 4


@given(HOSTILE)
def test_no_cell_of_csv_is_a_formula(text: str) -> None:
    rows = list(csv.reader(io.StringIO(as_text(text, Form.CSV).removeprefix("\ufeff"))))
    for cell in (cell for row in rows for cell in row):
        assert not re.match(r"[=+@\t\r＝＋－＠]|-(?!\d+$)", cell), cell
    assert rows[0][0].removeprefix("'") == clean(text).removeprefix("'")
    assert rows[-2][1] == "-90"


@given(HOSTILE)
@settings(max_examples=examples(10))
def test_word_has_the_same_letters_and_no_fields_or_links(text: str) -> None:
    made = docx.Document(io.BytesIO(written(document(text), Form.WORD).content))
    wanted = clean(text)
    assert [each.text for each in made.paragraphs[:6]] == [wanted] * 6
    assert made.tables[0].cell(1, 0).text == wanted
    xml = made.element.xml
    for element in ("<w:fldSimple", "<w:instrText", "<w:hyperlink", "<w:object"):
        assert element not in xml


@given(IN_ASCII)
@settings(max_examples=examples(10))
def test_a_pdf_has_the_same_letters_and_nothing_that_acts(text: str) -> None:
    reader = PdfReader(io.BytesIO(written(document(text), Form.PDF).content))
    told = "".join("".join(page.extract_text() for page in reader.pages).split())
    assert "".join(clean(text).split()).replace("-", "") in told.replace("-", "").replace(
        "\xad", ""
    )
    for page in reader.pages:
        assert "/Annots" not in page
    assert "/OpenAction" not in str(reader.trailer["/Root"].get_object())


@given(HOSTILE)
@settings(max_examples=examples(5))
def test_a_pdf_is_made_of_any_text(text: str) -> None:
    assert written(document(text), Form.PDF).content.startswith(b"%PDF-")


def test_the_pieces_are_hostile_where_nothing_is_escaped() -> None:
    assert "html_inline" in str(
        MarkdownIt("gfm-like").parse(PIECES[0]) + MarkdownIt().parse("a <b>")
    )
