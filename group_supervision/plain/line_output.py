"""Where lines go: one after another, in characters that are read aloud well and written anywhere.

Nothing is ever painted: no colour, no cursor, no box. A line that was said stays as it is.
"""

import unicodedata
from collections.abc import Callable
from typing import Final

from group_supervision.core.text import clean
from group_supervision.translation import _

_SIGNS: Final = str.maketrans(
    {
        "“": '"',
        "”": '"',
        "„": '"',
        "‘": "'",
        "’": "'",
        "…": "...",
        "–": "-",
        "—": "-",
        "·": ",",
        "×": "x",
    }
)
"""Signs that are read aloud badly, or that not every terminal can write, in plain ones."""

Write = Callable[[str], bool]
"""Writes a line with its end, or the bell, and says whether anybody is still there to read it."""


class LineOutput:
    """Says lines."""

    def __init__(self, write: Write, encoding: str = "utf-8") -> None:
        """Write through `write`, to a terminal with that encoding."""
        self.is_heard = True
        """Whether the terminal is still there."""
        self._write = write
        self._encoding = encoding

    def say(self, text: str) -> None:
        """Say one line."""
        if self.is_heard:
            self.is_heard = self._write(writable(text, self._encoding) + "\n")

    def ring(self) -> None:
        """Ring the terminal's bell, for those who asked for it in their settings."""
        if self.is_heard:
            self.is_heard = self._write("\a")


def writable(text: str, encoding: str) -> str:
    """Return `text` as one line that no terminal obeys and that `encoding` can write.

    A letter it cannot write loses its accent; what is left then is a question mark.
    """
    # An arrow stands between two numbers: "10 → 7" is read aloud as "10 to 7".
    spoken = clean(text).translate(_SIGNS).replace("→", _("to"))
    line = clean(spoken)
    if _can_be_written(line, encoding):
        return line
    return "".join(_nearest(character, encoding) for character in line)


def _nearest(character: str, encoding: str) -> str:
    if _can_be_written(character, encoding):
        return character
    bare = "".join(
        part
        for part in unicodedata.normalize("NFKD", character)
        if not unicodedata.combining(part) and _can_be_written(part, encoding)
    )
    return bare or "?"


def _can_be_written(text: str, encoding: str) -> bool:
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True
