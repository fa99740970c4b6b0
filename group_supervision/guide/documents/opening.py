"""How every document begins: what it is, what to check, and which session it's about."""

from collections.abc import Iterator
from datetime import datetime
from typing import Final

from group_supervision.core.choices import Kind
from group_supervision.core.record import Record
from group_supervision.export.document import Paragraph
from group_supervision.translation import N_, _

NAMES_REMOVED: Final = N_("Names and identifiers were removed as far as we can tell: check it.")
NOT_THE_CASE_RECORD: Final = N_("This is not the case record.")


def opening(what: str) -> tuple[Paragraph, ...]:
    """Return the first lines of a document.

    Args:
        what: What it is, in a sentence.
    """
    return (Paragraph(what), *(Paragraph(each, is_notice=True) for each in notices()))


def notices() -> tuple[str, str]:
    """Return what stands on everything that leaves the program."""
    return _(NAMES_REMOVED), _(NOT_THE_CASE_RECORD)


def session_line(read: Record) -> str:
    """Return which session it is: its format and when it was, and what is special about it.

    The group's label isn't in it: it's for finding a session again, not for handing on.
    """
    return ", ".join((read.title, when(read.started_at), *_marks(read)))


def when(instant: datetime | None) -> str:
    """Return a date and time by the clock on the wall."""
    return f"{instant.astimezone():%Y-%m-%d %H:%M}" if instant else _("not begun")


def _marks(read: Record) -> Iterator[str]:
    if read.kind is Kind.PRACTICE:
        yield _("practice")
    if read.speed != 1:
        yield _("demonstration")
    if not read.is_closed:
        yield _("unfinished")
