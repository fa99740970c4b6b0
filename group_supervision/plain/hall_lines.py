"""What a table's console says of the hall it is in, each line once."""

from typing import Final

from group_supervision.guide.practising import Keys, said_of_the_hall
from group_supervision.guide.table import Table
from group_supervision.plain.conversation import Conversation

LIVE_KEYS: Final = Keys(accept="Y", refuse="X")
"""What these commands are called in a round."""
BETWEEN_KEYS: Final = Keys(accept="y", refuse="n")
"""And between two rounds."""


class HallLines:
    """Says what is new of the hall."""

    def __init__(self, conversation: Conversation, table: Table | None, keys: Keys) -> None:
        """Speak of `table`, which may be in no hall, in `conversation`."""
        self._conversation = conversation
        self._table = table
        self._keys = keys
        self._said: frozenset[str] = frozenset()

    def say(self) -> None:
        """Say what has not been said since it began to hold."""
        holds = said_of_the_hall(self._table, self._keys)
        self._conversation.say(*(line for line in holds if line not in self._said))
        self._said = frozenset(holds)
