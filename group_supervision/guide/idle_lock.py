"""The key of a locked folder is forgotten when nobody has touched a key for a while.

While a session runs nothing is forgotten: reading the room's face takes no key.
"""

from pathlib import Path
from typing import Final

from group_supervision.live.clock import Clock
from group_supervision.storage.seal import seal_of
from group_supervision.translation import _, ngettext

_MINUTE: Final = 60.0


class IdleLock:
    """Counts the time since the last key. All of it is in seconds by a clock nobody can set."""

    def __init__(self, folder: Path, clock: Clock, minutes: int) -> None:
        """Forget the key of `folder` after so many minutes; 0: never."""
        self._seal = seal_of(folder)
        self._clock = clock
        self._minutes = minutes
        self._last_key = clock.steady()
        self.is_closed = False
        """Whether it was forgotten, and nobody has given the passphrase since."""

    def key(self) -> None:
        """Begin to count anew: a key was pressed."""
        self._last_key = self._clock.steady()

    @property
    def left(self) -> float | None:
        """In how many seconds it's due; `None`: never, as things are."""
        if not self._minutes or not self.holds_the_key or self.is_closed:
            return None
        return self._last_key + self._minutes * _MINUTE - self._clock.steady()

    def forget_if_due(self) -> bool:
        """Forget the key if it's due; say whether it has been forgotten just now."""
        left = self.left
        if left is None or left > 0:
            return False
        self._seal.forget()
        self.is_closed = True
        return True

    @property
    def holds_the_key(self) -> bool:
        """Whether there is a key to forget."""
        return self._seal.is_set_up and self._seal.is_open

    @property
    def needs_passphrase(self) -> bool:
        """Whether what is kept can't be read without asking."""
        return self._seal.is_set_up and not self._seal.is_open

    def open(self, passphrase: str) -> None:
        """Take the key into memory again.

        Raises:
            Refusal: When it's the wrong passphrase.
            StoreError: When the key can't be read.
        """
        from group_supervision.storage.key_ring import open_with_passphrase

        open_with_passphrase(self._seal, passphrase)
        self.is_closed = False
        self.key()

    @property
    def sentence(self) -> str:
        """What is said once it has been forgotten."""
        return ngettext(
            "Nobody pressed a key for {count} minute: everything is covered, the key forgotten.",
            "Nobody pressed a key for {count} minutes: everything is covered, the key forgotten.",
            self._minutes,
        )


def asked_for() -> str:
    """Return how the passphrase is asked for."""
    return _("Type the passphrase to go on.")
