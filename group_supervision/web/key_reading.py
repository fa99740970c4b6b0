"""What is typed in the serving terminal: a key at once, or a line where keys can't be read."""

import os
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final, TextIO

_CHUNK: Final = 1_024

Heard = Callable[[str], None]
"""Is handed every key, or every line, from another thread."""

if sys.platform == "win32":
    import msvcrt

    @contextmanager
    def key_by_key(stream: TextIO) -> Iterator[None]:  # noqa: ARG001 - the other branch needs it
        """Change nothing: keys are read one by one here anyway."""
        yield

    def _next(stream: TextIO, *, by_key: bool) -> str:
        return msvcrt.getwch() if by_key else stream.readline()

else:
    import termios
    import tty

    @contextmanager
    def key_by_key(stream: TextIO) -> Iterator[None]:
        """Let keys come one by one and unseen; give the terminal back as it was."""
        before = termios.tcgetattr(stream)
        tty.setcbreak(stream, termios.TCSANOW)
        try:
            yield
        finally:
            termios.tcsetattr(stream, termios.TCSANOW, before)

    def _next(stream: TextIO, *, by_key: bool) -> str:  # noqa: ARG001 - the other branch needs it
        # Past the buffer, whose lock a thread that still waits would hold at the very end.
        return os.read(stream.fileno(), _CHUNK).decode("utf-8", "replace")


@contextmanager
def reading_keys(stream: TextIO | None, heard: Heard, *, by_key: bool) -> Iterator[None]:
    """Hand over what is typed for as long as this is open.

    Args:
        stream: Where it is typed; `None`: nowhere.
        heard: Is handed each key or line.
        by_key: Whether a key counts at once; else when Enter has been pressed.
    """
    if stream is None:
        yield
        return
    thread = threading.Thread(
        target=_read, args=(stream, heard), kwargs={"by_key": by_key}, daemon=True
    )
    if not by_key:
        thread.start()
        yield
        return
    with key_by_key(stream):
        thread.start()
        yield


def _read(stream: TextIO, heard: Heard, *, by_key: bool) -> None:
    while True:
        try:
            typed = _next(stream, by_key=by_key)
        except (OSError, ValueError):
            return  # the terminal has gone, and nobody types any more
        if not typed:
            return
        for each in typed if by_key else typed.splitlines():
            heard(each.strip())
