"""The record for the presenter: what the group wondered, what resonated, what she'll follow up.

It holds the notes as they were kept, and nothing about anybody's learning: that is each person's
own.
"""

from collections.abc import Iterable, Iterator
from typing import Final

from group_supervision.core.format import NoteKind
from group_supervision.core.record import Record
from group_supervision.core.session import Note
from group_supervision.export.document import Block, Bullets, Document, Heading, Paragraph
from group_supervision.guide.documents.opening import opening, session_line
from group_supervision.translation import N_, _, language

_KEY_WORDS: Final = {
    NoteKind.HYPOTHESIS: N_("What the group wondered"),
    NoteKind.FEELING: N_("Feelings"),
    NoteKind.QUESTION: N_("Questions"),
}
"""The kinds of key words, in the order in which they stand, and the heading of each."""


def presenter_record(read: Record) -> Document:
    """Return the record for the presenter, empty but for its opening if nothing was noted."""
    blocks = [
        *opening(_("A few key words from one group discussion, for the presenter.")),
        Paragraph(session_line(read)),
        *_resonated(read.notes),
        *_key_words(read.notes),
        *_follow_ups(read.notes),
    ]
    if not has_record(read):
        blocks.append(Paragraph(_("Nothing was noted in this session.")))
    return Document(_("Record for the presenter"), tuple(blocks), language())


def has_record(read: Record) -> bool:
    """Say whether anything was noted for the presenter."""
    return any(note.kind is not NoteKind.LEARNING for note in read.notes)


def _resonated(notes: Iterable[Note]) -> Iterator[Block]:
    kept = [note for note in notes if note.resonates or note.kind is NoteKind.RESONANCE]
    yield from _section(_("What resonated"), kept)


def _key_words(notes: Iterable[Note]) -> Iterator[Block]:
    for kind, heading in _KEY_WORDS.items():
        kept = [note for note in notes if note.kind is kind and not note.resonates]
        yield from _section(_(heading), kept)


def _follow_ups(notes: Iterable[Note]) -> Iterator[Block]:
    kept = [note for note in notes if note.kind is NoteKind.FOLLOW_UP and not note.resonates]
    yield from _section(_("What you agreed to follow up"), kept)


def _section(heading: str, notes: list[Note]) -> Iterator[Block]:
    if notes:
        yield Heading(heading)
        yield Bullets(tuple(_line(note) for note in notes))


def _line(note: Note) -> str:
    if note.number is None:
        return note.text.text
    return _("H{number}: {text}").format(number=note.number, text=note.text.text)
