"""What may be written down, and when: the note policy, and lines there is but one of."""

from group_supervision.core.choices import Gathering, NotePolicy
from group_supervision.core.format import NoteKind
from group_supervision.core.session import Session
from group_supervision.errors import Refusal
from group_supervision.translation import _


def require_note(session: Session, kind: NoteKind, line: str, seat: int | None = None) -> None:
    """See that a note of this kind, with this line, can be taken now.

    Raises:
        Refusal: When it can't.
    """
    require_words(session, line)
    if seat is not None:
        _require_own_learning(session, kind, seat)
    elif kind is NoteKind.THREAD:
        _require_no_thread(session)
    elif kind not in note_kinds(session):
        raise Refusal(_("A peer group keeps no follow-ups."))


def require_words(session: Session, line: str) -> None:
    """See that words can be kept now, and that there are any.

    Raises:
        Refusal: When not.
    """
    if not may_take_notes(session):
        raise Refusal(_("Nothing is written down at this point in the session."))
    if not line:
        raise Refusal(_("There's nothing to keep in an empty line."))


def _require_own_learning(session: Session, kind: NoteKind, seat: int) -> None:
    people = session.plan.setup.people
    if not session.is_ended or kind is not NoteKind.LEARNING:
        raise Refusal(_("Each person's own learning is for the review."))
    if not 1 <= seat <= people:
        raise Refusal(_("There are seats 1 to {count}.").format(count=people))
    if session.learning_of(seat) is not None:
        raise Refusal(_("Seat {seat} has its line already.").format(seat=seat))


def _require_no_thread(session: Session) -> None:
    if not session.is_ended:
        raise Refusal(_("A line for next time is for the review."))
    if session.plan.setup.group is None:
        raise Refusal(_("Without a group label there's no telling which session is the next."))
    if session.thread is not None:
        raise Refusal(_("There's a line for next time already."))


def may_take_notes(session: Session) -> bool:
    """Say whether the note policy allows writing at this point."""
    policy = session.plan.setup.policy
    if session.is_ended:
        return policy is not NotePolicy.NONE
    return session.is_started and policy is NotePolicy.LIVE


def note_kinds(session: Session) -> tuple[NoteKind, ...]:
    """Return the kinds of note this group keeps. A peer group decides nothing (S83)."""
    supervision = session.plan.setup.gathering is Gathering.SUPERVISION
    kept_apart = {NoteKind.THREAD} if supervision else {NoteKind.THREAD, NoteKind.FOLLOW_UP}
    return tuple(kind for kind in NoteKind if kind not in kept_apart)
