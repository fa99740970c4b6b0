"""Sessions as documented JSON: docs/json.md says what each key means, docs/schema/ checks it."""

from collections.abc import Iterable
from datetime import UTC, datetime

from group_supervision.core.format import NoteKind
from group_supervision.core.record import PhaseRecord, Record
from group_supervision.core.session import Note
from group_supervision.export.json_values import number, seconds, state_word

Keys = dict[str, object]


def record_to_json(read: Record) -> Keys:
    """Return the documented JSON of one session: times in ISO 8601 UTC, durations in seconds."""
    return {
        **_head(read),
        "group": read.group,
        "state": state_word(is_closed=read.is_closed),
        "reviewed": read.is_closed and not read.awaits_review,
        "kind": read.kind.value,
        "speed": number(read.speed),
        "phase": read.phase,
        "clock": read.clock,
        "phases": [_phase(phase) for phase in read.phases],
        "notes": [_note(read, note) for note in read.notes],
        "learning": _learning(read, None),
        "thread": None if read.thread is None else read.thread.text,
    }


def presenter_record_to_json(read: Record) -> Keys:
    """Return what the record for the presenter holds."""
    notes = (note for note in read.notes if note.kind is not NoteKind.LEARNING)
    return {**_about(read), "notes": [_note(read, note) for note in notes]}


def own_learning_to_json(read: Record, seat: int | None) -> Keys:
    """Return what people take from a session, or what one seat does."""
    noted = [note for note in read.notes if note.kind is NoteKind.LEARNING and seat is None]
    return {
        **_about(read),
        "learning": _learning(read, seat),
        "notes": [_note(read, note) for note in noted],
    }


def timings_to_json(read: Record) -> Keys:
    """Return the timings of a session."""
    return {**_about(read), "phases": [_phase(phase) for phase in read.phases]}


def wrapped(what: str, notices: Iterable[str], contents: Keys) -> Keys:
    """Return an export: what it is, what has to be said of it, and what it holds."""
    return {"what": what, "notices": list(notices), **contents}


def iso(instant: datetime | None) -> str | None:
    """Return an instant in ISO 8601, in UTC, to the second."""
    if instant is None:
        return None
    return instant.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def _head(read: Record) -> Keys:
    return {
        "id": read.id,
        "started_at": iso(read.started_at),
        "format": read.format,
        "minutes": read.minutes,
        "people": read.people,
        "note_policy": read.policy.value,
    }


def _about(read: Record) -> Keys:
    """Return what is said of a session that is handed on: neither its id nor its label."""
    return {
        "started_at": iso(read.started_at),
        "format": read.format,
        "people": read.people,
        "state": state_word(is_closed=read.is_closed),
        "kind": read.kind.value,
        "speed": number(read.speed),
        "actual_seconds": seconds(read.actual),
    }


def _phase(phase: PhaseRecord) -> Keys:
    return {
        "id": phase.id,
        "planned_seconds": seconds(phase.planned),
        "granted_seconds": seconds(phase.granted),
        "paused_seconds": seconds(phase.paused),
        "break_seconds": seconds(phase.on_break),
        "actual_seconds": seconds(phase.actual),
        "overrun_seconds": seconds(phase.overrun),
    }


def _note(read: Record, note: Note) -> Keys:
    return {
        "kind": note.kind.value,
        "phase": read.phase_of(note),
        "number": note.number,
        "text": note.text.text,
        "resonated": note.resonates,
    }


def _learning(read: Record, seat: int | None) -> list[Keys]:
    return [
        {"seat": line.seat, "text": line.text.text}
        for line in read.learning
        if seat in (None, line.seat)
    ]
