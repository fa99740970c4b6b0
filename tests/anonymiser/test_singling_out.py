"""One line of advice where no name is left and somebody may still be recognised."""

import pytest

from group_supervision.anonymiser.anonymise import Anonymiser
from group_supervision.anonymiser.marking import marked
from group_supervision.anonymiser.singling_out import together
from group_supervision.guide.words.marks import advice


def advised(note: str, **roles: str) -> str:
    anonymiser = Anonymiser()
    anonymiser.anonymise(note)
    for label, role in roles.items():
        anonymiser.give_role(f"Person {label}", role)
    return advice(together(marked(anonymiser, note)))


@pytest.mark.parametrize(
    "note",
    [
        "fear of being blamed",
        "Kwabena told Thuy",
        "Kwabena (7) was tired",
        "Kwabena of Oakfield Primary, on 3 May",
        "the twins again",
        "",
    ],
)
def test_most_notes_need_none(note: str) -> None:
    assert advised(note) == ""


def test_three_telling_things_together_are_named() -> None:
    assert advised("a 7yo at Oakfield Primary since 3 May") == (
        "An age, a school and a date together may single someone out: is each of them needed?"
    )


def test_something_rare_needs_only_one_thing_beside_it() -> None:
    assert advised("the drowned twins of 14 Cobden Street").startswith(
        "A place and something rare together"
    )


def test_the_same_kind_twice_counts_once() -> None:
    assert advised("from Leeds to Kumasi on 3 May") == ""


def test_a_role_counts_whether_typed_or_given() -> None:
    assert "a role" in advised("the headteacher of Oakfield Primary on 3 May")
    note = "Kwabena at Oakfield Primary on 3 May"
    assert advised(note) == ""
    assert "a role" in advised(note, A="teacher")
    assert "a role" in advised(note, A="the uncle")
