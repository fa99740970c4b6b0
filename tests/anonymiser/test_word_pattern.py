"""Patterns of words find what their classes say, and nothing else."""

import pytest

from group_supervision.anonymiser.rules.word_pattern import WordPattern
from group_supervision.anonymiser.text.tokens import read

SETS = {"colour": {"red", "blue"}, "cold": {"blue"}, "thing": {"door", "boat"}}


def found(written: str, text: str) -> list[str]:
    pattern = WordPattern(written, SETS["thing"], SETS, {"short": lambda low, _: len(low) < 4})
    return [text[start:end] for (start, end), _ in pattern.find(read(text))]


def test_words_of_two_classes_in_a_row_are_found_wherever_they_stand() -> None:
    assert found("(?P<it> <colour> <thing> )", "a red boat, a green boat, a blue door") == [
        "red boat",
        "blue door",
    ]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("<colour&!cold>", ["red door"]),
        ("<cold|short&word&!colour>", ["blue door", "old door"]),
        ("<large>", ["Green door"]),
        ("<number>", ["3 door"]),
        ("<mark>", ["! door"]),
    ],
)
def test_classes_are_joined_and_left_out(written: str, expected: list[str]) -> None:
    text = "a red door, blue door, old door, the Green door, 3 door; what! door"
    assert found(f"(?P<it> {written} <thing> )", text) == expected


def test_no_token_is_found_twice() -> None:
    assert found("(?P<it> <colour>{0,3} <thing> )", "red blue door boat") == [
        "red blue door",
        "boat",
    ]


def test_an_unknown_class_is_refused() -> None:
    with pytest.raises(KeyError, match="shape"):
        found("(?P<it> <shape> <thing> )", "a round door")
