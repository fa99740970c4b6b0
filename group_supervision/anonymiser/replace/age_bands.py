"""How old somebody is, to within a few years: an age of 9 is one from 5 to 10."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from re import Pattern
from typing import Final

from group_supervision.anonymiser.languages.words import Words
from group_supervision.anonymiser.replace.frames import read_pattern
from group_supervision.formats.table import Table

_DIGITS: Final = re.compile(r"\d+")


@dataclass(frozen=True)
class AgeBands:
    """The bands of a language, the numbers it writes out, and the units it counts ages in."""

    bands: Mapping[int, Mapping[str, str]]
    """From the age somebody is younger than to the forms of the band, in order."""
    numbers: Mapping[str, int]
    spelt: Pattern[str]
    """Any of the numbers."""
    units: tuple[tuple[Pattern[str], int], ...]
    """What stands right behind a number of months, and how many make a year."""

    def forms(self, written: str) -> Mapping[str, str]:
        """Return the forms for an age as it is written: 9yo, eighty-four, 18 months."""
        years = self._years(written)
        return next(
            (forms for below, forms in self.bands.items() if years < below),
            [*self.bands.values()][-1],
        )

    def _years(self, written: str) -> int:
        if digits := _DIGITS.search(written):
            number, end = int(digits[0]), digits.end()
        else:
            found = list(self.spelt.finditer(written))
            number = sum(self.numbers[each[0].lower()] for each in found)
            end = found[-1].end() if found else len(written)
        made = (in_a_year for unit, in_a_year in self.units if unit.match(written, end))
        return number // next(made, 1)


def read_age_bands(table: Table, words: Words) -> AgeBands:
    """Read `ages`, `numbers` and `units` of a table.

    Raises:
        FormatError: When something in it is missing or wrong.
    """
    bands = {}
    for each in table.tables("ages", lambda index, _each: f"ages {index}"):
        below = each.number("below")
        bands[below] = texts(each, but="below")
    listed = table.table("numbers", optional=True)
    numbers = {key.lower(): listed.number(key) for key in listed.all_keys()}
    spelt = Words({"numbers": frozenset(numbers)}).either("numbers")
    units = [
        (read_pattern(each, "unit", words, r"[\s½¼¾-]*(?:{})\b"), each.number("in_a_year"))
        for each in table.tables("units", lambda index, _each: f"units {index}")
    ]
    return AgeBands(bands, numbers, re.compile(spelt, re.IGNORECASE), tuple(units))


def texts(table: Table, but: str = "") -> Mapping[str, str]:
    """Return all keys of a table that holds only text, `but` one."""
    return {key: table.text(key) for key in table.all_keys() if key != but}
