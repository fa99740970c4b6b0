"""What finds identifiers by their shape. A recogniser is a callable; the tuple is the registry.

All are case-insensitive, for notes are typed in a hurry. A checksum never rejects: a mistyped
number identifies as well as a right one.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from re import Pattern
from typing import Final

from group_supervision.anonymiser.span import Span, SpanKind

Recogniser = Callable[[str], Iterable[Span]]
"""From a text to the spans of it that identify someone."""

_DASHES: Final = "\\-\N{NON-BREAKING HYPHEN}\N{EN DASH}"

_FEWEST_DIGITS: Final = 5
"""Shorter runs are ages, counts and times; from five digits on a number points at one thing."""

_SHAPES: Final[tuple[tuple[SpanKind, Pattern[str]], ...]] = (
    (SpanKind.EMAIL, re.compile(r"[\w.%+'’-]+ ?@ ?(?:[\w-]+\.)+[^\W\d_]{2,}")),
    (
        SpanKind.WEB,
        re.compile(
            r"(?:https?://|www\.)\S*[\w/]"
            r"|\b(?:[a-z0-9-]+\.)+(?:com|org|net|info|uk|ie|eu|io|me|app)\b(?:/\S*)?",
            re.IGNORECASE,
        ),
    ),
    (SpanKind.HANDLE, re.compile(r"(?<![\w@])@\w[\w.]+\b")),
    (
        SpanKind.INSURANCE_NUMBER,
        re.compile(r"\b[a-z]{2} ?\d{2} ?\d{2} ?\d{2} ?[a-d]\b", re.IGNORECASE),
    ),
    (SpanKind.POSTCODE, re.compile(r"\b[a-z]{1,2}\d[a-z\d]? ?\d[a-z]{2}\b", re.IGNORECASE)),
    (
        # Letters and digits in one word, such as a case number or a number plate.
        SpanKind.REFERENCE,
        re.compile(
            rf"\b(?=[a-z\d{_DASHES}/]*[a-z])(?=(?:[a-z{_DASHES}/]*\d){{3}})"
            rf"[a-z\d]+(?:[{_DASHES}/][a-z\d]+)*\b",
            re.IGNORECASE,
        ),
    ),
)

_DIGITS: Final = re.compile(
    rf"(?<![\w+])[+(]*\d(?:(?:[ ./(){_DASHES}]{{0,2}}|,(?=\d{{3}}(?!\d)))\d)*"
)
_WORDS: Final = re.compile(r"\S+")


def by_shape(text: str) -> Iterator[Span]:
    """Find e-mail and web addresses, handles, postcodes and references."""
    for kind, pattern in _SHAPES:
        for match in pattern.finditer(text):
            yield Span(match.start(), match.end(), kind)


def numbers(text: str) -> Iterator[Span]:
    """Find telephone numbers, NHS numbers and any other long number, however it is spaced."""
    for match in _DIGITS.finditer(text):
        kind = _kind_of_number(match[0])
        if kind is not None:
            yield Span(match.start(), match.end(), kind)
            continue
        # Not one spaced number, then: a row of numbers, each looked at by itself.
        for piece in _WORDS.finditer(match[0]):
            start = match.start() + piece.start()
            if len(_digits(piece[0])) >= _FEWEST_DIGITS:
                yield Span(start, start + len(piece[0].rstrip(".,")), SpanKind.REFERENCE)


def _kind_of_number(written: str) -> SpanKind | None:
    digits = _digits(written)
    if "," not in written and len(digits) >= 9:
        if written.startswith(("+", "(+")) or digits.startswith("0"):
            return SpanKind.PHONE
        if len(digits) == 10:
            return SpanKind.NHS_NUMBER
    return None


def _digits(text: str) -> str:
    return "".join(character for character in text if character.isdecimal())


RECOGNISERS: Final[tuple[Recogniser, ...]] = (by_shape, numbers)
