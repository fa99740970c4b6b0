"""A note in parts: what is kept, what was typed there, and what the facilitator says of it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from group_supervision.anonymiser.anonymise import Anonymiser
from group_supervision.anonymiser.finding import Certainty, SpanKind
from group_supervision.anonymiser.marking import Mark, Part, marked, remarked
from group_supervision.anonymiser.session.decisions import Verdict
from group_supervision.core.text import Anonymised, clean
from group_supervision.errors import Refusal
from tests.examples import examples

NOTE = "kwabena told grace about the flibbert form"


def text(parts: tuple[Part, ...]) -> str:
    return "".join(part.text for part in parts)


def marks(parts: tuple[Part, ...]) -> list[Mark]:
    return [part.mark for part in parts if part.mark is not None]


def mark_of(anonymiser: Anonymiser, note: str, typed: str) -> Mark:
    (mark,) = [each for each in marks(marked(anonymiser, note)) if each.typed == typed]
    return mark


def decide(anonymiser: Anonymiser, note: str, typed: str, verdict: Verdict) -> str:
    anonymiser.decide(note, mark_of(anonymiser, note, typed).span, verdict)
    return anonymiser.anonymise(note).text


def test_the_parts_are_the_note_as_it_is_kept_with_what_was_typed() -> None:
    anonymiser = Anonymiser()
    parts = marked(anonymiser, NOTE)
    assert text(parts) == anonymiser.anonymise(NOTE).text
    assert [(each.typed, each.label) for each in marks(parts)[:2]] == [
        ("kwabena", "Person A"),
        ("grace", "Person B"),
    ]
    assert all(each.is_doubt for each in marks(parts))


@given(
    st.lists(
        st.sampled_from(
            ["Ama (9)", "James' coat", "the Oakfield primary", "dob 3/4/2016,", "so grace", "a 7yo"]
        )
        | st.text(max_size=20),
        max_size=5,
    ).map(" ".join)
)
@settings(max_examples=examples(50), deadline=None)
def test_whatever_is_typed_the_parts_add_up(typed: str) -> None:
    anonymiser = Anonymiser(["Grace Obi"])
    note = clean(typed)
    anonymiser.anonymise(note)  # what it names is learned first, as in a session
    assert text(marked(anonymiser, note)) == anonymiser.anonymise(note).text
    for mark in marks(marked(anonymiser, note)):
        anonymiser.decide(note, mark.span, Verdict.NOT_A_NAME)
    assert text(marked(anonymiser, note)) == anonymiser.anonymise(note).text


@pytest.mark.parametrize("verdict", [Verdict.PERSON, Verdict.PLACE, Verdict.OTHER])
def test_what_she_says_of_an_ordinary_word_holds_where_she_said_it(verdict: Verdict) -> None:
    anonymiser = Anonymiser()
    decide(anonymiser, NOTE, "grace", verdict)
    mark = mark_of(anonymiser, NOTE, "grace")
    assert (mark.span.kind.value, mark.span.certainty) == (verdict.value, Certainty.SURE)


def test_a_decision_can_be_changed_as_often_as_she_likes() -> None:
    anonymiser = Anonymiser()
    assert "told grace about" in decide(anonymiser, NOTE, "grace", Verdict.NOT_A_NAME)
    assert mark_of(anonymiser, NOTE, "grace").is_given_back
    assert "told Person B about" in decide(anonymiser, NOTE, "grace", Verdict.PERSON)
    assert "told grace about" in decide(anonymiser, NOTE, "grace", Verdict.NEVER_A_NAME)
    assert mark_of(anonymiser, NOTE, "grace").is_given_back
    assert "told a place about" in decide(anonymiser, NOTE, "grace", Verdict.PLACE)
    assert "told grace about" in decide(anonymiser, NOTE, "grace", Verdict.NOT_A_NAME)


def test_a_name_found_in_two_pieces_is_decided_as_one() -> None:
    anonymiser = Anonymiser(["Ada Okafor"])
    note = "saw Ada-Okafor and ada okafor"
    for mark in marks(marked(anonymiser, note)):
        anonymiser.decide(note, mark.span, Verdict.NOT_A_NAME)
    assert anonymiser.anonymise(note).text == note


def test_whoever_is_protected_afterwards_is_not_given_back_any_more() -> None:
    anonymiser = Anonymiser()
    decide(anonymiser, NOTE, "kwabena", Verdict.NOT_A_NAME)
    anonymiser.protect("Kwabena Mensah")
    assert "kwabena" not in anonymiser.anonymise(NOTE).text


def test_words_of_the_standing_list_are_no_decisions_of_this_session() -> None:
    anonymiser = Anonymiser(never=["flibbert"])
    assert "flibbert" not in [each.typed for each in marks(marked(anonymiser, NOTE))]


def test_a_role_stands_for_a_label_in_a_note_from_before_too() -> None:
    anonymiser = Anonymiser(labels_used=2)
    stored = Anonymised("Person B told Person A. Person B's form")
    anonymiser.give_role("Person B", "the child")
    anonymiser.give_role("Person A", "teacher")
    parts = remarked(anonymiser, stored)
    assert text(parts) == "The child told Person A, teacher. The child's form"
    assert anonymiser.again(stored).text == text(parts)
    assert [each.label for each in marks(parts)] == ["Person B", "Person A", "Person B"]


def test_a_note_from_before_has_its_labels_and_what_is_known_since() -> None:
    anonymiser = Anonymiser(labels_used=1)
    anonymiser.protect("Thuy")
    parts = remarked(anonymiser, Anonymised("Person A met thuy at a school"))
    assert text(parts) == "Person A met Person B at a school"
    assert [(each.typed, each.label) for each in marks(parts)] == [
        ("Person A", "Person A"),
        ("thuy", "Person B"),
    ]


def test_a_note_that_teaches_a_name_while_it_is_read_is_marked_with_it() -> None:
    note = "Amara OkaFor rang on 0Amara OkaFor rang"
    found = marks(marked(Anonymiser(["Zebedee Okafor"]), note))
    assert [each.typed for each in found] == ["Amara OkaFor", "0Amara", "OkaFor"]


def test_merged_labels_are_one_in_a_note_from_before() -> None:
    anonymiser = Anonymiser(labels_used=2)
    anonymiser.merge("Person B", "Person A")
    parts = remarked(anonymiser, Anonymised("Person B waited"))
    assert [(each.typed, each.label) for each in marks(parts)] == [("Person A", "Person A")]


def test_somebody_with_one_name_cannot_be_split() -> None:
    anonymiser = Anonymiser()
    anonymiser.anonymise("Kwabena left")
    with pytest.raises(Refusal, match="no other name"):
        anonymiser.split("Person A", "Kwabena")


def test_only_ordinary_words_go_on_the_standing_list() -> None:
    anonymiser = Anonymiser(["Thuy Pham"])
    assert anonymiser.always_ordinary("Flibbert") == Anonymised("flibbert")
    for wrong in ("thuy", "943 476", "two words", "", "a@b.org"):
        with pytest.raises(Refusal):
            anonymiser.always_ordinary(wrong)
    assert anonymiser.anonymise("the flibbert form").text == "the flibbert form"


def test_a_kind_is_kept_in_the_mark() -> None:
    found = {each.span.kind for each in marks(marked(Anonymiser(), "aged 12, dob 3/4/2016"))}
    assert found == {SpanKind.AGE, SpanKind.BIRTH_DATE}
