"""Taking notes: which kinds there are, what can be marked, and why something is not written."""

from collections.abc import Sequence

from group_supervision.core import commands
from group_supervision.core.choices import NotePolicy
from group_supervision.core.format import NoteKind
from group_supervision.core.session import Note
from group_supervision.errors import Refusal
from group_supervision.live.session import LiveSession
from group_supervision.translation import _, ngettext


def note_kinds(live: LiveSession) -> Sequence[NoteKind]:
    """Return the kinds of note, the one this part starts with first.

    Raises:
        Refusal: When nothing is written down now, with the reason.
    """
    session = live.session
    if not commands.may_take_notes(session):
        raise Refusal(why_not(live))
    kinds = list(commands.note_kinds(session))
    wanted = session.step.phase.note_kind
    first = kinds.index(wanted) if wanted in kinds and not session.is_ended else 0
    return [*kinds[first:], *kinds[:first]]


def take_note(live: LiveSession, kind: NoteKind, raw: str) -> Note:
    """Keep a note, anonymised. Raw text goes no further than this call.

    Raises:
        Refusal: When nothing is written down now, or there is nothing to keep.
    """
    live.take_note(kind, raw)
    return live.session.notes[-1]


def mark_resonance(live: LiveSession, number: int) -> Note:
    """Mark a hypothesis that resonated, or take the mark away. Returns it as it is then.

    Raises:
        Refusal: When there is none with this number.
    """
    live.perform(commands.resonate, number)
    return commands.hypothesis(live.session, number)


def last_hypothesis(live: LiveSession) -> int:
    """Return the number of the last hypothesis.

    Raises:
        Refusal: When there is none.
    """
    hypotheses = live.session.hypotheses
    if not hypotheses:
        raise Refusal(_("There are no hypotheses yet."))
    return max(each.number or 0 for each in hypotheses)


def protect_name(live: LiveSession, raw: str) -> str:
    """Recognise a name from now on, in memory alone. Returns what is said of it."""
    live.protect(raw)
    return names_protected(live.protects)


def names_protected(count: int) -> str:
    """Say how many names are protected, and where they are kept."""
    return ngettext(
        "{count} name protected, in memory only.",
        "{count} names protected, in memory only.",
        count,
    )


def why_not(live: LiveSession) -> str:
    """Say why nothing is written down now."""
    session = live.session
    if session.plan.setup.policy is NotePolicy.NONE:
        return _("No notes in this session.")
    if session.plan.setup.policy is NotePolicy.AFTER:
        return _("No notes now: key words come at the review.")
    return _("Notes start when the session does.")
