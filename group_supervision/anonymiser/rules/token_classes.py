"""Words and marks as a pattern of words reads them: a few letters each for what they are."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import pairwise
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
_CAPITALISED: Final = (Shape.CAPITAL, Shape.CAPITALS)
_FORMS: Final = {
    "N": "noun", "S": "plural", "V": "verb", "Z": "third", "D": "past", "G": "ing",
    "A": "adjective", "R": "adverb",
}  # fmt: skip
"""By the word list: see `tools/build_lexicon.py`."""
_GRADES: Final = {Grade.SELDOM: "name", Grade.GIVEN: "given", Grade.FIRST: "first"}
_UNKNOWN: Final = ("unknown", "nameable", *_GRADES.values())
_BUILT_IN: Final = frozenset(_UNKNOWN).union(
    *_SHAPES.values(),
    _HERE,
    _FORMS.values(),
    ("letter", "short", "rare", "acronym", "often-large"),
)
_USED: Final = 6
"""Of how many classes one letter tells: so many bits of a byte, whose other two are set."""
_LETTERS: Final = [chr(0xC0 + value) for value in range(1 << _USED)]
_EITHER: Final = re.compile(r'(?:"[^"]+"|[^|"])+')
_DOTS: Final = re.compile(r"\.{4,}")
_BOTH: Final = re.compile(r'(?:"[^"]+"|[^&"])+')


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
            asked: Every class that a pattern asks for.

        Raises:
            LookupError: When one is made of what isn't there.
        """
        self._words, self._defined = words, defined
        self._bits = {name: 1 << at for at, name in enumerate(_HERE)}
        self._listed: dict[str, int] = {}
        self._by_form: list[tuple[re.Pattern[str], int]] = []
        self._by_others: list[tuple[int, int, int]] = []
        for expression in asked:
            self._enter(expression)
        self.width: Final = -(-len(self._bits) // _USED)
        """How many letters stand for one word."""
        self._unused = int.from_bytes(b"\xc0" * self.width, "little")
        self._seen = remembered(8192)(self._see)

    def _enter(self, expression: str) -> None:
        """Give each class a bit, those that one is made of before it."""
        for name in _names(expression):
            if name in self._bits:
                continue
            made_of = self._defined.get(name, "")
            if made_of and made_of[0] != "/":
                self._enter(made_of)
            byte, bit = divmod(len(self._bits), _USED)
            bit = self._bits[name] = 1 << 8 * byte + bit
            if made_of[:1] == "/":
                self._by_form.append((re.compile(made_of.strip("/")), bit))
            elif made_of:
                self._by_others += [(*self._masks(e), bit) for e in _EITHER.findall(made_of)]
            for word in {name.strip('"')} if name[0] == '"' else self._words[name]:
                self._listed[word] = self._listed.get(word, 0) | bit

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
            is_there = name in _BUILT_IN or name in self._defined or name in self._words
            if name[0] != '"' and not is_there:
                message = f"<{name}> is neither built in, nor a set of words, nor a class"
                raise LookupError(message)
        either = (self._columns(*self._masks(names)) for names in _EITHER.findall(expression))
        return f"(?:{'|'.join(_DOTS.sub(_counted, ''.join(columns)) for columns in either)})"

    def column(self, name: str) -> tuple[int, str]:
        """Return which of a word's letters tells whether it is of a class, and what it matches."""
        columns = self._columns(*self._masks(name))
        return next((at, each) for at, each in enumerate(columns) if each != ".")

    def _columns(self, mask: int, wanted: int) -> list[str]:
        """Return what each letter of a word has to match."""
        pairs = zip(*(each.to_bytes(self.width, "little") for each in (mask, wanted)), strict=True)
        return [_letters(some, these) if some else "." for some, these in pairs]

    def written(self, reading: Reading) -> str:
        """Return a line with `width` letters for each token."""
        line, seen = reading.line, self._seen
        names, initials = reading.known.names, reading.known.initials
        cased = _CASED if line.has_case else 0
        written, end = [], -1
        for token in line.tokens:
            low, shape = token.low, token.shape
            here = cased | _GLUED if token.start == end else cased
            if token.opens:
                here |= _OPENS
            elif cased and shape in _CAPITALISED:
                here |= _LARGE
            if low in names:
                here |= _NAME
            if low in initials:
                here |= _INITIALS
            written.append(_LETTERS[here] + seen(low, shape))
            end = token.end
        return "".join(written)

    def _see(self, low: str, shape: int) -> str:
        """Return the letters for a word but the first, which says how it stands in its line."""
        bits = self._listed.get(low, 0) | self._unused
        for name in _looks(low, shape):
            bits |= self._bits.get(name, 0)
        for form, bit in self._by_form:
            if form.fullmatch(low):
                bits |= bit
        for mask, wanted, bit in self._by_others:
            if bits & mask == wanted:
                bits |= bit
        return bits.to_bytes(self.width, "little").decode("latin-1")[1:]


@cache
def _letters(mask: int, wanted: int) -> str:
    """Return a pattern for the letters in which some bits are as they are wanted."""
    fits = [value & mask == wanted for value in range(1 << _USED)]
    ends = [at for at, (one, other) in enumerate(pairwise([False, *fits, False])) if one != other]
    return f"[{''.join(f'{_LETTERS[at]}-{_LETTERS[to - 1]}' for at, to in zip(*[iter(ends)] * 2))}]"


def _counted(dots: re.Match[str]) -> str:
    return f".{{{len(dots[0])}}}"


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
    forms = [_FORMS[each] for each in entry.classes if each in _FORMS]
    yield from forms
    is_word_alone = entry.grade == Grade.NEVER and entry.classes
    if not {"noun", "plural", "adjective"}.isdisjoint(forms) if is_word_alone else len(low) > 1:
        yield "nameable"
    if entry.is_acronym:
        yield "acronym"
    elif entry.commonness > 1:
        yield "rare"
    if entry.is_capitalised:
        yield "often-large"
