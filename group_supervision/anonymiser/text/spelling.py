"""Names as they are compared: without case, diacritics, apostrophes, and up to one slip."""

import unicodedata
from collections.abc import Iterator, Sequence
from typing import Final

from group_supervision.anonymiser.text.remembered import remembered
from group_supervision.anonymiser.text.seen import seen
from group_supervision.anonymiser.text.tokens import LOOKED_AT, Shape, read

_PLAIN: Final = str.maketrans(
    dict.fromkeys("'’‘ʼʻʿʾ`´ʹ\u200c\u200d\u05f3\u05f4", "")
    | dict.fromkeys("‐‑–_\u05be", "-")
    | {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ı": "i", "ħ": "h", "ŧ": "t", "ə": "e"}
    | {"æ": "ae", "œ": "oe", "þ": "th", "ŋ": "ng", "ß": "ss"}
)
"""What Unicode does not take apart by itself, and what is left out."""

_FEWEST_SPELT: Final = 3

_SHORTEST_WITH_SLIP: Final = 5
"""Letters; with fewer, one slip makes too many other words."""


def folded(text: str) -> str:
    """Return `text` without case, diacritics and apostrophes."""
    return _folded_word(text) if len(text) < LOOKED_AT else _folded(text)


def _folded(text: str) -> str:
    plain = text.casefold().translate(_PLAIN)
    if plain.isascii():
        return plain
    taken_apart = unicodedata.normalize("NFKD", plain)
    return "".join(each for each in taken_apart if not unicodedata.combining(each))


_folded_word: Final = remembered(4096)(_folded)
"""Kept for words, which come again at every key; not for what is longer than one."""


def pieces(written: str) -> list[str]:
    """Return the words of a name, folded, with hyphenated ones taken apart.

    Of a word that is too long for one only the beginning is kept, so that it fills no memory.
    """
    found: list[str] = []
    for token in read(seen(written)).tokens:
        if token.shape != Shape.MARK:
            found += pieces_of_word(token.text[:LOOKED_AT])
    return found


def pieces_of_word(written: str) -> tuple[str, ...]:
    """Return the parts of one word, folded; a word spelt letter by letter is one: o-k-a-f-o-r."""
    return _parts_of_word(written) if len(written) < LOOKED_AT else _parts(written)


def _parts(written: str) -> tuple[str, ...]:
    found = tuple(piece for piece in folded(written).split("-") if piece)
    return ("".join(found),) if is_spelt(found) else found


_parts_of_word: Final = remembered(4096)(_parts)


def is_spelt(parts: Sequence[str]) -> bool:
    """Say whether the parts of a word are single letters, three at least."""
    return len(parts) >= _FEWEST_SPELT and all(len(part) == 1 for part in parts)


def without_one(word: str) -> Iterator[str]:
    """Return `word` and every word that misses one of its letters."""
    yield word
    for index in range(len(word)):
        yield word[:index] + word[index + 1 :]


def allows_slip(word: str) -> bool:
    """Say whether a name is long enough to be recognised with one slip of the finger.

    What is too long for a word is not: leaving out each letter in turn would take its square.
    """
    return _SHORTEST_WITH_SLIP <= len(word) < LOOKED_AT


def is_one_slip_away(word: str, name: str) -> bool:
    """Say whether one letter too many, too few, wrong, or two swapped turn `name` into `word`."""
    if word == name or abs(len(word) - len(name)) > 1:
        return word == name
    start = 0
    while start < min(len(word), len(name)) and word[start] == name[start]:
        start += 1
    mine, theirs = word[start:], name[start:]
    if len(mine) == len(theirs):
        swapped = mine[:2] == theirs[1::-1] and mine[2:] == theirs[2:]
        return mine[1:] == theirs[1:] or swapped
    return mine[1:] == theirs if len(mine) > len(theirs) else mine == theirs[1:]
