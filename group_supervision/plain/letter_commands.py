"""Commands of one letter, with or without a number, until `q`: the pages beside a session."""

import re
from collections.abc import Callable, Container
from typing import Final

from group_supervision.errors import SupervisionError
from group_supervision.plain.conversation import Conversation

_COMMAND: Final = re.compile(r"(?P<letter>[a-z?])\s*(?P<number>[0-9]{1,4})?", re.IGNORECASE)


def letter_and_number(line: str) -> tuple[str, int]:
    """Return the letter of a command and its number, 0 where it has none; empty: it is none."""
    match = _COMMAND.fullmatch(line)
    return (match["letter"].lower(), int(match["number"] or 0)) if match else ("", 0)


def obey_until_left(
    conversation: Conversation, obey: Callable[[str], None], leaves: Container[str] = ("q",)
) -> str:
    """Obey line after line, saying what is refused. Returns the command that left.

    Raises:
        ConversationOver: When there will be no more lines.
    """
    while (line := conversation.ask()).lower() not in leaves:
        try:
            obey(line)
        except SupervisionError as refused:
            conversation.say(str(refused))
    return line.lower()
