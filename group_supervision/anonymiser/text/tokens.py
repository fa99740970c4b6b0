"""A line of text as words and marks, as the recognisers read it."""

import re
import unicodedata
from collections.abc import Set
from dataclasses import dataclass
from functools import cached_property
from typing import Final, NamedTuple

from group_supervision.anonymiser.text.remembered import remembered
from group_supervision.anonymiser.text.word_forms import forms

_APART: Final = (
    "\\s\\x00-/:-@\\[-`{-\\xa9\\xab-\\xb4\\xb6-\\xb9\\xbb-\\xbf\\xd7\\xf7"
    "\u0589\u05c0\u05c3\u05c6\u066a-\u066d\u06d4\u104a\u104b\u1360-\u1368\u17d4-\u17da"
    "\u060c\u061b\u061f\u0964\u0965\u2000-\u200b\u200e-\u2bff\u2e00-\u2e7f\u3000-\u303f"
    "\ufe00-\ufe1f\ufe30-\ufe6f\uff00-\uff0f\uff1a-\uff20\ufffc\ufffd\U0001f000-\U0001faff"
)
"""What no word holds: blanks, punctuation, symbols and emoji. Everything else is a letter, a digit
or a mark that belongs to one, in every script; `\\w` would leave out the marks."""

_LETTER: Final = f"[^{_APART}]"
_TOKEN: Final = re.compile(rf"{_LETTER}+(?:['’ʼ`´_\-‐‑]{_LETTER}+)*|[^\s\w]", re.ASCII)
_OPENERS: Final = frozenset('.!?:;-–—•*#"“”„(/|>[~=…·+')
"""Marks after which a capital says nothing, because a sentence or an item begins there."""

_APOSTROPHES: Final = str.maketrans("’ʼ`´‐‑", "''''--")


LOOKED_AT: Final = 81
"""Characters of a token that are looked at. What is longer than 80 is one unknown thing."""
_REACH: Final = 4
"""How many tokens before and after a number can belong to it."""
LONGEST_INITIALS: Final = 3
NUMBER: Final = "0"
"""Stands for any number among the cues of a line."""
WORD: Final = ""
"""Stands for anything at all among them."""


class Shape:
    """How a token is written. No enum: Python 3.11 takes long to look a member up."""

    MARK: Final = 0
    SMALL: Final = 1
    CAPITAL: Final = 2
    CAPITALS: Final = 3
    """Capital letters alone, two at least."""
    NUMBER: Final = 4
    """Anything with a digit."""


_MARK: Final = Shape.MARK
_CAPITALISED: Final = (Shape.CAPITAL, Shape.CAPITALS)


class Token(NamedTuple):
    """A word, its possessive ending, or one mark. A tuple, for a line makes many of them."""

    start: int
    end: int
    text: str
    low: str
    """In small letters, with straight apostrophes and plain hyphens."""
    shape: int
    """One of `Shape`."""
    opens: bool
    """Whether it stands where English writes a capital anyway."""

    @property
    def is_word(self) -> bool:
        """Whether it is more than a mark."""
        return self.shape != _MARK


def is_initials(token: Token, borne: Set[str]) -> bool:
    """Say whether a token is written as initials are, K, KM or km, that somebody bears."""
    if token.low not in borne or len(token.text) > LONGEST_INITIALS:
        return False
    return token.text.isupper() or (token.shape == Shape.SMALL and len(token.text) > 1)


@dataclass(frozen=True)
class Line:
    """One line and its tokens."""

    text: str
    tokens: tuple[Token, ...]
    has_case: bool
    """Whether capitals say anything here: not in a line all in capitals or a headline."""
    is_open: bool
    """Whether it ends in a blank: somebody is still typing, and the next word is not there yet."""

    def is_set_off(self, index: int) -> bool:
        """Say whether a token has a capital that its place in the sentence does not explain."""
        token = self.tokens[index]
        return self.has_case and not token.opens and token.shape in _CAPITALISED

    @cached_property
    def is_one_word(self) -> bool:
        """Whether nothing but marks stands beside its only word."""
        return sum(token.is_word for token in self.tokens) == 1

    @cached_property
    def habit(self) -> str:
        """How its writer uses capitals: for names (N), for sentences alone (S), or never."""
        opening = [token.opens for token in self.tokens if token.shape == Shape.CAPITAL]
        if self.has_case and not all(opening):
            return "N"
        return "S" if opening else ""

    @cached_property
    def cues(self) -> frozenset[str]:
        """What is in it: tokens in small letters, their first parts, `NUMBER` and `WORD`."""
        lows = {token.low for token in self.tokens}
        lows |= {low.partition("-")[0] for low in lows if "-" in low}
        has_digits = any(token.shape == Shape.NUMBER for token in self.tokens)
        return frozenset(lows.union((WORD, NUMBER) if has_digits else (WORD,)))

    @cached_property
    def digits(self) -> int:
        """How many digits there are in it."""
        numbers = (token.low for token in self.tokens if token.shape == Shape.NUMBER)
        return sum(sum(map(str.isdigit, low)) for low in numbers)

    @cached_property
    def near_numbers(self) -> list[tuple[int, int]]:
        """The stretches in which a number stands, with what may belong to it on either side."""
        found: list[tuple[int, int]] = []
        last = len(self.tokens) - 1
        for index, token in enumerate(self.tokens):
            if token.shape == Shape.NUMBER:
                start = self.tokens[max(0, index - _REACH)].start
                end = self.tokens[min(last, index + _REACH)].end
                if found and start <= found[-1][1]:
                    found[-1] = (found[-1][0], end)
                else:
                    found.append((start, end))
        return found


def read(text: str) -> Line:
    """Take a line apart."""
    tokens: list[Token] = []
    opens = True
    for match in _TOKEN.finditer(text):
        written = match[0]
        start, end = match.span()
        low, shape = _seen(written if end - start < LOOKED_AT else written[:LOOKED_AT])
        if shape == _MARK:
            if written == "." and _is_shortened(tokens, start):
                continue
            tokens.append(_token(Token, (start, end, written, low, shape, False)))
            opens = written in _OPENERS or (opens and written in "'‘*_")
            continue
        if low[-2:] == "'s" and end - start > len("'s"):
            cut = end - 2
            core, shape = _seen(written[:-2])
            tokens.append(_token(Token, (start, cut, written[:-2], core, shape, opens)))
            tokens.append(_token(Token, (cut, end, written[-2:], "'s", _MARK, False)))
        else:
            tokens.append(_token(Token, (start, end, written, low, shape, opens)))
        opens = False
    return Line(text, tuple(tokens), _has_case(tokens), text[-1:].isspace())


_token: Final = tuple.__new__
"""Makes a token in a third of the time: most of what reading a line takes goes there."""


def _is_shortened(tokens: list[Token], dot: int) -> bool:
    """Say whether a full stop belongs to the word before it and ends no sentence: Mr., St."""
    return bool(tokens) and tokens[-1].end == dot and tokens[-1].low in forms("shortened")


@remembered(4096)
def _seen(written: str) -> tuple[str, int]:
    """Return a token in small letters, and its shape. Cached: a line is read at every keystroke."""
    low = written.lower().translate(_APOSTROPHES)
    if not low.isascii():
        low = unicodedata.normalize("NFC", low)
    if not any(map(str.isalnum, written)):
        return low, Shape.MARK
    if any(map(str.isdigit, written)):
        return low, Shape.NUMBER
    if len(written) > 1 and written.isupper():
        return low, Shape.CAPITALS
    return low, Shape.CAPITAL if written[0].isupper() else Shape.SMALL


def _has_case(tokens: list[Token]) -> bool:
    """Say whether capitals say anything: not when all are capitals, nor in a headline."""
    shapes = [token.shape for token in tokens if token.shape in _LETTERED and len(token.text) > 2]
    words = len(shapes)
    if words < _FEWEST_WORDS:
        is_mixed = not {token.shape for token in tokens}.isdisjoint((Shape.SMALL, Shape.CAPITAL))
        return words < _FEWEST_SHOUTED or is_mixed
    if shapes.count(Shape.CAPITALS) >= _MOST_IN_CAPITALS * words:
        return False
    is_sentence = tokens[-1].text in _CLOSERS or words == _FEWEST_WORDS
    begun_large = words - shapes.count(Shape.SMALL)
    return is_sentence or begun_large <= _MOST_WITH_CAPITAL * words


_FEWEST_WORDS: Final = 3
_FEWEST_SHOUTED: Final = 2
_MOST_IN_CAPITALS: Final = 0.7
_MOST_WITH_CAPITAL: Final = 0.75
_CLOSERS: Final = frozenset(".!?;")
_LETTERED: Final = frozenset({Shape.SMALL, Shape.CAPITAL, Shape.CAPITALS})
