"""The names one session protects, in memory alone, and the labels that stand for them."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from re import Pattern
from string import ascii_uppercase
from typing import Final

from group_supervision.anonymiser.span import Span, SpanKind
from group_supervision.core.text import clean

_LABEL: Final = re.compile(r"\bPerson ([A-Z]{1,3})\b")
_SEPARATORS: Final = re.compile(r"[\s\-]+")
_SHORTEST_PART: Final = 3
"""Letters; shorter parts of a longer name are particles such as de, la and Al."""


def folded(text: str) -> tuple[str, list[int]]:
    """Return `text` without case, diacritics and kinds of apostrophe, and where each letter was.

    The second value has one entry more than the first has characters: the index in `text` of the
    character each one came from, and last the length of `text`.
    """
    letters: list[str] = []
    origins: list[int] = []
    for index, character in enumerate(text):
        plain = _PLAIN.get(character) or "".join(
            each
            for each in unicodedata.normalize("NFKD", character.casefold())
            if not unicodedata.combining(each)
        )
        letters.append(plain)
        origins.extend([index] * len(plain))
    return "".join(letters), [*origins, len(text)]


_PLAIN: Final = {
    **dict.fromkeys("’‘ʼ`´", "'"),
    **dict.fromkeys("‐‑–", "-"),
    "\u200c": "",
    "\u200d": "",
    "ø": "o",
    "Ø": "o",
    "ł": "l",
    "Ł": "l",
    "đ": "d",
    "Đ": "d",
    "ı": "i",
}
"""What Unicode does not take apart by itself."""


def label_of(number: int) -> str:
    """Return `Person A` for 1, `Person Z` for 26, `Person AA` for 27."""
    letters = ""
    while number:
        number, letter = divmod(number - 1, 26)
        letters = ascii_uppercase[letter] + letters
    return f"Person {letters}"


def highest_label(texts: Iterable[str]) -> int:
    """Return the number of the highest label used in `texts`, 0 when there is none."""
    return max((_number_of(each) for text in texts for each in _LABEL.findall(text)), default=0)


def _number_of(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ascii_uppercase.index(letter) + 1
    return number


class Names:
    """Who is protected in this session. Nothing of it is ever written."""

    def __init__(self, labels_used: int = 0) -> None:
        """Start with labels above `labels_used`, so that none is used for a second person."""
        self._labels_used = labels_used
        self._people: dict[str, str] = {}
        """The whole name a folded name or part of a name belongs to."""
        self._labels: dict[str, str] = {}
        """The label of a whole name, given at its first mention."""
        self._pattern: Pattern[str] | None = None

    def protect(self, name: str) -> None:
        """Recognise `name` from now on: whole or in part, in any case, possessive or plural."""
        parts = _parts(name)
        if not parts:
            return
        whole = " ".join(parts)
        self._people.setdefault(whole, whole)
        for part in parts:
            if len(part) >= _SHORTEST_PART:
                self._people.setdefault(part, whole)
        longest_first = sorted(self._people, key=len, reverse=True)
        names = "|".join(_spelt(each) for each in longest_first)
        self._pattern = re.compile(rf"(?<!\w)(?:{names})(?:e?s)?(?!\w)")

    def __len__(self) -> int:
        return len(set(self._people.values()))

    def find(self, text: str) -> Iterator[Span]:
        """Find every mention of a protected name."""
        if self._pattern is None:
            return
        plain, origins = folded(text)
        for match in self._pattern.finditer(plain):
            end = origins[match.end() - 1] + 1 if match.end() > match.start() else match.end()
            yield Span(origins[match.start()], _past_marks(text, end), SpanKind.PERSON)

    def label(self, mention: str) -> str:
        """Return the label of whoever `mention` means, a new one at the first mention."""
        spelt = " ".join(_parts(mention))
        whole = next(
            (self._people[each] for each in _singulars(spelt) if each in self._people), spelt
        )
        if whole not in self._labels:
            self._labels_used += 1
            self._labels[whole] = label_of(self._labels_used)
        return self._labels[whole]


def _parts(name: str) -> list[str]:
    """Return the words of a name, folded and without apostrophes."""
    plain = folded(clean(name))[0].replace("'", "")
    return [part for part in _SEPARATORS.split(plain) if any(map(str.isalnum, part))]


def _spelt(name: str) -> str:
    """Return a pattern for a folded name, whatever joins its words, apostrophes or none."""
    return r"[\s\-]+".join("'?".join(map(re.escape, part)) for part in name.split(" "))


def _singulars(name: str) -> tuple[str, ...]:
    return (name, name.removesuffix("s"), name.removesuffix("es"))


def _past_marks(text: str, end: int) -> int:
    """Take combining marks that follow the last letter along with it."""
    while end < len(text) and unicodedata.combining(text[end]):
        end += 1
    return end
