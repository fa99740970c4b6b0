"""The group agreement, line by line: said aloud, confirmed, changed."""

from collections.abc import Callable
from typing import Final

from group_supervision.guide.agreeing import Agreeing
from group_supervision.plain.asked_lines import ask_all
from group_supervision.plain.conversation import Conversation
from group_supervision.plain.letter_commands import letter_and_number, obey_until_left
from group_supervision.translation import N_, _

_COMMANDS: Final = (
    N_("Enter: make the agreement together, or say that it still holds."),
    N_("h: hear it."),
    N_("c and a number: change that line, or the date."),
    N_("a: add a line of your own."),
    N_("x and a number: take out a line of your own."),
    N_("q: go home."),
)


class AgreementDialogue:
    """Tells of the agreement."""

    def __init__(self, agreeing: Agreeing, conversation: Conversation) -> None:
        """Tell of the agreement of `agreeing` in `conversation`."""
        self._agreeing = agreeing
        self._conversation = conversation

    def hold(self) -> None:
        """Hold it until it is left.

        Raises:
            ConversationOver: When there will be no more lines.
        """
        self._hear()
        obey_until_left(self._conversation, self._obey)

    def _obey(self, line: str) -> None:
        letter, number = letter_and_number(line or "y")
        acts: dict[str, Callable[[], None]] = {
            "y": self._agree,
            "h": self._hear,
            "c": lambda: self._ask(number),
            "a": self._add,
            "x": lambda: self._take_out(number),
            "?": lambda: self._conversation.say(*map(_, _COMMANDS)),
        }
        if letter not in acts:
            self._conversation.say(_("That isn't a command here: ? lists them."))
            return
        acts[letter]()

    def _hear(self) -> None:
        agreeing = self._agreeing
        self._conversation.say(
            _("What we've agreed. {standing}").format(standing=agreeing.standing)
        )
        self._conversation.say(*(f"{at}. {line}" for at, line in enumerate(agreeing.lines, 1)))
        self._conversation.say(_("Enter: we agree. h hears it, c changes a line, ? lists more."))

    def _agree(self) -> None:
        if self._agreeing.agreement is not None:
            self._conversation.say(self._agreeing.confirm())
        elif ask_all(self._conversation, self._agreeing.making()):
            self._hear()

    def _ask(self, number: int) -> None:
        if ask_all(self._conversation, self._agreeing.changing(number)):
            self._conversation.say(f"{number}. {self._agreeing.lines[number - 1]}")

    def _add(self) -> None:
        if ask_all(self._conversation, self._agreeing.adding()):
            self._hear()

    def _take_out(self, number: int) -> None:
        self._agreeing.take_out(number)
        self._conversation.say(_("Taken out."))
