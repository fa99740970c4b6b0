"""Calendar dates: 12.2, 24th May, Feb 23, since 2019, and dates of birth."""

from collections.abc import Iterator
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

_NEAR: Final = 64
"""Dates before one that may overlap it."""
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
        spelt = words["date-ordinals"] | words["date-ordinals-early"] | words["date-centuries"]
        self.begun_in_words: Final = frozenset(word.partition(" ")[0] for word in spelt)
        self._day_and_month: Final = DayAndMonth(words)
        forms = DateForms(words)
        self._nth_cued: Final = forms.nth_cued()
        self._in_words: Final = (("date-month", forms.in_words()), ("date-spelt", forms.spelt()))
        self._in_figures: Final = (
            ("date-full", forms.full(), 4),
            ("date-month", forms.with_month(), 1),
            ("date-year", forms.year(), 2),
            ("date-nth", forms.nth(), 1),
        )
        """With how many digits there are in it at least."""
        self._day: Final = forms.day_before()
        self._birth: Final = forms.birth_before()

    def __call__(self, line: Line, _session: Known) -> dict[str, list[Stretch]]:
        """Return the stretches of each rule."""
        found: dict[str, list[Stretch]] = {}
        taken: list[Stretch] = []
        for identity, (start, end) in self._found(line):
            if start < 0 or any(first < end and start < last for first, last in taken[-_NEAR:]):
                continue
            taken.append((start, end))
            weekday = self._day.search(line.text, max(0, start - _LOOK_BACK), start)
            begin = weekday.start(1) if weekday else start
            is_birth = self._birth.search(line.text, max(0, begin - _LOOK_BACK), begin)
            found.setdefault("date-birth" if is_birth else identity, []).append((begin, end))
        return found

    def _found(self, line: Line) -> Iterator[tuple[str, Stretch]]:
        """Find dates in each form, the most telling first."""
        if not self.begun_in_words.isdisjoint(line.cues):
            for identity, pattern in self._in_words:
                yield from ((identity, match.span()) for match in pattern.finditer(line.text))
        for identity, pattern, fewest in self._in_figures:
            for match in by_numbers(line, pattern, fewest):
                yield identity, match.span("it" if "it" in pattern.groupindex else 0)
        for stretch in self._day_and_month.find(line):
            yield "date-day-and-month", stretch
        for match in self._nth_cued.finditer(line.text):
            yield "date-nth", match.span("it")
