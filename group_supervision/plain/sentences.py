"""What is said of a session: each fact in one sentence that needs nothing beside it."""

from datetime import datetime, timedelta
from math import ceil
from typing import Final

from group_supervision.core.choices import ClockFace
from group_supervision.core.record import Record
from group_supervision.core.session import Note, Session
from group_supervision.core.stage import StageView
from group_supervision.core.timeline import Timeline
from group_supervision.core.wording import counted, fill, pace, values_for

_SECOND: Final = timedelta(seconds=1)
_NOTHING: Final = timedelta()
_LONG: Final = timedelta(hours=3)
"""From here on minutes are too many to be heard as such."""

FACES: Final = {
    ClockFace.MINUTES: "whole minutes and a bar",
    ClockFace.SECONDS: "minutes and seconds",
    ClockFace.BAR: "a bar alone",
    ClockFace.NONE: "no clock",
}
"""What the room's clock looks like, for those who do not see it."""


def duration(time: timedelta) -> str:
    """Return for instance `7 minutes 12 seconds`, seconds rounded up."""
    if time >= _LONG:
        return counted(round(time / timedelta(hours=1)), "hour")
    minutes, seconds = divmod(ceil(time / _SECOND), 60)
    parts = [counted(minutes, "minute")] if minutes else []
    if seconds or not minutes:
        parts.append(counted(seconds, "second"))
    return " ".join(parts)


def ended(text: str) -> str:
    """Return `text` as a sentence: with a full stop, unless it has its own end."""
    return text if text.rstrip("”’\"'").endswith((".", "!", "?", "…", ":")) else f"{text}."


def place(session: Session) -> str:
    """Return for instance `Part 2 of 7`."""
    return f"Part {session.position + 1} of {len(session.plan.steps)}"


def phase_line(session: Session, now: timedelta) -> str:
    """Say where the session is, who speaks, who listens, and for how long."""
    step = session.step
    title = fill(step.phase.title, values_for(session.plan, step))
    parts = [f"{place(session)}: {ended(title)}"]
    if step.turns > 1:
        parts.append(f"Turn {step.turn} of {step.turns}.")
    if step.phase.speaks:
        parts.append(f"Speaking: {ended(step.phase.speaks)}")
    if step.phase.silent:
        parts.append(f"Listening in silence: {ended(step.phase.silent)}")
    if session.elapsed(now) >= _SECOND:
        parts.append(f"{ended(phase_time(session, now))}")
    elif session.plan.format.timed:
        parts.append(f"{duration(session.allotted())}.")
    if session.is_paused:
        parts.append("The clock stands still.")
    return " ".join(parts)


def phase_time(session: Session, now: timedelta) -> str:
    """Return for instance `7 minutes 12 seconds left of 10 minutes`."""
    if not session.plan.format.timed:
        return f"{duration(_whole(session.elapsed(now)))} so far"
    allotted = duration(session.allotted())
    over = _whole(session.overrun(now))
    if over or not session.remaining(now):
        return f"{duration(over)} over its {allotted}" if over else f"its {allotted} are up"
    return f"{duration(session.remaining(now))} left of {allotted}"


def time_line(session: Session, timeline: Timeline, now: timedelta) -> str:
    """Say the exact time of the phase and of the session, and when it ends."""
    if not session.is_started:
        planned = session.plan.planned
        return f"Time: not begun{f', {duration(planned)} planned' if planned else ''}."
    so_far = duration(_whole(session.elapsed_in_all(now)))
    parts = [
        f"Time, part {session.position + 1}: {phase_time(session, now)}.",
        f"Session: {so_far} so far.",
    ]
    if session.back_at is not None:
        parts.append(_break_line(session.back_at, timeline, now))
    elif session.is_paused:
        parts.append("The clock stands still.")
    if session.plan.format.timed and not session.is_ended:
        ends = time_of_day(timeline.wall_at(session.ends_at(now)))
        parts.append(f"Ends {ends}, {pace(session.behind(now))}.")
    return " ".join(parts)


def _break_line(back_at: timedelta, timeline: Timeline, now: timedelta) -> str:
    """Say until when a break lasts and what is left of it, or since when it is over."""
    back = time_of_day(timeline.wall_at(back_at))
    if now < back_at:
        return f"A break until {back}, {duration(back_at - now)} left."
    return f"The break was over at {back}: a goes on."


def time_of_day(instant: datetime) -> str:
    """Return for instance `15:10`, by the clock on the wall."""
    return f"{instant.astimezone():%H:%M}"


def room_line(view: StageView, *, is_frozen: bool) -> str:
    """Say what the room reads: the format's own words alone."""
    read = " ".join(ended(line) for line in (view.title, *view.lines) if line)
    kept = " Frozen: it keeps what it saw." if is_frozen else ""
    return f"The room reads: {read}{kept}"


def note_line(note: Note) -> str:
    """Say one note with its kind or number, and whether it resonated."""
    head = f"H{note.number}" if note.number is not None else note.kind.value
    mark = ", resonated" if note.resonates else ""
    return f"{head}{mark}: {note.text.text}"


def times(read: Record) -> list[str]:
    """Say plan against actual, what was granted and what ran over, a line for each phase."""
    lines = []
    for phase in read.phases:
        said = f"{phase.short}: {_planned(phase.planned)}took {_took(phase.actual)}"
        if phase.granted:
            what = "granted" if phase.granted > _NOTHING else "taken back or caught up"
            said += f", {what} {duration(abs(phase.granted))}"
        if phase.overrun >= _SECOND:
            said += f", over by {_took(phase.overrun)}"
        lines.append(f"{said}.")
    return [
        *lines,
        f"In all: {_planned(read.planned)}took {_took(read.actual)}.",
    ]


def _planned(time: timedelta) -> str:
    return f"planned {duration(time)}, " if time else ""


def _took(time: timedelta) -> str:
    return duration(_whole(time))


def _whole(time: timedelta) -> timedelta:
    return time // _SECOND * _SECOND
