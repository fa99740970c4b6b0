"""What holds for every rule, whatever somebody types."""

import os
import re
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from group_supervision.anonymiser.languages.en import ENGLISH
from group_supervision.anonymiser.rules.rule import Nobody
from group_supervision.anonymiser.text.tokens import read
from tests.examples import TIMES, examples

PIECES = (
    "at aged 15 14, (7) 3/4 12.2 the 8th of May st mary's school flat 9 road Hill K's J. B. KM is "
    "no 16 twenty one full stop £12 ref AB/123 07700 900417 @ada M/74 postcode B five zero"
)
WORDS = st.sampled_from(sorted(set(PIECES.split(" "))))
TEXTS = st.one_of(st.text(max_size=60), st.lists(WORDS, max_size=14).map(" ".join))
SESSION = Nobody(frozenset({"mary", "hill"}), frozenset({"k", "km"}))


@settings(max_examples=examples(40), deadline=None)
@given(TEXTS)
def test_every_rule_finds_stretches_that_lie_in_the_line(text: str) -> None:
    line = read(text)
    for rule in ENGLISH.rules:
        for start, end in rule.find(line, SESSION):
            assert 0 <= start < end <= len(text)


@settings(max_examples=examples(25), deadline=None)
@given(TEXTS)
def test_a_rule_finds_the_same_when_it_is_asked_again(text: str) -> None:
    line = read(text)
    for rule in ENGLISH.rules:
        assert list(rule.find(line, SESSION)) == list(rule.find(read(text), SESSION))


@settings(max_examples=examples(25), deadline=None)
@given(TEXTS)
def test_no_rule_finds_one_stretch_twice(text: str) -> None:
    line = read(text)
    for rule in ENGLISH.rules:
        found = list(rule.find(line, SESSION))
        assert len(found) == len(set(found))


def test_every_beginning_of_an_example_can_be_read_as_it_is_while_somebody_types() -> None:
    rows = [
        row[2:].replace("[", "").replace("]", "")
        for path in (ENGLISH.folder / "examples").glob("*.txt")
        for row in path.read_text("utf-8").splitlines()
        if row.startswith(("+ ", "- "))
    ]
    # One in four is enough each time: on CI the same ones, elsewhere others.
    chance = Random(20261127 if os.environ.get("CI") else None)
    for row in chance.sample(rows, round(len(rows) * min(1, 0.25 * TIMES))):
        for end in re.finditer(r"\b|$", row):
            text = row[: end.start()]
            line = read(text)
            for rule in ENGLISH.rules:
                assert all(stop <= len(text) for _, stop in rule.find(line, SESSION))
