"""The lock of the one live console: held by the operating system, free at once after a kill."""

from pathlib import Path

from filelock import FileLock, Timeout

from group_supervision.core.text import clean
from group_supervision.errors import StoreError


class LiveLock:
    """At most one process holds it in each data folder."""

    def __init__(self, folder: Path) -> None:
        """Make the lock of a data folder; nothing is held yet."""
        self._path = folder / "live.lock"
        self._lock = FileLock(self._path, timeout=0, mode=0o600)

    def take(self) -> bool:
        """Take it; say whether that went well. Whoever holds it already may take it again.

        Raises:
            StoreError: When what is in its place is no lock that can be taken.
        """
        why = "it is a link"
        try:
            if not self._path.is_symlink():
                self._lock.acquire()
                return True
        except Timeout:
            return False
        except NotImplementedError:
            why = "this file system has no locks"
        except OSError as error:
            why = error.strerror or "no reason given"
        raise StoreError(
            f"The file {clean(str(self._path))} cannot be locked ({why}):"
            " remove it while no session runs, or check its rights."
        )

    def release(self) -> None:
        """Let it go."""
        self._lock.release()
