"""Going through the doubts, when the room has gone: a line for each, a letter for each answer."""

from collections.abc import Callable
from typing import Final

from group_supervision.anonymiser.session.decisions import Verdict
from group_supervision.errors import Refusal, StoreError
from group_supervision.guide.next_doubt import DoubtCursor
from group_supervision.guide.replacements import Decided, Replacements
from group_supervision.guide.review import Review
from group_supervision.guide.words.marks import kind, older, quoted
from group_supervision.guide.words.notes import note_head
from group_supervision.plain.console import Console
from group_supervision.plain.people_commands import (
    commands_about_people,
    obeys_about_people,
    say_if_unsaved,
)
from group_supervision.translation import _, ngettext

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


class ReplacementsDialogue:
    """Goes through the doubts of a session that has ended. Every answer is on disk at once."""

    def __init__(self, console: Console) -> None:
        """Go through the notes of the session of `console`."""
        self._console = console
        self._replacements = Replacements(console.live)
        self._is_back = False
        """Whether she went back to a word, which need be no doubt any more."""
        self._said: int | None = None
        """The note that was said last; it is not said again for its next doubt."""

    def hold(self) -> None:
        """Hold it until no doubt is left, or until she goes back to the review.

        Raises:
            ConversationOver: When there will be no more lines.
        """
        if self._cursor.doubts:
            self._console.say(
                _(
                    "Words we weren't sure of are said as you typed them, and stay in this"
                    " terminal until you clear it."
                )
            )
        answers = f" {_answers()}"
        while self._cursor.doubts or self._is_back or self._ends_otherwise():
            if self._said != self._cursor.note:
                self._say_note()
            answer = self._console.conversation.ask(f"{self._about()}{answers}")
            answers = ""
            if answer.lower() in ("q", "review"):
                break
            try:
                self._take(answer)
            except (Refusal, StoreError) as refusal:
                self._console.say(str(refusal))
        doubts = self._cursor.doubts
        if doubts:
            self._console.say(
                ngettext(
                    "{count} doubt left, replaced as before.",
                    "{count} doubts left, replaced as before.",
                    doubts,
                )
            )
        self._console.say(_("Back in the review: Enter keeps everything."))

    @property
    def _cursor(self) -> DoubtCursor:
        return self._replacements.cursor

    def _ends_otherwise(self) -> bool:
        """Say that no doubt is left; return whether she goes back to a word instead of ending."""
        none = _("No doubts left.")
        if Review(self._console.live).has_older:
            none = f"{none} {older()}"
        if not self._replacements.can_go_back:
            self._console.say(none)
            return False
        question = _("Enter: back to the review, b: the word before.")
        if self._console.conversation.ask(f"{none} {question}").lower() not in ("b", "back"):
            return False
        self._go_back()
        return True

    def _take(self, answer: str) -> None:
        """Take an answer to the word she is at."""
        said = answer.lower()
        simple: dict[str, Callable[[], None]] = {
            "": self._go_on,
            "b": self._go_back,
            "back": self._go_back,
            "h": self._say_note,
            "note": self._say_note,
            "a": self._keep_ordinary,
            "always": self._keep_ordinary,
            "d": self._delete,
        }
        if said in simple:
            simple[said]()
        elif said in ("y", "yes"):
            self._decide(self._replacements.confirm)
        elif said in ("s", "split"):
            self._decide(self._replacements.split)
        elif said in _VERDICTS:
            self._decide(lambda: self._replacements.decide(_VERDICTS[said]))
        elif said.startswith("?"):
            self._console.say(*_help())
        elif obeys_about_people(self._console, self._replacements, answer):
            self._settle()
        else:
            raise Refusal(_("That isn't an answer here: ? lists them."))

    def _go_on(self) -> None:
        """Go to the next doubt, and after the last to the first: Enter never ends the check.

        In the review it would keep everything, which nobody who only presses Enter may have meant.
        """
        before = self._cursor.place
        self._replacements.next_doubt()
        self._is_back = False
        if self._cursor.doubts and self._cursor.place <= before:
            is_only = self._cursor.place == before
            self._console.say(_("That's the only doubt left.") if is_only else _round())

    def _go_back(self) -> None:
        """Go to the word before, to answer it again."""
        self._replacements.go_back()
        self._is_back = True

    def _decide(self, act: Callable[[], Decided]) -> None:
        """Decide about the word, and say what came of it, how the note reads now, and others."""
        note = self._replacements.note
        here = self._cursor.note
        before = self._cursor.place
        decided = act()
        self._say_decided(decided, None if note is None else note.id)
        self._said = here
        self._settle(before)

    def _say_decided(self, decided: Decided, note_id: int | None) -> None:
        others = sum(note.id != note_id for note in decided.changed)
        said = [decided.sentence]
        if others:
            said.append(
                ngettext(
                    "{count} other note changed too.", "{count} other notes changed too.", others
                )
            )
        said += [
            _("The note now reads: {note}").format(note=note.text.text)
            for note in self._console.session.notes
            if note.id == note_id
        ]
        self._console.say(" ".join(said))
        say_if_unsaved(self._console)

    def _keep_ordinary(self) -> None:
        """Read the ordinary words out before they are kept with this one among them."""
        if not self._replacements.can_decide():
            raise Refusal(_("Nothing is replaced here any more."))
        words = self._replacements.ordinary_words
        question = _(
            "Words that are never names, in any session: {words}. This list stays on this machine,"
            " in plain words. Check that no name is on it. y: keep it, Enter: leave it as it was."
        )
        if self._console.conversation.confirms(question.format(words=", ".join(words))):
            self._decide(lambda: self._replacements.keep_ordinary(words))
        else:
            self._console.say(_("Left as it was."))

    def _delete(self) -> None:
        """Delete the note she is at, once that was asked."""
        question = _("Delete this note? This can't be undone. y: delete it, Enter: keep it.")
        if self._console.conversation.confirms(question):
            self._console.say(self._replacements.delete_note().sentence)
            self._said = None
            self._settle()

    def _settle(self, before: tuple[int, int] | None = None) -> None:
        """Stay at a doubt, or go to the next one."""
        here = self._cursor.place if before is None else before
        self._replacements.cursor = self._cursor.to_doubt(stays=True)
        self._is_back = False
        if self._cursor.doubts and self._cursor.place < here:
            self._console.say(_round())

    def _say_note(self) -> None:
        note = self._replacements.note
        self._said = self._cursor.note
        if note is not None:
            which = _("Note {number} of {count}, {kind}: {note}").format(
                number=self._said + 1,
                count=len(self._cursor.notes),
                kind=note_head(note),
                note=note.text.text,
            )
            self._console.say(which)
        if advice := self._replacements.advice:
            self._console.say(advice)

    def _about(self) -> str:
        """Say what the word is, or may be; and of a doubt which one it is."""
        mark, cursor = self._replacements.mark, self._cursor
        if mark is None:
            return _("Nothing is replaced here any more. Enter carries on.")
        word, what = quoted(mark.typed), kind(mark)
        if mark.label:
            what = _("{kind}: {label}").format(kind=what, label=mark.label)
        if mark.is_doubt:
            sentence = _("Doubt {number} of {count}: {word} may be {what}.")
            return sentence.format(
                number=cursor.doubts_before + 1, count=cursor.doubts, word=word, what=what
            )
        if mark.is_given_back:
            return _("{word} stays as you typed it.").format(word=word)
        return _("{word} is {what}.").format(word=word, what=what)


def _answers() -> str:
    return _(
        "y yes, p person, l place, o something else, n not a name here, v not a name in this"
        " session, Enter the next, q back to the review."
    )


def _help() -> list[str]:
    return [
        _answers(),
        _("a: never a name, in any session; the list is read out first."),
        _("s: somebody else; the name gets a label of its own."),
        _("b: back to the word before, to answer it again."),
        _("h: hear the note again."),
        _("d: delete this note."),
        *commands_about_people(),
    ]


def _round() -> str:
    return _("That was the last one. Back to the first.")
