"""Going through the doubts, when the room has gone: a line for each, a letter for each answer."""

from collections.abc import Callable
from typing import Final

from group_supervision.anonymiser.anonymise import Anonymiser
from group_supervision.anonymiser.marking import Mark
from group_supervision.anonymiser.session.decisions import Verdict
from group_supervision.core.wording import counted
from group_supervision.errors import Refusal
from group_supervision.live import mark_words
from group_supervision.live.walk import Notes, Walk
from group_supervision.plain.console import Console
from group_supervision.plain.naming import NAMING_COMMANDS, said_of_names, say_if_unsaved

_VERDICTS: Final = {
    "p": Verdict.PERSON,
    "person": Verdict.PERSON,
    "l": Verdict.PLACE,
    "place": Verdict.PLACE,
    "o": Verdict.OTHER,
    "n": Verdict.NOT_A_NAME,
    "no": Verdict.NOT_A_NAME,
    "v": Verdict.NEVER_A_NAME,
}
_ANSWERS: Final = (
    "y yes, p person, l place, o something else, n no name here, v no name in this session,"
    " Enter the next, q back to the review."
)
_HELP: Final = (
    _ANSWERS,
    "b: back to the word before, to answer anew.",
    "h: hear the note again.",
    *NAMING_COMMANDS,
)
_AS_TYPED: Final = (
    "Words in doubt are said as you typed them, and stay in this terminal until it is cleared."
)
_ROUND: Final = "That was the last. From the first again."


class Check:
    """Goes through the doubts of a session that has ended. Every answer is on disk at once."""

    def __init__(self, console: Console) -> None:
        """Go through the notes of the session of `console`."""
        self._console = console
        self._live = console.live
        self._walk = Walk(self._worded()).to_doubt(stays=True)
        self._past: list[Walk] = []
        """Where she was before, the latest last."""
        self._is_back = False
        """Whether she went back to a word, which need be no doubt any more."""
        self._told: int | None = None
        """The note that was said last; it is not said again for its next doubt."""

    def hold(self) -> None:
        """Hold it until no doubt is left, or until she goes back to the review.

        Raises:
            Over: When there will be no more lines.
        """
        if self._walk.doubts:
            self._console.say(_AS_TYPED)
        answers = f" {_ANSWERS}"
        while self._walk.doubts or self._is_back or self._ends_otherwise():
            if self._told != self._walk.note:
                self._say_note()
            answer = self._console.conversation.ask(f"{self._about()}{answers}")
            answers = ""
            if answer.lower() in ("q", "review"):
                break
            try:
                self._take(answer)
            except Refusal as refusal:
                self._console.say(str(refusal))
        doubts = self._walk.doubts
        stay = f"{counted(doubts, 'doubt')} left, replaced as before. " if doubts else ""
        self._console.say(f"{stay}Back in the review: Enter keeps everything.")

    def _ends_otherwise(self) -> bool:
        """Say that no doubt is left; return whether she goes back to a word instead of ending."""
        notes = self._live.session.notes
        is_older = any(self._live.drafts.typed(note.id) is None for note in notes)
        none = f"No doubt is left.{f' {mark_words.OLDER}' if is_older else ''}"
        if not self._past:
            self._console.say(none)
            return False
        question = f"{none} Enter goes back to the review, b to the word before."
        if self._console.conversation.ask(question).lower() not in ("b", "back"):
            return False
        self._go_back()
        return True

    def _take(self, answer: str) -> None:
        """Take an answer to the word she is at."""
        said = answer.lower()
        if not said:
            self._go_on()
        elif said in ("y", "yes"):
            self._confirm()
        elif said in _VERDICTS:
            self._decide(_VERDICTS[said])
        elif said in ("b", "back"):
            self._go_back()
        elif said in ("h", "note"):
            self._told = None
        elif said.startswith("?"):
            self._console.say(*_HELP)
        elif said_of_names(self._console, answer):
            self._settle(self._walk.anew(self._worded()))
        else:
            raise Refusal("There is no such answer: y, p, l, o, n, v, Enter or q. ? tells them.")

    def _go_on(self) -> None:
        """Go to the next doubt, and after the last to the first: Enter never ends the check.

        In the review it would keep everything, which nobody who only presses Enter may have meant.
        """
        here = self._walk
        there = here.to_doubt()
        self._is_back = False
        if there.doubts and _place(there) <= _place(here):
            is_only = _place(there) == _place(here)
            self._console.say("It is the only doubt left." if is_only else _ROUND)
        if _place(there) != _place(here):
            self._past.append(here)
        self._walk = there

    def _go_back(self) -> None:
        """Go to the word before, to answer it anew."""
        if not self._past:
            raise Refusal("There is no word before this one.")
        self._walk, self._is_back = self._past.pop().anew(self._worded()), True

    def _confirm(self) -> None:
        """Take it for what it was taken for."""
        mark, line = self._present()
        if not mark.is_doubt:
            raise Refusal("It is in no doubt: p, l, o, n or v change it, Enter goes on.")
        self._make(lambda known: known.confirm(line, mark.span), mark_words.confirmed(mark))

    def _decide(self, verdict: Verdict) -> None:
        """Take her word for what it is."""
        mark, line = self._present()
        if mark_words.is_refused(mark, verdict):
            raise Refusal(mark_words.NUMBERS_ARE_NO_WORDS)
        self._make(
            lambda known: known.decide(line, mark.span, verdict), mark_words.decided(mark, verdict)
        )

    def _make(self, decision: Callable[[Anonymiser], None], done: str) -> None:
        """Make a decision, and say what became of the word, how the note now reads, and others."""
        before = [note.text for note in self._live.session.notes]
        self._live.decide(decision)
        notes, here = self._live.session.notes, self._walk.note
        others = sum(
            note.text != text and index != here
            for index, (note, text) in enumerate(zip(notes, before, strict=True))
        )
        also = f" {counted(others, 'other note')} changed too." if others else ""
        self._console.say(f"{done}{also} The note now reads: {notes[here].text.text}")
        say_if_unsaved(self._console)
        self._told = here
        there = self._walk.anew(self._worded())
        self._past.append(there)
        self._settle(there)

    def _settle(self, here: Walk) -> None:
        """Stay at a doubt, or go to the next one."""
        self._walk, self._is_back = here.to_doubt(stays=True), False
        if self._walk.doubts and _place(self._walk) < _place(here):
            self._console.say(_ROUND)

    def _present(self) -> tuple[Mark, str]:
        """Return the mark she is at, and the line as it was typed."""
        mark = self._walk.present
        line = self._live.drafts.typed(self._live.session.notes[self._walk.note].id)
        if mark is None or line is None:
            raise Refusal("Nothing is replaced here any more: Enter goes on.")
        return mark, line

    def _worded(self) -> Notes:
        return tuple(self._live.drafts.parts(note) for note in self._live.session.notes)

    def _say_note(self) -> None:
        self._told = self._walk.note
        notes = self._live.session.notes
        note = notes[self._told]
        number = "" if note.number is None else f" H{note.number}"
        which = f"Note {self._told + 1} of {len(notes)}, {note.kind.value}{number}"
        self._console.say(f"{which}: {note.text.text}")

    def _about(self) -> str:
        """Say what the word is, or may be; and of a doubt which one it is."""
        mark, walk = self._walk.present, self._walk
        if mark is None:
            return "Nothing is replaced here any more. Enter goes on."
        who = f": {mark.label}" if mark.label else ""
        if mark.is_doubt:
            number = f"Doubt {walk.doubts_before + 1} of {walk.doubts}"
            return f"{number}: {mark_words.quoted(mark.typed)} may be {mark_words.kind(mark)}{who}."
        if mark.is_given_back:
            return f"{mark_words.quoted(mark.typed)} stands as it was typed."
        return f"{mark_words.quoted(mark.typed)} is {mark_words.kind(mark)}{who}."


def _place(walk: Walk) -> tuple[int, int]:
    return walk.note, walk.mark
