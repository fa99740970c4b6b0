"""How dates are written, as patterns made of the words of a language."""

import re
from re import Pattern
from typing import Final

from group_supervision.anonymiser.languages.words import Words

_DAY: Final = r"(?:0?[1-9]|[12]\d|3[01])"
_LATE_DAY: Final = r"(?:[12]\d|3[01])"
"""From the 10th on, an ordinal number before a pause is rather a day than a rank."""
_MONTH: Final = r"(?:0?[1-9]|1[0-2])"
_YEAR: Final = r"(?:19|20)\d\d"
_SHORT_YEAR: Final = r"['’‘]\d\d"
_STROKE: Final = r"[/.\-‐‑–]"
_LEFT: Final = r"(?<![\w/.\-£$€#@])"
_RIGHT: Final = r"(?![\w/%]|[.,:\-]\d)"
_PAUSE: Final = r" ?[^\s\w]|$"


class DateForms:
    """Patterns for dates, with a group `it` where more is looked at.

    Each is linear in the length of the line: nothing in it is unbounded.
    """

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
        then = words.either("date-nth-then", "spoken-marks")
        self._end: Final = rf"\b(?={_PAUSE}| {then}\b)"

    def full(self) -> Pattern[str]:
        """Match 12/12/21, 2024-05-03, 05/2024."""
        year_first = rf"{_YEAR}{_STROKE}{_MONTH}{_STROKE}{_DAY}"
        day_first = rf"{_DAY}(?P<mark> ?{_STROKE} ?){_MONTH}(?P=mark)(?:{_YEAR}|\d\d)"
        apart = rf"{_MONTH}/{_YEAR}|{_DAY} {_MONTH} {_YEAR}"
        return _pattern(rf"{_LEFT}(?:{year_first}|{day_first}|{apart}){_RIGHT}")

    def with_month(self) -> Pattern[str]:
        """Match 3rd march, the 8th of May, 17-19 Feb, Nov 29, feb '23; not "3 may be late"."""
        of, between = self._words.either("date-of"), self._words.either("date-and")
        day = rf"{_DAY}(?:{self._ending})?"
        first = rf"(?:{day} ?(?:[-–&/,]|{between}) ?)?"
        day_first = rf"{first}{day}[ \-./]?(?:{of} )?{self._month}{self._year}"
        after = rf"{day}{_RIGHT}(?:,? {_YEAR})?|{_YEAR}|{_SHORT_YEAR}|[ \-]\d\d"
        month_first = rf"{self._month}[ \-]?{self._the}(?:{after})"
        other = self._words.either("date-verbs-after", "date-units", "date-counted")
        return _pattern(
            rf"{_LEFT}{self._the}(?:{day_first}|{month_first}){_RIGHT}(?! ?{other}(?!\w))"
        )

    def in_words(self) -> Pattern[str]:
        """Match "the first of May 2021"."""
        of = self._words.either("date-of")
        spelt = self._words.either("date-ordinals", "date-ordinals-early")
        return _pattern(rf"{_LEFT}{self._the}{spelt} {of} {self._month}{self._year}{_RIGHT}")

    def year(self) -> Pattern[str]:
        """Match 1996, '22, mid 2019, 2019-20; not "Act 1989", "at 2015", "2000 words"."""
        of, part = self._words.either("date-of"), self._words.either("seasons", "months")
        other = self._words.either("date-acts", "date-year-hours")
        years = rf"{_YEAR}(?:[-–/](?:\d\d|{_YEAR}))?|{_SHORT_YEAR}"
        counted = self._words.either("date-counted")
        return _pattern(
            rf"(?<!\w){other}[ .,]{{0,2}}{_YEAR}{_RIGHT}"
            rf"|{_LEFT}(?P<it>(?:{part}[ \-](?:{of} )?)?(?:{years})){_RIGHT}(?! ?{counted}\b)"
        )

    def spelt(self) -> Pattern[str]:
        """Match "twenty sixteen" and "November twenty twenty three"."""
        small, tens = self._words.either("age-numbers-small"), self._words.either("age-tens")
        teens = self._words.either("age-numbers-big", "date-teens")
        century = self._words.either("date-centuries")
        rest = rf"(?:{teens}|{tens}(?:[ -]{small})?)"
        return _pattern(rf"\b(?:{self._month} )?{century} {rest}\b")

    def nth_cued(self) -> Pattern[str]:
        """Match a day after what announces it: "on the 19th", not "on the 2nd floor"."""
        cue = self._words.either("date-nth-cues")
        day = rf"{self._the}(?:{_DAY}{self._ending}|{self._words.either('date-ordinals')})"
        return _pattern(rf"(?<!\S)\(?{cue} (?P<it>(?:{self._weekday},? )?{day}){self._end}")

    def nth(self) -> Pattern[str]:
        """Match a day that nothing announces: "Tues 12th", "the 3rd", "21st,"."""
        day, the = rf"{_DAY}{self._ending}", self._words.either("date-the")
        late = rf"{_LATE_DAY}{self._ending}\b(?={_PAUSE})"
        return _pattern(
            rf"\b{self._weekday},? {self._the}{day}\b|(?<= )(?:{the} {day}{self._end}|{late})"
        )

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
