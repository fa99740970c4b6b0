"""Taking notes: which kinds there are, what can be marked, and why something is not written."""

from collections.abc import Sequence

from group_supervision.core import commands, note_rules
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
    require_notes(live)
    session = live.session
    kinds = list(note_rules.note_kinds(session))
    wanted = session.step.phase.note_kind
    first = kinds.index(wanted) if wanted in kinds and not session.is_ended else 0
    return [*kinds[first:], *kinds[:first]]


def require_notes(live: LiveSession) -> None:
    """See that something can be written down now.

    Raises:
        Refusal: When it can't, with the reason.
    """
    if not note_rules.may_take_notes(live.session):
        raise _not_now(live)


def take_note(live: LiveSession, kind: NoteKind, raw: str, seat: int | None = None) -> Note:
    """Keep a note, or the own learning of a seat, anonymised. Raw text goes no further than this.

    Raises:
        Refusal: When nothing is written down now, or there is nothing to keep.
    """
    live.take_note(kind, raw, seat)
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
    number = live.session.last_number
    if not number:
        raise Refusal(_("There are no hypotheses yet."))
    return number


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


def _not_now(live: LiveSession) -> Refusal:
    """Say why nothing is written down now. The room was told of the policy, and may read it."""
    match live.session.plan.setup.policy:
        case NotePolicy.NONE:
            said, aloud = _("No notes in this session."), _("no notes this session")
        case NotePolicy.AFTER:
            said = _("No notes now: key words come at the review.")
            aloud = _("notes come afterwards")
        case NotePolicy.LIVE:
            said = _("Notes start when the session does.")
            aloud = _("notes start with the session")
    return Refusal(said, to_the_room=aloud)
