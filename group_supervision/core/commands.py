"""What the facilitator may do, each as a pure function from a session and an instant to a fact.

A command that makes no sense now raises `Refusal` with its reason. Whoever shows a key for it can
ask `available` first.
"""

from collections.abc import Callable
from datetime import timedelta
from typing import Final

from group_supervision.core.catch_up import Offer
from group_supervision.core.events import (
    BreakCalled,
    CaughtUp,
    ClockPaused,
    ClockResumed,
    Event,
    NoteTaken,
    PhaseBackdated,
    PhaseEntered,
    ResonanceMarked,
    SessionEnded,
    TimeGranted,
)
from group_supervision.core.format import NoteKind
from group_supervision.core.note_rules import require_note
from group_supervision.core.session import Note, Session
from group_supervision.core.text import Anonymised
from group_supervision.errors import Refusal
from group_supervision.translation import _

MINUTE: Final = timedelta(minutes=1)

_NOTHING: Final = timedelta()
_LONGEST_BACKDATE: Final = timedelta(hours=1)
"""How long before its key the very first step may have begun."""


def begin(session: Session, now: timedelta, ago: timedelta = _NOTHING) -> Event:
    """Enter the first step; the clock runs from here, or from `ago` earlier."""
    if session.is_started:
        raise Refusal(_("The session has already begun."))
    return PhaseEntered(now - ago, 0)


def backdate(session: Session, now: timedelta, ago: timedelta) -> Event:
    """Say that the present step began `ago` before now, at the cost of the step before it.

    That is earlier than it was taken to have begun, so that no step gains time by it.
    """
    _require_live(session)
    if ago <= shortest_backdate(session, now):
        raise Refusal(_("This part had already begun by then."))
    if ago > longest_backdate(session, now):
        raise Refusal(_("The part before this one hadn't begun by then."))
    return PhaseBackdated(now, now - ago)


def shortest_backdate(session: Session, now: timedelta) -> timedelta:
    """Return how long ago the present step began as it stands; nothing before the start."""
    return now - session.visits[-1].since if session.visits else _NOTHING


def longest_backdate(session: Session, now: timedelta) -> timedelta:
    """Return how long ago the present step may have begun at most."""
    if len(session.visits) > 1:
        return now - session.visits[-2].since
    return _LONGEST_BACKDATE


def toggle_clock(session: Session, now: timedelta) -> Event:
    """Pause the clock, or let it run again."""
    _require_live(session)
    return ClockResumed(now) if session.is_paused else ClockPaused(now)


def call_break(session: Session, now: timedelta, length: timedelta) -> Event:
    """Call a break of a length. Starting the clock ends it."""
    _require_live(session)
    if session.back_at is not None:
        raise Refusal(_("You're already on a break."))
    return BreakCalled(now, length)


def accept(session: Session, now: timedelta, offer: Offer) -> Event:
    """Take up an offer to catch up, or to finish earlier."""
    _require_live(session)
    return CaughtUp(now, tuple((cut.step, cut.before - cut.after) for cut in offer.cuts))


def advance(session: Session, now: timedelta) -> Event:
    """Go to the next step that has any time. A paused clock stays paused."""
    _require_live(session)
    following = next_step(session)
    if following is None:
        raise Refusal(_("This is the last part of the session."))
    return PhaseEntered(now, following)


def go_back(session: Session, now: timedelta) -> Event:
    """Go back to the step before; its clock goes on where it was left."""
    _require_live(session)
    if session.position == 0:
        raise Refusal(_("This is the first part of the session."))
    return PhaseEntered(now, session.position - 1)


def go_to(session: Session, now: timedelta, step: int) -> Event:
    """Go straight to a step, such as the close when the presenter asked to stop."""
    _require_live(session)
    if step == session.position:
        raise Refusal(_("You're already in this part."))
    return PhaseEntered(now, step)


def grant(session: Session, now: timedelta, time: timedelta) -> Event:
    """Give time to the present step, or take it back when `time` is negative.

    A protected step gives nothing back: the presenter's ten minutes are hers (S3). No other step
    is cut below its floor.
    """
    _require_live(session)
    if time < timedelta():
        phase = session.step.phase
        if phase.protected:
            raise Refusal(_("This time belongs to the presenter: none of it is taken back."))
        floor = min(timedelta(minutes=phase.floor), session.step.planned)
        if session.allotted() + time < floor:
            raise Refusal(_("This part can't be any shorter."))
    return TimeGranted(now, time)


def take_note(
    session: Session,
    now: timedelta,
    kind: NoteKind,
    text: Anonymised,
    seat: int | None = None,
) -> Event:
    """Keep a note, or the own learning of a seat.

    During the session the policy must be live; afterwards also after.
    """
    require_note(session, kind, text.text, seat)
    note_id = 1 + max((note.id for note in session.notes), default=0)
    return NoteTaken(now, note_id, kind, text, seat)


def resonate(session: Session, now: timedelta, number: int) -> Event:
    """Mark that hypothesis `number` resonated with the presenter, or take the mark away."""
    note = hypothesis(session, number)
    return ResonanceMarked(now, note.id, not note.resonates)


def end(session: Session, now: timedelta) -> Event:
    """End the session."""
    _require_live(session)
    return SessionEnded(now)


def next_step(session: Session) -> int | None:
    """Return the index of the next step that has any time, or `None` after the last one."""
    steps = session.plan.steps
    for index in range(session.position + 1, len(steps)):
        if session.allotted(index) or not session.plan.format.timed:
            return index
    return None


def hypothesis(session: Session, number: int) -> Note:
    """Return the hypothesis with this number.

    Raises:
        Refusal: When there is none.
    """
    for note in session.hypotheses:
        if note.number == number:
            return note
    raise Refusal(_("There's no hypothesis H{number}.").format(number=number))


_NOW: Final = timedelta()
"""Whether a command makes sense does not depend on the instant; any will do for asking."""

_COMMANDS: Final[dict[str, Callable[[Session], Event]]] = {
    "begin": lambda session: begin(session, _NOW),
    "toggle_clock": lambda session: toggle_clock(session, _NOW),
    "advance": lambda session: advance(session, _NOW),
    "go_back": lambda session: go_back(session, _NOW),
    "call_break": lambda session: call_break(session, _NOW, MINUTE),
    "grant": lambda session: grant(session, _NOW, MINUTE),
    "take_back": lambda session: grant(session, _NOW, -MINUTE),
    "end": lambda session: end(session, _NOW),
}


def reason_against(name: str, session: Session) -> str:
    """Return why the command of this name would be refused now; empty: it would not be."""
    try:
        _COMMANDS[name](session)
    except Refusal as refusal:
        return str(refusal)
    return ""


def _require_live(session: Session) -> None:
    if not session.is_started:
        raise Refusal(_("The session hasn't begun yet."))
    if session.is_ended:
        raise Refusal(_("The session has ended."))


def described(event: Event, session: Session) -> str:
    """Name `event` in a few words, as `u: undo …` has it.

    Args:
        event: A fact of the session.
        session: The session as it was before that fact.
    """
    match event:
        case PhaseEntered(_, step) if not session.is_started:
            return _("start")
        case PhaseEntered(_, step):
            part = session.plan.steps[step].phase.short
            return _("going to “{part}”").format(part=part)
        case PhaseBackdated():
            return _("backdating")
        case ClockPaused():
            return _("pause")
        case BreakCalled():
            return _("break")
        case ClockResumed():
            return _("resume")
        case TimeGranted(_, time):
            return _("minute added") if time > timedelta() else _("minute taken back")
        case CaughtUp():
            return _("cuts")
        case NoteTaken(_, _, NoteKind.THREAD):
            return _("the line for next time")
        case NoteTaken(_, _, kind, _):
            return _("last note ({kind})").format(kind=_(kind.value))
        case ResonanceMarked():
            return _("mark for what resonated")
        case SessionEnded():
            return _("end")
