"""The lock of the one live console: held by the operating system, free at once after a kill."""

import os
import sys
from errno import EACCES, EAGAIN
from pathlib import Path

from filelock import FileLock, Timeout

from group_supervision.core.text import clean
from group_supervision.errors import StoreError, reason
from group_supervision.translation import _

if sys.platform != "win32":
    import fcntl


class LiveLock:
    """At most one process holds it in each data folder.

    The file `live.lock` is locked, and the folder itself: whoever removes the file while a session
    runs lets nobody in by it.
    """

    def __init__(self, folder: Path) -> None:
        """Make the lock of a data folder; nothing is held yet."""
        self._path = folder / "live.lock"
        self._lock = FileLock(self._path, timeout=0, mode=0o600)
        self._folder = _FolderLock(folder)

    def take(self) -> bool:
        """Take it; say whether that went well. Whoever holds it already may take it again.

        Raises:
            StoreError: When what is in its place is no lock that can be taken.
        """
        why = _("it's a link")
        try:
            if not self._path.is_symlink():
                self._lock.acquire()
                if self._folder.take():
                    return True
                self._lock.release()
                return False
        except Timeout:
            return False
        except NotImplementedError:
            why = _("this file system has no locks")
        except OSError as error:
            why = reason(error)
        raise StoreError(
            _(
                "The file {file} can't be locked ({why}):"
                " remove it while no session is running, or check its permissions."
            ).format(file=clean(str(self._path)), why=why)
        )

    def release(self) -> None:
        """Let it go."""
        self._folder.release()
        self._lock.release()


class _FolderLock:
    """A lock on a folder itself, where there is such a thing.

    Windows has none and needs none: nobody can remove a file there that somebody has open. Some
    network file systems lock no folders; there the file has to do.
    """

    def __init__(self, folder: Path) -> None:
        self._path = folder
        self._descriptor: int | None = None

    def take(self) -> bool:
        """Take it; say whether nobody else has it."""
        if sys.platform == "win32" or self._descriptor is not None:
            return True
        try:
            descriptor = os.open(self._path, os.O_RDONLY)
        except PermissionError:
            return True  # a folder that may be entered and not read: the file has to do
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            os.close(descriptor)
            return error.errno not in (EACCES, EAGAIN)
        self._descriptor = descriptor
        return True

    def release(self) -> None:
        """Let it go."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None
