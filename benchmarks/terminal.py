"""A terminal to start programs in: a pseudo-terminal, a screen, and a stopwatch on every byte.

POSIX only. The tests use it for whatever crosses processes; the benchmarks use it to measure.
"""

import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from types import TracebackType
from typing import Final, Self

import pyte

from group_supervision.tui.lettering import letter
from group_supervision.tui.letters.glyph import Cut, Face
from group_supervision.tui.room_grid import Grid

_QUERY: Final = re.compile(rb"\x1b\[\?(2026|2048)\$p")
_ANSWERS: Final = {b"2026": b"\x1b[?2026;2$y", b"2048": b"\x1b[?2048;0$y"}
"""What a terminal of today answers: synchronised output yes, resizing in band no."""

_UNKNOWN_TO_PYTE: Final = re.compile(
    rb"\x1b\[[<>=][0-9;]*[a-zA-Z]|\x1b\[\?[0-9;]*\$p|\x1bP.*?\x1b\\|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)",
    re.DOTALL,
)

_NOT_INHERITED: Final = ("NO_COLOR", "TEXTUAL", "COLUMNS", "LINES", "TMUX", "PYTHONUNBUFFERED")

_LET_GO: Final = 1.0
"""Seconds after which a key that comes again has not been held."""


class Terminal:
    """Runs one program and sees its screen. Times are seconds since it was started."""

    def __init__(
        self,
        command: Sequence[str],
        *,
        columns: int = 80,
        rows: int = 24,
        env: Mapping[str, str] | None = None,
    ) -> None:
        """Start `command` in a terminal of that size."""
        self.chunks: list[tuple[float, bytes]] = []
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        self._exit_code: int | None = None
        self._tapped = ("", 0.0)
        """What was tapped last, and when."""
        self._is_at_end = False
        whole = {key: value for key, value in os.environ.items() if key not in _NOT_INHERITED}
        whole |= {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8"}
        whole |= dict(env or {})
        self.fd, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self.modes_before = termios.tcgetattr(slave)
        self._started = time.monotonic()
        self.pid = os.fork()
        if self.pid == 0:
            try:
                os.setsid()
                fcntl.ioctl(slave, termios.TIOCSCTTY, 0)
                for descriptor in (0, 1, 2):
                    os.dup2(slave, descriptor)
                os.closerange(3, 256)
                for number in (signal.SIGINT, signal.SIGQUIT):  # a background job ignores them
                    signal.signal(number, signal.SIG_DFL)
                os.execvpe(command[0], list(command), whole)
            finally:
                os._exit(127)
        os.close(slave)

    def __enter__(self) -> Self:
        """Hand over the terminal."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        """Close it, whatever became of the program."""
        self.close()

    @property
    def now(self) -> float:
        """Seconds since the start."""
        return time.monotonic() - self._started

    @property
    def text(self) -> str:
        """What stands on the screen."""
        return "\n".join(line.rstrip() for line in self._screen.display)

    def shows(self, text: str) -> bool:
        """Return whether a text stands on the screen, or is drawn there in letters."""
        shown = self.text
        if text in shown:
            return True
        grid = Grid(self._screen.columns, self._screen.lines, self._screen.lines, draws=True)
        narrow = [Face(face.size, Cut.NARROW) for face in grid.dominant_faces]
        for face in (*grid.dominant_faces, *narrow, *grid.heavy_faces, *grid.light_faces):
            drawn = letter((text,), grid.width, 99, (face,))
            if drawn is not None and all(row in shown for row in drawn.rows):
                return True
        return False

    @property
    def raw(self) -> bytes:
        """Every byte that was written to the terminal."""
        return b"".join(data for _, data in self.chunks)

    def send(self, data: str | bytes) -> None:
        """Press keys."""
        os.write(self.fd, data.encode() if isinstance(data, str) else data)

    def pump(self, wait: float) -> bool:
        """Take in what the program writes, waiting at most `wait` seconds; say if it did."""
        if self._is_at_end or not select.select([self.fd], [], [], max(0.0, wait))[0]:
            return False
        try:
            data = os.read(self.fd, 65536)
        except OSError:
            data = b""  # the program has let go of the terminal
        if not data:
            self._is_at_end = True
            return False
        self.chunks.append((self.now, data))
        for match in _QUERY.finditer(data):
            self.send(_ANSWERS[match[1]])
        self._stream.feed(_UNKNOWN_TO_PYTE.sub(b"", data))
        return True

    def settle(self, quiet: float = 0.15, limit: float = 10.0) -> None:
        """Take in everything until nothing has come for `quiet` seconds."""
        end = time.monotonic() + limit
        while time.monotonic() < end and self.pump(quiet):
            pass

    def wait_for(self, text: str, limit: float = 20.0) -> float:
        """Wait until `text` stands on the screen; return when that was.

        Raises:
            TimeoutError: When it never came, with what stands there instead.
        """
        self._wait_until(lambda: self.shows(text), text, limit)
        return self.chunks[-1][0]

    def wait_for_more(self, text: str, than: int, limit: float = 20.0) -> None:
        """Wait until `text` was written more than `than` times, on the screen still or not.

        Raises:
            TimeoutError: When it never was, with what stands there instead.
        """
        self._wait_until(lambda: self.times(text) > than, text, limit)

    def times(self, text: str) -> int:
        """Return how often `text` was written so far, in one piece."""
        return self.raw.count(text.encode())

    def _wait_until(self, is_so: Callable[[], bool], text: str, limit: float) -> None:
        end = time.monotonic() + limit
        while not is_so():
            left = end - time.monotonic()
            if left <= 0 or (self._is_at_end and not is_so()):
                raise TimeoutError(f"“{text}” never came; there is:\n{self.text}")
            self.pump(min(left, 0.5))

    def let_go(self, keys: str) -> None:
        """Wait until `keys`, if they were tapped last, would be taken for pressed anew."""
        last_keys, last = self._tapped
        end = last + _LET_GO if keys == last_keys else 0.0
        while (left := end - self.now) > 0:
            self.pump(left)

    def tap(self, keys: str) -> None:
        """Press `keys`, but the same ones again only after a hand would have let them go."""
        self.let_go(keys)
        self._tapped = (keys, self.now)
        self.send(keys)

    def press(self, keys: str, then: str) -> None:
        """Tap `keys` and wait until `then` stands on the screen."""
        self.tap(keys)
        self.wait_for(then)

    def signal(self, number: int) -> None:
        """Send the program a signal."""
        os.kill(self.pid, number)

    def wait(self, limit: float = 15.0) -> int:
        """Wait for the program to end; return its exit code, negative after a signal.

        Raises:
            TimeoutError: When it goes on.
        """
        end = time.monotonic() + limit
        while self._exit_code is None:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                self._exit_code = os.waitstatus_to_exitcode(status)
            elif time.monotonic() > end:
                raise TimeoutError(f"the program goes on; there is:\n{self.text}")
            else:
                self.pump(0.002)
        while self.pump(0.01):
            pass
        return self._exit_code

    @property
    def modes(self) -> list[object]:
        """The terminal's modes now: what `stty` would show."""
        return list(termios.tcgetattr(self.fd))

    def hang_up(self) -> None:
        """Take the terminal away, as when its window is closed."""
        os.close(self.fd)
        self._is_at_end = True
        self.fd = -1

    def close(self) -> None:
        """Kill the program if it still runs, and let go of the terminal."""
        if self._exit_code is None:
            try:
                os.kill(self.pid, signal.SIGKILL)
                os.waitpid(self.pid, 0)
            except (ProcessLookupError, ChildProcessError):
                pass  # it went by itself
        if self.fd >= 0:
            os.close(self.fd)
            self.fd = -1
