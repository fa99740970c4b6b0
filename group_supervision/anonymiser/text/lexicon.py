"""Which words are known ordinary English. Never which names are known.

The lists are read at the first question, not at import: the first frame of the app must not wait
for them.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Final

from group_supervision.anonymiser.text.remembered import remembered
from group_supervision.anonymiser.text.spelling import is_spelt
from group_supervision.anonymiser.text.tokens import Shape
from group_supervision.anonymiser.text.word_forms import DATA, forms, sections
from group_supervision.anonymiser.text.word_list import WordList

_LONGEST_WORD: Final = 80
_SHORTEST_STEM: Final = 5
_STRETCHED: Final = re.compile(r"(.)\1{2,}")


@cache
def _measure() -> re.Pattern[str]:
    """Return small numbers with a unit, and names of sections, sizes and years: 10am, s47, y7."""
    units = "|".join(forms("unit"))
    return re.compile(rf"x?\d+(?:[.:,]\d+)*(?:{units})?|[a-z]{{1,3}}\d{{1,2}}[a-z]?")


class Grade:
    """How readily an ordinary word is taken for a name. No enum, as `Shape` is none."""

    NEVER: Final = 0
    """Nobody is known to bear it; only a capital or its neighbours make it a name."""
    SELDOM: Final = 1
    """Some are called so, but the word is an everyday one."""
    GIVEN: Final = 2
    FIRST: Final = 3
    """In notes it is more often a name than a word."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What is known of an ordinary word."""

    commonness: int
    """1 for the commonest English words, 2 for usual ones, 3 for the rest."""
    classes: str
    """What it can be: see `tools/build_lexicon.py`. Empty when that is not known."""
    grade: int = Grade.NEVER
    """One of `Grade`."""
    is_capitalised: bool = False
    """Whether it is often written with a capital, so that a capital says nothing."""
    is_acronym: bool = False
    is_people: bool = False
    """Whether it is said of a people, a language or a religion."""


_GRADES: Final = {"seldom": Grade.SELDOM, "given": Grade.GIVEN, "first": Grade.FIRST}
"""By the sections of `word-names.txt`."""
_PLAIN: Final = Entry(3, "")
_CAPITALISED: Final = frozenset({"capital", "people"})
"""Sections of words that are often written with a capital."""


class Lexicon:
    """Ordinary English, and the ordinary words that people are called by."""

    def __init__(
        self, words: WordList, listed: Mapping[str, Entry], grades: Mapping[str, int]
    ) -> None:
        """Take the words of the language.

        Args:
            words: Ordinary words with their keys.
            listed: Words of the profession, which go before.
            grades: The ordinary words that people are called by.
        """
        self._words = words
        self._listed = listed
        self._grades = grades

    def _plainly(self, low: str) -> Entry | None:
        """Return what is known of a word as it stands in a list."""
        key = self._words.key(low)
        listed = self._listed.get(low)
        if key is None and listed is None:
            return None
        entry = _PLAIN if key is None else Entry(int(key[0]), key[1:])
        if listed is not None:
            entry = replace(listed, commonness=entry.commonness, classes=entry.classes)
        grade = self._grades.get(low, Grade.NEVER)
        return replace(entry, grade=grade) if grade else entry

    def entry(self, low: str) -> Entry | None:
        """Return what is known of a word in small letters, `None` when it is no ordinary word.

        Regular derivations, compounds of ordinary words, shortened forms and words stretched for
        effect are ordinary; so are small numbers with a unit.
        """
        if len(low) > _LONGEST_WORD:
            return None
        known_as = self._plainly(low)
        if known_as is not None:
            return self._of_somebody(low, known_as)
        return self._made(low) if low.isascii() else None

    def _made(self, low: str) -> Entry | None:
        """Judge a word that is in no list by what it is made of."""
        if _measure().fullmatch(low):
            return _PLAIN
        if "-" in low or "_" in low:
            return self._compound(low)
        if "'" in low:
            return self._contracted(low)
        return self._stretched(low) if _STRETCHED.search(low) else self._derived(low)

    def _of_somebody(self, low: str, entry: Entry) -> Entry:
        """Judge a plural as the name it may be made from, for "carols wrist" is Carol's."""
        if entry.grade == Grade.NEVER and low.endswith("s"):
            stem = self._plainly(low[:-1])
            if stem is not None and stem.grade == Grade.FIRST:
                return replace(entry, grade=Grade.FIRST)
        return entry

    def _stretched(self, low: str) -> Entry | None:
        once, twice = (_STRETCHED.sub(form, low) for form in (r"\1", r"\1\1"))
        return self._plainly(once) or self._plainly(twice)

    def _compound(self, low: str) -> Entry | None:
        """Judge self-harm and stop-start by their parts: ordinary only if all of them are."""
        parts = [part for part in re.split("[-_]", low) if part]
        if parts[1:] == parts[:1] or is_spelt(parts):  # Jun-Jun
            return None
        entries = list(filter(None, map(self.entry, parts)))
        if not entries or len(entries) < len(parts):
            return None
        return Entry(3, entries[-1].classes, min(entry.grade for entry in entries))

    def _contracted(self, low: str) -> Entry | None:
        stems = (low.removesuffix(each) for each in forms("contraction") if low.endswith(each))
        return self._plainly(next(stems, "")) or self._plainly(low.replace("'", ""))

    def _derived(self, low: str) -> Entry | None:
        stems = [low.removeprefix(each) for each in forms("prefix") if low.startswith(each)]
        stems += [low.removesuffix(each) for each in forms("suffix") if low.endswith(each)]
        return _PLAIN if any(map(self._is_stem, stems)) else None

    def _is_stem(self, stem: str) -> bool:
        entry = self._plainly(stem)
        return len(stem) >= _SHORTEST_STEM and entry is not None and entry.grade == Grade.NEVER


@cache
def lexicon() -> Lexicon:
    """Return the shipped lexicon, read at the first call."""
    listed: dict[str, Entry] = {}
    for section, words in [*sections("profession.txt"), *sections("shorthand.txt")]:
        for word in words:
            old = listed.get(word, _PLAIN)
            listed[word] = Entry(
                old.commonness,
                old.classes,
                is_capitalised=old.is_capitalised or section in _CAPITALISED,
                is_acronym=old.is_acronym or section == "acronym",
                is_people=old.is_people or section == "people",
            )
    grades: dict[str, int] = {}
    for section, words in sections("word-names.txt"):
        grade = _GRADES[section]
        for word in words:
            grades[word] = max(grade, grades.get(word, grade))
    return Lexicon(WordList((DATA / "english.txt").read_bytes()), listed, grades)


@remembered(8192)
def known(low: str) -> Entry | None:
    """Return what is known of a word in small letters. Cached: lines are read at every key."""
    return lexicon().entry(low)


def is_unknown(low: str, shape: int) -> bool:
    """Say whether a token is a word of two letters or more that is in no word list.

    Args:
        low: The token in small letters.
        shape: How it is written: one of `Shape`.
    """
    return shape not in (Shape.MARK, Shape.NUMBER) and len(low) > 1 and known(low) is None


def is_borne(low: str) -> bool:
    """Say whether people are called by a word: May, June."""
    entry = known(low)
    return entry is not None and entry.grade >= Grade.GIVEN
