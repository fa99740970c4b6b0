"""Words and marks as a pattern of words reads them: a few letters each for what they are."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from re import Pattern
from typing import Final

from group_supervision.anonymiser.languages.words import Words
from group_supervision.anonymiser.rules.rule import Reading
from group_supervision.anonymiser.text.lexicon import Grade, known
from group_supervision.anonymiser.text.remembered import remembered
from group_supervision.anonymiser.text.tokens import LONGEST_INITIALS, Shape

_HERE: Final = ("large", "opens", "cased", "glued", "known-name", "known-initials")
"""Classes by where a word stands and by what the session knows. All others are of words alone."""
_LARGE, _OPENS, _CASED, _GLUED, _NAME, _INITIALS = (1 << at for at in range(6))
_SHAPES: Final = {
    Shape.MARK: ("any", "mark"),
    Shape.SMALL: ("any", "word", "small"),
    Shape.CAPITAL: ("any", "word", "capital"),
    Shape.CAPITALS: ("any", "word", "capitals"),
    Shape.NUMBER: ("any", "number"),
}
_FORMS: Final = {
    "N": "noun", "S": "plural", "V": "verb", "Z": "third", "D": "past", "G": "ing",
    "A": "adjective", "R": "adverb",
}  # fmt: skip
"""By the word list: see `tools/build_lexicon.py`."""
_GRADES: Final = {Grade.SELDOM: "name", Grade.GIVEN: "given", Grade.FIRST: "first"}
_UNKNOWN: Final = ("unknown", "nameable", *_GRADES.values())
_NAMING: Final = frozenset("NSA")
_OTHERS: Final = ("letter", "short", "unknown", "nameable", "rare", "acronym", "often-large")
_BUILT_IN: Final = frozenset(_HERE).union(
    _FORMS.values(), _GRADES.values(), _OTHERS, *_SHAPES.values()
)
_USED: Final = 6
"""Of how many classes one letter tells: so many bits of a byte, whose other two are set."""
_LETTERS: Final = [chr(0xC0 + value) for value in range(1 << _USED)]
_EITHER: Final = re.compile(r'(?:"[^"]+"|[^|"])+')
_BOTH: Final = re.compile(r'(?:"[^"]+"|[^&"])+')


class TokenClasses:
    """The classes of words that the patterns of a language ask for.

    `<a|b>` is a word of either, `<a&b&!c>` one of both that isn't in `c`. Each is built in, a set
    of the language's words, defined by its rules, or a word itself: `<"of">`.
    """

    def __init__(self, words: Words, defined: Mapping[str, str], asked: Iterable[str]) -> None:
        """Take the words of a language.

        Args:
            words: Its sets of words.
            defined: Classes made of others, `a&!b`, or of letters, `/[0-9]+/`, by their names.
            asked: Every class that a pattern asks for.
        """
        self._words: Final = words
        self._defined: Final = defined
        self._asked: Final = asked
        self._seen: Final = remembered(8192)(self._see)

    @cached_property
    def _bits(self) -> dict[str, int]:
        """A bit for each class; those that one is made of come before it."""
        bits = {name: 1 << at for at, name in enumerate(_HERE)}
        for expression in self._asked:
            self._enter(bits, expression)
        return bits

    def _enter(self, bits: dict[str, int], expression: str) -> None:
        for name in _names(expression):
            if name not in bits:
                made_of = self._defined.get(name, "/")
                self._enter(bits, "" if made_of[0] == "/" else made_of)
                byte, bit = divmod(len(bits), _USED)
                bits[name] = 1 << 8 * byte + bit

    @cached_property
    def width(self) -> int:
        """How many letters stand for one word."""
        return -(-len(self._bits) // _USED)

    @cached_property
    def _listed(self) -> dict[str, int]:
        """The bits of words by the sets they are in, and by themselves."""
        listed: dict[str, int] = {}
        for name, bit in self._bits.items():
            for word in {name.strip('"')} if name[0] == '"' else self._words[name]:
                listed[word] = listed.get(word, 0) | bit
        return listed

    @cached_property
    def _by_form(self) -> list[tuple[Pattern[str], int]]:
        forms = {name: made_of for name, made_of in self._defined.items() if made_of[0] == "/"}
        return [
            (re.compile(form.strip("/")), self._bits.get(name, 0)) for name, form in forms.items()
        ]

    @cached_property
    def _by_others(self) -> list[tuple[int, int, int]]:
        return [
            (*self._masks(each), bit)
            for name, bit in self._bits.items()
            if self._defined.get(name, "/")[0] != "/"
            for each in _EITHER.findall(self._defined[name])
        ]

    @cached_property
    def _unused(self) -> int:
        return int.from_bytes(b"\xc0" * self.width, "little")

    def _masks(self, names: str) -> tuple[int, int]:
        """Return the bits that `a&!b` asks about, and those of them that are to be there."""
        mask = wanted = 0
        for name in _BOTH.findall(names):
            bit = self._bits[name.lstrip("!")]
            mask |= bit
            wanted |= 0 if name[0] == "!" else bit
        return mask, wanted

    def pattern(self, expression: str) -> str:
        """Return the regular expression for one word of a class.

        Raises:
            LookupError: When there is no such class.
        """
        for name in _names(expression):
            if name[0] != '"' and not (
                name in _BUILT_IN or name in self._defined or name in self._words
            ):
                message = f"<{name}> is neither built in, nor a set of words, nor a class"
                raise LookupError(message)
        return f"(?:{'|'.join(self._letters(*self._masks(e)) for e in _EITHER.findall(expression))})"

    def _letters(self, mask: int, wanted: int) -> str:
        written = ""
        for some, these in zip(*(each.to_bytes(self.width, "little") for each in (mask, wanted))):
            fitting = [letter for value, letter in enumerate(_LETTERS) if value & some == these]
            written += f"[{''.join(fitting)}]" if some else "."
        return written

    def places(self, reading: Reading, expression: str) -> list[int]:
        """Return which tokens of a line are of a class."""
        _, every = reading.once(self.written)
        found: list[int] = []
        for mask, wanted in map(self._masks, _EITHER.findall(expression)):
            found += [at for at, bits in enumerate(every) if bits & mask == wanted]
        return sorted(set(found))

    def written(self, reading: Reading) -> tuple[str, list[int]]:
        """Return a line with `width` letters for each token, and the bits of each."""
        line, seen = reading.line, self._seen
        names, initials = reading.known.names, reading.known.initials
        written, every, end = [], [], -1
        for token in line.tokens:
            low, shape = token.low, token.shape
            here = _CASED if line.has_case else 0
            if token.opens:
                here |= _OPENS
            elif here and shape in _CAPITALISED:
                here |= _LARGE
            if token.start == end:
                here |= _GLUED
            if low in names:
                here |= _NAME
            if low in initials:
                here |= _INITIALS
            letters, bits = seen(low, shape)
            written.append(_LETTERS[here] + letters)
            every.append(bits | here)
            end = token.end
        return "".join(written), every

    def _see(self, low: str, shape: int) -> tuple[str, int]:
        """Return the letters for a word but the first, which says how it stands, and its bits."""
        bits = self._listed.get(low, 0)
        for name in _looks(low, shape):
            bits |= self._bits.get(name, 0)
        for form, bit in self._by_form:
            if form.fullmatch(low):
                bits |= bit
        for mask, wanted, bit in self._by_others:
            if bits & mask == wanted:
                bits |= bit
        return (bits | self._unused).to_bytes(self.width, "little").decode("latin-1")[1:], bits


_CAPITALISED: Final = (Shape.CAPITAL, Shape.CAPITALS)


def _names(expression: str) -> list[str]:
    """Return the classes that a class is made of."""
    either = _EITHER.findall(expression)
    return [name.lstrip("!") for names in either for name in _BOTH.findall(names)]


def _looks(low: str, shape: int) -> Iterator[str]:
    """Return the built-in classes of a word."""
    yield from _SHAPES[shape]
    if shape in (Shape.MARK, Shape.NUMBER):
        return
    if len(low) <= LONGEST_INITIALS:
        yield from ("letter", "short") if len(low) == 1 else ("short",)
    entry = known(low)
    if entry is None:
        yield from _UNKNOWN if len(low) > 1 else ()
        return
    yield from (name for grade, name in _GRADES.items() if entry.grade >= grade)
    yield from (_FORMS[form] for form in entry.classes if form in _FORMS)
    if entry.grade == Grade.NEVER and entry.classes:
        if not _NAMING.isdisjoint(entry.classes):
            yield "nameable"
    elif len(low) > 1:
        yield "nameable"
    if entry.is_acronym:
        yield "acronym"
    elif entry.commonness > 1:
        yield "rare"
    if entry.is_capitalised:
        yield "often-large"
