"""Notes, times and marks as text, for the console and the review."""

from datetime import timedelta
from typing import Final

from textual.content import Content

from group_supervision.core.choices import Kind, Setup
from group_supervision.core.clock_display import minutes_and_seconds
from group_supervision.core.record import Record
from group_supervision.core.session import Note, Session
from group_supervision.guide.words.notes import note_short
from group_supervision.translation import _

_SECOND: Final = timedelta(seconds=1)
_MINUTE: Final = timedelta(minutes=1)
_NAME_COLUMNS: Final = 12
_TIME_COLUMNS: Final = (7, 8, 9, 7)
"""At least so many columns for the times of a part."""


def note_line(note: Note) -> Content:
    """Return one note with its kind or number, and a mark when it resonated."""
    resonated = _("● resonated")
    return Content.assemble(
        Content.styled(note_short(note), "bold $calm"),
        f"  {note.text.text}",
        Content.styled(f" {resonated}" if note.resonates else "", "$calm"),
    )


def marks_of(setup: Setup) -> list[str]:
    """Return the words that mark a session that is not one like any other."""
    marks = [_("practice")] if setup.kind is Kind.PRACTICE else []
    return [*marks, _("demonstration")] if setup.is_demonstration else marks


def review_heading(session: Session) -> Content:
    """Return what the review is about, and what saving means."""
    marks = "".join(f" · {mark}" for mark in marks_of(session.plan.setup))
    return Content.assemble(
        Content.styled(_("Review"), "bold $calm"),
        f"   {session.plan.format.title}{marks}\n",
        Content.styled(
            _("Names and identifiers are removed as far as we can tell: please check."), "$muted"
        ),
    )


def times(read: Record) -> Content:
    """Return plan against actual, what was added and what ran over, a line for each part."""
    heads = (_("plan"), _("took"), _("added"), _("over"))
    total = _("total")
    first = max(
        _NAME_COLUMNS, *(len(each) + 1 for each in (total, *(p.short for p in read.phases)))
    )
    widths = [max(least, len(head) + 1) for least, head in zip(_TIME_COLUMNS, heads, strict=True)]

    def row(name: str, *cells: str) -> str:
        aligned = [f"{cell:>{width}}" for cell, width in zip(cells, widths, strict=False)]
        return f"{name:<{first}}{''.join(aligned)}"

    lines = [Content.styled(row("", *heads), "$muted")]
    for phase in read.phases:
        added = f"{phase.granted / _MINUTE:+.0f}" if phase.granted else ""
        over = minutes_and_seconds(_whole(phase.overrun)) if phase.overrun >= _SECOND else ""
        lines.append(
            Content(
                row(
                    phase.short,
                    minutes_and_seconds(phase.planned),
                    minutes_and_seconds(_whole(phase.actual)),
                    added,
                    over,
                )
            )
        )
    planned, took = minutes_and_seconds(read.planned), minutes_and_seconds(_whole(read.actual))
    lines.append(Content.styled(row(total, planned, took), "bold"))
    return Content("\n").join(lines)


def _whole(time: timedelta) -> timedelta:
    return time // _SECOND * _SECOND
