"""Reading files that anybody may have put there: regular ones alone, and only up to a size."""

import errno
import os
import stat
from pathlib import Path
from typing import Final

from group_supervision.translation import _

_WITHOUT_WAITING: Final = (
    os.O_RDONLY
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_NOCTTY", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
)
"""Opening a pipe that nobody writes to would wait for ever."""


def read_text(path: Path, most: int) -> str:
    """Return the text of a regular file.

    Args:
        path: The file, or a link to it.
        most: How many bytes it may have.

    Raises:
        FileNotFoundError, OSError: As `read_bytes` does.
        UnicodeDecodeError: When it is not UTF-8.
    """
    return read_bytes(path, most).decode("utf-8")


def read_bytes(path: Path, most: int) -> bytes:
    """Return the bytes of a regular file.

    Args:
        path: The file, or a link to it.
        most: How many bytes it may have.

    Raises:
        FileNotFoundError: When there is none.
        OSError: When it cannot be read, is a pipe, device or folder, or is larger than `most`;
            its `strerror` says so.
    """
    _check(path.stat(), path, most)  # opening a device can already do something to it
    descriptor = os.open(path, _WITHOUT_WAITING)
    try:
        _check(os.fstat(descriptor), path, most)
        content = _read(descriptor, most)
    finally:
        os.close(descriptor)
    if len(content) > most:  # it grew in the meantime
        raise _too_large(path)
    return content


def _check(status: os.stat_result, path: Path, most: int) -> None:
    if not stat.S_ISREG(status.st_mode):
        raise OSError(errno.EINVAL, _("it isn't a regular file"), str(path))
    if status.st_size > most:
        raise _too_large(path)


def _too_large(path: Path) -> OSError:
    return OSError(errno.EFBIG, _("it's too large"), str(path))


def _read(descriptor: int, most: int) -> bytes:
    content = bytearray()
    while len(content) <= most and (part := os.read(descriptor, most + 1 - len(content))):
        content += part
    return bytes(content)
