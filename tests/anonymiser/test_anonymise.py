"""The session's word on what is a name: protected, given back, never again."""

import pytest

from group_supervision.anonymiser.anonymise import Anonymiser
from group_supervision.anonymiser.finding import Certainty, Span, SpanKind
from group_supervision.anonymiser.session.decisions import Verdict
from group_supervision.core.text import NOTE_LIMIT, Anonymised
from group_supervision.errors import Refusal


def test_sure_and_doubtful_are_both_replaced() -> None:
    anonymiser = Anonymiser()
    text = "Kwabena told grace"
    assert {span.certainty for span in anonymiser.spans(text)} == set(Certainty)
    assert anonymiser.anonymise(text) == Anonymised("Person A told Person B")


def test_a_name_recognised_late_is_replaced_in_earlier_notes() -> None:
    anonymiser = Anonymiser()
    stored = Anonymised("so far hope went well")
    anonymiser.protect("Hope", insists=True)
    assert anonymiser.again(stored).text == "so far Person A went well"


def test_a_name_beyond_doubt_is_recognised_in_small_letters_afterwards() -> None:
    anonymiser = Anonymiser()
    anonymiser.anonymise("Kwabena presented")
    (span,) = anonymiser.spans("then kwabena left")
    assert span.certainty is Certainty.SURE


def test_not_a_name_gives_back_one_place_only() -> None:
    anonymiser = Anonymiser()
    text = "asked kwabena about it"
    (span,) = anonymiser.spans(text)
    anonymiser.decide(text, span, Verdict.NOT_A_NAME)
    assert anonymiser.anonymise(text).text == text
    assert anonymiser.anonymise("then kwabena left").text == "then Person A left"


def test_never_a_name_holds_for_the_session_and_can_be_kept() -> None:
    anonymiser = Anonymiser()
    anonymiser.decide_word("Flibbert", Verdict.NEVER_A_NAME)
    assert anonymiser.anonymise("the flibbert form").text == "the flibbert form"
    assert anonymiser.never == {"flibbert"}


def test_the_standing_list_is_handed_in() -> None:
    assert Anonymiser(never=["Flibbert"]).spans("the flibbert form, Flibbert's") == []


def test_whoever_is_protected_later_is_a_name_again() -> None:
    anonymiser = Anonymiser(never=["kwabena"])
    anonymiser.protect("Kwabena")
    assert anonymiser.anonymise("kwabena left").text == "Person A left"


def test_never_a_name_unprotects() -> None:
    anonymiser = Anonymiser(["Kwabena Mensah"])
    anonymiser.decide_word("Mensah", Verdict.NEVER_A_NAME)
    assert anonymiser.anonymise("mensah and kwabena").text == "mensah and Person A"


@pytest.mark.parametrize(
    ("verdict", "words"),
    [(Verdict.PERSON, "Person A"), (Verdict.PLACE, "a place"), (Verdict.OTHER, "a name")],
)
def test_a_verdict_says_what_something_is_from_now_on(verdict: Verdict, words: str) -> None:
    anonymiser = Anonymiser()
    text = "because of Flibbertown again"
    (span,) = anonymiser.spans(text)
    anonymiser.decide(text, span, verdict)
    assert anonymiser.anonymise("because of flibbertown again").text == f"because of {words} again"


def test_a_school_is_remembered_in_any_case() -> None:
    anonymiser = Anonymiser()
    anonymiser.remember("The Orchard", SpanKind.SCHOOL)
    assert anonymiser.anonymise("late at the orchard again").text == "late at a school again"


def test_a_sure_phrase_around_it_makes_no_name_of_what_is_never_one() -> None:
    anonymiser = Anonymiser(never=["flibbert"])
    anonymiser.consult(lambda text: [Span(0, 16, SpanKind.PERSON)] if "Kwabena" in text else [])
    anonymiser.anonymise("Kwabena Flibbert left")
    assert anonymiser.never == {"flibbert"}
    assert anonymiser.anonymise("the flibbert form").text == "the flibbert form"


def test_a_role_must_not_name_anyone() -> None:
    anonymiser = Anonymiser()
    anonymiser.anonymise("Kwabena rang")
    with pytest.raises(Refusal):
        anonymiser.give_role("Person A", "uncle of Thuy")


def test_the_text_is_cleaned_and_cut() -> None:
    assert Anonymiser().anonymise("well\x1b[2J\nheld").text == "well[2J held"
    assert len(Anonymiser().anonymise("well " * NOTE_LIMIT).text) <= NOTE_LIMIT


def test_doubtful_names_take_no_label_when_only_the_sure_are_asked_for() -> None:
    anonymiser = Anonymiser()
    (only,) = anonymiser.replacements("grace met Kwabena", sure_only=True)
    assert only.text == "Person A"


def test_spans_of_several_lines_have_offsets_of_the_whole_text() -> None:
    text = "first line\nthen Kwabena\n"
    (span,) = Anonymiser().spans(text)
    assert text[span.start : span.end] == "Kwabena"
