"""Says of every word of a line what it is likely to be, by its looks and its neighbours."""

from collections.abc import Iterable, Sequence
from math import exp
from pathlib import Path
from typing import Final, NamedTuple
from zlib import crc32

from group_supervision.anonymiser.text.features import (
    NEAR,
    REACH,
    Look,
    Looks,
    after_tag,
    around,
    padded,
    pairs,
    within,
)
from group_supervision.anonymiser.text.lexicon import Grade, known
from group_supervision.anonymiser.text.remembered import remembered
from group_supervision.anonymiser.text.tokens import Line, Shape, Token

TAGS: Final = ("-", "person", "more", "initials", "place", "organisation")
"""Nothing; the first word of a person's name; a further one; and the rest."""
NOTHING: Final = TAGS[0]
BUCKETS: Final = 1 << 17
"""Features share this many rows of weights, by a checksum of their text."""
WIDTH: Final = len(TAGS) - 1
SCALE: Final = 56
"""Weights are kept as fifty-sixths, in one byte each."""

Row = Sequence[int]


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
        self._weights = memoryview(weights).cast("b")
        self._around = remembered(16_384)(self._told_around)
        self._within = remembered(8_192)(self._told_within)
        self._guess = remembered(4_096)(self._guessed)

    def guesses(self, line: Line, named: Sequence[int], least: float) -> list[Guess]:
        """Return a guess for every token of a line.

        Args:
            line: The line.
            named: For every token how surely somebody of the session is called so: 0, 1 or 2.
            least: The chance from which a word counts as something for the one after it.
        """
        looks = padded(line, self._looks.of(line, named))
        found: list[Guess] = []
        for index in range(len(line.tokens)):
            if not self.asks(line, index, named[index]):
                found.append(NOT_ASKED)
                continue
            tag = before(
                line,
                index,
                [guess.tag if guess.chance >= least else NOTHING for guess in found[-2:]],
            )
            found.append(self._guess(tuple(looks[index : index + 2 * REACH + 1]), tag))
        return found

    def asks(self, line: Line, index: int, named: int) -> bool:
        """Say whether a token can be part of a name at all."""
        return may_be_named(self._looks, line, index, named)

    def _guessed(self, looks: tuple[Look, ...], tag: str) -> Guess:
        """Return the guess for the token in the middle. Cached: a line is read at every key."""
        own = looks[REACH]
        rows: list[Row] = [self._within(own)]
        rows += [self._around(offset, looks[REACH + offset], own.group) for offset in NEAR]
        rows += map(self._row, pairs(looks, REACH))
        rows += map(self._row, after_tag(tag, own))
        odds = [exp(min(sum(column) / SCALE, 50.0)) for column in zip(*rows, strict=True)]
        best = max(range(WIDTH), key=odds.__getitem__)
        total = sum(odds)
        return Guess(TAGS[best + 1], total / (1.0 + total))

    def _told_around(self, offset: int, look: Look, group: str) -> Row:
        return self._sum(around(offset, look, group))

    def _told_within(self, look: Look) -> Row:
        return self._sum(within(look))

    def _sum(self, features: Iterable[str]) -> Row:
        return tuple(map(sum, zip(*map(self._row, features), strict=True)))

    def _row(self, feature: str) -> memoryview:
        at = bucket(feature) * WIDTH
        return self._weights[at : at + WIDTH]


def bucket(feature: str) -> int:
    """Return the row of weights of a feature."""
    return crc32(feature.encode()) % BUCKETS


def may_be_named(looks: Looks, line: Line, index: int, named: int) -> bool:
    """Say whether a token can be part of a name at all.

    Not a mark, a number or a small word in passing; nor an ordinary word that nobody is known to
    be called by, in small letters, after nothing that announces a name.
    """
    token = line.tokens[index]
    if token.shape in (Shape.MARK, Shape.NUMBER):
        return False
    if named or _is_set_off(line, token):
        return True
    if index > 0 and looks.announces(line.tokens[index - 1].low):
        return True
    if looks.is_small_word(token.low):
        return False
    if line.has_case and token.shape is not Shape.SMALL:
        return True
    entry = known(token.low)
    return entry is None or entry.grade > Grade.NEVER


def _is_set_off(line: Line, token: Token) -> bool:
    return (
        line.has_case
        and not token.opens
        and token.shape in (Shape.CAPITAL, Shape.CAPITALS)
        and token.low != "i"
    )


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
    """Read the weights of a tagger."""
    return Tagger(looks, path.read_bytes())
