"""The one door of all that a command prints: nothing passes that a terminal would obey."""

import errno
import io
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from shutil import get_terminal_size
from typing import Final, TextIO

from group_supervision.core.control_characters import inert

_DIVIDES: Final = re.compile(r"(\r\n|[\n\t])")
"""What divides lines and columns, and passes as it is."""
_LONE_RETURN: Final = re.compile(r"\r(?!\n)")
"""On a terminal it would let a line be written over; it becomes the end of the line it ended."""


_APART: Final = "\x1b[?1049h\x1b[H\x1b[2J"
_BACK: Final = "\x1b[H\x1b[2J\x1b[?1049l"
"""To a terminal's alternate screen, which leaves nothing behind, and back. Where there is none, the
screen is cleared."""


class OutputError(OSError):
    """What was to be printed could not be written."""


class ClosedStream(io.StringIO):
    """Stands for a stream that was closed before the program began: writing to it fails."""

    def write(self, _: str) -> int:
        """Fail as the system would.

        Raises:
            OSError: Always.
        """
        raise OSError(errno.EBADF, os.strerror(errno.EBADF))


class CleanStream(io.TextIOBase):
    """A text stream that takes out what a terminal would obey.

    It has no `buffer`, so that nobody can write past it. After a failure it writes nowhere: what
    is still waiting would be tried again as Python ends, with a complaint.
    """

    def __init__(self, stream: TextIO, *, is_last_resort: bool = False) -> None:
        """Write to `stream`.

        Args:
            stream: Where to write to. What its encoding lacks becomes a question mark.
            is_last_resort: Whether a failure goes unsaid, for want of another place to say it.
        """
        self.stream = stream
        """The stream behind it, for the bell and the alternate screen alone."""
        self._encoding = stream.encoding or "utf-8"
        self._is_last_resort = is_last_resort
        self._after_return = False
        self._failure: OSError | None = None
        if isinstance(stream, io.TextIOWrapper):
            is_ascii = self._encoding.lower() in ("ascii", "us-ascii", "ansi_x3.4-1968")
            stream.reconfigure(encoding="utf-8" if is_ascii else None, errors="replace")

    @property
    def encoding(self) -> str:  # type: ignore[override] # a stream's own is read only too
        """What the terminal says it can show."""
        return self._encoding

    @property
    def errors(self) -> str:  # type: ignore[override] # a stream's own is read only too
        """What becomes of characters that cannot be encoded."""
        return "replace"

    def write(self, text: str) -> int:
        """Write what is harmless in `text`.

        Raises:
            BrokenPipeError: When nobody reads it any more.
            OutputError: When it could not be written.
        """
        harmless = self._harmless(text)
        if self._failure is not None and not self._is_last_resort:
            raise self._failure
        if harmless:
            with self._giving_up():
                self.stream.write(harmless)
        return len(text)

    def flush(self) -> None:
        """Send off what is waiting.

        Raises:
            BrokenPipeError: When nobody reads it any more.
            OutputError: When it could not be written.
        """
        with self._giving_up():
            if not self.stream.closed:
                self.stream.flush()

    @contextmanager
    def apart(self) -> Iterator[None]:
        """Write on the alternate screen while inside: nothing stays. On Windows, scroll it away."""
        has_one = os.name != "nt"
        try:
            self._control(_APART if has_one else "")
            yield
        finally:
            self._control(_BACK if has_one else "\n" * get_terminal_size().lines)

    def _control(self, text: str) -> None:
        with self._giving_up():
            self.stream.write(text)
            self.stream.flush()

    def writable(self) -> bool:
        """Say that it can be written to."""
        return True

    def isatty(self) -> bool:
        """Say whether it leads to a terminal."""
        return self.stream.isatty()

    def fileno(self) -> int:
        """Return the descriptor of the stream behind it."""
        return self.stream.fileno()

    def _harmless(self, text: str) -> str:
        if self._after_return and text.startswith("\n"):
            text = text[1:]  # the return before it has ended this line already
        self._after_return = text.endswith("\r")
        pieces = _DIVIDES.split(_LONE_RETURN.sub("\n", text))
        return "".join(
            each if each.isprintable() or _DIVIDES.match(each) else inert(each) for each in pieces
        )

    @contextmanager
    def _giving_up(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            is_unread = isinstance(error, BrokenPipeError)
            self._failure = error if is_unread else OutputError(error.errno, error.strerror)
            with suppress(OSError, ValueError):
                os.dup2(os.open(os.devnull, os.O_WRONLY), self.stream.fileno())
            if not self._is_last_resort:
                raise self._failure from error
