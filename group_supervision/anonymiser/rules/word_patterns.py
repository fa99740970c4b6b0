"""Patterns of words: `<house> <name>{1,3} <street>`, read in a line as others are in letters."""

import re
from collections.abc import Callable, Iterator, Mapping
from re import Match, Pattern
from typing import Final

from group_supervision.anonymiser.rules.rule import Known, Stretch
from group_supervision.anonymiser.text.tokens import Line, Shape, Token

Test = Callable[[Line, Token, Known], bool]
"""Whether a token is of a class that depends on more than which word it is."""

_CLASS: Final = re.compile(r"(?<!P)<([^<>=]+)>")
_FIRST: Final = ord("2")
"""Stands for what is in no list. `0` and `1` say whether a token passed a test."""
_SHAPES: Final[Mapping[str, Test]] = {
    "word": lambda _line, token, _session: token.shape not in (Shape.NUMBER, Shape.MARK),
    "number": lambda _line, token, _session: token.shape == Shape.NUMBER,
    "mark": lambda _line, token, _session: token.shape == Shape.MARK,
}


class WordPatterns:
    """Classes of words and patterns of them, in one language.

    A class is written `<name>`; `<a|b>` is a word of either, `<a&!b>` one of `a` that is none of
    `b`. Every token is of just one of `word`, `number` and `mark`. Apart from classes, a pattern is
    one of `re` with blanks for legibility.
    """

    def __init__(self, sets: Mapping[str, frozenset[str]], tests: Mapping[str, Test]) -> None:
        """Take the classes.

        Args:
            sets: Words and marks in small letters, by the name of their class.
            tests: What else is asked of a token, by the name of the class.
        """
        self._tests: Final = {**_SHAPES, **tests}
        self._width: Final = 1 + len(self._tests)
        members: dict[str, list[str]] = {}
        for name, words in sets.items():
            for word in words:
                members.setdefault(word, []).append(name)
        lists = dict.fromkeys([(), *map(tuple, members.values())])
        self._lists: Final = {names: chr(at) for at, names in enumerate(lists, _FIRST)}
        self._listed: Final = {word: self._lists[tuple(names)] for word, names in members.items()}

    def compiled(self, written: str) -> Pattern[str]:
        """Compile a pattern."""
        return re.compile(_CLASS.sub(self._token, written), re.VERBOSE)

    def _token(self, match: Match[str]) -> str:
        """Return the pattern for a token of a class."""
        return f"(?:{'|'.join(map(self._of_all, match[1].split('|')))})"

    def _of_all(self, names: str) -> str:
        """Return the pattern for a token of `a&!b`: the lists it is in, then what it passed."""
        asked = {name.lstrip("!"): name[0] != "!" for name in names.split("&")}
        passed = "".join(str(int(asked.pop(test))) if test in asked else "." for test in self._tests)
        found = "".join(
            character
            for lists, character in self._lists.items()
            if all((name in lists) == is_wanted for name, is_wanted in asked.items())
        )
        return f"[{re.escape(found)}]{passed}" if found else "(?!)"

    def find(self, pattern: Pattern[str], line: Line, session: Known) -> Iterator["Found"]:
        """Look for a pattern in a line."""
        for match in pattern.finditer(self._written(line, session)):
            yield Found(line, match, self._width)

    def _written(self, line: Line, session: Known) -> str:
        """Return a line with as many characters for each token as a pattern asks for."""
        tests, listed, none = self._tests.values(), self._listed, chr(_FIRST)
        return "".join(
            [
                listed.get(token.low, none)
                + "".join(["01"[test(line, token, session)] for test in tests])
                for token in line.tokens
            ]
        )


class Found:
    """Where a pattern stands in a line."""

    def __init__(self, line: Line, match: Match[str], width: int) -> None:
        """Take a match, and how many characters of it are a token."""
        self._line: Final = line
        self._match: Final = match
        self._width: Final = width

    def tokens(self, group: str = "it") -> tuple[int, int]:
        """Return the first token of a group and the one after its last."""
        start, end = self._match.span(group)
        return start // self._width, end // self._width

    @property
    def stretch(self) -> Stretch:
        """Where what was found stands in the text of the line."""
        first, last = self.tokens()
        return self._line.tokens[first].start, self._line.tokens[last - 1].end
