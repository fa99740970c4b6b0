"""Which words are known ordinary English. Never which names are known.

The lists are read at the first question, not at import: the first frame of the app must not wait
for them.
"""

import re
from dataclasses import dataclass
from enum import IntEnum
from functools import cache, lru_cache
from pathlib import Path
from typing import Final

DATA: Final = Path(__file__).with_name("data")
"""The shipped lists, each with its notice in `NOTICE.md` beside it."""

_SHORTEST_STEM: Final = 4
_PREFIXES: Final = (
    "un re non over under pre post mis co anti inter multi self sub semi super mini ex de micro"
).split()
_SUFFIXES: Final = "ness less like wise able ish ful fully".split()
_SHORTENED: Final = ("'ll", "'ve", "'re", "'d", "'m", "'s")
_STRETCHED: Final = re.compile(r"(.)\1{2,}")
_UNITS: Final = (
    "st nd rd th am pm s k m p x h hr hrs hour min mins d day days wk wks w mth mths yr yrs y yo"
    " mg ml g kg cm mm mb gb ft in pc ish"
).split()
_MEASURE: Final = re.compile(rf"x?\d+(?:[.:,]\d+)*(?:{'|'.join(_UNITS)})?|[a-z]{{1,3}}\d{{1,2}}[a-z]?")


class Grade(IntEnum):
    """How readily an ordinary word is taken for a name."""

    NEVER = 0
    """Nobody is known to bear it; only a capital or a title makes it a name."""
    FAMILY = 1
    GIVEN = 2
    FIRST = 3
    """In notes it is more often a name than a word."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What is known of an ordinary word."""

    commonness: int
    """1 for the commonest English words, 2 for usual ones, 3 for the rest."""
    classes: str
    """What it can be: see `tools/build_lexicon.py`. Empty when that is not known."""
    grade: Grade = Grade.NEVER
    is_capitalised: bool = False
    """Whether it is often written with a capital, so that a capital says nothing."""
    is_acronym: bool = False


class Lexicon:
    """Ordinary English, and the ordinary words that people are called by."""

    def __init__(self, entries: dict[str, Entry]) -> None:
        """Take the entries by their small letters."""
        self._entries = entries

    def __len__(self) -> int:
        return len(self._entries)

    def entry(self, low: str) -> Entry | None:
        """Return what is known of a word in small letters, `None` when it is no ordinary word.

        Regular derivations, compounds of ordinary words, and words stretched for effect are
        ordinary; so are small numbers with a unit.
        """
        known = self._entries.get(low)
        if known is not None or not low.isascii():
            return known
        return self._derived(low)

    def _derived(self, low: str) -> Entry | None:
        if _MEASURE.fullmatch(low):
            return _PLAIN
        if "-" in low or "_" in low:
            return self._compound(re.split("[-_]", low))
        if "'" in low:
            if low.endswith("n't"):
                return _PLAIN
            for ending in _SHORTENED:
                if low.endswith(ending):
                    return self._entries.get(low.removesuffix(ending))
            return self._entries.get(low.replace("'", ""))
        if _STRETCHED.search(low):
            return self._entries.get(_STRETCHED.sub(r"\1", low)) or self._entries.get(
                _STRETCHED.sub(r"\1\1", low)
            )
        stems = [low.removeprefix(each) for each in _PREFIXES if low.startswith(each)]
        stems += [low.removesuffix(each) for each in _SUFFIXES if low.endswith(each)]
        return _PLAIN if any(self._is_stem(stem) for stem in stems) else None

    def _compound(self, parts: list[str]) -> Entry | None:
        entries = [self.entry(part) for part in parts if part]
        if any(entry is None for entry in entries) or not entries:
            return None
        least = min(entries, key=lambda entry: entry.commonness if entry else 0)
        grades = [entry.grade for entry in entries if entry]
        grade = min(grades) if least else Grade.NEVER
        return Entry(3, entries[-1].classes if entries[-1] else "", grade)

    def _is_stem(self, stem: str) -> bool:
        entry = self._entries.get(stem)
        return len(stem) > _SHORTEST_STEM and entry is not None and entry.grade is Grade.NEVER


_PLAIN: Final = Entry(3, "")


@cache
def lexicon() -> Lexicon:
    """Return the shipped lexicon, read at the first call."""
    shared: dict[tuple[int, str, Grade, bool, bool], Entry] = {}

    def entry(*values: object) -> Entry:
        return shared.setdefault(values, Entry(*values))  # type: ignore[arg-type]

    entries: dict[str, Entry] = {}
    for line in (DATA / "english.txt").read_text("utf-8").splitlines():
        key, _, words = line.partition("\t")
        entries.update(dict.fromkeys(words.split(), entry(int(key[0]), key[1:])))
    for section, words in sections("profession.txt"):
        for word in words:
            old = entries.get(word, _PLAIN)
            entries[word] = Entry(
                old.commonness,
                old.classes,
                is_capitalised=old.is_capitalised or section == "capital",
                is_acronym=old.is_acronym or section == "acronym",
            )
    for section, words in sections("word-names.txt"):
        for word in words:
            old = entries.get(word)
            if old is not None and old.grade < Grade[section.upper()]:
                entries[word] = Entry(
                    old.commonness,
                    old.classes,
                    Grade[section.upper()],
                    old.is_capitalised,
                    old.is_acronym,
                )
    return Lexicon(entries)


def sections(name: str) -> list[tuple[str, list[str]]]:
    """Return the sections of a list in the data folder: the first word of the head, the words."""
    found: list[tuple[str, list[str]]] = []
    for line in (DATA / name).read_text("utf-8").splitlines():
        if line.startswith(">"):
            found.append((line[1:].split()[0], []))
        elif not line.startswith("#") and found:
            found[-1][1].extend(line.split())
    return found


@lru_cache(maxsize=8192)
def known(low: str) -> Entry | None:
    """Return what is known of a word in small letters. Cached: a line is read at every keystroke."""
    return lexicon().entry(low)
