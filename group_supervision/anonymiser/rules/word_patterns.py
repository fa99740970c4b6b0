"""Patterns of words: `<house> <name>{1,3} <street>`, read in a line as others are in letters."""

import re
from collections.abc import Callable, Mapping, Sequence, Set
from itertools import compress, product
from re import Match, Pattern
from typing import Final

from group_supervision.anonymiser.rules.rule import Known, Stretch
from group_supervision.anonymiser.text.tokens import Line, Shape, Token

Test = Callable[[Line, Token, Known], bool]
"""Whether a word is of a class that depends on more than which word it is."""

_CLASS: Final = re.compile(r"(?<!P)<([^<>=]+)>")


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
            tests: What else is asked of words, by the name of the class.
        """
        self._tests: Final = tuple(tests.values())
        kinds: list[Sequence[str]] = [("number",), ("mark",)]
        for told in product((False, True), repeat=len(tests)):
            kinds.append(("word", *compress(tests, told)))
        self._kinds: Final = {chr(number): frozenset(each) for number, each in enumerate(kinds)}
        members: dict[str, list[str]] = {}
        for name, words in sets.items():
            for word in words:
                members.setdefault(word, []).append(name)
        lists = dict.fromkeys([(), *map(tuple, members.values())])
        numbers = {names: chr(number) for number, names in enumerate(lists, len(kinds))}
        self._lists: Final = {character: frozenset(names) for names, character in numbers.items()}
        self._unlisted: Final = numbers[()]
        self._listed: Final = {word: numbers[tuple(names)] for word, names in members.items()}
        self._of_lists: Final = frozenset(sets)

    def compiled(self, written: str) -> Pattern[str]:
        """Compile a pattern."""
        return re.compile(_CLASS.sub(self._characters, written), re.VERBOSE)

    def _characters(self, match: Match[str]) -> str:
        """Return what stands for a class: for each token its kind and the lists that it is in."""
        by_kind: dict[str, set[str]] = {}
        for each in match[1].split("|"):
            asked = {part.lstrip("!"): part[0] != "!" for part in each.split("&")}
            in_lists = {name: asked.pop(name) for name in self._of_lists & asked.keys()}
            by_kind.setdefault(_any_of(self._kinds, asked), set()).add(
                _any_of(self._lists, in_lists)
            )
        either = [kind + f"(?:{'|'.join(lists)})" for kind, lists in by_kind.items()]
        return f"(?:{'|'.join(either)})"

    def written(self, line: Line, session: Known) -> str:
        """Return a line with two characters for each token."""
        listed, unlisted = self._listed, self._unlisted
        return "".join(
            [
                self._kind(line, token, session) + listed.get(token.low, unlisted)
                for token in line.tokens
            ]
        )

    def _kind(self, line: Line, token: Token, session: Known) -> str:
        if token.shape in (Shape.NUMBER, Shape.MARK):
            return chr(token.shape == Shape.MARK)
        told = 0
        for test in self._tests:
            told = 2 * told + test(line, token, session)
        return chr(2 + told)


def _any_of(characters: Mapping[str, Set[str]], asked: Mapping[str, bool]) -> str:
    """Return a pattern for the characters that stand for what is asked, as ranges."""
    ranges: list[list[int]] = []
    for character, classes in characters.items():
        if all((name in classes) == wanted for name, wanted in asked.items()):
            if ranges and ranges[-1][1] + 1 == ord(character):
                ranges[-1][1] += 1
            else:
                ranges.append([ord(character)] * 2)
    found = "".join(f"\\u{first:04x}-\\u{last:04x}" for first, last in ranges)
    return f"[{found}]" if found else "(?!)"


def stretch(line: Line, match: Match[str], group: str | int = "it") -> Stretch:
    """Return from where to where in a line the tokens of a match stand."""
    first, last = span(match, group)
    return line.tokens[first].start, line.tokens[last - 1].end


def span(match: Match[str], group: str | int = "it") -> tuple[int, int]:
    """Return the first token of a match and the one after its last."""
    start, end = match.span(group)
    return start // 2, end // 2
