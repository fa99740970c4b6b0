"""Streets, houses and flats: 14 Harbour Street, flat 9 quarry court, thornhill road."""

from collections.abc import Iterator
from typing import Final

from group_supervision.anonymiser.finding import Certainty, SpanKind
from group_supervision.anonymiser.languages.words import Words
from group_supervision.anonymiser.rules.reading import (
    entry_of,
    is_next,
    is_set_off,
    is_unknown,
    low_at,
)
from group_supervision.anonymiser.rules.rule import NUMBERS, Known, Rule, Stretch
from group_supervision.anonymiser.rules.streets import Reach, Streets, is_house_number
from group_supervision.anonymiser.text.tokens import Line, Shape

_MOST_HOUSE: Final = 6
"""Tokens back from a street in which the name of a house begins."""
_MOST_NUMBER_WORDS: Final = 5
_RULES: Final = (
    ("address-numbered", "a number, a name and a kind of street or house", Certainty.SURE),
    ("address-flat", "a flat and its number", Certainty.SURE),
    ("address-number", "the number of a house", Certainty.DOUBTFUL),
    ("address-street", "a name and a kind of street or house", Certainty.DOUBTFUL),
)


def rules(words: Words) -> tuple[Rule, ...]:
    """Return the rules for addresses. They ask for the sets of `addresses.txt`."""
    addresses = Addresses(words)
    needs = NUMBERS | addresses.starts
    return tuple(
        Rule(identity, SpanKind.ADDRESS, because, certainty, addresses, needs)
        for identity, because, certainty in _RULES
    )


class Addresses:
    """Finds the addresses of a line, and by which rule they begin."""

    def __init__(self, words: Words) -> None:
        """Take the words that addresses are made of."""
        self._words: Final = words
        self._streets: Final = Streets(words)
        self.starts: Final = (
            self._streets.kinds
            | words["units"]
            | words["address-number"]
            | words["street-prefixes"]
        )

    def __call__(self, line: Line, session: Known) -> dict[str, list[Stretch]]:
        """Return the stretches of each rule."""
        found: dict[str, list[Stretch]] = {}
        last = -1
        for index, token in enumerate(line.tokens):
            is_start = token.low in self.starts or token.shape == Shape.NUMBER
            if index <= last or not is_start:
                continue
            for identity, reach in self._reads(line, index, last, session):
                if reach is not None:
                    first, last = self._whole(line, reach)
                    stretch = line.tokens[first].start, line.tokens[last].end
                    found.setdefault(identity, []).append(stretch)
                    break
        return found

    def _reads(
        self, line: Line, index: int, done: int, session: Known
    ) -> Iterator[tuple[str, Reach | None]]:
        """Read an address in each way that it can begin at a token."""
        yield "address-numbered", self._streets.numbered(line, index)
        yield "address-flat", self._flat(line, index)
        yield "address-number", self._house_number(line, index)
        yield "address-street", self._prefixed(line, index)
        yield "address-street", self._streets.unnumbered(line, index, done, session)

    def _flat(self, line: Line, index: int) -> Reach | None:
        """Read "flat 3b" and whatever of an address follows."""
        low = low_at(line, index)
        if low not in self._words["units"] or not self._is_unit(line, index + 1):
            return None
        after = index + 2 + (low_at(line, index + 2) == ",")
        rest = self._streets.numbered(line, after)
        kind = rest[1] if rest else self._streets.named(line, after, is_numbered=False)
        if kind is None and low in self._words["units-weak"]:
            return None
        return index, index + 1 if kind is None else kind

    def _is_unit(self, line: Line, index: int) -> bool:
        """Say whether a token can be the number of a flat: 3, 3b, C."""
        if index >= len(line.tokens) or is_house_number(line, index):
            return index < len(line.tokens)
        token = line.tokens[index]
        return len(token.text) == 1 and token.shape == Shape.CAPITAL and line.has_case

    def _house_number(self, line: Line, index: int) -> Reach | None:
        """Read "no 16" where somebody is or lives at it."""
        if low_at(line, index) not in self._words["address-number"]:
            return None
        number = index + 1 + (low_at(line, index + 1) == ".")
        if not is_house_number(line, number):
            return None
        numbered = self._streets.numbered(line, number)
        if numbered is not None:
            return index, numbered[1]
        is_at = low_at(line, index - 1) in self._words["address-number-at"]
        return (index, number) if is_at else None

    def _prefixed(self, line: Line, index: int) -> Reach | None:
        """Read "Stryd Bres", "Heol y Felin"."""
        if low_at(line, index) not in self._words["street-prefixes"]:
            return None
        name = index + 1 + (low_at(line, index + 1) in self._words["street-articles"])
        if not is_next(line, name):
            return None
        token = line.tokens[name]
        return (index, name) if is_unknown(token) or is_set_off(line, token) else None

    def _whole(self, line: Line, reach: Reach) -> Reach:
        """Take along what belongs to an address on either side."""
        first = self._with_spelt_number(line, self._with_the_house(line, reach[0]))
        return first, self._with_the_rest(line, reach[1])

    def _with_spelt_number(self, line: Line, first: int) -> int:
        """Take "one hundred and four" before a street along."""
        start = first
        for _ in range(_MOST_NUMBER_WORDS):
            start -= low_at(line, start - 1) in self._words["address-spelt"]
        is_number = start < first and low_at(line, start) not in self._words["date-and"]
        return start if is_number else first

    def _with_the_house(self, line: Line, first: int) -> int:
        """Take a house with a name before its street along: The Old Tannery, Wells Road."""
        if not line.has_case:
            return first
        house = first - 1 - (low_at(line, first - 1) == ",")
        while house >= max(0, first - _MOST_HOUSE) and line.tokens[house].shape == Shape.CAPITAL:
            if low_at(line, house) in self._words["address-the"]:
                return house
            house -= 1
        return first

    def _with_the_rest(self, line: Line, last: int) -> int:
        """Take the street after the house along, and the town, across a comma."""
        for _ in range(2):
            is_apart = low_at(line, last + 1) == ","
            start = last + 1 + is_apart
            following = self._streets.numbered(line, start)
            if following is not None:
                last = following[1]
            elif is_apart:
                street = self._streets.named(line, start, is_numbered=False)
                last = street or self._town(line, start) or last
        return last

    def _town(self, line: Line, start: int) -> int | None:
        """Read the town after a comma: one or two words with a capital before the next mark."""
        end = start
        while end < min(len(line.tokens), start + 2) and is_set_off(line, line.tokens[end]):
            end += 1
        if start == end or (end < len(line.tokens) and line.tokens[end].is_word):
            return None
        entry = entry_of(line.tokens[start])
        is_other = entry is not None and (entry.is_capitalised or entry.is_acronym)
        return None if is_other else end - 1
