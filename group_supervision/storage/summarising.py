"""One stored session read back: the record of it, and its line in a listing."""

import json
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from group_supervision.core.record import PhaseRecord, Record, record
from group_supervision.storage.codec import StoredSession
from group_supervision.storage.summary import Outline, PlannedPart, Summary


def iso(instant: datetime) -> str:
    """Return an instant in ISO 8601, in UTC, to the second."""
    return instant.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def record_of(stored: StoredSession, now: datetime) -> Record:
    """Read a stored session as of `now`, an instant of the wall clock in UTC."""
    return record(
        *(stored.id, stored.session, stored.timeline, now), awaits_review=stored.awaits_review
    )


def summary_of(read: Record) -> Summary:
    """Return the line of a session in a listing."""
    return Summary(
        id=read.id,
        started_at="" if read.started_at is None else iso(read.started_at),
        format=read.format,
        group=read.group,
        is_closed=read.is_closed,
        awaits_review=read.awaits_review,
        kind=read.kind.value,
        speed=read.speed,
        planned=read.planned.total_seconds(),
        actual=read.actual.total_seconds(),
        notes=len(read.notes),
        thread="" if read.thread is None else read.thread.text,
        text="\n".join([*(each.text.text for each in read.notes), *_learnt(read)]),
        outline=_outline(read),
        times=_times(read.phases),
    )


def _learnt(read: Record) -> list[str]:
    return [each.text.text for each in read.learning]


def _outline(read: Record) -> Outline:
    parts = (PlannedPart(part.id, part.short, _seconds(part.planned)) for part in read.phases)
    return Outline(read.title, read.timed, tuple(parts))


def _times(parts: Sequence[PhaseRecord]) -> str:
    took = [_seconds(part.actual) for part in parts]
    added = [_seconds(part.granted) for part in parts]
    return json.dumps([took, added if any(added) else []], separators=(",", ":"))


def _seconds(time: timedelta) -> float:
    return time.total_seconds()
