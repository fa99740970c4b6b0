"""Says of every word of a line what it is likely to be, by its looks and its neighbours."""

import sys
from array import array
from collections.abc import Sequence
from math import exp
from pathlib import Path
from typing import Final, NamedTuple
from zlib import decompress

from group_supervision.anonymiser.text.features import Look, Looks, features_of
from group_supervision.anonymiser.text.remembered import remembered
from group_supervision.anonymiser.text.templates import BUCKETS, COUNT
from group_supervision.anonymiser.text.tokens import Line

TAGS: Final = (
    "-", "person", "more", "initials", "place", "organisation", "address", "age", "date",
)  # fmt: skip
"""Nothing; the first word of a person's name; a further one; and the rest."""
NOTHING: Final = TAGS[0]
WIDTH: Final = len(TAGS) - 1
SCALE: Final = 56
"""Weights are kept as fifty-sixths, in one byte each."""

_LEAST: Final = 0.1
"""The chance from which a word counts as something for the one after it."""
_FIELD: Final = 16
"""Bits of a sum."""
_FIELDS: Final = 4
"""Sums in eight bytes."""
_BIAS: Final = 128
"""What is added to every weight, so that sums have no sign."""
_MANY: Final = (1 << _FIELD) - 1

_THINGS: Final = 0.25
"""How much the odds of a thing count beside those of a person, where one of them has to be chosen:
whoever is taken for a place is lost to a reader who wants to know who did what."""
_WEIGHT: Final = tuple(
    _THINGS if tag in ("place", "organisation", "address") else 1.0 for tag in TAGS[1:]
)

Told = int
"""What features say, as one number: a sum for each tag, and above them how many features there are.

So that what they say together is an addition, and not eight.
"""


class Guess(NamedTuple):
    """What a word is likely to be."""

    tag: str
    """The likeliest but nothing."""
    chance: float
    """How likely it is something at all, from 0 to 1."""


NOT_ASKED: Final = Guess(NOTHING, 0.0)


class Tagger:
    """The tagger of one language."""

    def __init__(self, looks: Looks, weights: bytes) -> None:
        """Take how words look, and a byte for each bucket and tag."""
        self._looks = looks
        biased = weights.translate(bytes((each + _BIAS) % 256 for each in range(256)))
        packed = bytearray(BUCKETS * 8), bytearray(BUCKETS * 8)
        for tag in range(WIDTH):
            packed[tag // _FIELDS][2 * (tag % _FIELDS) :: 8] = biased[tag::WIDTH]
        self._first, self._last = (_as_numbers(each).__getitem__ for each in packed)
        self._guess = remembered(4_096)(self._guessed)

    def guesses(self, line: Line, named: Sequence[int]) -> list[Guess]:
        """Return a guess for every token of a line.

        Args:
            line: The line.
            named: For every token how surely somebody of the session is called so: 0, 1 or 2.
        """
        view = self._looks.of(line, named)
        found: list[Guess] = []
        for index in range(len(line.tokens)):
            if not view.asks(index):
                found.append(NOT_ASKED)
                continue
            tag = before(
                line,
                index,
                [guess.tag if guess.chance >= _LEAST else NOTHING for guess in found[-2:]],
            )
            found.append(self._guess(view.window(index), view.around[index], tag))
        return found

    def _guessed(self, window: tuple[Look, ...], around: tuple[int, ...], tag: str) -> Guess:
        """Return the guess for the token in the middle. Cached: a line is read at every key."""
        rows = features_of(window, around, tag)
        told = sum(map(self._first, rows)) + (sum(map(self._last, rows)) << _FIELDS * _FIELD)
        sums = [(told >> tag * _FIELD & _MANY) - _BIAS * COUNT for tag in range(WIDTH)]
        odds = [exp(min(each / SCALE, 50.0)) for each in sums]
        best = max(
            range(WIDTH), key=[a * b for a, b in zip(odds, _WEIGHT, strict=True)].__getitem__
        )
        total = sum(odds)
        return Guess(TAGS[best + 1], total / (1.0 + total))


def _as_numbers(packed: bytearray) -> "array[int]":
    """Return eight bytes each as one number, the lowest first."""
    numbers = array("Q")
    numbers.frombytes(packed)
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers


def before(line: Line, index: int, tags: Sequence[str]) -> str:
    """Return what the word before was taken for, and what stands between.

    Args:
        line: The line.
        index: Which token is asked about.
        tags: The tags of the one or two tokens before it.
    """
    if not tags:
        return "|"
    left = line.tokens[index - 1]
    if left.is_word:
        joined = " " if line.tokens[index].start > left.end else ""
        return f"{tags[-1]}{joined}"
    return f"{tags[-2] if len(tags) > 1 else '|'}{left.low}"


def read_tagger(looks: Looks, path: Path) -> Tagger:
    """Read the weights of a tagger, which are kept packed."""
    return Tagger(looks, decompress(path.read_bytes()))
