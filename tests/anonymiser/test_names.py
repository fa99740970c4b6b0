"""Names that are protected: recognised however they are typed."""

import pytest

from group_supervision.anonymiser.anonymise import Anonymiser
from group_supervision.anonymiser.finding import Certainty, SpanKind
from group_supervision.anonymiser.session.decisions import Verdict
from tests.anonymiser.finding import found


@pytest.mark.parametrize(
    "typed",
    [
        "Siobhán O'Rourke", "siobhan", "SIOBHÁN", "O’Rourke", "orourke", "siobhán's", "O'Rourkes",
        "Siobhán-O'Rourke", "Siobha\u0301n",
    ],
)  # fmt: skip
def test_a_name_is_recognised_in_any_case_accent_possessive_or_part(typed: str) -> None:
    written = Anonymiser(["Siobhán O'Rourke"]).anonymise(f"with {typed} today").text
    assert written.startswith("with Person A")
    assert written.endswith(" today")


@pytest.mark.parametrize("typed", ["Mei-Lin", "mei lin", "meilin", "MEI LIN"])
def test_a_name_of_two_syllables_is_recognised_joined_or_apart(typed: str) -> None:
    assert Anonymiser(["Mei-Lin"]).anonymise(f"told {typed}").text == "told Person A"


@pytest.mark.parametrize("typed", ["kwabean", "kwabna", "kwabenna", "kwavena"])
def test_one_slip_of_the_finger_is_the_same_person(typed: str) -> None:
    anonymiser = Anonymiser(["Kwabena"])
    assert anonymiser.anonymise(f"kwabena met {typed}").text == "Person A met Person A"


@pytest.mark.parametrize("text", ["will review next week", "she will not"])
def test_a_protected_name_that_is_a_word_needs_capital_or_context(text: str) -> None:
    assert found(text, Anonymiser(["Will"])) == []


@pytest.mark.parametrize("text", ["told Will", "contact with will went badly", "will's mum rang"])
def test_with_capital_or_context_it_is_the_name(text: str) -> None:
    assert [each.lower() for each in found(text, Anonymiser(["Will"]))] == ["will"]


@pytest.mark.parametrize(
    "text",
    [
        "Precious in tears",
        "PRECIOUS WAS LATE AGAIN",
        "Blessing: late",
        "Blessing from Lewisham",
        "Grace under pressure",
        "so Precious left",
        "Will rang her nan",
        "the plan Will made",
    ],
)
def test_with_a_capital_there_is_no_doubt(text: str) -> None:
    spans = Anonymiser(["Precious", "Blessing", "Grace", "Will"]).spans(text)
    assert [each.certainty for each in spans if each.kind is SpanKind.PERSON] == [Certainty.SURE]


def test_a_people_stays_though_somebody_is_called_so() -> None:
    assert found("Black children are excluded more often", Anonymiser(["Donna Black"])) == []


def test_unless_the_facilitator_insists() -> None:
    anonymiser = Anonymiser()
    anonymiser.protect("Will", insists=True)
    assert found("will review next week", anonymiser) == ["will"]


def test_initials_of_somebody_known_are_recognised_in_small_letters() -> None:
    assert found("plan: gb to ring school", Anonymiser(["Gwen Bassey"])) == ["gb"]


def test_particles_alone_are_nobody() -> None:
    assert found("what do we do next", Anonymiser(["João do Carmo"])) == []


def test_how_many_names_are_protected_is_counted_once_each() -> None:
    anonymiser = Anonymiser(["Ada Obi", "ada obi", "Yaw"])
    anonymiser.anonymise("Kwabena told Thuy")
    assert anonymiser.protects == 2


def test_a_name_protected_with_a_title_is_given_up_with_it() -> None:
    anonymiser = Anonymiser(["Dr Oduya"])
    anonymiser.decide_word("Dr Oduya", Verdict.NEVER_A_NAME)
    assert anonymiser.protects == 0
    assert anonymiser.anonymise("Dr Oduya called it hiding").text == "Dr Oduya called it hiding"
