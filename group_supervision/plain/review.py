"""The review, when the room has gone: what was kept, and whether it stays."""

import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

from group_supervision.errors import Refusal
from group_supervision.guide.outcome import Kept
from group_supervision.guide.replacements import Replacements
from group_supervision.guide.review import Review, doubts_replaced
from group_supervision.guide.words.notes import kind_of_note
from group_supervision.plain.console import Console
from group_supervision.plain.leaving import keep_nothing
from group_supervision.plain.note_commands import note, resonance, say_notes
from group_supervision.plain.people_commands import commands_about_people, obeys_about_people
from group_supervision.plain.replacements import ReplacementsDialogue
from group_supervision.plain.time_sentences import times
from group_supervision.translation import N_, _, ngettext

if TYPE_CHECKING:
    from group_supervision.guide.session_tags import SessionTags

_COMMANDS: Final = (
    N_("t: hear the times, plan against actual."),
    N_("h: hear the notes."),
    N_("c: go through the doubts, one by one. Their words are said as you typed them."),
    N_("m: add key words."),
    N_("r and a number: mark what resonated."),
    N_("d and a number: delete that note in the list, for good."),
    N_("e and a number: type that note anew; the old words are gone for good."),
    N_("v and a number: another kind for that note."),
    N_("u: undo the last note or mark."),
    N_("k, or just Enter: keep everything."),
)
_WORDS: Final = {
    "time": "t",
    "notes": "h",
    "check": "c",
    "note": "m",
    "resonated": "r",
    "delete": "d",
    "undo": "u",
}
"""What may be typed in place of a letter."""
_LETTER: Final = re.compile(
    r"(?P<letter>[a-z?])(?: +(?P<given>.+)|(?P<number>\d+))?", re.IGNORECASE
)


class ReviewDialogue:
    """Reviews a session that has ended."""

    def __init__(self, console: Console, tags: "SessionTags", tally: Sequence[str] = ()) -> None:
        """Review the session of `console`.

        Args:
            console: The console.
            tags: What it may have been about.
            tally: Lines about the drift lines she used, for her alone.
        """
        self._console = console
        self._tags = tags
        self._tally = tally
        self._review = Review(console.live)

    def hold(self) -> Kept:
        """Hold it until the session is kept, or nothing of it.

        Raises:
            ConversationOver: When there will be no more lines.
        """
        self._greet()
        self._console.say(*self._tally)
        while True:
            line = self._console.conversation.ask()
            if line.lower() in ("", "k", "keep"):
                return Kept.ALL
            try:
                self._obey(line)
            except Refusal as refusal:
                self._console.say(str(refusal))
            if not self._console.live.facts:
                return Kept.NOTHING

    def _greet(self) -> None:
        session = self._console.session
        said = [
            ngettext(
                "Review: {{title}}, {count} note.",
                "Review: {{title}}, {count} notes.",
                len(session.notes),
            ).format(title=session.plan.format.title),
            _("Names and identifiers are removed as far as we can tell: please check."),
        ]
        if doubts := self._review.cursor.doubts:
            said += [doubts_replaced(doubts), _("c goes through them.")]
        said.append(
            _(
                "t times, h notes, m adds key words, z takes out a name, Enter keeps everything,"
                " x keeps nothing, ? lists more."
            )
        )
        self._console.say(" ".join(said))

    def _obey(self, line: str) -> None:
        if obeys_about_people(self._console, Replacements(self._console.live), line):
            return
        match = _LETTER.fullmatch(_WORDS.get(line.lower(), line))
        acts: dict[str, Callable[[str], None]] = {
            "t": self._say_times,
            "h": lambda given: say_notes(self._console, given),
            "c": self._check,
            "m": lambda given: note(self._console, given),
            "r": lambda given: resonance(self._console, given),
            "d": self._delete,
            "e": self._edit,
            "v": self._another_kind,
            "a": self._note_tag,
            "u": self._undo,
            "x": lambda _given: keep_nothing(self._console),
            "?": self._list,
        }
        letter = "" if match is None else match["letter"].lower()
        if match is None or letter not in acts:
            # The line is not repeated: it may have been meant for a note.
            raise Refusal(_("That isn't a command here: ? lists them."))
        acts[letter](match["given"] or match["number"] or "")

    def _list(self, _given: str) -> None:
        self._console.say(*(_(each) for each in _COMMANDS), *commands_about_people())
        if self._tags.offered:
            self._console.say(_("a: note with a tag of your rhythm that the session was about it."))
        self._console.say(_("x: keep nothing."))

    def _say_times(self, _given: str) -> None:
        self._console.say(*times(self._console.live.record()))

    def _undo(self, _given: str) -> None:
        self._console.say(_("Undone: {what}.").format(what=self._review.undo()))

    def _check(self, _given: str) -> None:
        if not self._review.can_check:
            raise Refusal(_("There are no notes."))
        ReplacementsDialogue(self._console).hold()

    def _note_tag(self, given: str) -> None:
        """Ask which tag the session was about."""
        if not self._tags.offered:
            raise Refusal(
                _("There are no tags to note it with: “group-supervision rhythm” makes them.")
            )
        question = self._tags.question()
        nothing = _("none of them")
        options = [(nothing, ""), *((each.label, each.answer) for each in question.choices)]
        tag = self._console.conversation.choose(question.text, options, 0, given)
        if tag:
            self._console.say(self._tags.choose(tag))

    def _edit(self, given: str) -> None:
        """Take other words for a note."""
        place = self._place(given)
        typed = self._console.conversation.ask_unseen(
            _("The note anew, or just Enter to leave it.")
        )
        if typed.strip():
            self._review.edit_note(place, typed)
            self._console.say(_("Kept: {note}").format(note=self._review.note(place).text.text))

    def _another_kind(self, given: str) -> None:
        place = self._place(given)
        kind = self._review.change_kind(place)
        said = _("Note {place}: {kind}.")
        self._console.say(said.format(place=place, kind=kind_of_note(kind)))

    def _place(self, given: str) -> int:
        place = int(given) if given.isdecimal() and len(given) < 5 else 0
        if not 1 <= place <= len(self._console.session.notes):
            raise Refusal(_("Which one? Type its place in the list: h lists the notes."))
        return place

    def _delete(self, given: str) -> None:
        """Delete one note, once that was asked."""
        place = self._place(given)
        question = _("Delete note {place}? This can't be undone. y: delete it, Enter: keep it.")
        if self._console.conversation.confirms(question.format(place=place)):
            self._review.delete_note(place)
            self._console.say(_("The note is deleted."))
