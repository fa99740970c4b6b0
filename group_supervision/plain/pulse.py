"""The closing pulse, line by line: counted, closed, and only then heard."""

from collections.abc import Callable
from typing import Final

from group_supervision.guide.pulse_counting import PulseCounting
from group_supervision.plain.asked_lines import ask_all
from group_supervision.plain.conversation import Conversation
from group_supervision.plain.letter_commands import letter_and_number, obey_until_left
from group_supervision.translation import N_, _

_COMMANDS: Final = (
    N_("Enter: count hands or cards for every statement. What you type isn't said."),
    N_("h: hear the statements."),
    N_("s: hear the counts of pulses that were closed. Only when you're on your own."),
    N_("a: add a statement of your own."),
    N_("x and a number: take out one of your own, and its counts."),
    N_("q: go home."),
)


class PulseDialogue:
    """Tells of the pulse."""

    def __init__(self, counting: PulseCounting, conversation: Conversation) -> None:
        """Count in `conversation`."""
        self._counting = counting
        self._conversation = conversation

    def hold(self) -> None:
        """Hold it until it is left.

        Raises:
            ConversationOver: When there will be no more lines.
        """
        self._conversation.say(
            _("Closing pulse. Enter counts, h hears the statements, ? lists more.")
        )
        obey_until_left(self._conversation, self._obey)

    def _obey(self, line: str) -> None:
        letter, number = letter_and_number(line or "y")
        acts: dict[str, Callable[[], None]] = {
            "y": self._count,
            "h": self._hear,
            "s": self._hear_counts,
            "a": self._add,
            "x": lambda: self._take_out(number),
            "?": lambda: self._conversation.say(*map(_, _COMMANDS)),
        }
        if letter not in acts:
            self._conversation.say(_("That isn't a command here: ? lists them."))
            return
        acts[letter]()

    def _count(self) -> None:
        if ask_all(self._conversation, self._counting.counting()):
            self._conversation.say(_("Closed, and the counts are kept. s says them."))

    def _hear(self) -> None:
        sentences = self._counting.sentences
        self._conversation.say(*(f"{at}. {line}" for at, line in enumerate(sentences, 1)))

    def _hear_counts(self) -> None:
        if not self._counting.held:
            self._conversation.say(_("No pulse has been closed yet."))
            return
        self._conversation.say(*self._counting.said)

    def _add(self) -> None:
        if ask_all(self._conversation, self._counting.adding()):
            self._hear()

    def _take_out(self, number: int) -> None:
        self._counting.take_out(number)
        self._hear()
