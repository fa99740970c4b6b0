"""Patterns of words, `<house> <name>{1,3} <street>`: regular expressions of words, not letters."""

import re
from collections.abc import Callable, Iterator, Mapping, Set
from functools import cached_property
from re import Match, Pattern
from typing import Final

from group_supervision.anonymiser.languages.words import Words
from group_supervision.anonymiser.rules.rule import Known, Read, Stretch
from group_supervision.anonymiser.text.lexicon import Grade, known
from group_supervision.anonymiser.text.remembered import remembered
from group_supervision.anonymiser.text.tokens import Line, Shape

Test = Callable[[str, int], bool]
"""Whether a word or number, in small letters, of a shape is of a class."""

_CLASS: Final = re.compile(r"(?<!P)<([^<>=]+)>")
_SHAPES: Final[Mapping[str, str]] = {
    "mark": f"{Shape.MARK}.",
    "number": f"{Shape.NUMBER}.",
    "word": f"[{Shape.SMALL}{Shape.CAPITAL}{Shape.CAPITALS}].",
    "small": f"{Shape.SMALL}.",
    "capital": f"{Shape.CAPITAL}.",
    "large": f"[{Shape.CAPITAL}{Shape.CAPITALS}]1",
}
"""Classes by how a token is written, and whether its place explains a capital."""
_FIRST: Final = ord("a")
"""Stands for a word that isn't in any list. No digit, for digits say how a token is written."""
_REACH: Final = 8
"""How many tokens before a telling word a match may begin, and how many after it."""
_REACH_AFTER: Final = 3


def is_often_large(low: str, _shape: int) -> bool:
    """Say whether a word is often written with a capital: Mum, Friday."""
    entry = known(low)
    return entry is not None and entry.is_capitalised


def could_name(words: Words) -> Test:
    """Return a test for words that a street or an institution could be named after.

    Asks for `function-words` and `function-directions`.
    """
    function, directions = words["function-words"], words["function-directions"]

    def could(low: str, shape: int) -> bool:
        if low in directions:
            return True
        if low in function or shape == Shape.NUMBER:
            return False
        entry = known(low)
        if entry is None or entry.grade != Grade.NEVER or not entry.classes:
            return len(low) > 1
        return not _NAMING.isdisjoint(entry.classes)

    return could


_NAMING: Final = frozenset("NSA")
"""Nouns and adjectives."""


class WordPattern:
    """A pattern of words in one language, with the classes of words it is made of.

    A class is written `<name>`; `<a|b>` is a word of either, `<a&!b>` a word of `a` that isn't in
    `b`. These are always there: `word`, `number` and `mark`; `small`, `capital`, and `large` for a
    capital that its place in the sentence does not explain. All else is as in `re.VERBOSE`.
    """

    def __init__(
        self,
        written: str,
        telling: Set[str],
        sets: Mapping[str, Set[str]],
        tests: Mapping[str, Test],
    ) -> None:
        """Take a pattern.

        Args:
            written: The pattern, with a group `it` for what is looked for.
            telling: Words of which one is in every match, or right before it: the telling words.
            sets: Words and marks in small letters, by the name of their class.
            tests: Tests for words and numbers, by the name of their class.
        """
        self._pattern: Final = written
        self._telling: Final = telling
        self._sets: Final = frozenset(sets)
        self._tests: Final = dict(tests)
        self._width: Final = 3 + len(tests)
        members: dict[str, list[str]] = {}
        for name, words in sets.items():
            for word in words:
                members.setdefault(word, []).append(name)
        lists = dict.fromkeys([(), *map(tuple, members.values())])
        self._lists: Final = {names: chr(at) for at, names in enumerate(lists, _FIRST)}
        self._listed: Final = {word: self._lists[tuple(names)] for word, names in members.items()}
        self._seen: Final = remembered(8192)(self._see)

    @cached_property
    def _compiled(self) -> Pattern[str]:
        """The pattern for what `_written` returns. Compiling it takes long, so it waits for a line.

        Raises:
            KeyError: When a class is neither a set nor a test.
        """
        return re.compile(_CLASS.sub(self._token, self._pattern), re.VERBOSE)

    def _token(self, match: Match[str]) -> str:
        """Return the pattern for a token of a class."""
        return f"(?:{'|'.join(map(self._of_all, match[1].split('|')))})"

    def _of_all(self, names: str) -> str:
        """Return the pattern for a token of `a&!b`: its lists, its tests, and how it is written."""
        asked = {name.lstrip("!"): name[0] != "!" for name in names.split("&")}
        tested = "".join(
            str(int(asked.pop(test))) if test in asked else "." for test in self._tests
        )
        written = [shape for shape in _SHAPES if shape in asked]
        shapes = "".join(
            f"(?{'=' if asked.pop(shape) else '!'}{_SHAPES[shape]})" for shape in written
        )
        if unknown := asked.keys() - self._sets:
            raise KeyError(*unknown)
        listed = self._standing_for(asked)
        return f"[{listed}]{tested}{shapes}.." if listed else "(?!)"

    def _standing_for(self, asked: Mapping[str, bool]) -> str:
        """Return what stands for words in every list asked for, and in none that is excluded."""
        return "".join(
            re.escape(character)
            for lists, character in self._lists.items()
            if all((name in lists) == is_wanted for name, is_wanted in asked.items())
        )

    def reading(self, called: Callable[[Line, int, int], str], group: str = "it") -> Read:
        """Return what finds the pattern in a line, and puts each stretch under the id of a rule.

        Args:
            called: Returns the id, from the line, the first token of `group` and the one after it.
            group: A group of the pattern.
        """

        def read(line: Line, _session: Known) -> dict[str, list[Stretch]]:
            found: dict[str, list[Stretch]] = {}
            for stretch, (first, end) in self.find(line, group):
                found.setdefault(called(line, first, end), []).append(stretch)
            return found

        return read

    def find(self, line: Line, group: str = "it") -> Iterator[tuple[Stretch, tuple[int, int]]]:
        """Look for the pattern around the telling words.

        Return where it stands in the text, and the first token of a group and the one after it.
        """
        tokens, written, start = line.tokens, "", 0
        for index in [at for at, token in enumerate(tokens) if token.low in self._telling]:
            written = written or self._written(line)
            start = max(start, index - _REACH)
            while start <= index + _REACH_AFTER:
                match = self._compiled.match(written, start * self._width)
                start += 1
                if match:
                    first, start = self._span(match, "it")
                    yield (tokens[first].start, tokens[start - 1].end), self._span(match, group)

    def _span(self, match: Match[str], group: str) -> tuple[int, int]:
        start, end = match.span(group)
        return start // self._width, end // self._width

    def _written(self, line: Line) -> str:
        """Return a line with `_width` characters for each token."""
        seen, explained = self._seen, "01" if line.has_case else "00"
        return "".join(
            [seen(token.low, token.shape) + explained[not token.opens] for token in line.tokens]
        )

    def _see(self, low: str, shape: int) -> str:
        passed = (shape != Shape.MARK and test(low, shape) for test in self._tests.values())
        tested = "".join("01"[each] for each in passed)
        return f"{self._listed.get(low, chr(_FIRST))}{tested}{shape}"
