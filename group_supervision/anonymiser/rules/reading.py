"""What several rules ask about the words around a form."""

from collections.abc import Iterator
from re import Match, Pattern
from typing import Final

from group_supervision.anonymiser.rules.rule import Find, Known, Stretch
from group_supervision.anonymiser.text.lexicon import Entry, known
from group_supervision.anonymiser.text.spelling import folded
from group_supervision.anonymiser.text.tokens import Line, Shape, Token

_LETTERED: Final = frozenset({Shape.SMALL, Shape.CAPITAL, Shape.CAPITALS})
_LONGEST_WORD: Final = 80
"""Characters. What is longer is no word, and is not looked up."""


def by_numbers(line: Line, pattern: Pattern[str], fewest: int = 1) -> Iterator[Match[str]]:
    """Look for a pattern near the numbers of a line, where there are digits enough."""
    if line.digits >= fewest:
        for start, end in line.near_numbers:
            yield from pattern.finditer(line.text, start, end)


def with_digits(pattern: Pattern[str], fewest: int) -> Find:
    """Return what finds a pattern, or its group `it`, of which so many digits are a part."""
    group: str | int = "it" if "it" in pattern.groupindex else 0

    def find(line: Line, _session: Known) -> Iterator[Stretch]:
        for match in by_numbers(line, pattern, fewest):
            yield match.span(group)

    return find


def matching(pattern: Pattern[str]) -> Find:
    """Return what finds a pattern, or its group `it`, wherever it stands in a line."""
    group: str | int = "it" if "it" in pattern.groupindex else 0

    def find(line: Line, _session: Known) -> Iterator[Stretch]:
        for match in pattern.finditer(line.text):
            yield match.span(group)

    return find


def low_at(line: Line, index: int) -> str:
    """Return a token in small letters, the empty string beyond either end of the line."""
    return line.tokens[index].low if 0 <= index < len(line.tokens) else ""


def entry_of(token: Token) -> Entry | None:
    """Return what the word list says of a word."""
    return known(token.low) if len(token.low) <= _LONGEST_WORD else None


def is_set_off(line: Line, token: Token) -> bool:
    """Say whether a token has a capital that its place in the sentence does not explain."""
    return line.has_case and not token.opens and token.shape in (Shape.CAPITAL, Shape.CAPITALS)


def is_known_name(token: Token, session: Known) -> bool:
    """Say whether somebody of the session is called by this word."""
    return token.shape in _LETTERED and folded(token.text) in session.names


def has_class(line: Line, index: int, classes: str) -> bool:
    """Say whether a word can be of one of the classes of the word list: N noun, V verb, D past."""
    if not 0 <= index < len(line.tokens):
        return False
    entry = entry_of(line.tokens[index])
    return entry is not None and bool(set(entry.classes) & set(classes))
