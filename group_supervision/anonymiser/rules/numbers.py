"""Numbers as they are written in notes: 14, fourteen, eighty-four, 10 wks, 16yo, 3-year-old."""

import re
from typing import Final, NamedTuple

from group_supervision.anonymiser.languages.words import Words
from group_supervision.anonymiser.rules.reading import low_at
from group_supervision.anonymiser.text.tokens import Line, Shape, Token

OLDEST: Final = 110
"""Years."""
BIG: Final = 13
"""From here on a number is no hour of a clock with twelve."""
_LONGEST: Final = 24
"""Characters of a number with its unit; what is longer is none."""
_FIGURES: Final = re.compile(r"(\d{1,3})[½¼¾]?(?:-?([^\W\d_]{1,8})(?:-([^\W\d_]{2,5}))?)?")
_SPELT_SMALL: Final = 5
_SEX_AND_AGE: Final = 3
"""Characters: M54. M6 is a motorway."""
_BEFORE: Final = frozenset("£$€#%×*@_\\")
_PARTS: Final = frozenset("./:,-–—‐‑")
_AFTER: Final = frozenset("%°£€_@+")
_WORDS: Final = frozenset({Shape.SMALL, Shape.CAPITAL, Shape.CAPITALS})


class Number(NamedTuple):
    """A whole number up to 110, with its unit of time."""

    first: int
    """The token with which it begins."""
    last: int
    """The token with which it ends, unit included."""
    start: int
    end: int
    value: int
    """Of one that is spelt only whether it is below `BIG` or not."""
    unit: str = ""
    is_old: bool = False
    """Whether what follows says by itself that it is an age: yo, years old."""
    is_spelt: bool = False

    @property
    def is_big(self) -> bool:
        """Whether it is no hour of a clock with twelve."""
        return self.value >= BIG


class Numbers:
    """Reads the numbers of a line."""

    def __init__(self, words: Words) -> None:
        """Take the number words and units of a language."""
        self._small = words["age-numbers-small"]
        self._big = words["age-numbers-big"] | words["age-tens"]
        self._tens = words["age-tens"]
        self._heads = self.spelt(words)
        self._units = words["age-units"]
        self._whole = words["age-units-whole"]
        self._old = words["age-old"]
        self._any_unit = words["age-units"] | words["age-old"]
        self._after = words["age-old-after"]
        self._sexes = words["age-sexes"]

    @staticmethod
    def spelt(words: Words) -> frozenset[str]:
        """Return the words that are numbers or begin with one: fourteen, eighty-four."""
        return words["age-numbers-small"] | words["age-numbers-big"] | words["age-tens"]

    def of(self, line: Line) -> list[Number]:
        """Return the numbers of a line that stand for themselves: no part of a date or a sum."""
        found: list[Number] = []
        done = -1
        for index, token in enumerate(line.tokens):
            if index <= done:
                continue
            if token.shape == Shape.NUMBER:
                number = self._figures(line, index)
            elif token.low in self._heads or ("-" in token.low and token.shape in _WORDS):
                number = self._spelt(line, index)
            else:
                continue
            if number is not None:
                number = self._with_unit(line, number)
                done = number.last
                found.append(number)
        return found

    def _figures(self, line: Line, index: int) -> Number | None:
        token = line.tokens[index]
        if len(token.low) > _LONGEST or self._is_part(line, index):
            return None
        if self._is_sex_and_age(token):
            value = int(token.low[1:])
            return Number(index, index, token.start, token.end, value, is_old=True)
        match = _FIGURES.fullmatch(token.low)
        if match is None or (len(match[1]) > 1 and match[1][0] == "0"):
            return None
        return self._measured(token, Number(index, index, token.start, token.end, 0), match)

    def _measured(self, token: Token, number: Number, match: re.Match[str]) -> Number | None:
        """Return a number with the unit that is glued to it; `None` when that is no unit."""
        value, unit, old = int(match[1]), match[2] or "", match[3] or ""
        is_sex = unit in self._sexes and token.text[-1:].isupper()
        is_unit = is_sex or self._is_unit(unit, value, is_glued="-" not in token.low)
        if value > OLDEST or not is_unit:
            return None
        is_old = is_sex or unit in self._old or old in self._after
        return number._replace(value=value, unit=unit, is_old=is_old)

    def _is_sex_and_age(self, token: Token) -> bool:
        """Say whether it is an age like M54."""
        is_sex = token.text[0].isupper() and token.low[0] in self._sexes
        return is_sex and len(token.low) == _SEX_AND_AGE and token.low[1:].isdecimal()

    def _is_part(self, line: Line, index: int) -> bool:
        """Say whether figures are part of a sum, a time, a date or a share; not so M/74."""
        if low_at(line, index - 1) == "/" and low_at(line, index - 2) in self._sexes:
            return False
        return _is_part(line.text, line.tokens[index])

    def _is_unit(self, unit: str, value: int, *, is_glued: bool) -> bool:
        """Say whether letters after figures are a unit: 10wks, 2yrs, 3-year, but not 2day."""
        is_today = is_glued and value > 1 and unit in self._whole
        return not unit or unit in self._old or (unit in self._units and not is_today)

    def _spelt(self, line: Line, index: int) -> Number | None:
        token = line.tokens[index]
        head, _, rest = token.low.partition("-")
        if head not in self._small and head not in self._big:
            return None
        value = BIG if head in self._big else _SPELT_SMALL
        number = Number(index, index, token.start, token.end, value, is_spelt=True)
        if not rest:
            is_long = head in self._tens and low_at(line, index + 1) in self._small
            last = index + is_long
            return number._replace(last=last, end=line.tokens[last].end)
        if head in self._tens and rest in self._small:
            return number
        unit, _, old = rest.partition("-")
        return (
            number._replace(unit=unit, is_old=old in self._after) if unit in self._units else None
        )

    def _with_unit(self, line: Line, number: Number) -> Number:
        """Take "wks", "wks old" and "year-old" after a number along."""
        if not number.unit:
            number = self._with_first_unit(line, number)
        if not number.unit or number.is_old:
            return number
        last = number.last
        if low_at(line, last + 1) in self._after:
            return _up_to(line, number, last + 1, is_old=True)
        if low_at(line, last + 1).isdecimal() and low_at(line, last + 2) in self._units:
            return _up_to(line, number, last + 2)  # 6 yrs 2 mths
        return number

    def _with_first_unit(self, line: Line, number: Number) -> Number:
        following = [low_at(line, number.last + step) for step in (1, 2, 3)]
        head, _, old = following[0].partition("-")
        if all(following) and "".join(following) in self._old:
            return _up_to(line, number, number.last + 3, unit=head, is_old=True)
        if following[0] in self._any_unit:
            return _up_to(line, number, number.last + 1, unit=head, is_old=head in self._old)
        if head in self._units and old in self._after:
            return _up_to(line, number, number.last + 1, unit=head, is_old=True)
        return number


def _up_to(
    line: Line, number: Number, last: int, *, unit: str = "", is_old: bool = False
) -> Number:
    """Return a number with what follows it, up to token `last`."""
    end = line.tokens[last].end
    return number._replace(last=last, end=end, unit=unit or number.unit, is_old=is_old)


def _is_part(text: str, token: Token) -> bool:
    """Say whether figures are part of a sum, a time, a date or a share."""
    before, after = text[max(0, token.start - 2) : token.start], text[token.end : token.end + 2]
    if before[-1:] in _BEFORE or after[:1] in _AFTER:
        return True
    if before[-1:] in _PARTS and before[:1].isalnum() and len(before) > 1:
        return True
    return after[:1] in _PARTS and after[1:].isdigit()
