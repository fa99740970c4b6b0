"""Notes in key words begin with whom they are about, and have no verb."""

import pytest

from group_supervision.anonymiser.anonymise import Anonymiser
from tests.anonymiser.finding import found, missed

NAMES = ("Precious", "Blessing", "Grace", "Patience", "Joy", "Faith", "Hope", "Mercy", "Comfort")


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    "rest",
    [
        "in tears, not heard",
        "again",
        "alone at the end",
        "from Lewisham 07700 900999",
        "late, then quiet",
        "here every week",
        "14, excluded",
        "in hospital since then",
        "out of the room",
        "tomorrow at ten",
        "; mum too",
    ],
)
def test_whoever_heads_a_note_is_doubted(name: str, rest: str) -> None:
    assert missed(f"{{{name}}} {rest}") == []
    assert missed(f"long silence. {{{name}}} {rest}") == []


@pytest.mark.parametrize(
    "marked", ["{Grace} no show", "{Precious} in the corner", "{Blessing} on her own"]
)
def test_what_a_thing_hardly_does_speaks_for_somebody(marked: str) -> None:
    assert missed(marked) == []


@pytest.mark.parametrize("marked", ["{Will} in tears", "{Will}, silent", "{Will} alone at the end"])
def test_a_small_word_heads_a_note_where_it_can_be_no_verb(marked: str) -> None:
    assert missed(marked) == []


@pytest.mark.parametrize(
    "text",
    [
        "Hope is fragile here",
        "Hope alone is not enough",
        "Hope for change",
        "Joy in small things",
        "Trust in others",
        "Grace under pressure",
        "Grace of the moment",
        "Patience, please",
        "Precious time lost",
        "Trust no one",
        "Will again be asked to wait",
        "Will they come alone?",
        "Nan in tears, not heard",
        "Monday again",
    ],
)
def test_what_a_sentence_explains_stays(text: str) -> None:
    assert found(text) == []


def test_a_protected_name_that_heads_a_note_is_sure() -> None:
    anonymiser = Anonymiser(["Will"])
    assert [each.certainty for each in anonymiser.spans("Will in tears")] == ["sure"]
