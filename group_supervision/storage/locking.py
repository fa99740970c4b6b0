"""Locking and unlocking all that is kept, one file after the other, each whole or not at all.

Killed at any moment every file is either as it was or as it is to be, and both can be read; a file
says what was under way, and the next start goes on with a lock that wasn't finished.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from group_supervision.core.text import clean
from group_supervision.errors import Refusal, StoreError, reason
from group_supervision.files import read_bytes
from group_supervision.storage.atomic import sweep, write_atomically
from group_supervision.storage.index import Index
from group_supervision.storage.key_ring import remove_key, use_key
from group_supervision.storage.lock import LiveLock
from group_supervision.storage.private_file import PRIVATE_FILES
from group_supervision.storage.seal import IN_PROGRESS_FILE, LOCK_FOLDER, Seal, is_sealed
from group_supervision.storage.session_file import LARGEST
from group_supervision.storage.summary import Summary
from group_supervision.translation import _

_LARGEST: Final = 2 * LARGEST
_WITH_NOTES: Final = ("sessions", "set-aside", "deleted")
"""Folders of files in which notes may stand."""
_LOCKING: Final = "locking"
_UNLOCKING: Final = "unlocking"


def lock_everything(folder: Path, seal: Seal, recovery_key: str) -> int:
    """Seal all that is kept, and from now on whatever is written. Returns how many files.

    Raises:
        Refusal: When a session is running.
        StoreError: When a file can't be read or written; the rest stays to be locked.
    """
    with _alone(folder):
        _begin(seal, _LOCKING)
        use_key(seal, recovery_key)
        return _seal_all(folder, seal)


def lock_again(folder: Path, seal: Seal) -> int:
    """Seal whatever an interrupted lock or unlock left plain. Returns how many files.

    Raises:
        Refusal, StoreError: As `lock_everything` does.
    """
    with _alone(folder):
        _begin(seal, _LOCKING)
        return _seal_all(folder, seal)


def unlock_everything(folder: Path, seal: Seal) -> int:
    """Write all that is kept plainly again, and remove the key. Returns how many files.

    Raises:
        Refusal: When a session is running.
        StoreError: When a file can't be read or written; the key then stays.
    """
    with _alone(folder):
        _begin(seal, _UNLOCKING)
        index = _Listed(folder, seal)
        count = _change_all(folder, is_sealed, seal.opened)
        _forget_index(folder)
        (seal.folder / IN_PROGRESS_FILE).unlink(missing_ok=True)
        remove_key(seal)
        index.keep()
        return count


def finish_locking(folder: Path, seal: Seal) -> None:
    """Go on with a lock that was interrupted, if there was one. The caller holds the live lock.

    Raises:
        StoreError: When a file can't be read or written.
    """
    if seal.is_set_up and under_way(seal) == _LOCKING:
        _seal_all(folder, seal)


def under_way(seal: Seal) -> str | None:
    """Return `locking` or `unlocking` when that was interrupted, else `None`."""
    with suppress(OSError):
        return read_bytes(seal.folder / IN_PROGRESS_FILE, 100).decode("utf-8", "replace").strip()
    return None


def kept_files(folder: Path) -> Iterator[Path]:
    """Yield every file that is sealed: sessions, set aside or deleted too, and private files."""
    places = [folder / name for name in _WITH_NOTES]
    found = [folder / name for name in PRIVATE_FILES]
    for place in places:
        if place.is_dir() and not place.is_symlink():
            found += sorted(place.iterdir())
    yield from (path for path in found if path.is_file() and not path.is_symlink())


def _seal_all(folder: Path, seal: Seal) -> int:
    for name in (*_WITH_NOTES, LOCK_FOLDER):
        sweep(folder / name)
    index = _Listed(folder, seal)
    count = _change_all(folder, lambda content: not is_sealed(content), seal.sealed)
    _forget_index(folder)
    index.keep()
    (seal.folder / IN_PROGRESS_FILE).unlink(missing_ok=True)
    return count


def _change_all(
    folder: Path, concerns: Callable[[bytes], bool], changed: Callable[[bytes], bytes]
) -> int:
    count = 0
    for path in kept_files(folder):
        try:
            content = read_bytes(path, _LARGEST)
            if concerns(content):
                write_atomically(path, changed(content))
                count += 1
        except OSError as error:
            raise StoreError(
                _("{file} can't be read or written ({why}): see to it, then try again.").format(
                    file=clean(path.name), why=reason(error)
                )
            ) from error
    return count


def _begin(seal: Seal, what: str) -> None:
    try:
        write_atomically(seal.folder / IN_PROGRESS_FILE, f"{what}\n")
    except OSError as error:
        raise StoreError(
            _("Nothing can be written in the folder lock ({why}).").format(why=reason(error))
        ) from error


class _Listed:
    """What the index says of sessions that hold the same when all is done."""

    def __init__(self, folder: Path, seal: Seal) -> None:
        self._folder = folder / "sessions"
        self._index = Index(folder / "index.json", seal)
        self._summaries: list[Summary] = []
        with suppress(OSError):
            self._summaries = self._index.fitting(self._folder)

    def keep(self) -> None:
        """Keep it for the files as they are now; what isn't known is read when it's listed."""
        with suppress(OSError):
            if self._summaries:
                self._index.keep(self._folder, self._summaries)


def _forget_index(folder: Path) -> None:
    sweep(folder)
    (folder / "index.json").unlink(missing_ok=True)


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Hold the live lock, so that no session is written meanwhile."""
    lock = LiveLock(folder)
    if not lock.take():
        raise Refusal(_("A session is running in another window: end it first."))
    try:
        yield
    finally:
        lock.release()
