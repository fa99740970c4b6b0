"""Two figures that are a day and a month: 12.2 and 24/5, but no time, score or share."""

import re
from collections.abc import Iterator
from typing import Final

from group_supervision.anonymiser.languages.words import Words
from group_supervision.anonymiser.rules.reading import by_numbers
from group_supervision.anonymiser.rules.rule import Stretch
from group_supervision.anonymiser.text.tokens import Line

_PAIR: Final = re.compile(
    r"(?<![\w/.,:\-–£$€#@+'’])(?P<day>0?[1-9]|[12]\d|3[01])(?P<mark>[/.\-])(?P<month>0?[1-9]|1[0-2])"
    r"(?![\w/%°+]|[.,:\-–]\d)"
)
_BEFORE: Final = re.compile(r"[^\s,;()\"]+")
_AFTER: Final = re.compile(r" ?([^\W\d_]+|%)")
_LOOK_BACK: Final = 32
_WORDS_BACK: Final = 3
_LAST_HOUR: Final = 23
_MONTHS: Final = 12
_OUT_OF: Final = frozenset({5, 10})
"""What a score is mostly out of."""
_SHARES: Final = frozenset({"1/2", "1/3", "2/3", "1/4", "3/4", "24/7", "1/1", "9/5"})


class DayAndMonth:
    """Finds days with their months in figures."""

    def __init__(self, words: Words) -> None:
        """Take the words that tell a date from a time or a score."""
        self._words = words

    def find(self, line: Line) -> Iterator[Stretch]:
        """Return where a day and a month stand."""
        pairs = list(by_numbers(line, _PAIR, 2))
        dates = [self._is_date(line.text, match) for match in pairs]
        marks = {match["mark"] for match, is_date in zip(pairs, dates, strict=True) if is_date}
        for match, is_date in zip(pairs, dates, strict=True):
            if is_date or (match["mark"] in marks and self._is_like_another(line.text, match)):
                yield match.span()

    def _is_like_another(self, text: str, match: re.Match[str]) -> bool:
        """Say whether a pair in a line with a sure date of the same form can be one as well."""
        before = self._before(text, match)
        follows = _AFTER.match(text, match.end())
        is_unit = follows is not None and follows[1].lower() in self._words["date-units"]
        is_hour = bool(before) and before[-1] in self._words["date-hours"] | self._words["weekdays"]
        return not is_unit and not is_hour and match[0] not in _SHARES and match["day"][0] != "0"

    def _before(self, text: str, match: re.Match[str]) -> list[str]:
        """Return the three words before a pair."""
        start = max(0, match.start() - _LOOK_BACK)
        return _BEFORE.findall(text[start : match.start()].lower())[-_WORDS_BACK:]

    def _is_date(self, text: str, match: re.Match[str]) -> bool:
        before = self._before(text, match)
        if self._is_measured(text, match, before):
            return False
        is_cued = not self._words["date-cues"].isdisjoint(map(_bare, before))
        if match["mark"] == "/":
            return is_cued or self._is_no_share(match, before)
        if match["mark"] == "-":
            return int(match["day"]) > _MONTHS or match["month"][0] == "0"
        return self._is_no_time(match, before, is_cued=is_cued)

    def _is_measured(self, text: str, match: re.Match[str], before: list[str]) -> bool:
        """Say whether it is a score, or so many miles."""
        follows = _AFTER.match(text, match.end())
        if follows is not None and follows[1].lower() in self._words["date-units"]:
            return True
        if match["mark"] == "/" and int(match["day"]) > int(match["month"]):
            return False
        return not self._words["date-scales"].isdisjoint(map(_bare, before))

    def _is_no_share(self, match: re.Match[str], before: list[str]) -> bool:
        """Say whether a pair with a stroke is no share and no score: 24/5, but not 3/10."""
        if match[0] in _SHARES:
            return False
        day, month = int(match["day"]), int(match["month"])
        if day > month or month not in _OUT_OF:
            return True
        latest = before[-1] if before else ":"
        return not latest.endswith(":") and latest not in self._words["date-shares"]

    def _is_no_time(self, match: re.Match[str], before: list[str], *, is_cued: bool) -> bool:
        """Say whether a pair with a dot is no time of day: 12.2 and 30.4, but not 9.10."""
        day, month = match["day"], match["month"]
        if len(month) == 1 or int(day) > _LAST_HOUR:
            return True
        latest = before[-1] if before else ""
        if latest in self._words["date-hours"] or latest in self._words["weekdays"]:
            return False
        if day[0] == "0" or not before:
            return is_cued
        return is_cued or int(month) % _MINUTES != 0


_MINUTES: Final = 5
"""Appointments are made to five minutes."""


def _bare(word: str) -> str:
    return word.strip(".:")
