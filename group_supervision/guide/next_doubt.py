"""A cursor over the notes of a session: from one replaced word to the next. Pure values."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from group_supervision.anonymiser.marking import Mark, Part

Notes = tuple[tuple[Part, ...], ...]


@dataclass(frozen=True, slots=True)
class DoubtCursor:
    """Where the facilitator is among the notes and what was replaced in them."""

    notes: Notes
    """Every note in parts."""
    note: int = 0
    """Index of the note she is at."""
    mark: int = 0
    """Index of the mark she is at, among those of the note."""

    @property
    def marks(self) -> tuple[Mark, ...]:
        """What is marked in the note she is at."""
        return _marks(self.notes[self.note]) if self.notes else ()

    @property
    def here(self) -> Mark | None:
        """The mark she is at; `None`: the note has none."""
        return self.marks[self.mark] if self.mark < len(self.marks) else None

    @property
    def doubts(self) -> int:
        """How many doubts there are in all notes."""
        return sum(mark.is_doubt for note in self.notes for mark in _marks(note))

    @property
    def doubts_before(self) -> int:
        """How many doubts come before the mark she is at."""
        return sum(place < (self.note, self.mark) for place in self._doubtful())

    @property
    def given_back(self) -> int:
        """How many words stand as they were typed because she said so."""
        return sum(mark.is_given_back for note in self.notes for mark in _marks(note))

    @property
    def labels(self) -> tuple[str, ...]:
        """The labels in all notes, in the order of their first mention."""
        labels = (mark.label for note in self.notes for mark in _marks(note) if mark.label)
        return tuple(dict.fromkeys(labels))

    def moved(self, by: int) -> "DoubtCursor":
        """Go to the next mark or the one before, on into other notes, and round."""
        places = list(self._places())
        if not places:
            return self
        here = (self.note, self.mark)
        if here in places:
            return self._at(*places[(places.index(here) + by) % len(places)])
        later = [place for place in places if place > here]
        earlier = [place for place in places if place < here]
        return self._at(*((later or places)[0] if by > 0 else (earlier or places)[-1]))

    def turned(self, by: int) -> "DoubtCursor":
        """Go to the next note or the one before, and round."""
        return self._at((self.note + by) % len(self.notes), 0) if self.notes else self

    def to_doubt(self, *, stays: bool = False) -> "DoubtCursor":
        """Go to the next doubt, or stay where there is none.

        Args:
            stays: Stay where she is when that is a doubt itself.
        """
        doubts = list(self._doubtful())
        here = (self.note, self.mark)
        later = [place for place in doubts if place > here or (stays and place == here)]
        return self._at(*(later or doubts)[0]) if doubts else self

    def over(self, notes: Notes) -> "DoubtCursor":
        """Stay at the same words in notes that have changed."""
        cursor = replace(self, notes=notes, note=min(self.note, max(0, len(notes) - 1)))
        was = self.here
        if was is None:
            return replace(cursor, mark=0)
        starts = [mark.span.start for mark in cursor.marks]
        near = [index for index, start in enumerate(starts) if start <= was.span.start]
        return replace(cursor, mark=near[-1] if near else 0)

    @property
    def place(self) -> tuple[int, int]:
        """Where she is: the note, and the mark in it."""
        return self.note, self.mark

    def _places(self) -> Iterator[tuple[int, int]]:
        for note, parts in enumerate(self.notes):
            for index in range(len(_marks(parts))):
                yield note, index

    def _doubtful(self) -> Iterator[tuple[int, int]]:
        for note, parts in enumerate(self.notes):
            for index, mark in enumerate(_marks(parts)):
                if mark.is_doubt:
                    yield note, index

    def _at(self, note: int, mark: int) -> "DoubtCursor":
        return replace(self, note=note, mark=mark)


def _marks(parts: tuple[Part, ...]) -> tuple[Mark, ...]:
    return tuple(part.mark for part in parts if part.mark is not None)
