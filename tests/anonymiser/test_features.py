"""What the tagger sees of a word: never its letters."""

import pytest

from group_supervision.anonymiser.anonymise import Anonymiser
from group_supervision.anonymiser.languages.en import ENGLISH
from group_supervision.anonymiser.text.features import INITIALS, features_of
from group_supervision.anonymiser.text.templates import BUCKETS, COUNT
from group_supervision.anonymiser.text.tokens import read


def seen(text: str, index: int, level: int = 0) -> list[int]:
    """Return the features of one token of a line."""
    line = read(text)
    named = [level if each == index else 0 for each in range(len(line.tokens))]
    view = ENGLISH.looks.of(line, named)
    return features_of(view.window(index), view.around(index), "-")


@pytest.mark.parametrize(
    ("one", "other"), [("Kwame", "Zofia"), ("oluwaseun", "grzegorzx"), ("NGUYEN", "WALSHX")]
)
def test_names_that_are_no_english_words_are_seen_alike(one: str, other: str) -> None:
    assert seen(f"we met {one} at home", 2) == seen(f"we met {other} at home", 2)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("we met Kwame at home", "we met kwame at home"),
        ("we met Kwame at home", "the met Kwame at home"),
        ("we met Kwame at home", "we met Kwame on home"),
        ("we met hope at home", "we met wing at home"),
        ("we met hope at home", "we met hope at home, said Hope"),
    ],
)
def test_its_case_its_neighbours_and_its_entry_are_seen(one: str, other: str) -> None:
    assert seen(one, 2) != seen(other, 2)


def test_whether_somebody_is_called_so_is_seen() -> None:
    assert len({tuple(seen("we met km at home", 2, level)) for level in (0, 1, 2, INITIALS)}) == 4


def test_neighbours_that_look_alike_do_not_cancel_each_other_out() -> None:
    assert seen("at Kwame at", 1) != seen("or Kwame or", 1)
    differ = [a != b for a, b in zip(seen("at Kwame at", 1), seen("or Kwame or", 1), strict=True)]
    assert sum(differ) > 12


def test_a_token_has_as_many_features_as_there_are_templates() -> None:
    found = seen("we met Kwame at home", 2)
    assert len(found) == COUNT
    assert all(0 <= each < BUCKETS for each in found)


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("cp plan started. cp is the lead", "cp plan started. Person A is the lead"),
        ("the plan went to tm on leave", "the plan went to Person B on leave"),
        ("13. Is it supervision if nobody speaks", "13. Is it supervision if nobody speaks"),
    ],
)
def test_the_tagger_tells_letters_and_numbers_by_what_stands_around_them(
    typed: str, written: str
) -> None:
    anonymiser = Anonymiser(["chance p", "tamsin m"])
    anonymiser.anonymise("cp rang and tm rang")
    assert anonymiser.anonymise(typed).text == written
