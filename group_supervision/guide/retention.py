"""How long sessions are kept: what will go, when, and never without a yes."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Final

from group_supervision.errors import SupervisionError
from group_supervision.storage.deleted import Deleted
from group_supervision.storage.summary import Summary
from group_supervision.translation import ngettext

_SOON: Final = timedelta(days=7)
"""This long beforehand home says that something will be due."""


def due(summaries: Iterable[Summary], days: int, now: datetime) -> list[Summary]:
    """Return the sessions that have been kept for longer than `days`; 0 keeps all of them.

    One that was never finished counts from when it began; one that never began is never due.
    """
    if days <= 0:
        return []
    limit = now - timedelta(days=days)
    return [
        each
        for each in summaries
        if each.started_at and datetime.fromisoformat(each.started_at) < limit
    ]


def notice(summaries: Sequence[Summary], days: int, now: datetime) -> str:
    """Say what may go now, or will be due within a week; empty: nothing."""
    gone = due(summaries, days, now)
    if gone:
        return ngettext(
            "{count} session has been kept for more than {{days}} days.",
            "{count} sessions have been kept for more than {{days}} days.",
            len(gone),
        ).format(days=days)
    soon = due(summaries, days, now + _SOON)
    if not soon:
        return ""
    first = min(datetime.fromisoformat(each.started_at) for each in soon)
    return ngettext(
        "{count} session will have been kept for {{days}} days soon, from {{date}} on.",
        "{count} sessions will have been kept for {{days}} days soon, from {{date}} on.",
        len(soon),
    ).format(days=days, date=f"{(first + timedelta(days=days)).astimezone():%Y-%m-%d}")


def purge(deleted: Deleted, gone: Iterable[Summary]) -> tuple[int, list[str]]:
    """Delete sessions for good. Returns how many went, and a sentence for each that would not."""
    moved: list[str] = []
    complaints = []
    for each in gone:
        try:
            deleted.take(each.id)
        except SupervisionError as error:
            complaints.append(str(error))
        else:
            moved.append(each.id)
    try:
        deleted.let_go(moved)  # together: the index is written once
    except SupervisionError as error:
        complaints.append(str(error))
    return len(moved), complaints
