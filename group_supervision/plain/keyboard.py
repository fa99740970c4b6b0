"""The keyboard: a thread of its own reads lines, so that time can be said while it waits.

The thread reads one line for each that is wanted and puts it into a queue. Signals come through
the same queue: whatever is under way is finished before the program ends, so nothing is half done.
"""

import io
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from queue import Empty, SimpleQueue
from types import FrameType
from typing import Final, TextIO

from group_supervision.plain import terminal_echo
from group_supervision.plain.line_input import ConversationOver
from group_supervision.translation import _

_LONGEST_LINE: Final = 16_384
"""Bytes of one line that are kept; a pasted case file has more."""
_CHUNK: Final = 4_096
_LONGEST_WAIT: Final = 5.0 if sys.platform != "win32" else 0.5
"""Seconds of one wait. On Windows nothing wakes a waiting queue when ctrl+C is pressed."""
_FAILED: Final = -1
"""Stands in the queue, where a signal's number would, for an error that ended the thread."""
_SIGNALS: Final = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK", "SIGQUIT")


class Keyboard:
    """Reads what is typed, or piped in."""

    def __init__(self, stream: TextIO | None) -> None:
        """Read from `stream`; without one there will be no line."""
        self._stream = stream
        self._heard: SimpleQueue[str | int | None] = SimpleQueue()
        self._wanted: SimpleQueue[bool] = SimpleQueue()
        self._is_awaited = False
        self._is_hidden = False
        self.left_out = False
        """Whether more lines came together with the last one; they were dropped."""
        self._ahead = b""
        self._thread = threading.Thread(target=self._read, daemon=True)

    @property
    def hides(self) -> bool:
        """Whether what is typed can be kept off the screen: on a terminal, not from a pipe."""
        return self._stream is not None and terminal_echo.can_hide(self._stream)

    @contextmanager
    def unseen(self) -> Iterator[None]:
        """Keep off the screen whatever is typed, from before the first line to the very end."""
        if self._stream is None or not self.hides:
            yield
            return
        self._is_hidden = True
        with terminal_echo.hidden_typing(self._stream):
            yield

    @contextmanager
    def heeding_signals(self) -> Iterator[None]:
        """Take the system's request to stop as the end of the conversation."""
        known = [getattr(signal, name) for name in _SIGNALS if hasattr(signal, name)]
        before = {number: signal.signal(number, self._interrupted) for number in known}
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)

    def read_line(self, wait: float | None) -> str | None:
        """Return a line as it was typed, or `None` when none came within `wait` seconds.

        Raises:
            ConversationOver: When the input has ended, or somebody asked the program to stop.
        """
        self._want_a_line()
        longest = _LONGEST_WAIT if wait is None else min(wait, _LONGEST_WAIT)
        try:
            heard = self._heard.get(timeout=max(0.0, longest))
        except Empty:
            return None
        if heard == _FAILED:
            self._thread.join(_LONGEST_WAIT)  # it still reports what ended it
            raise ConversationOver(_("What you type can no longer be read."), 1)
        if isinstance(heard, int):
            raise ConversationOver(_("Stopped."), 128 + heard)
        if heard is None:
            raise ConversationOver(_("The input has ended."))
        self._is_awaited = False
        self._drop_what_came_with_it()
        return heard

    def _want_a_line(self) -> None:
        """Let the thread read a line, unless it is about to."""
        if self._is_awaited:
            return
        self._is_awaited = True
        # It starts before it is asked: asked first, it could have met the end of input and be over.
        if not self._thread.is_alive():
            self._thread.start()
        self._wanted.put(True)

    def _drop_what_came_with_it(self) -> None:
        """Drop the lines that came together with the last one, where typing is hidden."""
        self.left_out = False
        if self._is_hidden and self._stream is not None:
            self.left_out = terminal_echo.drop_the_rest(self._stream) or bool(self._ahead)
            self._ahead = b""

    def _interrupted(self, number: int, _frame: FrameType | None) -> None:
        self._heard.put(number)

    def _read(self) -> None:
        has_failed = True
        try:
            self._read_lines()
            has_failed = False
        finally:
            # Whatever ends this thread, nobody may wait for its next line for ever.
            if has_failed:
                self._heard.put(_FAILED)

    def _read_lines(self) -> None:
        while True:
            self._wanted.get()
            try:
                line = self._next_line()
            except KeyboardInterrupt:  # Windows alone hands ctrl+C to whoever reads keys
                self._heard.put(int(signal.SIGINT))
                return
            self._heard.put(line)
            if line is None:
                return

    def _next_line(self) -> str | None:
        if self._stream is None:
            return None
        if sys.platform == "win32" and self._is_hidden:
            return terminal_echo.read_hidden_line()
        while b"\n" not in self._ahead:
            try:
                chunk = self._chunk(self._stream)
            except (OSError, ValueError):
                chunk = b""  # the terminal has gone, which is the end of its input too
            if not chunk:
                rest, self._ahead = self._ahead, b""
                return self._decoded(rest) if rest else None
            self._ahead = self._ahead[:_LONGEST_LINE] + chunk
        line, _end, self._ahead = self._ahead.partition(b"\n")
        return self._decoded(line)

    @staticmethod
    def _chunk(stream: TextIO) -> bytes:
        buffer = stream.buffer
        if isinstance(buffer, io.BufferedReader):
            # Past the buffer, whose lock a thread that still waits would hold at the very end.
            return buffer.raw.read(_CHUNK) or b""
        return buffer.readline(_CHUNK)

    def _decoded(self, line: bytes) -> str:
        try:
            return line.decode("utf-8")
        except UnicodeDecodeError:
            # Terminals that do not write UTF-8 are taken at their locale's word.
            encoding = getattr(self._stream, "encoding", None) or "utf-8"
            return line.decode(encoding, "replace").replace("\ufffd", "")
