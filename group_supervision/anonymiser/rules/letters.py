"""Patterns of letters: regular expressions over the text of a line."""

from collections.abc import Callable, Iterator
from functools import cached_property
from re import Match, Pattern
from typing import Final

from group_supervision.anonymiser.rules.rule import Reading, Stretch
from group_supervision.anonymiser.text.lexicon import known


class LetterPattern:
    """A regular expression, as `re.VERBOSE` has it and without regard to case.

    What stands in round brackets is what is looked for, or everything where there are none. A
    match that leaves the brackets out is passed over: so a pattern says what it does not mean.
    """

    def __init__(
        self, compiled: Callable[[], Pattern[str]], digits: int = 0, no_word: str = ""
    ) -> None:
        """Take a pattern.

        Args:
            compiled: Returns the regular expression. Called at the first line that is read.
            digits: How many digits there are at least in what is looked for. Where it has one, the
                pattern is looked for only near the numbers of a line.
            no_word: A group of the pattern that is no ordinary word.
        """
        self._compile: Final = compiled
        self._digits: Final = digits
        self._no_word: Final = no_word

    @cached_property
    def compiled(self) -> Pattern[str]:
        """The regular expression over the text of a line."""
        return self._compile()

    def read(self, reading: Reading) -> Iterator[Stretch]:
        """Return where the pattern stands."""
        for match in self._matches(reading):
            start, end = match.span(match.lastindex or 0)
            is_meant = match.lastindex is not None or not self.compiled.groups
            if is_meant and self._is_sound(match, reading.line.text[start:end]):
                yield start, end

    def _matches(self, reading: Reading) -> Iterator[Match[str]]:
        line = reading.line
        if not self._digits:
            yield from self.compiled.finditer(line.text)
        elif line.digits >= self._digits:
            for start, end in line.near_numbers:
                yield from self.compiled.finditer(line.text, start, end)

    def _is_sound(self, match: Match[str], found: str) -> bool:
        word = match[self._no_word] if self._no_word else None
        if word and word.isalpha() and known(word.lower()) is not None:
            return False
        return self._digits < 2 or sum(map(str.isdecimal, found)) >= self._digits
