"""Text as a reader sees it, without the characters that nobody sees, and the way back.

Word processors, PDF files and web pages leave soft hyphens, joiners and marks of direction inside
words. Nothing is looked for before they are out of the way, for in the middle of a name they would
hide it; and they stay where they were in what is left of the text.
"""

import unicodedata
from typing import Final

_NEVER_SEEN: Final = frozenset({"Cc", "Cf", "Cn", "Co", "Cs"})
"""Unicode categories: controls, formats, unassigned, private and surrogate characters."""

_FILLERS: Final = frozenset(
    "\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u3164\uffa0"
) | frozenset(map(chr, (*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0))))
"""Letters and marks without a form of their own: fillers, selectors of a variant."""


class Seen:
    """One text as it is seen."""

    def __init__(self, typed: str) -> None:
        """Take out what is not seen. Line breaks and blanks of every kind stay."""
        self._at: list[int] | None = None
        """From a place in `text` to the place in what was typed, when they differ."""
        self.text = typed
        if not (typed.isprintable() and _FILLERS.isdisjoint(typed)):
            at = [index for index, character in enumerate(typed) if is_seen(character)]
            if len(at) < len(typed):
                self._at = at
                self.text = "".join(map(typed.__getitem__, at))

    def typed(self, start: int, end: int) -> tuple[int, int]:
        """Return where the stretch from `start` to `end` (exclusive) stands in what was typed."""
        if self._at is None or start >= end:
            return start, end
        return self._at[start], self._at[end - 1] + 1


def seen(typed: str) -> str:
    """Return what is seen of a text."""
    return Seen(typed).text


def is_seen(character: str) -> bool:
    """Say whether a character has a form, or divides words or lines."""
    if character.isspace():
        return True
    return character not in _FILLERS and unicodedata.category(character) not in _NEVER_SEEN
