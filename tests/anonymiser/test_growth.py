"""Work grows with what there is to read, and no faster. Counted in calls: no clock is asked."""

import sys
from collections.abc import Iterable
from random import Random
from types import FrameType

from group_supervision.anonymiser.anonymise import Anonymiser


def calls(lines: Iterable[str]) -> int:
    """Return how many functions of ours are called for what a new session makes of some lines."""
    count = 0

    def counting(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal count
        count += event == "call"

    anonymiser = Anonymiser()
    anonymiser.warm_up()
    sys.setprofile(counting)
    try:
        for line in lines:
            anonymiser.replacements(line)
    finally:
        sys.setprofile(None)
    return count


def strangers(number: int) -> list[str]:
    random = Random(number)
    syllables = [consonant + vowel for consonant in "bdgkmnprtvz" for vowel in "aeiou"]
    return ["".join(random.choices(syllables, k=4)).title() for _ in range(number)]


def test_many_distinct_names_are_looked_up_and_not_searched_for() -> None:
    few, many = (calls(f"Rang {name} about school" for name in strangers(n)) for n in (500, 4_000))
    assert many < 10 * few
