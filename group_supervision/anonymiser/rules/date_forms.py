"""How dates are written, as patterns made of the words of a language."""

import re
from re import Pattern
from typing import Final

from group_supervision.anonymiser.languages.words import Words

_DAY: Final = r"(?:0?[1-9]|[12]\d|3[01])"
_MONTH: Final = r"(?:0?[1-9]|1[0-2])"
_YEAR: Final = r"(?:19|20)\d\d"
_SHORT_YEAR: Final = r"['’‘]\d\d"
_STROKE: Final = r"[/.\-‐‑–]"
_LEFT: Final = r"(?<![\w/.\-£$€#@])"
_RIGHT: Final = r"(?![\w/%]|[.,:\-]\d)"
_BEGINS: Final = r"(?<![^\s(])"


class DateForms:
    """Patterns for dates. Each is linear in the length of the line: nothing in it is unbounded."""

    def __init__(self, words: Words) -> None:
        """Take the words of a language."""
        months, short = words.either("months"), words.either("months-short")
        self._words: Final = words
        self._month: Final = rf"(?:{months}|{short}\.?)(?![^\W\d_])"
        self._ending: Final = words.either("date-ordinal-endings")
        self._the: Final = rf"(?:{words.either('date-the')} )?"
        in_short = rf"[ \-./]\d\d(?![\d/:]|\.\d|{self._ending})"
        self._year: Final = rf"(?:,? ?(?:{_YEAR}|{_SHORT_YEAR})|{in_short})?"
        self._weekday: Final = words.either("weekdays")

    def full(self) -> Pattern[str]:
        """Match 12/12/21, 2024-05-03, 05/2024."""
        year_first = rf"{_YEAR}{_STROKE}{_MONTH}{_STROKE}{_DAY}"
        day_first = rf"{_DAY}(?P<mark> ?{_STROKE} ?){_MONTH}(?P=mark)(?:{_YEAR}|\d\d)"
        apart = rf"{_MONTH}/{_YEAR}|{_DAY} {_MONTH} {_YEAR}"
        return _pattern(rf"{_LEFT}(?:{year_first}|{day_first}|{apart}){_RIGHT}")

    def with_month(self) -> Pattern[str]:
        """Match 3rd march, the 8th of May, 17-19 Feb, Nov 29, feb '23, aug 2020."""
        of, between = self._words.either("date-of"), self._words.either("date-and")
        day = rf"{_DAY}(?:{self._ending})?"
        first = rf"(?:{day} ?(?:[-–&/,]|{between}) ?)?"
        day_first = rf"{first}{day}[ \-./]?(?:{of} )?{self._month}{self._year}"
        after = rf"{day}{_RIGHT}(?:,? {_YEAR})?|{_YEAR}|{_SHORT_YEAR}|[ \-]\d\d"
        month_first = rf"{self._month}[ \-]?{self._the}(?:{after})"
        return _pattern(rf"{_LEFT}{self._the}(?:{day_first}|{month_first}){_RIGHT}")

    def in_words(self) -> Pattern[str]:
        """Match "the first of May 2021"."""
        of = self._words.either("date-of")
        spelt = self._words.either("date-ordinals", "date-ordinals-early")
        return _pattern(rf"{_LEFT}{self._the}{spelt} {of} {self._month}{self._year}{_RIGHT}")

    def year(self) -> Pattern[str]:
        """Match 1996, '22, mid 2019, 2019-20."""
        of, part = self._words.either("date-of"), self._words.either("seasons", "months")
        years = rf"{_YEAR}(?:[-–/](?:\d\d|{_YEAR}))?|{_SHORT_YEAR}"
        return _pattern(rf"{_LEFT}(?:{part}[ \-](?:{of} )?)?(?:{years}){_RIGHT}")

    def spelt(self) -> Pattern[str]:
        """Match "twenty sixteen" and "November twenty twenty three"."""
        small, tens = self._words.either("age-numbers-small"), self._words.either("age-tens")
        teens = self._words.either("age-numbers-big", "date-teens")
        century = self._words.either("date-centuries")
        rest = rf"(?:{teens}|{tens}(?:[ -]{small})?)"
        return _pattern(rf"\b(?:{self._month} )?{century} {rest}\b")

    def nth(self) -> Pattern[str]:
        """Match a day of the month alone, with the words on either side."""
        spelt = self._words.either("date-ordinals")
        day = rf"(?:{self._weekday},? )?{self._the}(?:{_DAY}{self._ending}|{spelt})"
        after = r" ?[^\s\w]| [^\W\d_']{1,20}|$"
        return _pattern(rf"{_BEGINS}(?P<cue>\S{{1,12}}) (?P<day>{day})\b(?=(?P<after>{after}))")

    def nth_weekday(self) -> Pattern[str]:
        """Match "Tues 12th"."""
        return _pattern(rf"\b{self._weekday},? {self._the}{_DAY}{self._ending}\b")

    def day_before(self) -> Pattern[str]:
        """Match a day of the week right before a date."""
        return _pattern(rf"\b({self._weekday},? )$")

    def birth_before(self) -> Pattern[str]:
        """Match what announces a date of birth."""
        return _pattern(
            rf"(?:^|[^\w]){self._words.either('date-births')}\W{{0,3}}(?:[^\W\d]{{1,4}} ){{0,2}}$"
        )


def _pattern(written: str) -> Pattern[str]:
    return re.compile(written, re.IGNORECASE)
