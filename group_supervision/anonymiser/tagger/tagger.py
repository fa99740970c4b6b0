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
_THINGS: Final = 0.25
"""How much the odds of a thing count beside those of a person, where one of them has to be chosen:
whoever is taken for a place is lost to a reader who wants to know who did what."""
_WORTH: Final = tuple(
    _THINGS if tag in ("place", "organisation", "address") else 1.0 for tag in TAGS[1:]
)
_FIELD: Final = 16
"""Bits of a sum: the weights of four tags are added up at once, in eight bytes."""
_FIELDS: Final = 4
_FULL: Final = (1 << _FIELD) - 1
_BIAS: Final = 128
"""What is added to every weight, so that sums have no sign."""


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
        self._columns = [
            _packed([biased[tag::WIDTH] for tag in range(first, first + _FIELDS)]).__getitem__
            for first in range(0, WIDTH, _FIELDS)
        ]
        self._guess = remembered(4_096)(self._guessed)

    def guesses(self, line: Line, named: Sequence[int]) -> list[Guess]:
        """Return a guess for every token of a line.

        Args:
            line: The line.
            named: For every token how surely somebody of the session is called so: see `Looks.of`.
        """
        view = self._looks.of(line, named)
        found: list[Guess] = []
        tags: list[str] = []
        for index in range(len(line.tokens)):
            guess = NOT_ASKED
            if view.asks(index):
                tag = before(line, index, tags[-2:])
                guess = self._guess(view.window(index), view.around(index), tag)
            found.append(guess)
            tags.append(guess.tag if guess.chance >= _LEAST else NOTHING)
        return found

    def _guessed(self, window: tuple[Look, ...], around: tuple[int, ...], tag: str) -> Guess:
        """Return the guess for the token in the middle. Cached: a line is read at every key."""
        rows = features_of(window, around, tag)
        odds: list[float] = []
        for column in self._columns:
            told = sum(map(column, rows))
            for field in range(0, _FIELDS * _FIELD, _FIELD):
                weight = (told >> field & _FULL) - _BIAS * COUNT
                odds.append(exp(min(weight / SCALE, 50.0)))
        worth = [chance * each for chance, each in zip(odds, _WORTH, strict=True)]
        total = sum(odds)
        return Guess(TAGS[worth.index(max(worth)) + 1], total / (1.0 + total))


def _packed(columns: Sequence[bytes]) -> "array[int]":
    """Return the weights of some tags as one number for each bucket, the first tag lowest."""
    fields = bytearray(BUCKETS * 2 * _FIELDS)
    for place, column in enumerate(columns):
        fields[2 * place :: 2 * _FIELDS] = column
    numbers = array("Q", bytes(fields))
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
