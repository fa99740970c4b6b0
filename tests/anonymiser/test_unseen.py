"""What nobody sees inside a word hides no name."""

import json

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from group_supervision.anonymiser.anonymise import Anonymiser
from group_supervision.anonymiser.text.seen import Seen
from group_supervision.cli.commands import cli
from tests.examples import examples

UNSEEN = (
    "\u00ad",  # soft hyphen
    "\u200b",  # zero-width space
    "\u200c",
    "\u200d",
    "\u2060",  # word joiner
    "\ufeff",
    "\u200e",
    "\u202e",
    "\u2069",
    "\ufe0f",
    "\u034f",
    "\u115f",
    "\x07",
    "\x1b",
    "\x9b",
    "\ue000",
)

unseen = st.sampled_from(UNSEEN)


def code_point(character: str) -> str:
    """Name a test by a character that nobody sees."""
    return f"U+{ord(character):04X}"


@pytest.mark.parametrize("between", UNSEEN, ids=code_point)
def test_an_unknown_name_is_found_through_what_nobody_sees(between: str) -> None:
    text = f"then Oka{between}for left"
    anonymiser = Anonymiser()
    (found,) = anonymiser.spans(text)
    assert text[found.start : found.end] == f"Oka{between}for"


@pytest.mark.parametrize("between", UNSEEN, ids=code_point)
def test_a_protected_name_is_found_through_what_nobody_sees(between: str) -> None:
    text = f"rang {between.join('grace')} about it"
    anonymiser = Anonymiser(["Grace"])
    (found,) = anonymiser.replacements(text)
    assert text[found.start : found.end] == between.join("grace")
    assert found.text == "Person A"


@pytest.mark.parametrize("between", UNSEEN, ids=code_point)
def test_a_number_is_found_whole_through_what_nobody_sees(between: str) -> None:
    text = f"nhs 943{between} 476{between} 5919 on file"
    (found,) = Anonymiser().spans(text)
    assert text[found.start : found.end].endswith("5919")
    assert "943" in text[found.start : found.end]


@given(st.sampled_from(["Okafor", "Siobhán", "Ngozi"]), st.lists(unseen, min_size=1, max_size=4))
@settings(max_examples=examples(15), deadline=None)
def test_a_name_has_one_label_with_and_without_them(name: str, signs: list[str]) -> None:
    anonymiser = Anonymiser()
    plain = anonymiser.replacements(f"met {name} again")[0].text
    hidden = name[:2] + "".join(signs) + name[2:]
    assert anonymiser.replacements(f"met {hidden} again")[0].text == plain


def test_a_name_is_protected_though_it_was_typed_with_them() -> None:
    anonymiser = Anonymiser(["Gra\u00adce"])
    assert anonymiser.anonymise("rang grace about it").text == "rang Person A about it"


def test_a_hyphen_between_all_letters_hides_no_name() -> None:
    assert Anonymiser().anonymise("rang O-k-a-f-o-r again").text == "rang Person A again"
    anonymiser = Anonymiser(["Kemi Balogun"])
    assert anonymiser.anonymise("rang k-e-m-i and kemi").text == "rang Person A and Person A"


def test_the_rest_of_the_text_keeps_them() -> None:
    typed = "the team\u200d \U0001f469\u200d\U0001f467 met Oka\u200dfor"
    done = CliRunner().invoke(cli, ["anonymise", "-"], input=typed)
    assert done.stdout == typed.replace("Oka\u200dfor", "Person A")


def test_offsets_are_those_of_the_text_as_it_came() -> None:
    text = "a soft\u00adness for Oka\u00adfor, she said\n"
    done = CliRunner().invoke(cli, ["anonymise", "--json", "-"], input=text)
    (span,) = json.loads(done.stdout)["spans"]
    assert text[span["start"] : span["end"]] == "Oka\u00adfor"


@given(st.text(max_size=60))
@settings(max_examples=examples(50), deadline=None)
def test_each_stretch_of_what_is_seen_leads_back_to_its_characters(text: str) -> None:
    seen = Seen(text)
    for at, character in enumerate(seen.text):
        start, end = seen.typed(at, at + 1)
        assert text[start:end] == character
