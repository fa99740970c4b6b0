"""Patterns of words, `<house> <name>{1,3} <street>`: regular expressions of words, not letters."""

import re
from collections.abc import Callable, Iterable, Iterator, Set
from functools import cached_property
from re import Pattern
from typing import Final

from group_supervision.anonymiser.rules.rule import Reading, Stretch
from group_supervision.anonymiser.rules.token_classes import TokenClasses

CLASS: Final = re.compile(r"(?<!P)<(?![=!])([^<>]+)>")
"""A class of words in a pattern."""
_REACH: Final = 8
"""How many tokens before a telling word a match may begin, and how many after it."""
_REACH_AFTER: Final = 3


class WordPattern:
    """A regular expression of words. Brackets mean what they mean in a pattern of letters."""

    def __init__(
        self,
        compiled: Callable[[], Pattern[str]],
        classes: TokenClasses,
        telling: Set[str],
        first: str = "",
        digits: int = 0,
    ) -> None:
        """Take a pattern.

        Args:
            compiled: Returns the pattern with what stands for its classes. Called at the first
                line that is read.
            classes: The classes of the language.
            telling: Words of which one is in every match, or right before it: the telling words.
            first: Where there are no such words, the class that every match begins with.
            digits: How many digits there are at least in a line that has it.
        """
        self._compile: Final = compiled
        self._classes: Final = classes
        self._telling: Final = telling
        self._first: Final = first
        self._digits: Final = digits

    @cached_property
    def compiled(self) -> Pattern[str]:
        """The regular expression over what `TokenClasses.written` returns."""
        return self._compile()

    def read(self, reading: Reading) -> Iterator[Stretch]:
        """Return where the pattern stands."""
        tokens = reading.line.tokens
        for first, end in reading.once(self.tokens):
            yield tokens[first].start, tokens[end - 1].end

    def tokens(self, reading: Reading) -> list[tuple[int, int]]:
        """Return the first token of each stretch and the one after it."""
        found: list[tuple[int, int]] = []
        width, done = self._classes.width, 0
        if self._digits and reading.line.digits < self._digits:
            return found
        for at in self._places(reading):
            written, _ = reading.once(self._classes.written)
            match = self.compiled.match(written, at * width) if at >= done else None
            if match:
                first, end = (each // width for each in match.span(match.lastindex or 0))
                done = max(at + 1, end)
                if match.lastindex or not self.compiled.groups:
                    found.append((first, end))
        return found

    def _places(self, reading: Reading) -> Iterable[int]:
        """Return where a match can begin."""
        if self._first:
            return self._classes.places(reading, self._first)
        tokens, around = reading.line.tokens, set[int]()
        for index, token in enumerate(tokens):
            if token.low in self._telling:
                around.update(range(index - _REACH, index + _REACH_AFTER + 1))
        return sorted(around & set(range(len(tokens))))
