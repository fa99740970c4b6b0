"""Writing files whole or not at all, for the user alone.

A temporary file beside the target is written, flushed to the disk and put in the target's place:
killed at any moment, it leaves the old content or the new, and no reader sees half of either.
"""

import os
import stat
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Final

from group_supervision.translation import _

_MARK: Final = ".tmp-"
_NEW: Final = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
_FOR_US_ALONE: Final = 0o600
_RETRIES: Final = 20 if os.name == "nt" else 1
_RETRY_PAUSE: Final = 0.1
"""Seconds. A virus scanner or sync client on Windows may hold the file open for a moment."""


def write_atomically(
    path: Path,
    content: str | bytes,
    mode: int = _FOR_US_ALONE,
    changed: datetime | None = None,
) -> None:
    """Put `content` in place of what `path` holds: whole, flushed to disk.

    Args:
        path: The file.
        content: What it is to hold.
        mode: Who may read it: we alone, unless it is meant for others.
        changed: When it is to say that it was changed: nobody ever finds it with another time;
            `None`: now.

    Raises:
        OSError: When it could not be written; the old content is then untouched.
    """
    _refuse_read_only(path)
    temporary = path.with_name(f"{path.name}{_MARK}{os.urandom(4).hex()}")
    try:
        descriptor = os.open(temporary, _NEW, mode)
        with os.fdopen(descriptor, "wb") as file:
            if mode != _FOR_US_ALONE and hasattr(os, "fchmod"):
                os.fchmod(file.fileno(), mode)  # the user's mask may have taken others out
            file.write(content.encode() if isinstance(content, str) else content)
            file.flush()
            os.fsync(file.fileno())
        if changed is not None:
            os.utime(temporary, (changed.timestamp(), changed.timestamp()))
        _patiently(lambda: temporary.replace(path))
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    _flush_folder(path.parent)


def strays(folder: Path, name: str = "*") -> Iterator[Path]:
    """Yield the temporary files that a killed process left in `folder`, or those of one file."""
    return folder.glob(f"{name}{_MARK}*")


def sweep(folder: Path, name: str = "*") -> None:
    """Remove temporary files that a killed process left in `folder`, or those of one file."""
    for stray in strays(folder, name):
        with suppress(OSError):  # what cannot be removed is in nobody's way
            if stat.S_ISREG(stray.lstat().st_mode):
                stray.unlink(missing_ok=True)


def private_folder(path: Path) -> Path:
    """Return `path` as a folder that only the user can enter, made if need be.

    An existing folder is closed to others too, unless it holds something that is not ours: then
    it is somebody's choice, and `doctor` says so.

    Raises:
        OSError: When it cannot be made or entered.
    """
    path.mkdir(mode=0o700, parents=True, exist_ok=True)
    is_open_to_others = stat.S_IMODE(path.stat().st_mode) & 0o077
    if os.name != "nt" and is_open_to_others and _is_ours(path):
        path.chmod(0o700)
    return path


def _refuse_read_only(path: Path) -> None:
    # Replacing succeeds over a read-only file, which would take back somebody's decision.
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        return
    if not mode & stat.S_IWUSR:
        raise PermissionError(13, _("the file is read-only"), str(path))


def _patiently(act: Callable[[], object]) -> None:
    for attempt in range(1, _RETRIES + 1):
        try:
            act()
        except PermissionError:
            if attempt == _RETRIES:
                raise
            time.sleep(_RETRY_PAUSE)
        else:
            return


def _flush_folder(folder: Path) -> None:
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _is_ours(folder: Path) -> bool:
    inside = {entry.name for entry in folder.iterdir()}
    return not inside or "sessions" in inside
