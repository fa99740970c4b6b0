"""The lock on what is kept: a session's bytes, sealed on their way to the disk and opened from it.

What is sealed is an age file of its own, for one X25519 recipient: any stock `age` opens it with
the identity, without this program. Sealing takes the public key alone, so a session is saved
without asking anybody; opening takes the identity, which a passphrase wraps (`key_ring`).

Once a process has seen that a data folder is locked it goes on sealing, whoever removes the key.
"""

from collections.abc import Callable
from errno import EINVAL
from functools import cache
from pathlib import Path
from typing import Any, Final

from group_supervision.errors import StoreError, reason
from group_supervision.files import read_text
from group_supervision.storage.stored import Locked
from group_supervision.translation import _

LOCK_FOLDER: Final = "lock"
RECIPIENT_FILE: Final = "recipient.txt"
IDENTITY_FILE: Final = "identity.age"
IN_PROGRESS_FILE: Final = "in-progress.txt"
"""While files are being locked or unlocked it says which; a kill leaves it behind."""

_MAGIC: Final = b"age-encryption.org/v1\n"
"""How every age file begins. No JSON does."""
_LARGEST_KEY: Final = 10_000
"""Bytes of a key file."""


class Seal:
    """The lock of one data folder, as far as this process knows it."""

    def __init__(self, folder: Path) -> None:
        """Look at a data folder, whether it exists yet or not."""
        self.folder = folder / LOCK_FOLDER
        self._was_asked = False
        self._recipient: Any = None
        self._identity: Any = None

    @property
    def is_set_up(self) -> bool:
        """Whether what is kept here is to be sealed."""
        return self._recipient is not None or (self.folder / RECIPIENT_FILE).is_file()

    @property
    def is_open(self) -> bool:
        """Whether what is sealed can be read now, without asking."""
        return self._identity is not None

    def try_to_open(self) -> bool:
        """Ask for the passphrase, once, where there is somebody to ask; say whether it's open.

        Raises:
            SupervisionError: What comes of asking: a wrong passphrase, no pyrage.
        """
        if self._identity is None and _asking and not self._was_asked:
            self._was_asked = True
            _asking[-1](self)
        return self.is_open

    def prepare(self) -> None:
        """Take the public key into memory, if there is one: before a session, not in it.

        Raises:
            StoreError: When there is one and it can't be used, with what to do.
        """
        if self._recipient is None and (self.folder / RECIPIENT_FILE).is_file():
            self._recipient = _recipient(self.folder / RECIPIENT_FILE)

    def sealed(self, content: bytes) -> bytes:
        """Return what is to be written in place of `content`: the same where nothing is locked.

        Raises:
            StoreError: As `prepare` does.
        """
        self.prepare()
        if self._recipient is None:
            return content
        return bytes(library().encrypt(content, [self._recipient]))

    def opened(self, content: bytes) -> bytes:
        """Return what was to be written: the same where it wasn't sealed.

        Raises:
            Locked: When the identity isn't at hand, and nobody could be asked for it.
            OSError: When it was sealed for another key, or is damaged: it is left where it is.
        """
        if not is_sealed(content):
            return content
        if not self.try_to_open():
            raise Locked
        pyrage = library()
        try:
            return bytes(pyrage.decrypt(content, [self._identity]))
        except pyrage.DecryptError:
            why = _("it's locked with another key, or damaged")
            raise OSError(EINVAL, why) from None

    def hold(self, identity: Any) -> None:  # noqa: ANN401 - pyrage has no types
        """Open what is sealed with this identity from now on."""
        self._identity = identity

    def use(self, recipient: Any) -> None:  # noqa: ANN401 - pyrage has no types
        """Seal for this recipient from now on."""
        self._recipient = recipient

    def forget(self) -> None:
        """Forget the identity; what is written is sealed all the same."""
        self._identity = None
        self._was_asked = False

    def end(self) -> None:
        """Seal nothing any more."""
        self._recipient = self._identity = None


_asking: Final[list[Callable[[Seal], None]]] = []
"""How this process asks for a passphrase; a console, which can't, has none."""


def asks_with(asking: Callable[[Seal], None] | None) -> None:
    """Say how to ask for the passphrase when something locked is to be read.

    Args:
        asking: Asks, and opens the seal; `None`: nobody is to be asked.
    """
    _asking[:] = [] if asking is None else [asking]


@cache
def seal_of(folder: Path) -> Seal:
    """Return the lock of a data folder: one for each process."""
    return Seal(folder)


def is_sealed(content: bytes) -> bool:
    """Say whether these are the bytes of an age file."""
    return content.startswith(_MAGIC)


def library() -> Any:  # noqa: ANN401 - pyrage has no types
    """Return pyrage.

    Raises:
        StoreError: When it isn't installed.
    """
    try:
        import pyrage
    except ImportError as error:
        raise StoreError(
            _(
                "What is kept here is locked, and that needs pyrage, which isn't installed:"
                " type pip install 'group-supervision[lock]'."
            )
        ) from error
    return pyrage


def _recipient(path: Path) -> Any:  # noqa: ANN401 - pyrage has no types
    pyrage = library()
    try:
        return pyrage.x25519.Recipient.from_str(read_text(path, _LARGEST_KEY).strip())
    except (OSError, UnicodeDecodeError, pyrage.RecipientError) as error:
        why = reason(error) if isinstance(error, OSError) else _("it's no public key")
        raise StoreError(
            _(
                "The public key in lock/{file} can't be used ({why}), so nothing can be saved."
                " Put it back from a copy, or type “group-supervision lock recover”."
            ).format(file=path.name, why=why)
        ) from error
