"""Timings of one session: how long each part took against its plan. Nothing that anyone said."""

from datetime import timedelta

from group_supervision.core.record import Record
from group_supervision.export.document import Document, Paragraph, Table
from group_supervision.guide.documents.opening import opening, session_line
from group_supervision.guide.documents.pictures import plan_against_actual, timeline
from group_supervision.translation import _, language, ngettext

_NOTHING = timedelta()


def timings(read: Record) -> Document:
    """Return the timings of a session."""
    blocks = (
        *opening(_("How long each part of a session took. It holds nothing that anyone said.")),
        Paragraph(f"{session_line(read)}, {_people(read.people)}"),
        *((plan_against_actual(read), timeline(read)) if read.course else ()),
        parts_table(read),
    )
    return Document(_("Timings of a session"), blocks, language())


def _people(count: int) -> str:
    return ngettext("{count} person", "{count} people", count)


def parts_table(read: Record) -> Table:
    """Return plan and actual time of every part, with the whole in the last row."""
    times = [
        (part.planned, part.actual, part.granted, part.paused, part.on_break, part.overrun)
        for part in read.phases
    ]
    rows = [(part.short, *each) for part, each in zip(read.phases, times, strict=True)]
    whole = (sum(column, _NOTHING) for column in zip(*times, strict=True))
    head = (
        _("part"),
        _("plan"),
        _("took"),
        _("added"),
        _("paused"),
        _("break"),
        _("over"),
    )
    return Table(_("Each part, in minutes and seconds"), head, (*rows, (_("total"), *whole)))
