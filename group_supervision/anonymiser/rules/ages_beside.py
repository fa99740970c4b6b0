"""Ages right beside somebody: "reece 15", "Mina, 13", "(14)", "a boy of 12"."""

from typing import Final

from group_supervision.anonymiser.rules.around_numbers import AroundNumbers
from group_supervision.anonymiser.rules.numbers import Number
from group_supervision.anonymiser.rules.reading import has_class, low_at, may_be_name
from group_supervision.anonymiser.rules.rule import Known
from group_supervision.anonymiser.text.tokens import Line, Shape

_REACH: Final = 9
"""Tokens before a number in which somebody is named whose age it is."""
_MOST_SOFTENERS: Final = 3
_OPENING: Final = frozenset({"(", "["})
_CLOSING: Final = frozenset({")", ",", "/"})
_JOINS: Final = frozenset({",", ";", "-", "–", "—", "(", ")"})
_SET_OFF: Final = frozenset({",", ")"})
_ENDS: Final = frozenset({"", ".", ";"})


class Beside:
    """Finds ages beside the people whose they are."""

    def __init__(self, around: AroundNumbers) -> None:
        """Take what reads the words around a number."""
        self._around: Final = around
        self._words: Final = around.words
        self._joins: Final = _JOINS | around.words["spoken-marks"]

    def is_in_brackets(self, line: Line, number: Number, session: Known) -> bool:
        """Find "(14)" and "(9 wks, poorly)" after somebody."""
        at = number.first - 1
        for _ in range(_MOST_SOFTENERS):
            at -= low_at(line, at) in self._words["age-softeners"] | self._words["age-cues"]
        is_open = low_at(line, at) in _OPENING and low_at(line, number.last + 1) in _CLOSING
        return is_open and self._around.is_somebody(line, at - 1, session)

    def is_after_name(self, line: Line, number: Number, session: Known) -> bool:
        """Find "reece 15", "Mina, 13, hazara girl", "JD - 16"."""
        at = number.first - 1
        is_apart = low_at(line, at) in self._joins
        if not self._around.is_name(line, at - is_apart, session):
            return False
        if low_at(line, at) == ";" and not number.is_big:
            return False
        return self._belongs(line, number, is_apart=is_apart)

    def is_after_person(self, line: Line, number: Number, _session: Known) -> bool:
        """Find "a boy of 12", "man, 29", "F 52", "a retired teacher of eighty-three"."""
        at = number.first - 1
        link = low_at(line, at)
        if link in self._words["age-of"]:
            return self._is_of(line, number, at - 1)
        is_apart = link in self._joins or link == "/"
        who = at - is_apart
        if low_at(line, who) in self._words["age-people"]:
            if len(low_at(line, who)) == 1:
                return self._is_sex(line, number, who)
            return self._belongs(line, number, is_apart=is_apart)
        is_noun = is_apart and number.is_big and has_class(line, who, "H")
        return is_noun and self._around.ends(line, number)

    def _is_of(self, line: Line, number: Number, who: int) -> bool:
        """Find "a boy of 12", but not "a mum of 3", "a widow of nine days"."""
        is_two_halves = (
            number.is_spelt and not number.is_big and not self._around.ends(line, number)
        )
        if number.unit or is_two_halves:
            return False
        low = low_at(line, who)
        if low in self._words["age-people"] and not self._around.is_count(line, number):
            return number.is_big or low not in self._words["age-parents"]
        is_noun = number.is_big and has_class(line, who, "H")
        return is_noun and self._around.ends(line, number)

    def _is_sex(self, line: Line, number: Number, who: int) -> bool:
        """Find "F 52" and "M/74"."""
        is_large = line.tokens[who].shape == Shape.CAPITAL
        is_close = who == number.first - 1 or low_at(line, who + 1) == "/"
        return is_large and is_close and not self._around.counts(line, number)

    def _belongs(self, line: Line, number: Number, *, is_apart: bool) -> bool:
        """Say whether a number after somebody is their age."""
        if self._around.is_count(line, number):
            return False
        before, after = low_at(line, number.first - 1), low_at(line, number.last + 1)
        if number.is_spelt and not number.is_big and not number.unit:
            return is_apart and before == after
        if not is_apart or self._around.ends(line, number):
            return True
        does_something = not number.unit and has_class(line, number.last + 1, "ZD")
        return before in _SET_OFF and does_something

    def is_between_commas(self, line: Line, number: Number, session: Known) -> bool:
        """Find "Mrs Boateng does the lunches, 71, his nan in all but blood"."""
        before, after = low_at(line, number.first - 1), low_at(line, number.last + 1)
        is_end = after in _ENDS or (after == "," and number.is_big)
        if before != "," or not is_end or number.unit or number.is_spelt:
            return False
        if self._is_in_list(line, number.first - 2):
            return False
        named = range(max(0, number.first - _REACH), number.first - 1)
        return any(may_be_name(line, index, session) for index in named)

    def _is_in_list(self, line: Line, before: int) -> bool:
        """Say whether a number before it belongs to nothing but the list: 4, 71."""
        low = low_at(line, before)
        is_year = len(low) > len("115")
        is_room = low_at(line, before - 1) in self._words["age-numbered"]
        return low.isdecimal() and not is_year and not is_room
