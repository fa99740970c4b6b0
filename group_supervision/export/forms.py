"""The forms a document can take, and the one place where it's put into one."""

from dataclasses import dataclass
from enum import StrEnum

from group_supervision.export.document import Document, tidied


class Form(StrEnum):
    """A form; its value is also the ending of a file's name."""

    MARKDOWN = "md"
    HTML = "html"
    WORD = "docx"
    PDF = "pdf"
    JSON = "json"
    CSV = "csv"

    @property
    def is_text(self) -> bool:
        """Whether it can be printed to a terminal or piped on as text."""
        return self not in (Form.WORD, Form.PDF)


@dataclass(frozen=True, slots=True)
class Written:
    """A document in a form."""

    content: bytes
    lacks_letters: bool = False
    """Whether some characters show as boxes, as no font on this machine has them (PDF alone)."""


def written(document: Document, form: Form) -> Written:
    """Return a document in one form. JSON isn't one of a document: see `session_json`.

    Raises:
        Refusal: When the form needs a library that isn't installed.
        ValueError: For JSON.
    """
    document = tidied(document)
    match form:  # each loads what it needs only now
        case Form.MARKDOWN:
            from group_supervision.export.markdown import markdown

            return Written(markdown(document).encode())
        case Form.HTML:
            from group_supervision.export.html import html

            return Written(html(document).encode())
        case Form.CSV:
            from group_supervision.export.csv import csv

            return Written(csv(document).encode())
        case Form.WORD:
            from group_supervision.export.word import word

            return Written(word(document))
        case Form.PDF:
            from group_supervision.export.pdf import pdf

            content, has_every_letter = pdf(document)
            return Written(content, lacks_letters=not has_every_letter)
        case Form.JSON:
            raise ValueError(form)
