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
}


def kind_of_note(kind: NoteKind) -> str:
    """Return a kind of note in a word."""
    return _(_KINDS[kind])


def note_head(note: Note) -> str:
    """Return the kind of a note, a hypothesis with its number."""
    kind = kind_of_note(note.kind)
    return kind if note.number is None else f"{kind} H{note.number}"


def note_short(note: Note) -> str:
    """Return the number of a hypothesis, else the kind of a note."""
    return kind_of_note(note.kind) if note.number is None else f"H{note.number}"
