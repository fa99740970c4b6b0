"""The review, when the room has gone: what was kept, and whether it stays."""

from enum import Enum
from typing import Final

from group_supervision.core.wording import counted
from group_supervision.errors import Refusal
from group_supervision.plain.console import Console
from group_supervision.plain.noting import note, notes, resonance
from group_supervision.plain.sentences import times
from group_supervision.plain.stopping import keep_nothing

_COMMANDS: Final = (
    "t: hear the times, plan against actual.",
    "h: hear the notes.",
    "m: add key words.",
    "r and a number: mark what resonated.",
    "u: undo the last note or mark.",
    "k, or Enter alone: keep everything.",
    "x: keep nothing.",
)


class Kept(Enum):
    """What the review decided."""

    ALL = "all"
    NOTHING = "nothing"


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
        replaced = f" {counted(doubts, 'doubt')} {were} replaced too." if doubts else ""
        self._console.say(
            f"Review: {self._console.session.plan.format.title}, {taken}."
            f" Names and identifiers are removed as far as we can tell: check it.{replaced}"
            " t times, h notes, m adds key words, Enter keeps everything, x keeps nothing."
        )
        while True:
            line = self._console.conversation.ask()
            if line in ("", "k"):
                return Kept.ALL
            try:
                self._obey(line)
            except Refusal as refusal:
                self._console.say(str(refusal))
            if not self._console.live.facts:
                return Kept.NOTHING

    def _obey(self, line: str) -> None:
        console = self._console
        letter, given = line[0].lower(), line[1:].strip()
        match letter:
            case "t":
                console.say(*times(console.live.record()))
            case "h":
                notes(console, "")
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
