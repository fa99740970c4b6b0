"""A language is a folder: a made-up one is read by the same code as English."""

from pathlib import Path
from zlib import compress

import pytest

from group_supervision.anonymiser.anonymise import Anonymiser
from group_supervision.anonymiser.judgement import TAGGER, UNKNOWN
from group_supervision.anonymiser.languages.pack import Pack
from group_supervision.anonymiser.rules.rule import NOBODY
from group_supervision.anonymiser.tagger.tagger import WIDTH
from group_supervision.anonymiser.text.templates import BUCKETS
from group_supervision.anonymiser.text.tokens import read
from group_supervision.core.text import Anonymised
from tests.anonymiser.made_up import PLACEHOLDERS, RULES, WORDS


@pytest.fixture
def pack(tmp_path: Path) -> Pack:
    """A language of a few made-up words and three rules, whose tagger says nothing."""
    for folder, text in (("words", WORDS), ("rules", RULES)):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / f"all.{'txt' if folder == 'words' else 'toml'}").write_text(
            text, "utf-8"
        )
    (tmp_path / "placeholders.toml").write_text(PLACEHOLDERS, "utf-8")
    (tmp_path / "nicknames.txt").write_text("", "utf-8")
    (tmp_path / "tagger.bin").write_bytes(compress(bytes(BUCKETS * WIDTH)))
    return Pack(tmp_path)


def found(pack: Pack, text: str) -> list[tuple[str, str]]:
    findings = pack.rule_set.findings(read(text), NOBODY, frozenset())
    return [(text[each.start : each.end], each.because) for each in findings]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("on 3 zumpo 2021", ("3 zumpo 2021", "day-and-month")),
        ("on 3 ze brallo", ("3 ze brallo", "day-and-month")),
        ("saw gronk Harsh", ("Harsh", "name")),
        ("plimmed 12", ("12", "age")),
    ],
)
def test_a_language_brings_its_words_and_its_rules(
    pack: Pack, text: str, what: tuple[str, str]
) -> None:
    assert what in found(pack, text)


@pytest.mark.parametrize("text", ["on 3 May or in march", "saw Mr Harsh", "aged 12"])
def test_no_english_rule_and_no_english_word_is_left_in_it(pack: Pack, text: str) -> None:
    assert found(pack, text) == []


def session(pack: Pack) -> Anonymiser:
    """Return a session in it, in which only rules look for names: the word list is English."""
    return Anonymiser(pack=pack, off=(TAGGER, UNKNOWN))


def test_a_text_in_it_comes_out_in_it_and_stays(pack: Pack) -> None:
    anonymiser = session(pack)
    written = anonymiser.anonymise("tak gronk Harsh plimmed 12, na 3 ze brallo ze 3 zumpo")
    assert written.text == "tak gronk Plonk A plimmed eta omaxu, na ziffo ze ziffa"
    assert anonymiser.again(written) == written
    assert session(pack).anonymise(written.text) == written


def test_its_labels_are_known_again(pack: Pack) -> None:
    anonymiser = session(pack)
    anonymiser.anonymise("tak gronk Harsh, gronk Brosh")
    anonymiser.merge("Plonk B", "Plonk A")
    assert anonymiser.again(Anonymised("tak Plonk B")).text == "tak Plonk A"
    assert [each.label for each in anonymiser.people] == ["Plonk A"]
