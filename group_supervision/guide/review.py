"""The review of a session that has ended: what can still be done, and what is said about it."""

from collections.abc import Callable, Sequence
from functools import partial

from group_supervision.core import note_rules
from group_supervision.core.choices import NotePolicy
from group_supervision.core.events import Event
from group_supervision.core.format import NoteKind
from group_supervision.core.revising import with_kind, without_note
from group_supervision.core.session import Note
from group_supervision.core.text import NOTE_LIMIT, clean
from group_supervision.errors import Refusal
from group_supervision.guide.next_doubt import DoubtCursor
from group_supervision.guide.note_taking import require_notes, take_note
from group_supervision.live.session import LiveSession
from group_supervision.translation import _, ngettext


class Review:
    """Reviews a session."""

    def __init__(self, live: LiveSession, *, asks_for_next_time: bool = False) -> None:
        """Review `live`. What happened before is not undone here.

        Args:
            live: The session.
            asks_for_next_time: Whether it asks for a line for the group's next session.
        """
        self.live = live
        self._asks_for_next_time = asks_for_next_time
        self._facts_at_first = live.facts

    @property
    def can_check(self) -> bool:
        """Whether there are notes to go through."""
        return bool(self.live.session.notes)

    @property
    def can_note(self) -> bool:
        """Whether key words can be added."""
        return note_rules.may_take_notes(self.live.session)

    @property
    def can_mark(self) -> bool:
        """Whether there are hypotheses that may have resonated."""
        return bool(self.live.session.hypotheses)

    @property
    def can_undo(self) -> bool:
        """Whether something was added here."""
        return self.live.facts > self._facts_at_first

    def undo(self) -> str:
        """Take the last note or mark back. Returns what it was, in words.

        Raises:
            Refusal: When nothing was added here.
        """
        if not self.can_undo:
            raise Refusal(_("There is nothing to undo in the review."))
        return self.live.undo() or ""

    def note(self, place: int) -> Note:
        """Return a note by its place among the notes, from 1.

        Raises:
            Refusal: When there is no such note.
        """
        notes = self.live.session.notes
        if not 1 <= place <= len(notes):
            raise Refusal(_("There is no note {place}.").format(place=place))
        return notes[place - 1]

    def delete_note(self, place: int) -> None:
        """Delete a note for good, by its place from 1.

        Raises:
            Refusal: When there is no such note.
        """
        self._revise(partial(without_note, note=self.note(place).id))

    def change_kind(self, place: int) -> NoteKind:
        """Give a note, by its place from 1, the next kind. Returns which.

        Raises:
            Refusal: When there is no such note.
        """
        note, kinds = self.note(place), note_rules.note_kinds(self.live.session)
        if not note.is_for_the_group:
            raise Refusal(_("That line has a place of its own: x deletes it."))
        kind = kinds[(kinds.index(note.kind) + 1) % len(kinds)] if note.kind in kinds else kinds[0]
        self._revise(partial(with_kind, note=note.id, kind=kind))
        return kind

    def edit_note(self, place: int, raw: str) -> None:
        """Put other words, anonymised anew, in the place of a note. The old ones are gone for good.

        Raises:
            Refusal: When there is no such note, or nothing was typed.
        """
        note, line = self.note(place), clean(raw, NOTE_LIMIT)
        note_rules.require_words(self.live.session, line)
        self.live.raw_notes.keep(note.id, line)
        self.live.decide(lambda anonymiser: anonymiser.anonymise(line))

    @property
    def seats_without_learning(self) -> list[int]:
        """The seats that have no line of own learning yet."""
        session = self.live.session
        seats = range(1, session.plan.setup.people + 1)
        return [each for each in seats if session.learning_of(each) is None]

    def seats_to_fill(self) -> list[int]:
        """Return the seats that can be given a line of own learning, in their order.

        Raises:
            Refusal: When nothing is written down, or each has its line.
        """
        require_notes(self.live)
        seats = self.seats_without_learning
        if not seats:
            raise Refusal(_("Each seat has its line: it can be changed among the notes."))
        return seats

    def take_learning(self, seat: int, raw: str) -> Note:
        """Keep somebody's own learning, anonymised, in place of what the seat had before.

        Raises:
            Refusal: When nothing is written down, nothing was typed, or there's no such seat.
        """
        had = self.live.session.learning_of(seat)
        if had is not None:
            return self._reworded(had, raw)
        return take_note(self.live, NoteKind.LEARNING, raw, seat)

    @property
    def can_keep_thread(self) -> bool:
        """Whether a line for the group's next session is asked for, and there's none yet."""
        session = self.live.session
        has_next = session.plan.setup.group is not None and session.thread is None
        return self._asks_for_next_time and self.can_note and has_next

    def keep_thread(self, raw: str) -> Note:
        """Keep a line for the group's next session, anonymised.

        Raises:
            Refusal: When there's one, nothing was typed, or the session has no label.
        """
        return take_note(self.live, NoteKind.THREAD, raw)

    def asked_for_next_time(self) -> str:
        """Return the question for a line for next time; empty: it isn't asked."""
        if not self.can_keep_thread:
            return ""
        return _("Anything to pick up next time? f keeps one line for this group's next session.")

    def _reworded(self, note: Note, raw: str) -> Note:
        place = self.live.session.notes.index(note) + 1
        self.edit_note(place, raw)
        return self.note(place)

    def words_of(self, place: int) -> str:
        """Return what a note began as: as it was typed, or after a restart as it is kept.

        Raises:
            Refusal: When there is no such note.
        """
        note = self.note(place)
        return self.live.raw_notes.typed(note.id) or note.text.text

    def _revise(self, change: Callable[[Sequence[Event]], tuple[Event, ...]]) -> None:
        was_new = self.can_undo
        self.live.revise(change)
        if not was_new:
            self._facts_at_first = self.live.facts

    def keep_nothing(self) -> None:
        """Delete the session for good.

        Raises:
            StoreError: When its file cannot be removed.
        """
        self.live.keep_nothing()

    @property
    def has_older(self) -> bool:
        """Whether some notes are from before a restart."""
        raw_notes = self.live.raw_notes
        return any(raw_notes.typed(note.id) is None for note in self.live.session.notes)

    @property
    def cursor(self) -> DoubtCursor:
        """A cursor over the notes as they read now."""
        notes = self.live.session.notes
        return DoubtCursor(tuple(self.live.raw_notes.parts(note) for note in notes))

    def without_notes(self) -> str:
        """Say that there are no notes, and whether there can be."""
        if self.live.session.plan.setup.policy is NotePolicy.NONE:
            return _("No notes were taken.")
        return _("No notes yet: m adds key words, if you want any.")


def doubts_replaced(doubts: int) -> str:
    """Say how many words were replaced without being sure."""
    return ngettext(
        "{count} word we weren't sure of was replaced too.",
        "{count} words we weren't sure of were replaced too.",
        doubts,
    )


def put_back(count: int) -> str:
    """Say how many words stand as they were typed."""
    return ngettext(
        "{count} word stands as you typed it, because you said so.",
        "{count} words stand as you typed them, because you said so.",
        count,
    )
