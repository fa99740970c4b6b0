"""Patterns of words, `<house> <name>{1,3} <street>`: regular expressions of words, not letters."""

import re
from collections.abc import Iterator, Sequence, Set
from re import Match, Pattern
from typing import Final

from group_supervision.anonymiser.rules.rule import Reading, Stretch
from group_supervision.anonymiser.rules.token_classes import TokenClasses
from group_supervision.anonymiser.text.tokens import WORD

CLASS: Final = re.compile(r"(?<!P)<(?![=!])([^<>]+)>")
"""A class of words in a pattern."""
_REACH: Final = range(-8, 4)
"""How far from a cue, in tokens, a match begins."""


def classes_of(written: str) -> Iterator[str]:
    """Return the classes in a pattern."""
    for expression in CLASS.findall(written):
        yield "".join(expression.split())


class WordPattern:
    """A regular expression of words. Brackets mean what they mean in a pattern of letters."""

    def __init__(self, written: str, classes: TokenClasses, cues: Set[str]) -> None:
        """Take a pattern.

        Args:
            written: The pattern, as `re.VERBOSE` has it.
            classes: The classes of the language.
            cues: One of these is in every match, or right before it: see `Line.cues`. With `WORD`
                among them a match may begin anywhere.

        Raises:
            LookupError: When there is no such class.
            re.error: When it isn't a pattern.
        """

        def one(match: Match[str]) -> str:
            return classes.pattern("".join(match[1].split()))

        self._pattern: Final[Pattern[str]] = re.compile(CLASS.sub(one, written), re.VERBOSE)
        self._classes: Final = classes
        self._cues: Final = cues

    def read(self, reading: Reading) -> list[Stretch]:
        """Return where the pattern stands. Rules that share a pattern have it read once."""
        return reading.once(self._found)

    def _found(self, reading: Reading) -> list[Stretch]:
        found: list[Stretch] = []
        places = self._places(reading)
        written = reading.once(self._classes.written) if places else ""
        tokens, width, done = reading.line.tokens, self._classes.width, 0
        for at in places:
            match = self._pattern.match(written, at * width) if at >= done else None
            if match:
                first, end = (each // width for each in match.span(match.lastindex or 0))
                done = max(at + 1, end)
                if match.lastindex or not self._pattern.groups:
                    found.append((tokens[first].start, tokens[end - 1].end))
        return found

    def _places(self, reading: Reading) -> Sequence[int]:
        """Return where a match can begin."""
        everywhere = range(len(reading.line.tokens))
        if WORD in self._cues:
            return everywhere
        places = set[int]()
        for at in reading.at(self._cues):
            places.update(range(at + _REACH.start, at + _REACH.stop))
        return sorted(places & set(everywhere))
