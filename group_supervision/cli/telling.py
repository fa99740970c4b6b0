"""One whole session, as documented JSON or in words."""

from datetime import timedelta

from group_supervision.cli.values import number, seconds, state_word
from group_supervision.core.record import Record
from group_supervision.guide.words.choices import label
from group_supervision.storage.library import iso


def record_to_json(read: Record) -> dict[str, object]:
    """Return the documented JSON of one session: times in ISO 8601 UTC, durations in seconds."""
    return {
        "id": read.id,
        "started_at": None if read.started_at is None else iso(read.started_at),
        "format": read.format,
        "minutes": read.minutes,
        "people": read.people,
        "note_policy": read.policy.value,
        "group": read.group,
        "state": state_word(is_closed=read.is_closed),
        "kind": read.kind.value,
        "speed": number(read.speed),
        "phase": read.phase,
        "clock": read.clock,
        "phases": [
            {
                "id": phase.id,
                "planned_seconds": seconds(phase.planned),
                "granted_seconds": seconds(phase.granted),
                "paused_seconds": seconds(phase.paused),
                "break_seconds": seconds(phase.on_break),
                "actual_seconds": seconds(phase.actual),
                "overrun_seconds": seconds(phase.overrun),
            }
            for phase in read.phases
        ],
        "notes": [
            {
                "kind": note.kind.value,
                "phase": read.phase_of(note),
                "number": note.number,
                "text": note.text.text,
                "resonated": note.resonates,
            }
            for note in read.notes
        ],
    }


def told(read: Record) -> str:
    """Tell one session in words."""
    started = read.started_at
    when = f"{started.astimezone():%Y-%m-%d %H:%M}" if started else "not begun"
    state = "closed" if read.is_closed else f"unfinished, clock {read.clock}"
    lines = [
        f"{read.title}, {when}, {read.people} people, {state}",
        f"Notes: {label(read.policy)}",
        *(["Practice round"] if read.kind == "practice" else []),
        *([f"Demonstration at {read.speed:g} times life"] if read.speed != 1 else []),
        "",
        f"{'':12}{'plan':>7}{'took':>8}{'granted':>9}{'paused':>8}{'break':>7}{'over':>7}",
    ]
    for phase in read.phases:
        columns = (
            phase.planned,
            phase.actual,
            phase.granted,
            phase.paused,
            phase.on_break,
            phase.overrun,
        )
        planned, took, granted, paused, away, over = (_clock(each) for each in columns)
        lines.append(
            f"{phase.short:<12}{planned:>7}{took:>8}{granted:>9}{paused:>8}{away:>7}{over:>7}"
        )
    if read.notes:
        lines += ["", "Names and identifiers removed as far as we can tell: check it."]
    for note in read.notes:
        head = f"H{note.number}" if note.number is not None else note.kind.value
        lines.append(f"  {head}  {note.text.text}" + ("  (resonated)" if note.resonates else ""))
    return "\n".join([*lines, "", "This is not the case record."])


def _clock(time: timedelta) -> str:
    seconds = int(abs(time).total_seconds())  # as the console counts: whole seconds that passed
    sign = "-" if time < timedelta() else ""
    return f"{sign}{seconds // 60}:{seconds % 60:02}"
