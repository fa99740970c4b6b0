"""Whether a list of facts can be a session: each follows from those before it.

Commands only ever say such facts. A file that was tampered with may hold others, and a session
made of them would fail later, in mid-session, or on home.
"""

from collections.abc import Iterable

from group_supervision.core.events import (
    CaughtUp,
    ClockPaused,
    ClockResumed,
    Event,
    NoteTaken,
    PhaseEntered,
    ResonanceMarked,
)
from group_supervision.core.format import NoteKind
from group_supervision.core.plan import Plan
from group_supervision.core.session import Session, apply


def check_facts(plan: Plan, events: Iterable[Event]) -> Session:
    """Return the session that these facts add up to.

    Raises:
        ValueError: When one of them does not follow from those before it.
    """
    session = Session(plan)
    notes: set[int] = set()
    for event in events:
        if not _follows(event, session, notes):
            raise ValueError("a fact that does not follow from those before it")
        if isinstance(event, NoteTaken):
            notes.add(event.id)
        session = apply(session, event)
    return session


def _follows(event: Event, session: Session, notes: set[int]) -> bool:
    steps = range(len(session.plan.steps))
    if not session.is_started and not isinstance(event, PhaseEntered):
        return False
    match event:
        case PhaseEntered(_, step):
            return step in steps
        case CaughtUp(_, cuts):
            return all(step in steps for step, _ in cuts)
        case ClockPaused():
            return not session.is_paused
        case ClockResumed():
            return session.is_paused
        case NoteTaken():
            return event.id not in notes and _may_be_taken(event, session)
        case ResonanceMarked(_, note_id, _):
            return note_id in notes
        case _:
            return True


def _may_be_taken(event: NoteTaken, session: Session) -> bool:
    """Say whether there's room for it: one line for each seat, and one for the next session."""
    if event.kind is NoteKind.THREAD:
        return event.seat is None and session.is_ended and session.thread is None
    if event.seat is None:
        return True
    is_learning = event.kind is NoteKind.LEARNING and session.is_ended
    return is_learning and session.learning_of(event.seat) is None
