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
    r"(?![\w/%°+]|[.,:\-–]\d)(?= ?(?P<after>[^\W\d_]+|%)?)"
)
_BEFORE: Final = re.compile(r"[^\s,;()\"]+")
_LOOK_BACK: Final = 32
_WORDS_BACK: Final = 3
_LAST_HOUR: Final = 23
_MINUTES: Final = 5
"""Appointments are made to five minutes."""
_MONTHS: Final = 12
_OUT_OF: Final = frozenset({5, 10})
"""What a score is mostly out of."""
_SHARES: Final = frozenset({"1/2", "1/3", "2/3", "1/4", "3/4", "24/7", "1/1", "9/5"})


class DayAndMonth:
    """Finds days with their months in figures."""

    def __init__(self, words: Words) -> None:
        """Take the words that tell a date from a time or a score."""
        self._units: Final = words["date-units"]
        self._cues: Final = words["date-cues"]
        self._scales: Final = words["date-scales"]
        self._shares: Final = words["date-shares"]
        self._hours: Final = words["date-hours"] | words["weekdays"]

    def find(self, line: Line) -> Iterator[Stretch]:
        """Return where a day and a month stand."""
        for match in by_numbers(line, _PAIR, 2):
            start = max(0, match.start() - _LOOK_BACK)
            before = _BEFORE.findall(line.text[start : match.start()].lower())[-_WORDS_BACK:]
            if (match["after"] or "").lower() not in self._units and self._is_date(match, before):
                yield match.span()

    def _is_date(self, match: re.Match[str], before: list[str]) -> bool:
        """Say whether a pair is no score, share, span or time of day, by the words before it."""
        day, month = int(match["day"]), int(match["month"])
        near = {word.strip(".:") for word in before}
        if match["mark"] == "-":
            return day > _MONTHS
        if not self._scales.isdisjoint(near) and (match["mark"] == "." or day <= month):
            return False
        is_cued = not self._cues.isdisjoint(near)
        if match["mark"] == "/":
            return is_cued or not self._is_share(match[0], day, month, before)
        is_no_time = day > _LAST_HOUR or len(match["month"]) == 1
        return is_no_time or not self._is_time(month, before, is_cued=is_cued)

    def _is_time(self, minutes: int, before: list[str], *, is_cued: bool) -> bool:
        """Say whether it is a time of day: "at 12.10", "10.05" to the five minutes."""
        is_to_the_minute = bool(before) and minutes % _MINUTES != 0
        return not self._hours.isdisjoint(before[-1:]) or not (is_cued or is_to_the_minute)

    def _is_share(self, written: str, day: int, month: int, before: list[str]) -> bool:
        """Say whether it is a share or a score: 1/2, "gave it 3/10"."""
        latest = before[-1] if before else ":"
        is_gauged = latest.endswith(":") or latest in self._shares
        return written in _SHARES or (day <= month and month in _OUT_OF and is_gauged)
