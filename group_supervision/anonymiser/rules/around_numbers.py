"""What stands around a number: whether it counts something, ends a thought, belongs to somebody."""

from typing import Final

from group_supervision.anonymiser.languages.words import Words
from group_supervision.anonymiser.rules.numbers import Number
from group_supervision.anonymiser.rules.reading import (
    entry_of,
    has_class,
    is_known_name,
    is_plural,
    is_set_off,
    low_at,
    may_be_name,
)
from group_supervision.anonymiser.rules.rule import Known
from group_supervision.anonymiser.text.lexicon import Grade
from group_supervision.anonymiser.text.tokens import Line, Shape

_MOST_INITIALS: Final = 2
_STOPS: Final = frozenset("/,;.()!?+&/\"'”’…|-–—→:=")


class AroundNumbers:
    """Says what the words around a number make of it."""

    def __init__(self, words: Words) -> None:
        """Take the words that tell an age from a count."""
        self.words = words
        self._pauses: Final = _STOPS | words["spoken-marks"] | words["age-then"] | {""}

    def counts(self, line: Line, number: Number) -> bool:
        """Say whether what follows is what is counted: 3 visits, 10 of us, 1 in 4."""
        after = number.last + 1
        following = low_at(line, after)
        if following in self.words["age-counted"]:
            return True
        if following in self.words["age-share"]:
            return any(low_at(line, index).isdecimal() for index in (after + 1, after + 2))
        if number.value == 1 and not number.unit and following.isalpha():
            return not self.ends(line, number)
        return is_plural(line, after) and not has_class(line, after, "ZD")

    def lasts(self, line: Line, number: Number) -> bool:
        """Say whether it is a time that something lasted: 14 mths clean."""
        return bool(number.unit) and low_at(line, number.last + 1) in self.words["age-duration"]

    def is_count(self, line: Line, number: Number) -> bool:
        """Say whether it is how many there are, or how long."""
        return self.counts(line, number) or self.lasts(line, number)

    def ends(self, line: Line, number: Number) -> bool:
        """Say whether a pause follows, or a word that begins something new."""
        return low_at(line, number.last + 1) in self._pauses

    def stands_alone(self, line: Line, number: Number) -> bool:
        """Say whether it has no unit, counts nothing and is followed by a pause."""
        is_plain = not number.unit and self.ends(line, number)
        return is_plain and not self.counts(line, number)

    def is_somebody(self, line: Line, index: int, session: Known) -> bool:
        """Say whether a word can be somebody: a name, or a boy, a nan."""
        low = low_at(line, index)
        if low in self.words["age-numbered"]:
            return False
        return low in self.words["age-people"] or self.is_name(line, index, session)

    def is_name(self, line: Line, index: int, session: Known) -> bool:
        """Say whether a word before a number can be a name, and is nothing that has a number."""
        if self._is_letters(line, index):
            return True
        if not may_be_name(line, index, session) or self._is_numbered(line, index):
            return False
        return not self._is_measure(line, index, session)

    def _is_letters(self, line: Line, index: int) -> bool:
        """Say whether two capitals can be initials, though an acronym is written so: CB 15."""
        if not 0 <= index < len(line.tokens) or not line.has_case:
            return False
        token = line.tokens[index]
        is_two = token.shape == Shape.CAPITALS and len(token.text) == _MOST_INITIALS
        return is_two and token.low not in self.words["initials-roles"]

    def _is_numbered(self, line: Line, index: int) -> bool:
        """Say whether it is rather the number of something: ward 12, but not Art 8."""
        token = line.tokens[index]
        entry = entry_of(token)
        is_name = entry is not None and entry.grade == Grade.FIRST and is_set_off(line, token)
        return token.low in self.words["age-numbered"] and not is_name

    def _is_measure(self, line: Line, index: int, session: Known) -> bool:
        """Say whether an acronym is rather a test or a plan with a number: GCS 6, DFG 26 wks."""
        token = line.tokens[index]
        is_long = token.shape == Shape.CAPITALS and len(token.text) > _MOST_INITIALS
        return is_long and line.has_case and not is_known_name(token, session)
