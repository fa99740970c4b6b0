"""Streets, houses and flats: 14 Harbour Street, flat 9 quarry court, thornhill road."""

from collections.abc import Iterable, Iterator
from typing import Final

from group_supervision.anonymiser.finding import Certainty, SpanKind
from group_supervision.anonymiser.languages.words import Words
from group_supervision.anonymiser.rules.reading import (
    Once,
    could_name,
    entry_of,
    is_known_name,
    is_next,
    is_set_off,
    is_unknown,
    low_at,
)
from group_supervision.anonymiser.rules.rule import Known, Rule, Stretch
from group_supervision.anonymiser.text.tokens import Line, Shape, Token

Reach = tuple[int, int]
"""The first and the last token."""

_MOST_NAME_WORDS: Final = 3
_MOST_HOUSE: Final = 6
"""Tokens back from a street in which the name of a house begins."""
_RARE: Final = 2
"""How common a word is that is rather a name after "at": plover way."""
_RULES: Final = (
    ("address-numbered", "a number, a name and a kind of street or house", Certainty.SURE),
    ("address-flat", "a flat and its number", Certainty.SURE),
    ("address-number", "the number of a house", Certainty.DOUBTFUL),
    ("address-street", "a name and a kind of street or house", Certainty.DOUBTFUL),
)


def rules(words: Words) -> tuple[Rule, ...]:
    """Return the rules for addresses. They ask for the sets of `addresses.txt`."""
    addresses = Once(Addresses(words))

    def rule(identity: str, because: str, certainty: Certainty) -> Rule:
        def find(line: Line, session: Known) -> Iterable[Stretch]:
            return addresses(line, session).get(identity, ())

        return Rule(identity, SpanKind.ADDRESS, find, because, certainty)

    return tuple(rule(*each) for each in _RULES)


class Addresses:
    """Finds the addresses of a line, and by which rule they begin."""

    def __init__(self, words: Words) -> None:
        """Take the words that addresses are made of."""
        self._words = words
        self._kinds: Final = words["streets"] | words["streets-weak"]
        self._before_number: Final = words["address-at"] | words["units"] | {"", ",", ":", ";", "-"}
        self._stops: Final = words["address-general"] | words["address-at"] | words["titles"]
        self._starts: Final = self._kinds | words["units"] | words["address-number"]

    def __call__(self, line: Line, session: Known) -> dict[str, list[Stretch]]:
        """Return the stretches of each rule."""
        found: dict[str, list[Stretch]] = {}
        last = -1
        for index, token in enumerate(line.tokens):
            is_start = token.low in self._starts or token.low in self._words["street-prefixes"]
            if index <= last or not (is_start or token.shape is Shape.NUMBER):
                continue
            for identity, reach in self._reads(line, index, last, session):
                if reach is not None:
                    first = self._with_spelt_number(line, reach[0])
                    last = self._with_the_rest(line, reach[1])
                    stretch = line.tokens[first].start, line.tokens[last].end
                    found.setdefault(identity, []).append(stretch)
                    break
        return found

    def _reads(
        self, line: Line, index: int, done: int, session: Known
    ) -> Iterator[tuple[str, Reach | None]]:
        """Read an address in each way that it can begin at a token."""
        yield "address-numbered", self._numbered(line, index)
        yield "address-flat", self._flat(line, index)
        yield "address-number", self._house_number(line, index)
        yield "address-street", self._prefixed(line, index)
        yield "address-street", self._unnumbered(line, index, done, session)

    def _with_spelt_number(self, line: Line, first: int) -> int:
        """Take "one hundred and four" before a street along."""
        start = first
        while low_at(line, start - 1) in self._words["address-spelt"]:
            start -= 1
        is_number = start < first and low_at(line, start) not in self._words["date-and"]
        return start if is_number else first

    def _numbered(self, line: Line, index: int) -> Reach | None:
        """Read a house number, one to three words and a kind of street."""
        tokens = line.tokens
        if index >= len(tokens) or not _is_house_number(line, index):
            return None
        if low_at(line, index - 1) in self._words["age-numbered"] - self._words["address-number"]:
            return None
        start = index + 1
        if start < len(tokens) and len(tokens[start].text) == 1 and tokens[start].low in "abcdefgh":
            start += 1
        if low_at(line, start) == ",":
            if low_at(line, index - 1) not in self._before_number:
                return None
            start += 1
        kind = self._named(line, start, is_numbered=True)
        if kind is None or low_at(line, start) in self._words["months"]:
            return None
        if tokens[kind].low not in self._words["streets"] and self._is_general(line, start, kind):
            return None
        return None if self._is_institution(line, kind) else (index, kind)

    def _is_general(self, line: Line, start: int, kind: int) -> bool:
        """Say whether what stands before an everyday word names nothing: 5 days family court."""
        general = self._words["address-general"] | self._words["age-counted"]
        return low_at(line, start) in general or low_at(line, kind - 1) in general

    def _is_institution(self, line: Line, kind: int) -> bool:
        """Say whether a school or the like is called after the street: hope street infirmary."""
        heads = self._words["org-strong"] | self._words["org-weak"] | self._words["org-qualifiers"]
        return low_at(line, kind + 1) in heads - self._kinds and is_next(line, kind + 1)

    def _named(self, line: Line, start: int, *, is_numbered: bool) -> int | None:
        """Read one to three words that can be a name; return the kind of street after them."""
        tokens = line.tokens
        at = start
        for _ in range(_MOST_NAME_WORDS + 1):
            if low_at(line, at) == "'s":
                at += 1
            if at >= len(tokens) or (
                at > start and low_at(line, at - 1) != "'s" and not is_next(line, at)
            ):
                return None
            if at > start and tokens[at].low in self._kinds:
                return self._to_the_last_kind(line, at)
            if not self._could_name(line, at, start, is_numbered=is_numbered):
                return None
            at += 1
        return None

    def _could_name(self, line: Line, at: int, start: int, *, is_numbered: bool) -> bool:
        token = line.tokens[at]
        if could_name(token, self._words):
            return True
        is_short = at == start and low_at(line, at + 1) in self._words["streets"]
        is_odd = token.low not in self._words["address-general"] and token.is_word
        return is_numbered and is_short and is_odd  # 21 Every Street

    def _to_the_last_kind(self, line: Line, kind: int) -> int:
        """Take further kinds along: Hill Rise, Park View Road, Cowbridge Road East."""
        while low_at(line, kind + 1) in self._kinds and is_next(line, kind + 1):
            kind += 1
        after = low_at(line, kind + 1)
        if after in self._words["street-parts"] and is_next(line, kind + 1):
            is_long = len(after) > 1 and not low_at(line, kind + 2).isalpha()
            kind += is_long or is_set_off(line, line.tokens[kind + 1])
        return kind

    def _flat(self, line: Line, index: int) -> Reach | None:
        """Read "flat 3b" and whatever of an address follows."""
        tokens = line.tokens
        if tokens[index].low not in self._words["units"] or index + 1 >= len(tokens):
            return None
        number = tokens[index + 1]
        is_letter = len(number.text) == 1 and number.shape is Shape.CAPITAL and line.has_case
        if not _is_house_number(line, index + 1) and not is_letter:
            return None
        after = index + 2 + (low_at(line, index + 2) == ",")
        rest = self._numbered(line, after)
        kind = rest[1] if rest else self._named(line, after, is_numbered=False)
        if kind is None and tokens[index].low in self._words["units-weak"]:
            return None
        return index, index + 1 if kind is None else kind

    def _house_number(self, line: Line, index: int) -> Reach | None:
        """Read "no 16" where somebody is or lives at it."""
        if low_at(line, index) not in self._words["address-number"]:
            return None
        number = index + 1 + (low_at(line, index + 1) == ".")
        if number >= len(line.tokens) or not _is_house_number(line, number):
            return None
        numbered = self._numbered(line, number)
        if numbered is not None:
            return index, numbered[1]
        is_at = low_at(line, index - 1) in self._words["address-number-at"]
        return (index, number) if is_at else None

    def _prefixed(self, line: Line, index: int) -> Reach | None:
        """Read "Stryd Bres", "Heol y Felin"."""
        if low_at(line, index) not in self._words["street-prefixes"]:
            return None
        name = index + 1
        if low_at(line, name) in self._words["street-articles"]:
            name += 1
        if name >= len(line.tokens) or not is_next(line, name):
            return None
        token = line.tokens[name]
        return (index, name) if is_unknown(token) or is_set_off(line, token) else None

    def _unnumbered(self, line: Line, kind: int, done: int, session: Known) -> Reach | None:
        """Read a name and a kind of street without a number, from its end."""
        tokens = line.tokens
        if tokens[kind].low not in self._kinds:
            return None
        first = self._start(line, kind, done)
        if first == kind:
            return None
        last = self._to_the_last_kind(line, kind)
        if self._is_institution(line, last) or self._is_somebody(line, first, kind, session):
            return None
        is_the = low_at(line, first - 1) in self._words["address-kind-words"]
        is_at = low_at(line, first - 1 - is_the) in self._words["address-at"]
        name = tokens[first:kind]
        is_named = any(is_unknown(each) or is_set_off(line, each) for each in name)
        is_named = is_named or (is_at and not is_the and any(map(_is_rare, name)))
        is_named = is_named or (name[0].shape is Shape.CAPITAL and is_set_off(line, tokens[kind]))
        if not self._is_street(line, first, last, is_named=is_named, is_at=is_at):
            return None
        is_area = is_the and tokens[last].low in self._words["streets-area"]
        return self._with_the_house(line, first) - is_area, last

    def _is_somebody(self, line: Line, first: int, kind: int, session: Known) -> bool:
        """Say whether it is somebody's name: Mrs Hill, Mr Wilfred Field."""
        if low_at(line, first - 1) in self._words["titles"] or not line.tokens[first].is_word:
            return True
        is_weak = line.tokens[kind].low not in self._words["streets"]
        return is_weak and any(
            is_known_name(each, session) for each in line.tokens[first : kind + 1]
        )

    def _with_the_house(self, line: Line, first: int) -> int:
        """Take a house with a name before its street along: The Old Tannery, Wells Road."""
        if not line.has_case:
            return first
        house = first - 2 if low_at(line, first - 1) == "," else first - 1
        while house >= max(0, first - _MOST_HOUSE) and line.tokens[house].shape is Shape.CAPITAL:
            if low_at(line, house) in self._words["address-kind-words"]:
                return house
            house -= 1
        return first

    def _start(self, line: Line, kind: int, done: int) -> int:
        """Return where the name before a kind of street begins."""
        tokens = line.tokens
        first = kind
        while first - 1 > done and kind - first < _MOST_NAME_WORDS - 1 and is_next(line, first):
            before = tokens[first - 1]
            if before.low in self._stops and not self._is_named_before(line, first - 1, kind):
                break
            if not could_name(before, self._words):
                break
            if before.shape is Shape.SMALL and is_set_off(line, tokens[kind]):
                break
            first -= 1
        return first

    def _is_named_before(self, line: Line, index: int, kind: int) -> bool:
        """Say whether a name stands before a word that names nothing: Tottenham High Road."""
        if line.tokens[kind].low not in self._words["streets"] or index < 1:
            return False
        before, low = line.tokens[index - 1], line.tokens[index].low
        is_name = is_unknown(before) or (before.shape is Shape.CAPITAL and line.has_case)
        return is_name and low in self._words["address-high"] and is_next(line, index)

    def _is_street(self, line: Line, first: int, last: int, *, is_named: bool, is_at: bool) -> bool:
        """Say whether a name and a kind of street without a number are an address."""
        tokens = line.tokens
        kinds = [low_at(line, each) for each in range(first, last + 1)]
        low = next((each for each in kinds if each in self._words["streets"]), kinds[-1])
        is_large = is_set_off(line, tokens[last])
        if low in self._words["streets-area"]:
            return is_named and is_at
        if low not in self._words["streets"] and self._is_alone(line, first, last):
            return is_unknown(tokens[first])
        if low in self._words["streets-numbered"]:
            return False
        if low in self._words["streets-never"]:
            return is_named and (is_large or is_at)
        if low in self._words["streets-verbs"]:
            return is_named and (is_large or is_at)
        if low in self._words["streets"]:
            return is_named or is_at or first == 0
        return self._is_lived_at(line, first) or (is_named and (is_at or is_large))

    def _is_alone(self, line: Line, first: int, last: int) -> bool:
        """Say whether nothing else stands between two pauses: TENNYSON TOWER."""
        before, after = low_at(line, first - 1), low_at(line, last + 1)
        return not before.isalnum() and not after.isalpha() and not line.has_case

    def _is_lived_at(self, line: Line, first: int) -> bool:
        """Say whether somebody lives, moves or is visited at what begins with token `first`."""
        before = low_at(line, first - 1)
        if before not in self._words["address-at"]:
            return False
        near = {low_at(line, index) for index in range(max(0, first - 4), first)}
        return not near.isdisjoint(self._words["address-living"])

    def _with_the_rest(self, line: Line, last: int) -> int:
        """Take the street after the house along, across a comma."""
        for _ in range(2):
            start = last + 1 + (low_at(line, last + 1) == ",")
            following = self._numbered(line, start)
            if following is not None:
                last = following[1]
            elif start == last + 2:
                last = (
                    self._named(line, start, is_numbered=False) or self._town(line, start) or last
                )
        return last

    def _town(self, line: Line, start: int) -> int | None:
        """Read the town after a comma: one or two words with a capital before the next mark."""
        end = start
        while end < min(len(line.tokens), start + 2) and is_set_off(line, line.tokens[end]):
            end += 1
        entry = entry_of(line.tokens[start]) if start < end else None
        if start == end or (entry is not None and (entry.is_capitalised or entry.is_acronym)):
            return None
        is_end = end == len(line.tokens) or not line.tokens[end].is_word
        return end - 1 if is_end else None


def _is_house_number(line: Line, index: int) -> bool:
    token = line.tokens[index]
    if token.shape is not Shape.NUMBER or line.text[max(0, token.start - 1) : token.start] in _SUMS:
        return False
    parts = token.low.rstrip("abcdefgh").split("-")
    return all(each.isdecimal() and len(each) <= _MOST_DIGITS for each in parts)


def _is_rare(token: Token) -> bool:
    entry = entry_of(token)
    return entry is not None and entry.commonness >= _RARE and not entry.is_acronym


_SUMS: Final = frozenset("./:£$€#")
"""What stands before a number that is a part of another."""


_MOST_DIGITS: Final = 4
