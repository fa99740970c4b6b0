"""Words and marks as a pattern of words reads them: a few letters each for what they are."""

import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import Final

from group_supervision.anonymiser.languages.words import Words
from group_supervision.anonymiser.rules.rule import Reading
from group_supervision.anonymiser.text.lexicon import Entry, Grade, known
from group_supervision.anonymiser.text.remembered import remembered
from group_supervision.anonymiser.text.tokens import LONGEST_INITIALS, Shape

HERE: Final = ("large", "opens", "cased", "glued", "known-name")
"""Classes by where a word stands and by what the session knows. All others are of words alone."""
_LARGE, _OPENS, _CASED, _GLUED, _NAME = (1 << at for at in range(5))
_UNKNOWN: Final = Entry(0, "", Grade.FIRST)
_NO_WORD: Final = Entry(0, "-")
_NAMING: Final = frozenset("NSA")
_CAPITALISED: Final = (Shape.CAPITAL, Shape.CAPITALS)
BUILT_IN: Final[Mapping[str, Callable[[str, int, Entry], bool]]] = {
    "any": lambda _low, _shape, _entry: True,
    "mark": lambda _low, shape, _entry: shape == Shape.MARK,
    "number": lambda _low, shape, _entry: shape == Shape.NUMBER,
    "word": lambda _low, shape, _entry: shape not in (Shape.MARK, Shape.NUMBER),
    "small": lambda _low, shape, _entry: shape == Shape.SMALL,
    "capital": lambda _low, shape, _entry: shape == Shape.CAPITAL,
    "capitals": lambda _low, shape, _entry: shape == Shape.CAPITALS,
    "letter": lambda low, _shape, _entry: len(low) == 1 and low.isalpha(),
    "short": lambda low, _shape, _entry: len(low) <= LONGEST_INITIALS,
    "unknown": lambda _low, _shape, entry: entry is _UNKNOWN,
    "name": lambda _low, _shape, entry: entry.grade >= Grade.SELDOM,
    "given": lambda _low, _shape, entry: entry.grade >= Grade.GIVEN,
    "first": lambda _low, _shape, entry: entry.grade == Grade.FIRST,
    "nameable": lambda low, _shape, entry: (
        len(low) > 1
        and (
            entry.grade > Grade.NEVER or not entry.classes or not _NAMING.isdisjoint(entry.classes)
        )
    ),
    "rare": lambda _low, _shape, entry: entry.commonness > 1 and not entry.is_acronym,
    "acronym": lambda _low, _shape, entry: entry.is_acronym,
    "often-large": lambda _low, _shape, entry: entry.is_capitalised,
    "noun": lambda _low, _shape, entry: "N" in entry.classes,
    "plural": lambda _low, _shape, entry: "S" in entry.classes,
    "verb": lambda _low, _shape, entry: "V" in entry.classes,
    "third": lambda _low, _shape, entry: "Z" in entry.classes,
    "past": lambda _low, _shape, entry: "D" in entry.classes,
    "ing": lambda _low, _shape, entry: "G" in entry.classes,
    "adverb": lambda _low, _shape, entry: "R" in entry.classes,
}
"""Classes by how a word is written and what the word list says of it: see docs/languages.md."""
_USED: Final = 6
"""Of how many classes one letter tells: so many bits of a byte, whose other two are set."""
_LETTERS: Final = [chr(0xC0 + value) for value in range(1 << _USED)]
_EITHER: Final = re.compile(r'(?:"[^"]+"|[^|"])+')
_BOTH: Final = re.compile(r'(?:"[^"]+"|[^&"])+')
_DOTS: Final = re.compile(r"\.{4,}")


class TokenClasses:
    """The classes of words that the patterns of a language ask for.

    `a|b` is a word of either, `a&b&!c` one of both that isn't in `c`. Each is built in, a set of
    the language's words, defined by its rules, or a word itself: `"of"`.
    """

    def __init__(self, words: Words, defined: Mapping[str, str], asked: Iterable[str]) -> None:
        """Take the words of a language.

        Args:
            words: Its sets of words.
            defined: Classes made of others, `a&!b`, or of letters, `/[0-9]+/`, by their names.
            asked: Every class that a pattern asks for. What isn't there is empty.
        """
        self._words, self._defined = words, defined
        self._bits = {name: 1 << at for at, name in enumerate(HERE)}
        self._listed: dict[str, int] = {}
        self._by_form: list[tuple[re.Pattern[str], int]] = []
        self._by_others: list[tuple[int, int, int]] = []
        for expression in asked:
            self._enter(expression)
        self._built_in = [(BUILT_IN[e], bit) for e, bit in self._bits.items() if e in BUILT_IN]
        self.width: Final = -(-self._next // _USED)
        """How many letters stand for one word."""
        self._unused = int.from_bytes(b"\xc0" * self.width, "little")
        self._seen = remembered(8192)(self._see)

    @property
    def _next(self) -> int:
        """The number of the next bit. The first letter tells of `HERE` alone."""
        return _USED + len(self._bits) - len(HERE)

    def _enter(self, expression: str) -> None:
        """Give each class a bit, those that one is made of before it."""
        for name in _names(expression):
            if name in self._bits:
                continue
            made_of = self._defined.get(name, "")
            is_form = made_of.startswith("/")
            self._enter("" if is_form else made_of)
            byte, place = divmod(self._next, _USED)
            bit = self._bits[name] = 1 << 8 * byte + place
            if is_form:
                self._by_form.append((re.compile(made_of.strip("/")), bit))
            else:
                self._by_others += [(*self._masks(e), bit) for e in _EITHER.findall(made_of)]
            for word in {name.strip('"')} if name[0] == '"' else self._words[name]:
                self._listed[word] = self._listed.get(word, 0) | bit

    def _masks(self, names: str) -> tuple[int, int]:
        """Return the bits that `a&!b` asks about, and those of them that are to be there."""
        asked = {self._bits[name.lstrip("!")]: name[0] != "!" for name in _BOTH.findall(names)}
        return sum(asked), sum(bit for bit, is_wanted in asked.items() if is_wanted)

    def pattern(self, expression: str) -> str:
        """Return the regular expression for one word of a class.

        Raises:
            LookupError: When there is no such class.
        """
        for name in _names(expression):
            if name[0] != '"' and not any(
                name in each for each in (HERE, BUILT_IN, self._defined, self._words)
            ):
                message = f"<{name}> is neither built in, nor a set of words, nor a class"
                raise LookupError(message)
        return f"(?:{'|'.join(map(self._term, _EITHER.findall(expression)))})"

    def _term(self, names: str) -> str:
        """Return the regular expression for one word of `a&!b`."""
        both = (each.to_bytes(self.width, "little") for each in self._masks(names))
        letters = "".join(_letters(*bits) if bits[0] else "." for bits in zip(*both, strict=True))
        return _DOTS.sub(lambda dots: f".{{{len(dots[0])}}}", letters)

    def written(self, reading: Reading) -> str:
        """Return a line with `width` letters for each token."""
        names, seen, end, written = reading.known.names, self._seen, -1, []
        cased = _CASED if reading.line.has_case else 0
        for start, after, _, low, shape, opens in reading.line.tokens:
            here = cased
            if opens:
                here |= _OPENS
            elif cased and shape in _CAPITALISED:
                here |= _LARGE
            if start == end:
                here |= _GLUED
            if low in names:
                here |= _NAME
            written.append(_LETTERS[here] + seen(low, shape))
            end = after
        return "".join(written)

    def _see(self, low: str, shape: int) -> str:
        """Return the letters for a word but the first, which says how it stands in its line."""
        bits = self._listed.get(low, 0) | self._unused
        entry = _NO_WORD
        if shape not in (Shape.MARK, Shape.NUMBER):
            entry = known(low) or (_UNKNOWN if len(low) > 1 else _NO_WORD)
        for test, bit in self._built_in:
            if test(low, shape, entry):
                bits |= bit
        for form, bit in self._by_form:
            if form.fullmatch(low):
                bits |= bit
        for mask, wanted, bit in self._by_others:
            if bits & mask == wanted:
                bits |= bit
        return bits.to_bytes(self.width, "little").decode("latin-1")[1:]


def _names(expression: str) -> list[str]:
    """Return the classes that a class is made of."""
    either = _EITHER.findall(expression)
    return [name.lstrip("!") for names in either for name in _BOTH.findall(names)]


@cache
def _letters(mask: int, wanted: int) -> str:
    """Return a pattern for the letters in which some bits are as they are wanted."""
    return f"[{''.join(_LETTERS[n] for n in range(1 << _USED) if n & mask == wanted)}]"
