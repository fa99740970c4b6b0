"""A sorted list of words in one piece of memory, searched where it lies."""

from bisect import bisect_right
from typing import Final

_STRIDE: Final = 2_048
"""Bytes between two words that are kept to find the others by."""


class WordList:
    """Lines of a word, a tab and its key, in the order of their bytes, between line breaks."""

    def __init__(self, lines: bytes) -> None:
        """Take the lines. They begin and end with a line break."""
        self._lines = lines
        self._starts = [0]
        self._first = [b""]
        for at in range(_STRIDE, len(lines), _STRIDE):
            start = lines.find(b"\n", at)
            if start < 0 or start + 1 == len(lines):
                break
            self._starts.append(start)
            self._first.append(lines[start + 1 : lines.index(b"\t", start)])
        self._starts.append(len(lines))

    def key(self, word: str) -> str | None:
        """Return the key of a word, `None` when it is not in the list."""
        wanted = word.encode("utf-8", "surrogatepass")
        place = bisect_right(self._first, wanted)
        line = b"\n" + wanted + b"\t"
        start = self._lines.find(line, self._starts[place - 1], self._starts[place] + len(line))
        if start < 0:
            return None
        start += len(line)
        return self._lines[start : self._lines.index(b"\n", start)].decode()
