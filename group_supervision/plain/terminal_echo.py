"""What a terminal shows of typing: nothing, from the first question to the last."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Final, TextIO

_TOGETHER: Final = 0.05
"""Seconds within which what follows a line was pasted or typed together with it."""
_PASTE_ENDS: Final = 0.3
"""Seconds of quiet after which a paste, which a slow line hands over in pieces, is over."""

if sys.platform == "win32":
    import msvcrt
    import time

    def can_hide(stream: TextIO) -> bool:
        """Say whether typing can be kept off the screen."""
        return stream.isatty()

    @contextmanager
    def hidden_typing(stream: TextIO) -> Iterator[None]:  # noqa: ARG001 - the other branch needs it
        """Change nothing: `read_hidden_line` shows nothing by itself."""
        yield

    def read_hidden_line() -> str | None:
        """Return a line typed without being shown, `None` at the end; ctrl+C interrupts."""
        typed: list[str] = []
        while True:
            key = msvcrt.getwch()
            if key in ("\r", "\n"):
                return "".join(typed)
            if key == "\x03":
                raise KeyboardInterrupt
            if key == "\x1a" and not typed:
                return None
            if key == "\b":
                del typed[-1:]
            elif key in ("\x00", "\xe0"):
                msvcrt.getwch()  # the second half of an arrow or a function key
            else:
                typed.append(key)

    def drop_the_rest(stream: TextIO) -> bool:  # noqa: ARG001 - the other branch needs it
        """Forget what came together with a line; say whether there was anything."""
        has_more, wait = False, _TOGETHER
        until = time.monotonic() + wait
        while time.monotonic() < until:
            while msvcrt.kbhit():
                msvcrt.getwch()
                has_more, until = True, time.monotonic() + _PASTE_ENDS
            time.sleep(0.01)
        return has_more

else:
    import os
    import select
    import signal
    import termios
    from types import FrameType

    def can_hide(stream: TextIO) -> bool:
        """Say whether typing can be kept off the screen."""
        if not stream.isatty():
            return False
        try:
            termios.tcgetattr(stream)
        except termios.error:
            return False
        return True

    @contextmanager
    def hidden_typing(stream: TextIO) -> Iterator[None]:
        """Let the terminal show nothing that is typed; give it back as it was, stopped or left."""
        before = termios.tcgetattr(stream)
        modes = [*before]
        modes[3] &= ~(termios.ECHO | termios.ECHONL)

        def show(*, is_hidden: bool) -> None:
            with suppress(termios.error):  # the terminal may have gone
                termios.tcsetattr(stream, termios.TCSANOW, modes if is_hidden else before)

        def stopped(number: int, _frame: FrameType | None) -> None:
            show(is_hidden=False)
            signal.signal(number, signal.SIG_DFL)
            os.kill(os.getpid(), number)  # here it stands until it is brought back
            signal.signal(number, stopped)
            show(is_hidden=True)

        earlier = signal.signal(signal.SIGTSTP, stopped)
        show(is_hidden=True)
        try:
            yield
        finally:
            show(is_hidden=False)
            signal.signal(signal.SIGTSTP, earlier)

    def read_hidden_line() -> str | None:
        """Return nothing: here the terminal itself stops showing, and lines come as ever."""
        return None

    def drop_the_rest(stream: TextIO) -> bool:
        """Forget what came together with a line; say whether there was anything.

        The terminal keeps 4 kB at most and hands on the rest of a paste as it is read, so that
        emptying it once would leave the most part to come.
        """
        has_more = False
        try:
            before = termios.tcgetattr(stream)
            modes = [*before]
            modes[3] &= ~termios.ICANON  # a line that has no end yet is to be seen too
            modes[6] = [*before[6]]
            modes[6][termios.VMIN] = modes[6][termios.VTIME] = 0
            termios.tcsetattr(stream, termios.TCSANOW, modes)
            try:
                wait = _TOGETHER
                while select.select([stream], [], [], wait)[0] and os.read(stream.fileno(), 65536):
                    has_more, wait = True, _PASTE_ENDS
            finally:
                termios.tcsetattr(stream, termios.TCSANOW, before)
        except (termios.error, OSError):
            pass  # the terminal has gone, and whatever was typed into it
        return has_more
