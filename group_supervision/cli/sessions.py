"""`group-supervision sessions`: list, show and delete."""

import json
from datetime import UTC, datetime, timedelta

import click

from group_supervision.core.record import Record
from group_supervision.paths import data_folder
from group_supervision.storage.folder import DataFolder
from group_supervision.storage.index import Summary


@click.group(name="sessions")
def command() -> None:
    """List, show and delete sessions."""


@command.command(name="list")
@click.option("--json", "as_json", is_flag=True, help="For programs.")
def list_sessions(*, as_json: bool) -> None:
    """List all sessions, the newest first."""
    folder = DataFolder(data_folder())
    found = folder.summaries(datetime.now(UTC))
    for sentence in folder.set_aside:
        click.echo(sentence, err=True)
    if as_json:
        click.echo(json.dumps([_row(each) for each in found], indent=2, ensure_ascii=False))
        return
    if not found:
        click.echo("There are no sessions yet.")
    for each in found:
        click.echo(_line(each))


@command.command(name="show", epilog="Example:\n\n  group-supervision sessions show k7p2mn --json")
@click.argument("session_id", metavar="ID")
@click.option("--json", "as_json", is_flag=True, help="For programs.")
def show_session(session_id: str, *, as_json: bool) -> None:
    """Show one session: plan against actual, and its notes."""
    read = DataFolder(data_folder()).record(session_id, datetime.now(UTC))
    if as_json:
        click.echo(json.dumps(record_to_json(read), indent=2, ensure_ascii=False))
    else:
        click.echo(_told(read))


@command.command(name="delete", epilog="Example:\n\n  group-supervision sessions delete k7p2mn")
@click.argument("session_id", metavar="ID")
@click.option("--yes", is_flag=True, help="Do not ask.")
def delete_session(session_id: str, *, yes: bool) -> None:
    """Delete one session for good. There is no way back."""
    folder = DataFolder(data_folder())
    folder.record(session_id, datetime.now(UTC))
    if yes or click.confirm("Delete this session for good?"):
        folder.delete(session_id)
        click.echo("Deleted.")
    else:
        click.echo("Nothing was deleted.")
        raise SystemExit(1)


def record_to_json(read: Record) -> dict[str, object]:
    """Return the documented JSON of one session: times in ISO 8601 UTC, durations in seconds."""
    return {
        "id": read.id,
        "started_at": _iso(read.started_at),
        "format": read.format,
        "minutes": read.minutes,
        "people": read.people,
        "note_policy": read.policy.value,
        "group": read.group,
        "state": _state(is_closed=read.is_closed),
        "kind": read.kind.value,
        "speed": _number(read.speed),
        "phase": read.phase,
        "clock": read.clock,
        "phases": [
            {
                "id": phase.id,
                "planned_seconds": _seconds(phase.planned),
                "granted_seconds": _seconds(phase.granted),
                "paused_seconds": _seconds(phase.paused),
                "actual_seconds": _seconds(phase.actual),
                "overrun_seconds": _seconds(phase.overrun),
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


def _row(summary: Summary) -> dict[str, object]:
    return {
        "id": summary.id,
        "started_at": _iso(summary.started_at),
        "format": summary.format,
        "group": summary.group,
        "state": _state(is_closed=summary.is_closed),
        "kind": summary.kind,
        "speed": _number(summary.speed),
        "planned_seconds": _number(summary.planned),
        "actual_seconds": _number(summary.actual),
        "notes": summary.notes,
    }


def _line(summary: Summary) -> str:
    started = summary.started_at
    when = f"{started.astimezone():%Y-%m-%d %H:%M}" if started else "not begun"
    minutes = round(summary.actual / 60)
    marks = [summary.group or "", "practice" if summary.kind == "practice" else ""]
    marks += ["demonstration" if summary.speed != 1 else ""]
    marks += ["" if summary.is_closed else "unfinished"]
    told = ", ".join(mark for mark in marks if mark)
    notes = "1 note" if summary.notes == 1 else f"{summary.notes} notes"
    return f"{summary.id}  {when}  {minutes:3} min  {notes}" + (f"  {told}" if told else "")


def _told(read: Record) -> str:
    started = read.started_at
    when = f"{started.astimezone():%Y-%m-%d %H:%M}" if started else "not begun"
    state = "closed" if read.is_closed else f"unfinished, clock {read.clock}"
    lines = [
        f"{read.title}, {when}, {read.people} people, {state}",
        f"Notes: {read.policy.label}",
        *(["Practice round"] if read.kind == "practice" else []),
        *([f"Demonstration at {read.speed:g} times life"] if read.speed != 1 else []),
        "",
        f"{'':12}{'plan':>7}{'took':>8}{'granted':>9}{'paused':>8}{'over':>7}",
    ]
    for phase in read.phases:
        columns = (phase.planned, phase.actual, phase.granted, phase.paused, phase.overrun)
        planned, took, granted, paused, over = (_clock(each) for each in columns)
        lines.append(f"{phase.short:<12}{planned:>7}{took:>8}{granted:>9}{paused:>8}{over:>7}")
    if read.notes:
        lines += ["", "Names and identifiers removed as far as we can tell: check it."]
    for note in read.notes:
        head = f"H{note.number}" if note.number is not None else note.kind.value
        lines.append(f"  {head}  {note.text.text}" + ("  (resonated)" if note.resonates else ""))
    return "\n".join([*lines, "", "This is not the case record."])


def _clock(time: timedelta) -> str:
    seconds = round(abs(time).total_seconds())
    sign = "-" if time < timedelta() else ""
    return f"{sign}{seconds // 60}:{seconds % 60:02}"


def _state(*, is_closed: bool) -> str:
    return "closed" if is_closed else "unfinished"


def _iso(instant: datetime | None) -> str | None:
    if instant is None:
        return None
    return instant.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def _seconds(time: timedelta) -> int | float:
    return _number(time.total_seconds())


def _number(value: float) -> int | float:
    return int(value) if value == int(value) else round(value, 3)
