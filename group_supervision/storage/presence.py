"""Who follows the live session: one empty file for each stage, touched while it runs.

A stage writes nothing else. Its file's name is random and says how large its screen is, nothing
more; its time of modification says that the stage is still there.
"""

import os
import re
import stat
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final, NamedTuple

from group_supervision.storage.atomic import private_folder

PRESENCE_FOLDER: Final = "presence"
FRESH: Final = timedelta(seconds=6)
"""A stage that gave no heartbeat for this long is gone. They give one every two seconds."""

_NAME: Final = re.compile("[0-9a-f]{16}(?:-([0-9]{1,4})x([0-9]{1,4}))?")
"""What `Presence` calls its file."""


class ScreenSize(NamedTuple):
    """How large a screen is, in cells; 0 where that is not known."""

    columns: int = 0
    rows: int = 0


class Presence:
    """One stage's own file."""

    def __init__(self, folder: Path) -> None:
        """Be nobody yet, in a data folder that need not exist."""
        self._folder = folder
        self._name = os.urandom(8).hex()
        self._path = folder / PRESENCE_FOLDER / self._name

    def show(self, size: ScreenSize) -> None:
        """Say that this stage is there. Where there is no data folder yet, nobody asks."""
        path = self._path.with_name(f"{self._name}-{size.columns}x{size.rows}")
        if path != self._path:
            self.leave()
            self._path = path
        with suppress(OSError):  # a stage that cannot be counted still shows what it should
            if self._folder.is_dir() and not self._path.parent.is_symlink():
                private_folder(self._path.parent)
                self._path.touch(mode=0o600)

    def leave(self) -> None:
        """Say that it has gone."""
        with suppress(OSError):
            self._path.unlink(missing_ok=True)


def stages_present(folder: Path, now: datetime) -> tuple[ScreenSize, ...]:
    """Return the screens of the stages that follow; remove what those that were killed have left.

    Args:
        folder: The data folder.
        now: The time by the wall clock.
    """
    place = folder / PRESENCE_FOLDER
    with suppress(OSError):
        if not place.is_symlink():  # whatever it leads to is not ours to tidy
            return tuple(_size(path) for path in sorted(place.iterdir()) if _is_present(path, now))
    return ()


def _size(path: Path) -> ScreenSize:
    found = _NAME.fullmatch(path.name)
    return ScreenSize(*(int(each or 0) for each in found.groups())) if found else ScreenSize()


def _is_present(path: Path, now: datetime) -> bool:
    """Say whether a stage is there by this file; an empty one of a stage that went is removed."""
    with suppress(OSError):
        status = path.lstat()
        is_ours = _NAME.fullmatch(path.name) and stat.S_ISREG(status.st_mode) and not status.st_size
        if is_ours:
            if abs(now.timestamp() - status.st_mtime) <= FRESH.total_seconds():
                return True
            path.unlink(missing_ok=True)
    return False
