"""How old somebody is, to within a few years: an age of 9 is one from 5 to 10."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from re import Pattern

from group_supervision.anonymiser.languages.words import Words
from group_supervision.anonymiser.replace.frames import compiled
from group_supervision.formats.table import Table


@dataclass(frozen=True)
class AgeBands:
    """The bands of a language, the numbers it writes out, and the units it counts ages in."""

    bands: Mapping[int, Mapping[str, str]]
    """From the age somebody is younger than to the forms of the band, in order."""
    numbers: Mapping[str, int]
    number: Pattern[str]
    units: Mapping[Pattern[str], int]
    """What stands right behind a number that isn't one of years, and how many make a year."""

    def forms(self, written: str) -> Mapping[str, str]:
        """Return the forms for an age as it is written: 9yo, eighty-four, 18 months."""
        years = self._years(written.lower())
        last = max(self.bands)
        return self.bands[next((below for below in self.bands if years < below), last)]

    def _years(self, written: str) -> int:
        found = list(self.number.finditer(written))
        if not found:
            return 0
        if found[0][0].isdecimal():  # the first alone: "6 yrs 2 mths"
            number, end = int(found[0][0]), found[0].end()
        else:
            number, end = sum(self.numbers.get(each[0], 0) for each in found), found[-1].end()
        made = (many for unit, many in self.units.items() if unit.match(written, end))
        return number // next(made, 1)


def read_age_bands(table: Table, words: Words) -> AgeBands:
    """Read `ages`, `numbers` and `units` of a table.

    Raises:
        FormatError: When something in it is missing or wrong.
    """
    bands = {}
    for each in table.tables("ages", lambda index, _each: f"ages {index}"):
        below = each.number("below")
        bands[below] = {key: each.text(key) for key in each.all_keys() if key != "below"}
    listed = table.table("numbers", optional=True)
    numbers = {key.lower(): listed.number(key) for key in listed.all_keys()}
    spelt = Words({"numbers": frozenset(numbers)}).either("numbers")
    units = {
        compiled(each, "unit", each.text("unit"), words, r"[\s½¼¾-]*(?:{})\b"): each.number("make")
        for each in table.tables("units", lambda index, _each: f"units {index}")
    }
    return AgeBands(bands, numbers, re.compile(rf"\d+|{spelt}"), units)
