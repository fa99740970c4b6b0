"""Feelings stay in the notes, also those that somebody could be called by."""

import pytest

from tests.anonymiser.finding import kinds


@pytest.mark.parametrize(
    "text",
    [
        "I felt hope and then grace",
        "a feeling of hope, or peace",
        "the child was happy and proud",
        "nobody was earnest",
        "felt precious to be heard",
        "perhaps a lack of trust",
        "it may be a form of grace",
        "honest and frank talk",
        "they had a frank and earnest exchange, then left",
        "she wants justice",
        "they never got justice.",
    ],
)
def test_what_was_felt_is_nobody(text: str) -> None:
    assert kinds(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "felt Grace was not heard",
        "where was lucky that night?",
        "her name was happy",
        "a photo of grace",
        "feels Hope is at risk",
        "dad wants grace",
        "mum wants justice to come home",
        "told grace",
    ],
)
def test_who_is_meant_is_found_all_the_same(text: str) -> None:
    assert len(kinds(text)) == 1
