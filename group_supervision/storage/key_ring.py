"""The key of a locked data folder: made, wrapped by a passphrase, taken out, wrapped anew.

One X25519 identity opens everything. `lock/identity.age` is that identity, wrapped by the
passphrase as age does it; the same identity written down is the recovery key. Changing the
passphrase wraps it anew and touches nothing else.
"""

from contextlib import suppress
from pathlib import Path
from typing import Any, Final

from group_supervision.errors import BadInput, Refusal, StoreError, reason
from group_supervision.files import read_bytes
from group_supervision.storage.atomic import (
    private_folder,
    sweep,
    write_atomically,
)
from group_supervision.storage.seal import IDENTITY_FILE, RECIPIENT_FILE, Seal, library
from group_supervision.translation import _

SHORTEST_PASSPHRASE: Final = 10
"""Characters. Four words that don't belong together are twice that."""
_LARGEST: Final = 10_000
"""Bytes of the wrapped identity."""
_TOO_MUCH_WORK: Final = "Excessive work"
"""How age begins to say that it declines to try."""
_TRIES: Final = 40
"""Each takes a few hundredths of a second where age declines."""
_SAMPLE: Final = b"what is sealed can be opened"


def make_key(seal: Seal, passphrase: str) -> str:
    """Make the key, wrap it and try it, without locking anything yet; return the recovery key.

    Raises:
        BadInput: When the passphrase is too short.
        StoreError: When it can't be written, or what was written can't be opened again.
    """
    pyrage = library()
    identity = pyrage.x25519.Identity.generate()
    _wrap(seal, identity, passphrase)
    again = _unwrapped(seal, passphrase)
    tried = pyrage.decrypt(pyrage.encrypt(_SAMPLE, [identity.to_public()]), [again])
    if tried != _SAMPLE:
        raise StoreError(_("The key couldn't be opened again, so nothing was locked. Try again."))
    seal.hold(again)
    return str(again)


def use_key(seal: Seal, recovery_key: str) -> None:
    """Seal from now on whatever is written, for the key that was made.

    Raises:
        StoreError: When that can't be written down.
    """
    recipient = _identity(recovery_key).to_public()
    _written(seal.folder / RECIPIENT_FILE, f"{recipient}\n")
    seal.use(recipient)


def open_with_passphrase(seal: Seal, passphrase: str) -> None:
    """Take the identity into memory.

    Raises:
        Refusal: When it's the wrong passphrase.
        StoreError: When the key file can't be read.
    """
    seal.hold(_unwrapped(seal, passphrase))


def change_passphrase(seal: Seal, old: str, new: str) -> None:
    """Wrap the same identity with another passphrase.

    Raises:
        BadInput: When the new one is too short.
        Refusal: When the old one is wrong.
        StoreError: When it can't be read or written; the old one goes on then.
    """
    _wrap(seal, _unwrapped(seal, old), new)


def recover(seal: Seal, recovery_key: str, new: str) -> None:
    """Wrap the identity that was written down with a new passphrase.

    Raises:
        BadInput: When this is no recovery key, or the passphrase is too short.
        Refusal: When it's the key of something else.
        StoreError: When it can't be written.
    """
    identity = _identity(recovery_key)
    path = seal.folder / RECIPIENT_FILE
    with suppress(OSError):
        if read_bytes(path, _LARGEST).decode("utf-8", "replace").strip() != str(
            identity.to_public()
        ):
            raise Refusal(_("That's the recovery key of another lock: nothing was changed."))
    _wrap(seal, identity, new)
    _written(path, f"{identity.to_public()}\n")
    seal.hold(identity)


def remove_key(seal: Seal) -> None:
    """Remove the key, once nothing is sealed any more.

    Raises:
        StoreError: When it can't be removed.
    """
    try:
        for name in (RECIPIENT_FILE, IDENTITY_FILE):
            (seal.folder / name).unlink(missing_ok=True)
    except OSError as error:
        raise _unwritable(error) from error
    sweep(seal.folder)
    with suppress(OSError):  # what somebody else put there stays
        seal.folder.rmdir()
    seal.end()


def _wrap(seal: Seal, identity: Any, passphrase: str) -> None:  # noqa: ANN401 - pyrage has no types
    if len(passphrase) < SHORTEST_PASSPHRASE:
        raise BadInput(
            _("Choose a passphrase of at least {count} characters, such as four words.").format(
                count=SHORTEST_PASSPHRASE
            )
        )
    wrapped = library().passphrase.encrypt(f"{identity}\n".encode(), passphrase)
    _written(seal.folder / IDENTITY_FILE, bytes(wrapped))


def _unwrapped(seal: Seal, passphrase: str) -> Any:  # noqa: ANN401 - pyrage has no types
    pyrage = library()
    path = seal.folder / IDENTITY_FILE
    try:
        wrapped = read_bytes(path, _LARGEST)
    except OSError as error:
        raise StoreError(
            _(
                "The key in lock/{file} can't be read ({why}): with the recovery key,"
                " “group-supervision lock recover” makes it anew."
            ).format(file=path.name, why=reason(error))
        ) from error
    try:
        text = _decrypted(wrapped, passphrase).decode("utf-8")
    except (pyrage.DecryptError, UnicodeDecodeError):
        raise Refusal(_("That isn't the passphrase. Nothing was changed.")) from None
    return _identity(text)


def _decrypted(wrapped: bytes, passphrase: str) -> bytes:
    """Decrypt with a passphrase.

    age first measures how quick the computer is, and declines work that would take it very long. A
    computer that is busy in that one moment looks slow: the next moment it doesn't.
    """
    pyrage = library()
    for _try in range(_TRIES):
        try:
            return bytes(pyrage.passphrase.decrypt(wrapped, passphrase))
        except pyrage.DecryptError as error:
            if _TOO_MUCH_WORK not in str(error):
                raise
    raise Refusal(
        _("This computer is too busy to open the key just now. Nothing was changed: try it again.")
    )


def _identity(text: str) -> Any:  # noqa: ANN401 - pyrage has no types
    pyrage = library()
    try:
        return pyrage.x25519.Identity.from_str(text.strip())
    except pyrage.IdentityError:
        raise BadInput(
            _("That isn't a recovery key: it begins with AGE-SECRET-KEY-1. Nothing was changed.")
        ) from None


def _written(path: Path, content: str | bytes) -> None:
    try:
        private_folder(path.parent.parent)
        path.parent.mkdir(mode=0o700, exist_ok=True)
        write_atomically(path, content)
    except OSError as error:
        raise _unwritable(error) from error


def _unwritable(error: OSError) -> StoreError:
    return StoreError(
        _("The key couldn't be written ({why}). Nothing else was changed.").format(
            why=reason(error)
        )
    )
