"""Every rule finds what its examples say, and nothing where they say so."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

import pytest

from group_supervision.anonymiser.languages.en import ENGLISH
from group_supervision.anonymiser.rules.rule import NOBODY, Known, Nobody, Rule
from group_supervision.anonymiser.text.spelling import pieces
from group_supervision.anonymiser.text.tokens import read

EXAMPLES: Final = ENGLISH.folder / "examples"
RULES: Final = {rule.id: rule for rule in ENGLISH.rules}
_BRACKETS: Final = re.compile(r"\[([^\]]*)\]")


class Example(NamedTuple):
    rule: Rule
    text: str
    stretches: tuple[str, ...]
    known: Known
    is_positive: bool


def people(names: str) -> Known:
    """Return a session that knows the names of a list with semicolons; capitals are initials."""
    words: set[str] = set()
    initials: set[str] = set()
    for name in filter(None, map(str.strip, names.split(";"))):
        parts = pieces(name)
        if name.isupper() and len(name) < 4:
            initials.add(name.lower())
            continue
        words.update(parts)
        initials |= {parts[0][0], "".join(part[0] for part in parts)}
    return Nobody(frozenset(words), frozenset(initials))


def examples(path: Path) -> Iterator[Example]:
    rule = RULES[path.stem]
    known: Known = NOBODY
    for row in path.read_text("utf-8").splitlines():
        if row.startswith("known:"):
            known = people(row.removeprefix("known:"))
        elif row.startswith(("+ ", "- ")):
            text = _BRACKETS.sub(r"\1", row[2:])
            yield Example(rule, text, tuple(_BRACKETS.findall(row)), known, row[0] == "+")


EVERY: Final = [each for path in sorted(EXAMPLES.glob("*.txt")) for each in examples(path)]


@pytest.mark.parametrize("example", EVERY, ids=lambda each: f"{each.rule.id}: {each.text}")
def test_a_rule_finds_what_its_examples_say(example: Example) -> None:
    found = [
        example.text[start:end]
        for start, end in example.rule.find(read(example.text), example.known)
    ]
    assert sorted(found) == sorted(example.stretches)


def test_a_rule_finds_in_a_long_line_what_it_finds_in_a_short_one() -> None:
    around = "So it went well. " * 20
    for each in EVERY:
        text = f"{around}{each.text}. {around}"
        found = [text[start:end] for start, end in each.rule.find(read(text), each.known)]
        wanted = sorted(each.stretches)
        assert [one.rstrip(".") for one in sorted(found)] == [one.rstrip(".") for one in wanted]


@pytest.mark.parametrize("rule", sorted(RULES))
def test_every_rule_has_examples_of_both_kinds(rule: str) -> None:
    own = [each for each in EVERY if each.rule.id == rule]
    assert any(each.is_positive for each in own)
    assert any(not each.is_positive for each in own)


@pytest.mark.parametrize("rule", sorted(RULES))
def test_every_rule_says_why_in_words(rule: str) -> None:
    because = RULES[rule].because
    assert because
    assert because == because.strip(" .")


def test_no_two_rules_share_an_id() -> None:
    assert len(RULES) == len(ENGLISH.rules)


def test_every_file_of_examples_belongs_to_a_rule() -> None:
    assert {path.stem for path in EXAMPLES.glob("*.txt")} <= RULES.keys()
