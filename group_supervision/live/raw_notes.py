"""What was typed, note by note: in memory alone, and gone when the session is left.

A note that was typed in this run is anonymised anew from it whenever a name becomes known or a
doubt is decided. Of a note from before a crash only what was stored is left: its doubts stay
replaced, and names that are recognised later are taken out of it.
"""

from collections.abc import Container, Iterable

from group_supervision.anonymiser.anonymise import Anonymiser
from group_supervision.anonymiser.marking import Part, marked, remarked
from group_supervision.anonymiser.session.person import Person
from group_supervision.anonymiser.text.remembered import forget_words
from group_supervision.core.events import NoteTaken
from group_supervision.core.session import Note
from group_supervision.core.text import Anonymised


class RawNotes:
    """The notes of one session as they were typed, or as they were found on the disk."""

    def __init__(self, anonymiser: Anonymiser, notes: Iterable[Note] = ()) -> None:
        """Go on with notes from before a crash."""
        self._anonymiser = anonymiser
        self._typed: dict[int, str] = {}
        self._found: dict[int, Anonymised] = {note.id: note.text for note in notes}

    @property
    def people(self) -> tuple[Person, ...]:
        """Who was mentioned, in the order of their labels."""
        return self._anonymiser.people

    def keep(self, note: int, line: str) -> None:
        """Remember the line from which a note was made."""
        self._typed[note] = line

    def typed(self, note: int) -> str | None:
        """Return what was typed, or `None` for a note from before a crash."""
        return self._typed.get(note)

    def doubts(self, notes: Iterable[Note]) -> int:
        """Return how many doubts were replaced in `notes`."""
        marks = (part.mark for note in notes for part in self.parts(note))
        return sum(mark is not None and mark.is_doubt for mark in marks)

    def keep_only(self, notes: Container[int]) -> None:
        """Forget all others: notes that were undone and cannot be brought back."""
        self._typed = {note: line for note, line in self._typed.items() if note in notes}

    def forget(self) -> None:
        """Forget everything, and every word the anonymiser has read."""
        self._typed.clear()
        self._found.clear()
        forget_words()

    def worded(self, event: NoteTaken) -> Anonymised:
        """Return the text of a note, anonymised with what is known by now."""
        line = self._typed.get(event.id)
        if line is not None:
            return self._anonymiser.anonymise(line)
        return self._anonymiser.again(self._found.get(event.id, event.text))

    def parts(self, note: Note) -> tuple[Part, ...]:
        """Return a note as it is kept, with a mark on everything that was replaced."""
        line = self._typed.get(note.id)
        if line is not None:
            return marked(self._anonymiser, line)
        return remarked(self._anonymiser, self._found.get(note.id, note.text))
