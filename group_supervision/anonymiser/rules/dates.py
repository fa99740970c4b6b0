"""Calendar dates: 12.2, 24th May, Feb 23, since 2019, and dates of birth."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from group_supervision.anonymiser.finding import Certainty, SpanKind
from group_supervision.anonymiser.languages.words import Words
from group_supervision.anonymiser.rules.date_forms import DateForms
from group_supervision.anonymiser.rules.day_and_month import DayAndMonth
from group_supervision.anonymiser.rules.reading import by_numbers
from group_supervision.anonymiser.rules.rule import NUMBERS, Known, Rule, Stretch
from group_supervision.anonymiser.text.tokens import Line

_LOOK_BACK: Final = 28
"""Characters in which the word stands that says what a number is."""

_LATE: Final = 4
"""Characters: from the 10th on an ordinal number before a pause is rather a day than a rank."""
_NEAR: Final = 64
"""Dates before one that may overlap it."""
_NEXT: Final = re.compile(r" ?([^\W\d_]+)")
_LAST: Final = re.compile(r"([^\W\d_]+|[@~])[ .,]{0,2}$")

_FEWEST_DIGITS: Final = {"date-full": 4, "date-month": 1, "date-year": 2}
_RULES: Final = (
    ("date-full", SpanKind.DATE, "a day, a month and a year", Certainty.SURE),
    ("date-month", SpanKind.DATE, "a day or a year beside a month", Certainty.SURE),
    ("date-day-and-month", SpanKind.DATE, "a day and a month in figures", Certainty.DOUBTFUL),
    ("date-nth", SpanKind.DATE, "a day of the month", Certainty.DOUBTFUL),
    ("date-year", SpanKind.DATE, "a year", Certainty.DOUBTFUL),
    ("date-spelt", SpanKind.DATE, "a year in words", Certainty.DOUBTFUL),
    ("date-birth", SpanKind.BIRTH_DATE, "a date after “born” or the like", Certainty.SURE),
)


def rules(words: Words) -> tuple[Rule, ...]:
    """Return the rules for dates. They ask for the sets of `dates.txt`."""
    dates = Dates(words)
    needs = NUMBERS | dates.begun_in_words
    return tuple(
        Rule(identity, kind, because, certainty, dates, needs)
        for identity, kind, because, certainty in _RULES
    )


class Dates:
    """Finds the dates of a line, and by which rule."""

    def __init__(self, words: Words) -> None:
        """Make the patterns of a language."""
        self._words = words
        self._units = words["date-units"] | words["date-counted"]
        self._nth_ends = words["date-nth-then"] | words["spoken-marks"]
        self._day_and_month = DayAndMonth(words)
        spelt = words["date-ordinals"] | words["date-ordinals-early"] | words["date-centuries"]
        self.begun_in_words: Final = frozenset(word.partition(" ")[0] for word in spelt)
        forms = DateForms(words)
        self._forms: Final = (
            ("date-full", forms.full()),
            ("date-month", forms.with_month()),
            ("date-year", forms.year()),
        )
        self._in_words: Final = forms.in_words()
        self._endings: Final = tuple(words["date-ordinal-endings"])
        self._spelt: Final = forms.spelt()
        self._nth: Final = forms.nth()
        self._nth_weekday: Final = forms.nth_weekday()
        self._day: Final = forms.day_before()
        self._birth: Final = forms.birth_before()

    def __call__(self, line: Line, _session: Known) -> dict[str, list[Stretch]]:
        """Return the stretches of each rule."""
        found: dict[str, list[Stretch]] = {}
        taken: list[Stretch] = []
        for identity, start, end in self._found(line):
            if any(first < end and start < last for first, last in taken[-_NEAR:]):
                continue
            taken.append((start, end))
            begin = self._with_weekday(line.text, start)
            is_birth = self._birth.search(line.text, max(0, begin - _LOOK_BACK), begin)
            found.setdefault("date-birth" if is_birth else identity, []).append((begin, end))
        return found

    def _with_weekday(self, text: str, start: int) -> int:
        """Take the day of the week before a date along."""
        weekday = self._day.search(text, max(0, start - _LOOK_BACK), start)
        return weekday.start(1) if weekday else start

    def _found(self, line: Line) -> Iterator[tuple[str, int, int]]:
        """Find dates in each form, the most telling first."""
        is_nth = any(low.endswith(self._endings) and low[0].isdigit() for low in line.lows)
        is_in_words = not self.begun_in_words.isdisjoint(line.cues)
        if is_in_words:
            yield from _each("date-month", self._in_words.finditer(line.text))
        yield from self._in_figures(line)
        if is_nth:
            yield from _each("date-nth", by_numbers(line, self._nth_weekday))
        if is_in_words:
            yield from _each("date-spelt", self._spelt.finditer(line.text))
        if is_nth or is_in_words:
            days = filter(self._is_nth, self._nth.finditer(line.text))
            yield from _each("date-nth", days, "day")

    def _in_figures(self, line: Line) -> Iterator[tuple[str, int, int]]:
        for identity, pattern in self._forms:
            for match in by_numbers(line, pattern, _FEWEST_DIGITS[identity]):
                if self._is_sound(identity, match):
                    yield identity, *match.span()
        for start, end in self._day_and_month.find(line):
            yield "date-day-and-month", start, end

    def _is_sound(self, identity: str, match: re.Match[str]) -> bool:
        """Say whether figures that may be a year, or a month that may be a word, are a date."""
        after = _NEXT.match(match.string, match.end())
        following = after[1].lower() if after else ""
        if identity == "date-month":
            verbs = self._words["date-month-verbs"]
            parts = match[0].lower().split()
            is_verb = parts[-1] in verbs and following in self._words["date-verbs-after"]
            return not is_verb and not (parts[0] in verbs and following in self._units)
        if identity != "date-year" or not match[0].isdecimal():
            return True
        before = _LAST.search(match.string, max(0, match.start() - _LOOK_BACK), match.start())
        previous = before[1].lower() if before else ""
        if previous in self._words["date-acts"] | self._words["date-year-hours"]:
            return False
        return following not in self._words["date-counted"]

    def _is_nth(self, match: re.Match[str]) -> bool:
        """Say whether an ordinal number is a day: "on the 19th", but not "on the 2nd floor"."""
        cue, after = match["cue"].lower(), match["after"].strip().lower()
        day = match["day"].lower().split()
        is_after = not after.isalpha() or after in self._nth_ends
        if cue.strip("(") in self._words["date-nth-cues"]:
            return is_after
        if not is_after or not day[-1][:1].isdigit():
            return False
        is_late = len(day[-1]) == _LATE and not after.isalpha() and len(day) == 1
        return is_late or day[0] in self._words["date-the"]


def _each(
    identity: str, matches: Iterable[re.Match[str]], group: str | int = 0
) -> Iterator[tuple[str, int, int]]:
    for match in matches:
        yield identity, *match.span(group)
