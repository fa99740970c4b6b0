"""Ages that are said of somebody: "she's 15", "turned 3", "says 16", "died at 7"."""

from collections.abc import Set
from typing import Final

from group_supervision.anonymiser.rules.around_numbers import AroundNumbers
from group_supervision.anonymiser.rules.numbers import Number
from group_supervision.anonymiser.rules.reading import has_class, low_at, may_be_name
from group_supervision.anonymiser.rules.rule import Known
from group_supervision.anonymiser.text.tokens import Line

_YOUNGEST_ALONE: Final = 11
_OLDEST_ALONE: Final = 19
"""Years. A number alone in a sentence is an age only between these."""
_FEWEST_CLAIMED: Final = 10
_HEADING: Final = 5
"""Tokens before a colon in which the word "age" stands."""
_NEAR: Final = 5
"""Tokens before "at" in which stands what happened then."""
_MOST_SOFTENERS: Final = 3
_LISTED: Final = frozenset(",/")
_QUOTES: Final = frozenset("\"'“”‘’")
_SENTENCES: Final = frozenset({"", ".", "!", "?", "…"})


class Said:
    """Finds ages by what is said around them."""

    def __init__(self, around: AroundNumbers) -> None:
        """Take what reads the words around a number."""
        self._around: Final = around
        self._words: Final = around.words
        words = around.words
        self._before_cues: Final = words["age-softeners"] - words["age-cues"]
        self._before_is: Final = words["age-softeners"] - words["age-is"]
        self._then: Final = words["age-when"] | words["age-since"]
        self._pauses_in_words: Final = _SENTENCES | words["age-and"] | {","}

    def is_old(self, _line: Line, number: Number, _session: Known) -> bool:
        """Find "13 yr old"."""
        return number.is_old

    def is_cued(self, line: Line, number: Number, _session: Known) -> bool:
        """Find "aged 76", "turned 3", "age according to form: 90"."""
        if self._around.is_count(line, number):
            return False
        at = number.first - 1
        if low_at(line, at) == ":":
            near = {low_at(line, index) for index in range(max(0, at - _HEADING), at)}
            if not near.isdisjoint(self._words["age-heads"]):
                return True
            at -= 1
        return low_at(line, self._before(line, at, self._before_cues)) in self._words["age-cues"]

    def _before(self, line: Line, at: int, softeners: Set[str]) -> int:
        """Return where what stands before "only just" is."""
        for _ in range(_MOST_SOFTENERS):
            at -= low_at(line, at) in softeners
        return at

    def is_said(self, line: Line, number: Number, session: Known) -> bool:
        """Find "she's 15", "hope is 34", "when he was only 8", "how is he 23"."""
        if self._around.is_count(line, number):
            return False
        at = number.first - 1
        if low_at(line, at) in self._words["age-is"] and self._is_then(line, number):
            return True
        if not self._around.ends(line, number):
            return False
        at = self._before(line, at, self._before_is)
        low, before = low_at(line, at), low_at(line, at - 1)
        if low in self._words["age-who-is"] or low in self._words["age-be"]:
            return True
        if low in self._words["age-who"] and before in self._words["age-is"]:
            return True
        return low in self._words["age-is"] and self._is_subject(line, at - 1, number, session)

    def _is_then(self, line: Line, number: Number) -> bool:
        """Find "when I was nineteen", whatever follows."""
        when, who = low_at(line, number.first - 3), low_at(line, number.first - 2)
        return when in self._then and who in self._words["age-who"] and not number.unit

    def _is_subject(self, line: Line, index: int, number: Number, session: Known) -> bool:
        """Say whether a number can be said of what stands here: she, hope, "bf"."""
        for _ in range(2):
            index -= low_at(line, index) in _QUOTES
        low = low_at(line, index)
        if low in self._words["age-who"] or low in self._words["age-people"]:
            return not self._is_owned(line, number)
        if number.unit:
            return False
        is_pause = low == "," or low in self._words["spoken-marks"]
        if is_pause and may_be_name(line, index - 1, session):
            return True
        if is_pause or has_class(line, index, "H"):
            return number.is_big
        return self._around.is_somebody(line, index, session)

    def _is_owned(self, line: Line, number: Number) -> bool:
        """Say whether it is rather what somebody has: his sister's two."""
        is_own = low_at(line, number.first - 1) in self._words["age-own"]
        return is_own and number.is_spelt and not number.is_big

    def is_claimed(self, line: Line, number: Number, _session: Known) -> bool:
        """Find "says 16", "assessed him as 23"."""
        if not self._around.ends(line, number) or number.unit:
            return False
        before = low_at(line, number.first - 1)
        if before == "=":
            return _YOUNGEST_ALONE <= number.value <= _OLDEST_ALONE
        return before in self._words["age-claims"] and number.value >= _FEWEST_CLAIMED

    def is_at(self, line: Line, number: Number, _session: Known) -> bool:
        """Find "at 13" and "died at 7", but no time of day."""
        at = number.first - 1
        if low_at(line, at) not in self._words["age-at"]:
            return False
        if not self._around.stands_alone(line, number):
            return False
        near = {low_at(line, index) for index in range(max(0, at - _NEAR), at)}
        if not near.isdisjoint(self._words["age-timed"]):
            return False
        if number.is_big or not near.isdisjoint(self._words["age-life"]):
            return True
        return number.is_spelt and low_at(line, at) in self._words["age-since"]

    def is_alone(self, line: Line, number: Number, _session: Known) -> bool:
        """Find "im done. im finished. 11": a sentence that is nothing but a number."""
        if number.unit or self._around.counts(line, number):
            return False
        pauses = self._pauses_in_words if number.is_spelt else _SENTENCES
        before, after = low_at(line, number.first - 1), low_at(line, number.last + 1)
        if before not in pauses or after not in pauses:
            return False
        if number.is_spelt:
            return number.is_big and number.first == number.last
        return _YOUNGEST_ALONE <= number.value <= _OLDEST_ALONE

    def is_another(self, line: Line, number: Number, ends: Set[int], values: Set[int]) -> bool:
        """Find the second of "87 and 85", and an age that is said again.

        Args:
            line: The line.
            number: A number that is no age by itself.
            ends: The last tokens of the ages of the line.
            values: These ages, as far as they are written in figures.
        """
        if self._around.is_count(line, number):
            return False
        before = low_at(line, number.first - 1)
        is_beside = number.first - 2 in ends
        if is_beside and before in self._words["age-and"]:
            return True
        if self._is_at_a_time(line, number, is_one_of_two=bool(ends)):
            return True
        if number.unit or not self._around.ends(line, number):
            return False
        is_again = number.value >= _FEWEST_CLAIMED and number.value in values
        return is_again or (is_beside and before in _LISTED)

    def _is_at_a_time(self, line: Line, number: Number, *, is_one_of_two: bool) -> bool:
        """Find "16 now", and "17 when she married"."""
        after = low_at(line, number.last + 1)
        if after in self._words["age-now"]:
            return is_one_of_two or low_at(line, number.first - 1) == ","
        is_when = after in self._words["age-when"]
        return is_when and low_at(line, number.last + 2) in self._words["age-who"]
