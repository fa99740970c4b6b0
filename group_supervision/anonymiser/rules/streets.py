"""Names of streets and houses with what kind they are: 14 Harbour Street, thornhill road."""

from typing import Final

from group_supervision.anonymiser.languages.words import Words
from group_supervision.anonymiser.rules.reading import (
    could_name,
    entry_of,
    is_known_name,
    is_next,
    is_set_off,
    is_unknown,
    low_at,
)
from group_supervision.anonymiser.rules.rule import Known
from group_supervision.anonymiser.text.tokens import Line, Shape, Token

Reach = tuple[int, int]
"""The first and the last token."""

_MOST_NAME_WORDS: Final = 3
_MOST_KINDS: Final = 3
_RARE: Final = 2
"""How common a word is that is rather a name after "at": plover way."""
_MOST_DIGITS: Final = 4
_NEAR: Final = 4
"""Tokens before an address in which stands that somebody lives there."""
_SUMS: Final = frozenset("./:£$€#")
"""What stands before a number that is a part of another."""


class Streets:
    """Reads streets and houses that have a name."""

    def __init__(self, words: Words) -> None:
        """Take the words that addresses are made of."""
        self._words: Final = words
        self.kinds: Final = words["streets"] | words["streets-weak"]
        self._strong: Final = words["streets"]
        self._people: Final = words["honorific"] | words["kin"] | words["role"]
        self._before_number: Final = words["address-at"] | words["units"] | {"", ",", ":", ";", "-"}
        self._stops: Final = words["address-general"] | words["address-at"] | words["honorific"]
        self._numbered_things: Final = words["age-numbered"] - words["address-number"]
        self._general: Final = words["address-general"] | words["age-counted"] | words["months"]
        self._large_only: Final = words["streets-never"] | words["streets-verbs"]
        heads = words["org-strong"] | words["org-weak"] | words["org-qualifiers"]
        self._institutions: Final = heads - self.kinds

    def numbered(self, line: Line, index: int) -> Reach | None:
        """Read a house number, one to three words and a kind of street."""
        if not is_house_number(line, index) or low_at(line, index - 1) in self._numbered_things:
            return None
        start = index + 1
        start += len(low_at(line, start)) == 1 and low_at(line, start) in "abcdefgh"
        if low_at(line, start) == ",":
            if low_at(line, index - 1) not in self._before_number:
                return None
            start += 1
        kind = self.named(line, start, is_numbered=True)
        if kind is None or self._is_general(line, start, kind):
            return None
        return None if self._is_institution(line, kind) else (index, kind)

    def _is_general(self, line: Line, start: int, kind: int) -> bool:
        """Say whether what stands before an everyday word names nothing: 5 days family court."""
        if low_at(line, start) in self._words["months"]:
            return True
        if low_at(line, kind) in self._strong:
            return False
        return low_at(line, start) in self._general or low_at(line, kind - 1) in self._general

    def _is_institution(self, line: Line, kind: int) -> bool:
        """Say whether a school or the like is called after the street: hope street infirmary."""
        return low_at(line, kind + 1) in self._institutions and is_next(line, kind + 1)

    def named(self, line: Line, start: int, *, is_numbered: bool) -> int | None:
        """Read one to three words that can be a name; return the kind of street after them."""
        at = start
        for _ in range(_MOST_NAME_WORDS + 1):
            is_owned = low_at(line, at) == "'s"
            at += is_owned
            if at >= len(line.tokens):
                return None
            if at > start:
                if not is_owned and not is_next(line, at):
                    return None
                if line.tokens[at].low in self.kinds:
                    return self._to_the_last_kind(line, at)
            if not self._could_name(line, at, start, is_numbered=is_numbered):
                return None
            at += 1
        return None

    def _could_name(self, line: Line, at: int, start: int, *, is_numbered: bool) -> bool:
        token = line.tokens[at]
        if could_name(token, self._words):
            return True
        is_short = at == start and low_at(line, at + 1) in self._strong
        is_odd = token.low not in self._words["address-general"] and token.is_word
        return is_numbered and is_short and is_odd  # 21 Every Street

    def _to_the_last_kind(self, line: Line, kind: int) -> int:
        """Take further kinds along: Hill Rise, Park View Road, Cowbridge Road East."""
        for _ in range(_MOST_KINDS):
            kind += low_at(line, kind + 1) in self.kinds and is_next(line, kind + 1)
        after = low_at(line, kind + 1)
        if after in self._words["street-parts"] and is_next(line, kind + 1):
            is_long = len(after) > 1 and not low_at(line, kind + 2).isalpha()
            kind += is_long or is_set_off(line, line.tokens[kind + 1])
        return kind

    def unnumbered(self, line: Line, kind: int, done: int, session: Known) -> Reach | None:
        """Read a name and a kind of street without a number, from its end."""
        if low_at(line, kind) not in self.kinds:
            return None
        first = self._start(line, kind, done)
        last = self._to_the_last_kind(line, kind)
        if first == kind or self._is_institution(line, last):
            return None
        if self._is_somebody(line, first, kind, session):
            return None
        is_the = low_at(line, first - 1) in self._words["address-the"]
        is_at = low_at(line, first - 1 - is_the) in self._words["address-at"]
        is_named = self._is_named(line, first, kind, is_at=is_at and not is_the)
        if not self._is_street(line, (first, last), is_named=is_named, is_at=is_at):
            return None
        return first - (is_the and low_at(line, last) in self._words["streets-area"]), last

    def _is_named(self, line: Line, first: int, kind: int, *, is_at: bool) -> bool:
        """Say whether a word before a kind of street is a name, and not just any word."""
        name = line.tokens[first:kind]
        if any(is_unknown(each) or is_set_off(line, each) for each in name):
            return True
        if is_at and any(map(_is_rare, name)):
            return True
        return name[0].shape == Shape.CAPITAL and is_set_off(line, line.tokens[kind])

    def _is_somebody(self, line: Line, first: int, kind: int, session: Known) -> bool:
        """Say whether it is somebody's name: Mrs Hill, Mr Wilfred Field."""
        if low_at(line, first - 1) in self._words["honorific"] or not line.tokens[first].is_word:
            return True
        if low_at(line, first) in self._people:
            return True  # Canon Garth
        if low_at(line, kind) in self._strong:
            return False
        return any(is_known_name(each, session) for each in line.tokens[first : kind + 1])

    def _start(self, line: Line, kind: int, done: int) -> int:
        """Return where the name before a kind of street begins."""
        first = kind
        while first - 1 > done and kind - first < _MOST_NAME_WORDS - 1 and is_next(line, first):
            if not self._goes_before(line, first - 1, kind):
                break
            first -= 1
        return first

    def _goes_before(self, line: Line, index: int, kind: int) -> bool:
        token = line.tokens[index]
        if token.low in self._stops and not self._is_high(line, index, kind):
            return False
        is_smaller = token.shape == Shape.SMALL and is_set_off(line, line.tokens[kind])
        return could_name(token, self._words) and not is_smaller

    def _is_high(self, line: Line, index: int, kind: int) -> bool:
        """Say whether a name stands before a word that names nothing: Tottenham High Road."""
        if low_at(line, kind) not in self._strong or not is_next(line, index):
            return False
        before = line.tokens[index - 1]
        is_name = is_unknown(before) or (before.shape == Shape.CAPITAL and line.has_case)
        return is_name and low_at(line, index) in self._words["address-high"]

    def _telling_kind(self, line: Line, reach: Reach) -> str:
        """Return the kind of street that leaves least doubt: rd in "leeds rd flats"."""
        kinds = [low_at(line, each) for each in range(reach[0], reach[1] + 1)]
        return next((each for each in kinds if each in self._strong), kinds[-1])

    def _is_street(self, line: Line, reach: Reach, *, is_named: bool, is_at: bool) -> bool:
        """Say whether a name and a kind of street without a number are an address."""
        first, last = reach
        low = self._telling_kind(line, reach)
        is_there = is_at or is_set_off(line, line.tokens[last])
        if low in self._words["streets-numbered"]:
            return False
        if low in self._words["streets-area"]:
            return is_named and is_at
        if low in self._strong and low not in self._large_only:
            return is_named or is_at or first == 0
        return self._is_weak_street(line, reach, low, is_there=is_named and is_there)

    def _is_weak_street(self, line: Line, reach: Reach, kind: str, *, is_there: bool) -> bool:
        """Say whether an everyday word is a kind of street here: Bedwell Court, plover way."""
        if self._is_alone(line, reach):
            return is_unknown(line.tokens[reach[0]])
        return is_there or (kind not in self._large_only and self._is_lived_at(line, reach[0]))

    def _is_alone(self, line: Line, reach: Reach) -> bool:
        """Say whether nothing else stands between two pauses: TENNYSON TOWER."""
        before, after = low_at(line, reach[0] - 1), low_at(line, reach[1] + 1)
        return not before.isalnum() and not after.isalpha() and not line.has_case

    def _is_lived_at(self, line: Line, first: int) -> bool:
        """Say whether somebody lives, moves or is visited at what begins with token `first`."""
        if low_at(line, first - 1) not in self._words["address-at"]:
            return False
        near = {low_at(line, index) for index in range(max(0, first - _NEAR), first)}
        return not near.isdisjoint(self._words["address-living"])


def is_house_number(line: Line, index: int) -> bool:
    """Say whether a token can be the number of a house: 14, 3b, 12-14."""
    if index >= len(line.tokens):
        return False
    token = line.tokens[index]
    if token.shape != Shape.NUMBER or line.text[max(0, token.start - 1) : token.start] in _SUMS:
        return False
    parts = token.low.rstrip("abcdefgh").split("-")
    return all(each.isdecimal() and len(each) <= _MOST_DIGITS for each in parts)


def _is_rare(token: Token) -> bool:
    entry = entry_of(token)
    return entry is not None and entry.commonness >= _RARE and not entry.is_acronym
