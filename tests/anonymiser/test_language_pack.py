"""A language is a folder: a made-up one is read by the same code as English."""

from pathlib import Path
from zlib import compress

import pytest

from group_supervision.anonymiser.languages.pack import Pack
from group_supervision.anonymiser.rules import ages, dates, names
from group_supervision.anonymiser.rules.rule import NOBODY
from group_supervision.anonymiser.tagger.tagger import BUCKETS, WIDTH
from group_supervision.anonymiser.text.tokens import read

WORDS = """
> months
zumpo brallo

> date-of
ze

> honorific
gronk

> age-cues
plimmed
"""


@pytest.fixture
def pack(tmp_path: Path) -> Pack:
    """A language of a few made-up words, whose tagger says nothing."""
    (tmp_path / "words").mkdir()
    (tmp_path / "words" / "all.txt").write_text(WORDS, "utf-8")
    (tmp_path / "nicknames.txt").write_text("", "utf-8")
    (tmp_path / "tagger.bin").write_bytes(compress(bytes(BUCKETS * WIDTH)))
    return Pack(tmp_path, families=(dates.rules, ages.rules, names.rules))


def found(pack: Pack, text: str) -> list[tuple[str, str]]:
    findings = pack.rule_set.findings(read(text), NOBODY, frozenset())
    return [(text[each.start : each.end], each.because) for each in findings]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("on 3 zumpo 2021", ("3 zumpo 2021", "date-month")),
        ("on 3 ze brallo", ("3 ze brallo", "date-month")),
        ("saw gronk Harsh", ("Harsh", "name-title")),
        ("plimmed 12", ("12", "age-cue")),
    ],
)
def test_rules_ask_the_language_for_its_words(pack: Pack, text: str, what: tuple[str, str]) -> None:
    assert what in found(pack, text)


@pytest.mark.parametrize("text", ["on 3 May or in march", "saw Mr Harsh", "aged 12"])
def test_no_rule_knows_an_english_word_by_itself(pack: Pack, text: str) -> None:
    assert found(pack, text) == []
