"""Names that something announces: a title, a word of kinship, "called", an age behind them."""

from collections.abc import Callable, Iterator
from typing import Final

from group_supervision.anonymiser.finding import Certainty, SpanKind
from group_supervision.anonymiser.languages.words import Words
from group_supervision.anonymiser.rules.reading import entry_of, has_class, is_set_off, low_at
from group_supervision.anonymiser.rules.rule import NUMBERS, Find, Known, Rule, Stretch, alone
from group_supervision.anonymiser.text.lexicon import Grade
from group_supervision.anonymiser.text.tokens import Line, Shape, Token

_LETTERED: Final = frozenset({Shape.SMALL, Shape.CAPITAL, Shape.CAPITALS})

Test = Callable[[Line, int], bool]
"""Whether the token at an index is somebody's name."""


def rules(words: Words) -> tuple[Rule, ...]:
    """Return the rules for names that something announces.

    Asks for `honorific`, `honorific-also`, `kin`, `name-called`, `name-addressed`, `months` and
    `function-words`.
    """
    announced = Announced(words)
    doubtful = Certainty.DOUBTFUL
    made = (
        ("name-title", "honorific", announced.is_titled, "a name after a title", Certainty.SURE),
        ("name-kin", "kin", announced.is_kin, "a name after a word for family", doubtful),
        ("name-called", "name-called", announced.is_called, "what somebody is called", doubtful),
        ("name-addressed", "name-addressed", announced.is_addressed, "who was spoken to", doubtful),
    )
    return (
        *(
            alone(name, SpanKind.PERSON, because, _after(cues, test), cues, certainty)
            for name, said, test, because, certainty in made
            for cues in (_last_words(words[said]),)
        ),
        alone(
            "name-age",
            SpanKind.PERSON,
            "a name with an age behind it",
            _before_a_number(announced.has_age),
            NUMBERS,
            doubtful,
        ),
    )


def _last_words(phrases: frozenset[str]) -> frozenset[str]:
    return frozenset(phrase.rpartition(" ")[2] for phrase in phrases)


def _after(cues: frozenset[str], test: Test) -> Find:
    """Return what looks for names right after one of some words, or after its full stop."""

    def find(line: Line, _known: Known) -> Iterator[Stretch]:
        before = last = ""
        for index, token in enumerate(line.tokens):
            is_after = (last if before == "." else before) in cues
            if is_after and token.shape in _LETTERED and test(line, index):
                yield token.start, token.end
            last, before = before, token.low

    return find


def _before_a_number(test: Test) -> Find:
    def find(line: Line, _known: Known) -> Iterator[Stretch]:
        for index, number in enumerate(line.tokens):
            if number.shape == Shape.NUMBER and index:
                token = line.tokens[index - 1]
                if token.shape in _LETTERED and test(line, index - 1):
                    yield token.start, token.end

    return find


class Announced:
    """What announces a name in one language."""

    def __init__(self, words: Words) -> None:
        """Take the words of the language."""
        self._titles = words["honorific"]
        self._also = words["honorific-also"]
        self._kin = words["kin"]
        self._called = words["name-called"]
        self._addressed = words["name-addressed"]
        self._small = words["function-words"]
        self._months = words["months"] | words["months-short"]
        self._no_age = self._months | self._small

    def is_titled(self, line: Line, index: int) -> bool:
        """Find "Mr Young", "mr so", "Dr Sharp"."""
        token = line.tokens[index]
        before = low_at(line, index - (2 if low_at(line, index - 1) == "." else 1))
        if before not in self._titles or len(token.text) == 1 or not _adjoins(line, index):
            return False
        if token.low in _AND or low_at(line, index + 1) in self._titles:
            return False
        return before not in self._also or self._is_name(line, index)

    def _is_name(self, line: Line, index: int) -> bool:
        """Say whether a word is a name after what is also said of a thing: "sister hope"."""
        token = line.tokens[index]
        if token.low in self._small or has_class(line, index, "D"):
            return is_set_off(line, token)
        return _grade(token) > Grade.NEVER or is_set_off(line, token)

    def is_kin(self, line: Line, index: int) -> bool:
        """Find "grandad bill"; not "nana rose to her feet"."""
        token = line.tokens[index]
        if low_at(line, index - 1) not in self._kin or token.low in self._small:
            return False
        grade = _grade(token)
        if grade == Grade.FIRST:
            return not has_class(line, index, "D")
        return grade == Grade.GIVEN and not has_class(line, index, "DZS")

    def is_called(self, line: Line, index: int) -> bool:
        """Find "baby's called may", "known as trace"."""
        token = line.tokens[index]
        phrase = f"{low_at(line, index - 2)} {low_at(line, index - 1)}"
        if low_at(line, index - 1) not in self._called and phrase not in self._called:
            return False
        return _grade(token) > Grade.NEVER and token.low not in self._small - self._months

    def is_addressed(self, line: Line, index: int) -> bool:
        """Find "told hope", "spoke to grace about school"; not "told hope stories"."""
        token = line.tokens[index]
        phrase = f"{low_at(line, index - 2)} {low_at(line, index - 1)}"
        if low_at(line, index - 1) not in self._addressed and phrase not in self._addressed:
            return False
        if _grade(token) < Grade.GIVEN or has_class(line, index + 1, "NS"):
            return False
        return not has_class(line, index, "S") and token.low not in self._months

    def has_age(self, line: Line, index: int) -> bool:
        """Find "storm 11" and "ruby 24"; not "may 12"."""
        if index + 1 >= len(line.tokens) or not _is_age(line.tokens[index + 1]):
            return False
        token = line.tokens[index]
        if _grade(token) < Grade.GIVEN or token.low in self._no_age:
            return False
        return low_at(line, index + 2) not in _NO_AGE


_AND: Final = frozenset({"and", "n", "or"})
"""What stands between two titles: Mr and Mrs Young."""
_NO_AGE: Final = frozenset({"/", ":", "%", "x", "times", "out", "-", "."})
"""What follows a number that is a share, a time or an amount."""


def _is_age(number: Token) -> bool:
    return number.text.isdecimal() and len(number.text) < 3 and int(number.text) > 0


def _grade(token: Token) -> int:
    """Return how readily a word is a name; what is in no word list is one most readily."""
    if token.shape not in _LETTERED:
        return Grade.NEVER
    entry = entry_of(token)
    if entry is None:
        return Grade.FIRST if len(token.text) > 1 else Grade.NEVER
    return entry.grade


def _adjoins(line: Line, index: int) -> bool:
    return not line.gap(index - 1).strip(" .")
