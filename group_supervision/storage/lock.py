"""The lock of the one live console: held by the operating system, free at once after a kill."""

from pathlib import Path

from filelock import FileLock, Timeout


class LiveLock:
    """At most one process holds it in each data folder."""

    def __init__(self, folder: Path) -> None:
        """Make the lock of a data folder; nothing is held yet."""
        self._lock = FileLock(folder / "live.lock", timeout=0, mode=0o600)

    def take(self) -> bool:
        """Take it; say whether that went well. Whoever holds it already may take it again."""
        try:
            self._lock.acquire()
        except Timeout:
            return False
        return True

    def release(self) -> None:
        """Let it go."""
        self._lock.release()
