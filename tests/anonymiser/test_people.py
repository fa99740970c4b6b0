"""Labels: who is who, in the order of first mention."""

from typing import Final

import pytest

from group_supervision.anonymiser.anonymise import Anonymiser
from group_supervision.anonymiser.languages.en import ENGLISH
from group_supervision.core.text import Anonymised
from group_supervision.errors import Refusal

LABELS: Final = ENGLISH.placeholders.labels


def test_labels_are_given_in_the_order_of_first_mention() -> None:
    anonymiser = Anonymiser(["Zainab", "Ada"])
    assert anonymiser.anonymise("ada met zainab").text == "Person A met Person B"


def test_a_label_is_stable_in_the_session() -> None:
    anonymiser = Anonymiser()
    anonymiser.anonymise("Kwabena told Thuy")
    assert anonymiser.anonymise("thuy rang kwabena").text == "Person B rang Person A"


@pytest.mark.parametrize(
    "mention",
    ["Kwabena", "kwabena mensah", "Mensah, Kwabena", "KM", "K.M.", "Kwabena M", "kwabenas"],
)
def test_all_ways_to_mention_somebody_are_one_person(mention: str) -> None:
    anonymiser = Anonymiser()
    anonymiser.anonymise("Kwabena Mensah presented")
    assert "Person A" in anonymiser.anonymise(f"then {mention} left").text
    assert len(anonymiser.people) == 1


def test_two_people_of_one_given_name_are_two() -> None:
    written = Anonymiser().anonymise("Nkechi Adeleke met Nkechi Balogun").text
    assert written == "Person A met Person B"


def test_a_titled_relative_is_not_taken_for_the_child() -> None:
    written = Anonymiser().anonymise("Kwabena Mensah is afraid of Mr Mensah").text
    assert written == "Person A is afraid of Mr Person B"


def test_after_a_crash_labels_go_on_after_the_last_used() -> None:
    assert Anonymiser(labels_used=2).anonymise("Kwabena left").text == "Person C left"


def test_numbers_and_letters_of_labels_belong_together() -> None:
    assert [LABELS.of(number) for number in (1, 26, 27, 703)] == [
        "Person A",
        "Person Z",
        "Person AA",
        "Person AAA",
    ]
    assert all(LABELS.number_of(LABELS.of(number)) == number for number in range(1, 800))
    assert LABELS.highest(["Person B met Person AA", "nobody"]) == 27


def test_two_labels_that_are_one_person_are_merged_in_stored_texts_too() -> None:
    anonymiser = Anonymiser()
    stored = anonymiser.anonymise("Kwabena met Kobby")
    anonymiser.merge("Person B", "Person A")
    assert anonymiser.again(stored).text == "Person A met Person A"
    assert anonymiser.anonymise("kobby rang").text == "Person A rang"


def test_a_label_with_the_s_of_a_possessive_is_a_label_too() -> None:
    anonymiser = Anonymiser()
    anonymiser.anonymise("Kwabena met Kemi")
    stored = Anonymised("Person Bs mum rang")
    assert LABELS.highest([stored.text]) == 2
    assert Anonymiser().anonymise(stored.text) == stored
    anonymiser.merge("Person B", "Person A")
    assert anonymiser.again(stored).text == "Person As mum rang"


def test_a_label_from_before_a_crash_can_be_merged_into() -> None:
    anonymiser = Anonymiser(labels_used=2)
    anonymiser.anonymise("Kwabena left")
    anonymiser.merge("Person C", "Person A")
    assert anonymiser.anonymise("kwabena rang").text == "Person A rang"


def test_one_label_that_is_two_people_is_split() -> None:
    anonymiser = Anonymiser()
    anonymiser.anonymise("Kwabena Mensah presented")
    assert anonymiser.split("Person A", "Mensah") == "Person B"
    assert anonymiser.anonymise("kwabena and mensah").text == "Person A and Person B"


@pytest.mark.parametrize("label", ["Person Q", "nobody", ""])
def test_a_label_that_was_never_given_is_refused(label: str) -> None:
    with pytest.raises(Refusal):
        Anonymiser().give_role(label, "teacher")


def test_the_people_are_listed_by_label_with_what_they_were_called() -> None:
    anonymiser = Anonymiser()
    anonymiser.anonymise("Thuy Pham met Kwabena")
    assert [(person.label, person.names) for person in anonymiser.people] == [
        ("Person A", ("pham", "thuy")),
        ("Person B", ("kwabena",)),
    ]
