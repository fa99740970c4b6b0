"""What is said of a session: each fact in a sentence that needs nothing beside it."""

from datetime import timedelta
from typing import Final

from group_supervision.core.choices import ClockFace
from group_supervision.core.display import Display
from group_supervision.core.session import Note, Session
from group_supervision.core.stage import StageView
from group_supervision.core.templates import fill, values_for
from group_supervision.guide.own_line import own_line
from group_supervision.guide.words.notes import note_head
from group_supervision.guide.words.time import duration
from group_supervision.plain.time_sentences import part_time
from group_supervision.translation import N_, _

_SECOND: Final = timedelta(seconds=1)

_CLOCK_FACES: Final = {
    ClockFace.MINUTES: N_("The room's clock shows whole minutes and a bar."),
    ClockFace.SECONDS: N_("The room's clock shows minutes and seconds."),
    ClockFace.BAR: N_("The room's clock shows a bar only."),
    ClockFace.NONE: N_("The room sees no clock."),
}


def as_sentence(text: str) -> str:
    """Return `text` with a full stop, unless it has an end of its own."""
    has_end = text.rstrip("”’\"'»").endswith((".", "!", "?", "…", ":"))
    return text if has_end else f"{text}."


def clock_face_line(face: ClockFace) -> str:
    """Say what the room's clock looks like, for those who do not see it."""
    return _(_CLOCK_FACES[face])


def your_line(session: Session, display: Display) -> str:
    """Say the line that the facilitator may say now."""
    return _("Your line: {line}").format(line=own_line(session, display))


def clock_stands_still() -> str:
    """Say that the clock stands still."""
    return _("The clock stands still.")


def part_line(session: Session, now: timedelta) -> str:
    """Say where the session is, who speaks, who listens, and for how long."""
    step = session.step
    title = fill(step.phase.title, values_for(session.plan, step))
    said = [
        _("Part {number} of {count}: {title}").format(
            number=session.position + 1,
            count=len(session.plan.steps),
            title=as_sentence(title),
        )
    ]
    if step.turns > 1:
        said.append(_("Turn {number} of {count}.").format(number=step.turn, count=step.turns))
    if step.phase.speaks:
        said.append(_("Speaking: {who}").format(who=as_sentence(step.phase.speaks)))
    if step.phase.silent:
        said.append(_("Listening in silence: {who}").format(who=as_sentence(step.phase.silent)))
    if session.elapsed(now) >= _SECOND:
        said.append(part_time(session, now))
    elif session.plan.format.timed:
        said.append(as_sentence(duration(session.allotted())))
    if session.is_paused:
        said.append(clock_stands_still())
    return " ".join(said)


def room_line(view: StageView, *, is_frozen: bool) -> str:
    """Say what the room reads: the format's own words, and what is written down."""
    texts = (view.title, *view.lines, view.written)
    read = " ".join(as_sentence(line) for line in texts if line)
    said = _("The room reads: {words}").format(words=read)
    kept = _("Frozen: it keeps what it saw.")
    return f"{said} {kept}" if is_frozen else said


def note_line(note: Note) -> str:
    """Say one note with its kind or number, and whether it resonated."""
    head = note_head(note) if note.number is None else f"H{note.number}"
    line = _("{kind}, resonated: {note}") if note.resonates else _("{kind}: {note}")
    return line.format(kind=head, note=note.text.text)
