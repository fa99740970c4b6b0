"""The terminal itself: read without falling over, left at once, never spun on when it is gone.

Textual's driver for Linux and macOS ends the app on one byte that is not UTF-8, spins for ever on
an input that has ended, waits for two polls of its input thread before it leaves, blocks when the
terminal it writes to has gone, and takes a minute over a hostile paste. This one mends these five
and is Textual's own otherwise. On Windows Textual's driver is used as it is.
"""

import os
import selectors
import time
from codecs import getincrementaldecoder
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, Final

from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver
from textual.events import Paste
from textual.message import Message

from group_supervision.tui.pasting import Pasting

if TYPE_CHECKING:
    from textual.app import App

_ESCAPE_WINDOW: Final = 0.3
"""Seconds after the last byte during which a lone Escape may still become a longer sequence."""
_POLL: Final = 0.05
_HANG_UP: Final = 129
"""Exit code of a program whose terminal went away."""


class CalmDriver(LinuxDriver):
    """Textual's driver, mended where a live session needs it."""

    def __init__(
        self,
        app: "App[Any]",
        *,
        debug: bool = False,  # noqa: ARG002 - Textual's debug mode writes every key to a file
        mouse: bool = True,
        size: tuple[int, int] | None = None,
    ) -> None:
        """Open the pipe that wakes the input thread."""
        super().__init__(app, debug=False, mouse=mouse, size=size)
        self._woken, self._wake = os.pipe()
        self._read_together: list[Message] = []

    def disable_input(self) -> None:
        """Stop reading, without waiting for the input thread's next poll."""
        if self._key_thread is not None and self._key_thread.is_alive():
            os.write(self._wake, b"\0")
        super().disable_input()

    def write(self, data: str) -> None:
        """Write to the terminal; to one that has gone, nothing."""
        if self._writer_thread is not None and self._writer_thread.is_alive():
            super().write(data)

    def close(self) -> None:
        """Stop writing, unless the terminal's end stopped it before."""
        if self._writer_thread is not None and self._writer_thread.is_alive():
            super().close()

    def run_input_thread(self) -> None:
        """Wait for input and hand it on, sleeping for as long as nobody presses a key."""
        parser = XTermParser(debug=False)
        # Bytes that are no UTF-8 become U+FFFD, which no key produces, and are left out.
        decode = getincrementaldecoder("utf-8")("replace").decode
        pasting = Pasting()
        last_input = 0.0
        with selectors.DefaultSelector() as selector:
            selector.register(self.fileno, selectors.EVENT_READ)
            selector.register(self._woken, selectors.EVENT_READ)
            while True:
                is_fresh = time.monotonic() - last_input < _ESCAPE_WINDOW
                ready = {key.fd for key, _ in selector.select(_POLL if is_fresh else None)}
                if self._woken in ready:
                    os.read(self._woken, 1)
                    return  # the exit event may be set only after this: it is not waited for
                if self.fileno in ready:
                    data = self._read()
                    if not data:
                        self._hang_up()
                        return
                    last_input = time.monotonic()
                    text = decode(data).replace("\ufffd", "")
                    for message in _messages(pasting.divided(text), parser):
                        self.process_message(message)
                for message in parser.tick():
                    self.process_message(message)
                self._hand_over()

    def send_message(self, message: Message) -> None:
        """Keep a message until all that was read with it is there too."""
        self._read_together.append(message)

    def _hand_over(self) -> None:
        """Hand on what was read together at once: whoever handles a key can see that more came."""
        if self._read_together:
            together, self._read_together = self._read_together, []
            self._loop.call_soon_threadsafe(self._post, together)

    def _post(self, messages: list[Message]) -> None:
        for message in messages:
            self._app.post_message(message)

    def _read(self) -> bytes:
        try:
            return os.read(self.fileno, 4096)
        except OSError:
            return b""  # the terminal has gone, which is the end of its input too

    def _hang_up(self) -> None:
        self._loop.call_soon_threadsafe(self._app.exit, None, _HANG_UP)


def _messages(parts: Iterable[str | Paste], parser: XTermParser) -> Iterator[Message]:
    """Yield what was read: pastes as they are, and what the parser makes of the rest."""
    for part in parts:
        if isinstance(part, Paste):
            yield part
        else:
            yield from parser.feed(part)
