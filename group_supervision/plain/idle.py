"""The key that is forgotten when nobody types, line by line."""

from collections.abc import Iterator
from contextlib import contextmanager

from group_supervision.errors import SupervisionError
from group_supervision.guide.idle_lock import IdleLock, asked_for
from group_supervision.plain.conversation import Conversation
from group_supervision.translation import _


class IdleDialogue:
    """Forgets the key when it's due, and asks for it again where something private is open."""

    def __init__(self, idle: IdleLock, conversation: Conversation) -> None:
        """Listen to `conversation` while no session is led in it."""
        self._idle = idle
        self._conversation = conversation
        self._is_private = False
        conversation.when_idle = self._say_due
        conversation.lets_in = self._lets_in
        conversation.be_idle()

    @contextmanager
    def private(self) -> Iterator[None]:
        """Let nobody go on in what is open here, once the key has been forgotten."""
        self._is_private = True
        try:
            yield
        finally:
            self._is_private = False

    def opens(self) -> bool:
        """Ask for the passphrase where something locked is to be read; say whether to go on."""
        while self._idle.needs_passphrase:
            typed = self._conversation.ask_unseen(_("The passphrase, or just Enter to go back."))
            if not typed.strip():
                return False
            self._try(typed)
        return True

    def _say_due(self) -> float | None:
        if self._idle.forget_if_due():
            said = self._idle.sentence
            self._conversation.say(f"{said} {asked_for()}" if self._is_private else said)
        return self._idle.left

    def _lets_in(self, line: str) -> bool:
        is_for_us = self._is_private and self._idle.is_closed
        self._idle.key()
        if not is_for_us:
            return True
        self._try(line)
        if not self._idle.is_closed:
            self._conversation.repeat()
        return False

    def _try(self, typed: str) -> None:
        try:
            self._idle.open(typed.strip())
        except SupervisionError as error:
            self._conversation.say(str(error))
        else:
            self._conversation.say(_("Open again."))
