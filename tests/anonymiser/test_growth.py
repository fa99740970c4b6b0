"""Work grows with what there is to read, and no faster. Counted in calls: no clock is asked."""

import sys
import tracemalloc
from collections.abc import Iterable
from random import Random
from types import FrameType

import pytest

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
    few, many = (calls(f"Rang {name} about school" for name in strangers(n)) for n in (125, 1_000))
    assert many < 10 * few


@pytest.mark.parametrize("words", ["will Will ", "Su km K "])
def test_a_line_full_of_names_takes_no_more_than_its_length(words: str) -> None:
    short, long = (words * (number // len(words.split())) for number in (250, 2_000))
    assert calls([long]) < 10 * calls([short])


def most_memory(line: str) -> int:
    """Return the bytes a new session takes at most for what it makes of a line."""
    anonymiser = Anonymiser()
    anonymiser.warm_up()
    tracemalloc.start()
    try:
        anonymiser.replacements(line)
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("word", ["Kwabena", "Kwa-", "o-k-", "Kwa_", "O'", "Kwabena1"])
def test_a_giant_word_takes_no_more_than_its_length(word: str) -> None:
    short, long = ("".join([word] * (size // len(word))) for size in (4_000, 32_000))
    calls([short])  # makes the patterns that such a word is first looked for with
    assert calls([long]) < 12 * calls([short])
    assert most_memory(long) < 12 * most_memory(short)


def test_a_giant_word_is_one_unknown_thing_with_a_label_of_its_own() -> None:
    anonymiser = Anonymiser()
    first, second = "Kwabena" * 1_000, "Thuy" * 2_000
    texts = [anonymiser.replacements(f"then {each} left") for each in (first, second, first)]
    assert [[each.text for each in made] for made in texts] == [
        ["Person A"],
        ["Person B"],
        ["Person A"],
    ]
    assert max(len(name) for person in anonymiser.people for name in person.names) <= 81
