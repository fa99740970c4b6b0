"""What a terminal shows of typing: nothing while a note or a name is being typed."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TextIO

if sys.platform == "win32":
    import msvcrt

    def can_hide(stream: TextIO) -> bool:
        """Say whether typing can be kept off the screen."""
        return stream.isatty()

    @contextmanager
    def unseen(stream: TextIO) -> Iterator[None]:  # noqa: ARG001 - the other branch needs it
        """Change nothing: `typed_unseen` shows nothing by itself."""
        yield

    def typed_unseen() -> str | None:
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

    def drop_the_rest(stream: TextIO) -> None:  # noqa: ARG001 - the other branch needs it
        """Forget what was typed ahead, such as further lines of a pasted text."""
        while msvcrt.kbhit():
            msvcrt.getwch()

else:
    import termios

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
    def unseen(stream: TextIO) -> Iterator[None]:
        """Let the terminal show nothing that is typed."""
        before = termios.tcgetattr(stream)
        modes = [*before]
        modes[3] &= ~(termios.ECHO | termios.ECHONL)
        termios.tcsetattr(stream, termios.TCSANOW, modes)
        try:
            yield
        finally:
            with suppress(termios.error):  # the terminal may have gone
                termios.tcsetattr(stream, termios.TCSANOW, before)

    def typed_unseen() -> str | None:
        """Return nothing: here the terminal itself stops showing, and lines come as ever."""
        return None

    def drop_the_rest(stream: TextIO) -> None:
        """Forget what was typed ahead, such as further lines of a pasted text."""
        with suppress(termios.error):
            termios.tcflush(stream, termios.TCIFLUSH)
