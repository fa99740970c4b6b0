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


def test_it_comes_again_in_later_texts(anonymiser: Anonymiser) -> None:
    assert anonymiser.anonymise(ALONE).text == "Person A is fragile here"


def test_it_is_found_in_earlier_texts_once_it_was_heard(anonymiser: Anonymiser) -> None:
    assert anonymiser.again(Anonymised(ALONE)).text == "Person A is fragile here"


def test_it_comes_again_in_the_same_text() -> None:
    assert found(f"{ALONE}. we asked Hope.") == ["Hope", "Hope"]


def test_words_beside_a_name_are_not_learned() -> None:
    anonymiser = Anonymiser()
    anonymiser.anonymise("Tired Kwabena left")
    assert found("Tired. Hopeful.", anonymiser) == []


def test_never_a_name_wins(anonymiser: Anonymiser) -> None:
    anonymiser.decide_word("Hope", Verdict.NEVER_A_NAME)
    assert found(ALONE, anonymiser) == []
    anonymiser.anonymise("Hope rang her mum")
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
