"""Whoever was named once in a session is doubted again wherever the word has a capital."""

import pytest

from group_supervision.anonymiser.anonymise import Anonymiser
from group_supervision.anonymiser.session.decisions import Verdict
from group_supervision.core.text import Anonymised
from tests.anonymiser.finding import found

ALONE = "Hope is fragile here"


@pytest.fixture
def anonymiser() -> Anonymiser:
    """Whoever heard of Hope: a session in which she was named, in doubt."""
    heard = Anonymiser()
    heard.anonymise("Hope rang her mum")
    return heard


def test_the_word_alone_names_nobody() -> None:
    assert found(ALONE) == []


def test_it_comes_again_in_later_texts(anonymiser: Anonymiser) -> None:
    assert anonymiser.anonymise(ALONE).text == "Person A is fragile here"


def test_it_is_found_in_earlier_texts_once_it_was_heard(anonymiser: Anonymiser) -> None:
    assert anonymiser.again(Anonymised(ALONE)).text == "Person A is fragile here"


def test_it_comes_again_in_the_same_text() -> None:
    assert found(f"{ALONE}. we asked Hope.") == ["Hope", "Hope"]


def test_looking_alone_teaches_nothing() -> None:
    anonymiser = Anonymiser()
    anonymiser.spans("Hope rang her mum")
    assert found(ALONE, anonymiser) == []


def test_in_small_letters_it_is_the_word(anonymiser: Anonymiser) -> None:
    assert found("they lost hope in the end", anonymiser) == found("they lost hope in the end")


@pytest.mark.parametrize("text", ["told hope", "TOLD HOPE ABOUT THE MOVE"])
def test_words_without_a_capital_of_meaning_teach_nothing(text: str) -> None:
    anonymiser = Anonymiser()
    anonymiser.anonymise(text)
    assert found(ALONE, anonymiser) == []


def test_words_beside_a_name_are_not_learned() -> None:
    anonymiser = Anonymiser()
    anonymiser.anonymise("Tired Kwabena left")
    assert found("Tired. Hopeful.", anonymiser) == []


def test_an_institution_or_a_day_stays_beside_somebody_called_so() -> None:
    anonymiser = Anonymiser()
    anonymiser.anonymise("we met Trust Moyo and Sunday Okafor")
    assert found("the Trust said no on Sunday", anonymiser) == []
    assert found("Trust again", anonymiser) == ["Trust"]


def test_never_a_name_wins(anonymiser: Anonymiser) -> None:
    anonymiser.decide_word("Hope", Verdict.NEVER_A_NAME)
    assert found(ALONE, anonymiser) == []
    anonymiser.anonymise("Hope rang her mum")
    assert found(ALONE, anonymiser) == []


def test_what_is_given_back_teaches_no_more(anonymiser: Anonymiser) -> None:
    anonymiser.anonymise(ALONE)
    text = "Hope rang her mum"
    anonymiser.decide(text, anonymiser.spans(text)[0], Verdict.NOT_A_NAME)
    assert found(ALONE, anonymiser) == []


def test_another_text_that_names_her_still_teaches(anonymiser: Anonymiser) -> None:
    anonymiser.anonymise("asked Hope about it")
    text = "Hope rang her mum"
    anonymiser.decide(text, anonymiser.spans(text)[0], Verdict.NOT_A_NAME)
    assert found(text, anonymiser) == []
    assert found(ALONE, anonymiser) == ["Hope"]


def test_given_back_where_it_came_again_it_stays_known_elsewhere(anonymiser: Anonymiser) -> None:
    anonymiser.decide(ALONE, anonymiser.spans(ALONE)[0], Verdict.NOT_A_NAME)
    assert found(ALONE, anonymiser) == []
    assert found("Hope alone is not enough", anonymiser) == ["Hope"]


def test_a_place_is_nobody(anonymiser: Anonymiser) -> None:
    anonymiser.decide_word("Hope", Verdict.PLACE)
    assert anonymiser.anonymise("met in Hope").text == "met in a place"


def test_several_lines_are_read_one_by_one() -> None:
    anonymiser = Anonymiser()
    anonymiser.replacements("first line\nHope rang her mum\nKwabena left")
    assert found(f"well\n{ALONE}", anonymiser) == ["Hope"]
