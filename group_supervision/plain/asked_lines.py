"""Asking for one line after the other, and taking what is typed."""

from group_supervision.errors import SupervisionError
from group_supervision.guide.asked_line import AskedLine, Shows
from group_supervision.plain.conversation import Conversation
from group_supervision.translation import _


def ask_all(conversation: Conversation, first: AskedLine) -> bool:
    """Ask until all has been answered. Returns whether it was; `q` or just Enter leaves it.

    Raises:
        ConversationOver: When there will be no more lines.
    """
    asked: AskedLine | None = first
    while asked is not None:
        conversation.say(*filter(None, [asked.said]))
        answer = _answer(conversation, asked)
        if answer is None:
            conversation.say(_("Left, and nothing was kept."))
            return False
        try:
            asked = asked.take(answer)
        except SupervisionError as error:
            conversation.say(str(error))
    return True


def _answer(conversation: Conversation, asked: AskedLine) -> str | None:
    """Return what was typed, or what Enter takes; `None`: it was left."""
    if asked.shows is Shows.NAMES:
        typed = conversation.ask_unseen(_question(asked))
    else:
        typed = conversation.ask(_question(asked))
    if typed.strip() == "q":
        return None
    if typed.strip():
        return typed
    return asked.starts_with if asked.starts_with or asked.takes_enter else None


def _question(asked: AskedLine) -> str:
    text = _ended(asked.text)
    if asked.starts_with:
        sentence = _("{question} Enter takes: {usual} q leaves it.")
        return sentence.format(question=text, usual=_ended(asked.starts_with))
    return _("{question} q leaves it.").format(question=text)


def _ended(sentence: str) -> str:
    return sentence if sentence.endswith((".", "!", "?")) else f"{sentence}."
