"""One stored session read back: the record of it, and its line in a listing."""

from datetime import UTC, datetime

from group_supervision.core.record import Record, record
from group_supervision.storage.codec import StoredSession
from group_supervision.storage.index import Summary


def iso(instant: datetime) -> str:
    """Return an instant in ISO 8601, in UTC, to the second."""
    return instant.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def record_of(stored: StoredSession, now: datetime) -> Record:
    """Read a stored session as of `now`, an instant of the wall clock in UTC."""
    return record(stored.id, stored.session, stored.timeline, now)


def summary_of(read: Record) -> Summary:
    """Return the line of a session in a listing."""
    return Summary(
        id=read.id,
        started_at="" if read.started_at is None else iso(read.started_at),
        format=read.format,
        group=read.group,
        is_closed=read.is_closed,
        kind=read.kind.value,
        speed=read.speed,
        planned=read.planned.total_seconds(),
        actual=read.actual.total_seconds(),
        notes=len(read.notes),
        text="\n".join(note.text.text for note in read.notes),
    )
