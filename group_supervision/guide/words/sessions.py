"""A past session in a line."""

from collections.abc import Iterator
from datetime import datetime
from typing import Final

from group_supervision.guide.library import PastKind, kind_of
from group_supervision.storage.summary import Summary
from group_supervision.translation import N_, _, ngettext

_KINDS: Final = {
    PastKind.SESSION: N_("sessions"),
    PastKind.PRACTICE: N_("practice rounds"),
    PastKind.DEMONSTRATION: N_("demonstrations"),
}


def kinds_in_words(kind: PastKind | None) -> str:
    """Return a kind of session, as many of them."""
    return _("every kind") if kind is None else _(_KINDS[kind])


def began(summary: Summary) -> str:
    """Return when a session began, by the clock on the wall."""
    if not summary.started_at:
        return _("not begun")
    return f"{datetime.fromisoformat(summary.started_at).astimezone():%Y-%m-%d %H:%M}"


def session_line(summary: Summary) -> str:
    """Return a session in a line: when, how long, how many notes, and what else there is to say."""
    columns = [
        began(summary),
        _("{minutes} min").format(minutes=f"{round(summary.actual / 60):3}"),
        ngettext("{count} note", "{count} notes", summary.notes),
        ", ".join(_marks(summary)),
    ]
    return "  ".join(each for each in columns if each)


def _marks(summary: Summary) -> Iterator[str]:
    if summary.group:
        yield summary.group
    match kind_of(summary):
        case PastKind.PRACTICE:
            yield _("practice")
        case PastKind.DEMONSTRATION:
            yield _("demonstration")
        case PastKind.SESSION:
            pass
    if not summary.is_closed:
        yield _("unfinished")
    if summary.awaits_review:
        yield _("not yet reviewed")
