"""Patterns of letters: regular expressions over the text of a line."""

import re
from collections.abc import Iterator, Sequence, Set
from re import Match, Pattern
from typing import Final

from group_supervision.anonymiser.rules.rule import Reading, Stretch
from group_supervision.anonymiser.text.lexicon import known
from group_supervision.anonymiser.text.tokens import WORD

_BEFORE: Final = 16
"""How many tokens before a cue a match begins at most, and how many after it it ends."""
_AFTER: Final = 48


class LetterPattern:
    """A regular expression, as `re.VERBOSE` has it and without regard to case.

    What stands in round brackets is what is looked for, or everything where there are none. A
    match that leaves the brackets out is passed over: so a pattern says what it does not mean.
    """

    def __init__(self, written: str, cues: Set[str], digits: int = 0, no_word: str = "") -> None:
        """Take a pattern.

        Args:
            written: The pattern.
            cues: In a long line, it is looked for only near these: see `Line.cues`.
            digits: How many digits there are at least in what is looked for. Where it has one, the
                pattern is looked for only near the numbers of a line.
            no_word: A group of the pattern that is no ordinary word.

        Raises:
            re.error: When it isn't a pattern.
        """
        self._pattern: Final[Pattern[str]] = re.compile(written, re.VERBOSE | re.IGNORECASE)
        self._cues: Final = cues
        self._digits: Final = digits
        self._no_word: Final = no_word

    def read(self, reading: Reading) -> Iterator[Stretch]:
        """Return where the pattern stands."""
        line, has_groups = reading.line, bool(self._pattern.groups)
        for first, last in line.near_numbers if self._digits else self._stretches(reading):
            for match in self._pattern.finditer(line.text, first, last):
                if (match.lastindex or not has_groups) and self._is_sound(match):
                    yield match.span(match.lastindex or 0)

    def _stretches(self, reading: Reading) -> Sequence[Stretch]:
        """Return where to look: everywhere in a short line."""
        text, tokens = reading.line.text, reading.line.tokens
        if len(tokens) <= _BEFORE + _AFTER or WORD in self._cues:
            return [(0, len(text))]
        found: list[Stretch] = []
        for at in reading.at(self._cues):
            start = tokens[max(0, at - _BEFORE)].start
            begun = found.pop()[0] if found and start <= found[-1][1] else start
            found.append((begun, tokens[min(len(tokens) - 1, at + _AFTER)].end))
        return found

    def _is_sound(self, match: Match[str]) -> bool:
        word = match[self._no_word] if self._no_word else None
        if word and word.isalpha() and known(word.lower()) is not None:
            return False
        found = match[match.lastindex or 0] if self._digits > 1 else ""
        return self._digits < 2 or sum(map(str.isdecimal, found)) >= self._digits
