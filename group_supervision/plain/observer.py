"""The observer's checklist, line by line."""

import re
from collections.abc import Sequence
from typing import Final

from group_supervision.core.checklist import Item, Mark
from group_supervision.errors import SupervisionError
from group_supervision.guide.observing import Observation
from group_supervision.guide.words.checklist import item_in_words, mark_in_words, whole_round
from group_supervision.plain.conversation import Conversation
from group_supervision.plain.line_input import ConversationOver
from group_supervision.translation import N_, _

_LETTERS: Final = {
    "s": Mark.SEEN,
    "p": Mark.PARTLY,
    "n": Mark.NOT_SEEN,
    "x": Mark.NOT_NEEDED,
    "-": None,
}
_LINE: Final = re.compile(r"(?P<number>\d{1,2})\s*(?P<letter>[spnx-])", re.IGNORECASE)
_HOW: Final = N_(
    "Type a number and s for seen, p for partly, n for not seen, x for not needed, - for no mark:"
    " for instance 3 s. Enter says where the round is, h the list, i draws something"
    " to be acted out, q leaves."
)


class ObserverDialogue:
    """Tells where the round is, and takes marks."""

    def __init__(self, observation: Observation, conversation: Conversation) -> None:
        """Tell what `observation` follows in `conversation`."""
        self._observation = observation
        self._conversation = conversation

    def hold(self) -> int:
        """Hold it until it is left. Returns the exit code."""
        try:
            self._until_left()
        except ConversationOver as over:
            return over.exit_code
        return 0

    def _until_left(self) -> None:
        self._conversation.say(whole_round(), _(_HOW))
        self._say_where()
        while (line := self._conversation.ask().lower()) != "q":
            self._observation.look()
            match = _LINE.fullmatch(line)
            if line == "":
                self._say_where()
            elif line == "i":
                self._conversation.say(self._observation.draw_incident())
            elif line == "h":
                self._say_list()
            elif match is None or not 1 <= int(match["number"]) <= len(self._items):
                self._conversation.say(_(_HOW))
            else:
                self._mark(self._items[int(match["number"]) - 1], _LETTERS[match["letter"]])

    @property
    def _items(self) -> Sequence[Item]:
        return self._observation.items

    def _mark(self, item: Item, mark: Mark | None) -> None:
        try:
            self._observation.mark(item, mark)
        except SupervisionError as error:
            self._conversation.say(str(error))
        else:
            said = mark_in_words(mark) or _("no mark")
            self._conversation.say(f"{item_in_words(item, self._observation.fmt)}: {said}.")

    def _say_where(self) -> None:
        self._observation.look()
        self._conversation.say(self._observation.where)

    def _say_list(self) -> None:
        for number, (item, mark) in enumerate(self._observation.in_words(), 1):
            said = mark or _("no mark")
            self._conversation.say(f"{number}. {item}: {said}.")
