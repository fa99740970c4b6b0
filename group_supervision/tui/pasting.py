"""Pasted text, taken out of the stream of keys before Textual looks at it letter by letter.

Textual's parser needs about a microsecond for a letter of a paste and a tenth of a millisecond for
each escape inside one: a hostile megabyte stops the program for a minute. What is pasted here is
a note at most, so that all but the beginning is let go at once.
"""

from collections.abc import Iterator
from typing import Final

from textual.events import Paste

_START: Final = "\x1b[200~"
_END: Final = "\x1b[201~"

LARGEST_PASTE: Final = 20_000
"""Characters of a paste that are handed on; no field takes as many."""


class Pasting:
    """Divides what the terminal sends into keys and pastes."""

    def __init__(self) -> None:
        """Start outside a paste."""
        self._pasted: str | None = None
        self._tail = ""
        """The end of what came last, in which a mark may have begun."""

    def divided(self, text: str) -> Iterator[str | Paste]:
        """Yield texts that were typed and pastes that are complete.

        A start mark that was torn in two by the terminal goes to Textual's own parser, which then
        sees the whole paste.
        """
        while text:
            if self._pasted is None:
                typed, mark, text = text.partition(_START)
                if typed:
                    yield typed
                if mark:
                    self._pasted = self._tail = ""
            else:
                inside, mark, text = (self._tail + text).partition(_END)
                keep = "" if mark else inside[-len(_END) + 1 :]
                self._pasted = (self._pasted + inside[: len(inside) - len(keep)])[:LARGEST_PASTE]
                self._tail = keep
                if mark:
                    yield Paste(self._pasted)
                    self._pasted = None


def lines_of(text: str) -> list[str]:
    """Return the lines of a pasted text, without those in which nothing is said."""
    return [line for line in text.splitlines() if line.strip()]
