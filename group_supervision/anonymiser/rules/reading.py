"""What several rules ask about the words around a form."""

from collections.abc import Callable, Iterator
from re import Match, Pattern
from typing import Final

from group_supervision.anonymiser.rules.rule import Find, Known, Stretch
from group_supervision.anonymiser.text.lexicon import known
from group_supervision.anonymiser.text.tokens import Line, Shape

LETTERED: Final = frozenset({Shape.SMALL, Shape.CAPITAL, Shape.CAPITALS})


def by_numbers(line: Line, pattern: Pattern[str], fewest: int = 1) -> Iterator[Match[str]]:
    """Look for a pattern near the numbers of a line, where there are digits enough."""
    if line.digits >= fewest:
        for start, end in line.near_numbers:
            yield from pattern.finditer(line.text, start, end)


def matching(
    pattern: Pattern[str], digits: int = 0, is_sound: Callable[[Match[str]], bool] = bool
) -> Find:
    """Return what finds a pattern, or its group `it`.

    Args:
        pattern: The pattern.
        digits: How many digits there are in it at least: where there are fewer, none is read.
        is_sound: What else has to hold.
    """
    group: str | int = "it" if "it" in pattern.groupindex else 0

    def find(line: Line, _session: Known) -> Iterator[Stretch]:
        found = by_numbers(line, pattern, digits) if digits else pattern.finditer(line.text)
        for match in filter(is_sound, found):
            yield match.span(group)

    return find


def low_at(line: Line, index: int) -> str:
    """Return a token in small letters, the empty string beyond either end of the line."""
    return line.tokens[index].low if 0 <= index < len(line.tokens) else ""


def has_class(line: Line, index: int, classes: str) -> bool:
    """Say whether a word can be of one of the classes of the word list: N noun, V verb, D past."""
    entry = known(low_at(line, index))
    return entry is not None and not set(entry.classes).isdisjoint(classes)
