"""Going through what was replaced: what can be decided about a word, and what comes of it.

Every decision is made in all notes and on the disk at once.
"""

from collections.abc import Callable, Iterable
from functools import partial
from typing import Final, NamedTuple

from group_supervision.anonymiser.anonymise import Anonymiser
from group_supervision.anonymiser.marking import Mark, Part
from group_supervision.anonymiser.session.decisions import Verdict
from group_supervision.anonymiser.singling_out import together
from group_supervision.core.revising import without_note
from group_supervision.core.session import Note
from group_supervision.core.text import clean
from group_supervision.errors import Refusal
from group_supervision.guide.next_doubt import DoubtCursor, Notes
from group_supervision.guide.words import marks as words
from group_supervision.live.session import LiveSession
from group_supervision.translation import _

LONGEST_ROLE: Final = 40
"""Characters."""


class Decided(NamedTuple):
    """What came of a decision."""

    sentence: str
    changed: tuple[Note, ...]
    """The notes that read differently now."""


class Replacements:
    """Goes through the notes of a session that has ended."""

    def __init__(self, live: LiveSession) -> None:
        """Start at the first doubt of `live`."""
        self._live = live
        self._past: list[DoubtCursor] = []
        self.cursor = DoubtCursor(self._parts()).to_doubt(stays=True)

    @property
    def note(self) -> Note | None:
        """The note she is at; `None`: there is none."""
        notes = self._live.session.notes
        return notes[self.cursor.note] if self.cursor.note < len(notes) else None

    @property
    def parts(self) -> tuple[Part, ...]:
        """That note in parts."""
        return self.cursor.notes[self.cursor.note] if self.cursor.notes else ()

    @property
    def mark(self) -> Mark | None:
        """The word she is at; `None`: nothing was replaced here."""
        return self.cursor.here

    @property
    def label(self) -> str:
        """Whom that word means; empty: nobody."""
        return "" if self.mark is None else self.mark.label

    @property
    def is_older(self) -> bool:
        """Whether the note is from before a restart, so that what was typed is not known."""
        return self.note is not None and self._live.raw_notes.typed(self.note.id) is None

    @property
    def advice(self) -> str:
        """What may single someone out in this note although every name is gone, or nothing."""
        return words.advice(together(self.parts))

    @property
    def can_confirm(self) -> bool:
        """Whether the word is in doubt."""
        return self.mark is not None and self.mark.is_doubt and not self.is_older

    def can_decide(self, verdict: Verdict | None = None) -> bool:
        """Say whether something else can be said of the word, or just this."""
        if self.mark is None or self.is_older:
            return False
        return not (self.mark.is_given_back and verdict is Verdict.NOT_A_NAME)

    @property
    def can_give_role(self) -> bool:
        """Whether the word is a person's label."""
        return bool(self.label)

    @property
    def can_merge(self) -> bool:
        """Whether there is another person it could be."""
        return bool(self.label) and len(self.cursor.labels) > 1

    @property
    def can_split(self) -> bool:
        """Whether the name could be somebody else's."""
        return bool(self.label) and not self.is_older

    def role_of(self, label: str) -> str:
        """Return who a label is to the case, as far as she has said so."""
        return "".join(each.role for each in self._live.raw_notes.people if each.label == label)

    def others(self) -> list[tuple[str, str]]:
        """Return every other label, with what that person was called, for her eyes alone."""
        called = {each.label: " ".join(each.names) for each in self._live.raw_notes.people}
        return [
            (each, f"{each} ({called[each]})" if called.get(each) else each)
            for each in self.cursor.labels
            if each != self.label
        ]

    def move(self, by: int) -> None:
        """Go to another word."""
        self.cursor = self.cursor.moved(by)

    def turn(self, by: int) -> None:
        """Go to another note."""
        self.cursor = self.cursor.turned(by)

    def next_doubt(self) -> None:
        """Go to the next doubt."""
        there = self.cursor.to_doubt()
        if there.place != self.cursor.place:
            self._past.append(self.cursor)
        self.cursor = there

    def go_back(self) -> None:
        """Go to the doubt before, to decide it again.

        Raises:
            Refusal: When there was none.
        """
        if not self._past:
            raise Refusal(_("There is no word before this one."))
        self.cursor = self._past.pop().over(self._parts())

    @property
    def can_go_back(self) -> bool:
        """Whether a doubt came before."""
        return bool(self._past)

    def refresh(self) -> None:
        """Look at the notes again after they were changed elsewhere; stay at the same word."""
        self.cursor = self.cursor.over(self._parts())

    def confirm(self) -> Decided:
        """Take the word for what it was taken for, and go on to the next doubt.

        Raises:
            Refusal: When it is in no doubt, or what was typed is not known any more.
        """
        mark, line = self._typed()
        if not mark.is_doubt:
            raise Refusal(_("There is no doubt about this word."))
        return self._go_on(lambda known: known.confirm(line, mark.span), words.confirmed(mark))

    def decide(self, verdict: Verdict) -> Decided:
        """Take her word for what it is, and go on to the next doubt if it was one.

        Raises:
            Refusal: When it makes no sense of this word.
        """
        mark, line = self._typed()
        if verdict is Verdict.NEVER_A_NAME and not any(map(str.isalpha, mark.typed)):
            raise Refusal(_("A number isn't an ordinary word: put it back here alone."))
        said = words.decided(mark, verdict)
        act = lambda known: known.decide(line, mark.span, verdict)  # noqa: E731 - used twice
        return self._go_on(act, said) if mark.is_doubt else self.make(act, said)

    def give_role(self, role: str, label: str = "") -> Decided:
        """Let a role stand for somebody, or take it away.

        Args:
            role: Who she is to the case; empty: nothing is said of that.
            label: Whose; empty: of the word she is at.

        Raises:
            Refusal: When the role would name someone, or there is no such label.
        """
        who, said = label or self.label, clean(role, LONGEST_ROLE)
        sentence = _("{label} is {role}.") if said else _("{label} has no role.")
        return self.make(
            lambda known: known.give_role(who, said), sentence.format(label=who, role=said)
        )

    def merge(self, other: str, label: str = "") -> Decided:
        """Let two labels be one person, who keeps `other`.

        Raises:
            Refusal: When there is no such label.
        """
        who = label or self.label
        sentence = _("{label} is {other} from here on, and was before.")
        return self.make(
            lambda known: known.merge(who, other), sentence.format(label=who, other=other)
        )

    def split(self) -> Decided:
        """Give the name she is at a label of its own.

        Raises:
            Refusal: When it is nobody's.
        """
        mark, _line = self._typed()
        decided = self.make(lambda known: known.split(mark.label, mark.typed), "")
        sentence = _("{name} is somebody else: {label}.")
        return decided._replace(
            sentence=sentence.format(name=words.quoted(mark.typed), label=self.label)
        )

    def take_out(self, name: str) -> Decided:
        """Take out a name that was missed, from every note."""
        # Whoever names it here has read it: no capital and no neighbour has to speak for it.
        return self.make(
            lambda known: known.protect(name, insists=True),
            _("It is taken out wherever it is said."),
        )

    @property
    def ordinary_words(self) -> tuple[str, ...]:
        """The ordinary words, with the one she is at among them, for her to read."""
        listed = self._live.ordinary_words.words
        return tuple(sorted({*listed, *([self.mark.typed.lower()] if self.mark else [])}))

    def keep_ordinary(self, listed: Iterable[str]) -> Decided:
        """Keep the ordinary words as she has read them.

        Raises:
            Refusal: When one of them is no word, or a name that is protected.
            StoreError: When they cannot be written.
        """
        before = self._texts()
        self._live.ordinary_words.keep(listed)
        self.refresh()
        self.cursor = self.cursor.to_doubt(stays=True)
        return Decided(_("The list is kept."), self._changed(before))

    def delete_note(self) -> Decided:
        """Delete the note she is at, for good.

        Raises:
            Refusal: When there is none.
        """
        if self.note is None:
            raise Refusal(_("There are no notes."))
        self._live.revise(partial(without_note, note=self.note.id))
        self._past.clear()
        self.refresh()
        return Decided(_("The note is deleted."), ())

    def make(self, decision: Callable[[Anonymiser], object], sentence: str) -> Decided:
        """Make a decision in all notes, and stay at the same word.

        Raises:
            Refusal: When the anonymiser refuses it; nothing has changed then.
        """
        before = self._texts()
        self._live.decide(decision)
        self.refresh()
        return Decided(sentence, self._changed(before))

    def _go_on(self, decision: Callable[[Anonymiser], object], sentence: str) -> Decided:
        decided = self.make(decision, sentence)
        self._past.append(self.cursor)
        self.cursor = self.cursor.to_doubt(stays=True)
        return decided

    def _typed(self) -> tuple[Mark, str]:
        mark = self.mark
        line = None if self.note is None else self._live.raw_notes.typed(self.note.id)
        if mark is None or line is None:
            raise Refusal(_("Nothing is replaced here any more."))
        return mark, line

    def _parts(self) -> Notes:
        return tuple(self._live.raw_notes.parts(note) for note in self._live.session.notes)

    def _texts(self) -> dict[int, str]:
        return {note.id: note.text.text for note in self._live.session.notes}

    def _changed(self, before: dict[int, str]) -> tuple[Note, ...]:
        notes = self._live.session.notes
        return tuple(note for note in notes if note.text.text != before.get(note.id))
