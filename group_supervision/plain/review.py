"""The review, when the room has gone: what was kept, and whether it stays."""

import re
from typing import Final

from group_supervision.core.wording import counted
from group_supervision.errors import Refusal
from group_supervision.guide.outcome import Kept
from group_supervision.plain.check import Check
from group_supervision.plain.console import Console
from group_supervision.plain.naming import NAMING_COMMANDS, said_of_names
from group_supervision.plain.noting import note, notes, resonance
from group_supervision.plain.sentences import times
from group_supervision.plain.stopping import keep_nothing

_COMMANDS: Final = (
    "t: hear the times, plan against actual.",
    "h: hear the notes.",
    "c: go through the doubts, one by one. Their words are said as you typed them.",
    "m: add key words.",
    "r and a number: mark what resonated.",
    "u: undo the last note or mark.",
    "k, or Enter alone: keep everything.",
    *NAMING_COMMANDS,
    "x: keep nothing.",
)
_WORDS: Final = {
    "time": "t",
    "notes": "h",
    "check": "c",
    "note": "m",
    "resonated": "r",
    "undo": "u",
}
"""What may be typed in place of a letter."""
_LETTER: Final = re.compile(
    r"(?P<letter>[a-z?])(?: +(?P<given>.+)|(?P<number>\d+))?", re.IGNORECASE
)


class Review:
    """Reviews a session that has ended."""

    def __init__(self, console: Console) -> None:
        """Review the session of `console`."""
        self._console = console
        self._facts_at_first = console.live.facts

    def hold(self) -> Kept:
        """Hold it until the session is kept, or nothing of it.

        Raises:
            Over: When there will be no more lines.
        """
        notes = self._console.session.notes
        taken = counted(len(notes), "note")
        doubts = self._console.live.drafts.doubts(notes)
        were = "was" if doubts == 1 else "were"
        them = "it" if doubts == 1 else "them"
        replaced = (
            f" {counted(doubts, 'doubt')} {were} replaced too: c goes through {them}."
            if doubts
            else ""
        )
        self._console.say(
            f"Review: {self._console.session.plan.format.title}, {taken}."
            f" Names and identifiers are removed as far as we can tell: check it.{replaced}"
            " t times, h notes, m adds key words, z takes out a name, Enter keeps everything,"
            " x keeps nothing, ? lists more."
        )
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

    def _obey(self, line: str) -> None:
        console = self._console
        if said_of_names(console, line):
            return
        match = _LETTER.fullmatch(_WORDS.get(line.lower(), line))
        # The line is not repeated: it may have been meant for a note.
        letter, given = ("", "") if match is None else (match["letter"].lower(), _given(match))
        match letter:
            case "t":
                console.say(*times(console.live.record()))
            case "h":
                notes(console, "")
            case "c":
                if not console.session.notes:
                    raise Refusal("There are no notes.")
                Check(console).hold()
            case "m":
                note(console, given)
            case "r":
                resonance(console, given)
            case "u":
                self._undo()
            case "x":
                keep_nothing(console)
            case "?":
                console.say(*_COMMANDS)
            case _:
                raise Refusal("There is no such command here: ? lists them.")

    def _undo(self) -> None:
        if self._console.live.facts <= self._facts_at_first:
            raise Refusal("There is nothing to undo in the review.")
        self._console.say(f"Undone: {self._console.live.undo()}.")


def _given(match: re.Match[str]) -> str:
    return match["given"] or match["number"] or ""
