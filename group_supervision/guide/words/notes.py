"""Notes in words."""

from typing import Final

from group_supervision.core.format import NoteKind
from group_supervision.core.session import Note
from group_supervision.translation import N_, _

_KINDS: Final = {
    NoteKind.HYPOTHESIS: N_("hypothesis"),
    NoteKind.FEELING: N_("feeling"),
    NoteKind.QUESTION: N_("question"),
    NoteKind.RESONANCE: N_("resonance"),
    NoteKind.LEARNING: N_("learning"),
    NoteKind.FOLLOW_UP: N_("follow-up"),
    NoteKind.THREAD: N_("for next time"),
}


def kind_of_note(kind: NoteKind) -> str:
    """Return a kind of note in a word."""
    return _(_KINDS[kind])


def own_learning(seat: int) -> str:
    """Say whose own learning it is."""
    return _("own learning, seat {number}").format(number=seat)


def note_head(note: Note) -> str:
    """Return the kind of a note, a hypothesis with its number, own learning with its seat."""
    if note.seat is not None:
        return own_learning(note.seat)
    kind = kind_of_note(note.kind)
    return kind if note.number is None else f"{kind} H{note.number}"


def note_short(note: Note) -> str:
    """Return the number of a hypothesis, the seat of own learning, else the kind of a note."""
    if note.seat is not None:
        return _("seat {number}").format(number=note.seat)
    return kind_of_note(note.kind) if note.number is None else f"H{note.number}"
