"""A rule is a declaration: what its patterns find, and what is said of one that can't be read."""

from dataclasses import fields
from pathlib import Path

import pytest

from group_supervision.anonymiser.languages.words import Words
from group_supervision.anonymiser.rules.declared import BadRule, Declared, read_rules
from group_supervision.anonymiser.rules.rule import NOBODY, Known, Nobody
from group_supervision.anonymiser.rules.token_classes import BUILT_IN, HERE
from group_supervision.anonymiser.text.tokens import read

WORDS = Words(
    {
        "colour": frozenset({"red", "blue"}),
        "cold": frozenset({"blue"}),
        "thing": frozenset({"door", "boat", "rowing boat"}),
    }
)
HEAD = 'kind = "place"\nbecause = "a door"\n'


def found(folder: Path, rule: str, text: str, known: Known = NOBODY, before: str = "") -> list[str]:
    """Return what a rule finds that is declared in the only file of a language."""
    (folder / "all.toml").write_text(f"{before}\n[rule.one]\n{HEAD}{rule}\n", "utf-8")
    [one] = [rule for rule in read_rules(folder, WORDS) if rule.id == "one"]
    return [text[start:end] for start, end in one.find(read(text), known)]


def words(pattern: str) -> str:
    return f"needs = ['thing']\nwords = '''{pattern}'''"


def test_words_of_two_classes_in_a_row_are_found_wherever_they_stand(tmp_path: Path) -> None:
    text = "a red boat, a green boat, a blue door"
    assert found(tmp_path, words("<colour> <thing>"), text) == ["red boat", "blue door"]


@pytest.mark.parametrize(
    ("class_", "expected"),
    [
        ("colour&!cold", ["red door"]),
        ("cold|short&word&!colour", ["blue door", "old door"]),
        ("large", ["Green door"]),
        ("number", ["3 door"]),
        ("mark", ["! door"]),
        ('"old"|"3"', ["old door", "3 door"]),
        ("cool", ["blue door"]),
        ("counted", ["3 door"]),
        ("known-name", ["red door"]),
    ],
)
def test_classes_are_joined_left_out_and_defined(
    tmp_path: Path, class_: str, expected: list[str]
) -> None:
    text = "a red door, blue door, old door, the Green door, 3 door; what! door"
    defined = "[classes]\ncool = 'colour&cold'\ncounted = '/[0-9]+/'"
    known = Nobody(names=frozenset({"red"}))
    assert found(tmp_path, words(f"<{class_}> <thing>"), text, known, defined) == expected


def test_no_word_is_found_twice(tmp_path: Path) -> None:
    rule = words("<colour>{0,3} <thing>")
    assert found(tmp_path, rule, "red blue door boat") == ["red blue door", "boat"]


@pytest.mark.parametrize(
    "rule", ["letters = '{colour} (boat)|no boat'", words('<"no"> <thing>|<colour> (<"boat">)')]
)
def test_what_stands_in_brackets_is_found_and_a_match_without_them_is_not(
    tmp_path: Path, rule: str
) -> None:
    text = "no boat, a red boat, a blue boat"
    assert found(tmp_path, rule.replace("} (", "}[ ]("), text)[-1] == "boat"
    assert "no boat" not in found(tmp_path, rule, text)


def test_letters_are_read_without_regard_to_case_and_sets_longest_first(tmp_path: Path) -> None:
    assert found(tmp_path, "letters = '{thing}s'", "Rowing  Boats, boat") == ["Rowing  Boats"]


def test_fragments_are_put_where_they_are_named(tmp_path: Path) -> None:
    before = "[fragments]\nhue = '{colour} | grey'\ntwo = '{hue}[ ]{hue}'"
    assert found(tmp_path, "letters = '{two}'", "a red grey boat", before=before) == ["red grey"]


def test_figures_are_counted_in_what_is_found(tmp_path: Path) -> None:
    rule = "digits = 3\nletters = '[0-9]+'"
    assert found(tmp_path, rule, "12 and 345") == ["345"]


def test_an_ordinary_word_can_be_ruled_out(tmp_path: Path) -> None:
    rule = "no-word = \"who\"\nletters = '((?P<who>[a-z]+)@)'"
    assert found(tmp_path, rule, "online@ kwabo@") == ["kwabo@"]


def test_a_rule_like_another_asks_for_other_words_near_it(tmp_path: Path) -> None:
    other = f"[rule.two]\n{HEAD}{words('<thing>')}\n"
    rule = 'like = "two"\nnear = ["cold"]'
    assert found(tmp_path, rule, "a blue old boat, then my old red door", before=other) == ["boat"]


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ("letters = '('", "all.toml, rule one: missing ), unterminated subpattern"),
        ("letters = '{colur}'", "{colur} is neither a fragment nor a set of words"),
        ("needs = ['colur']\nletters = 'a'", "colur isn't a set of words"),
        (words("<colur>"), "<colur> is neither built in, nor a set of words, nor a class"),
        ("leters = 'a'", "got an unexpected keyword argument 'leters'"),
        ("digits = 1", "it takes one of letters, words and like"),
        ("certainty = 'so-so'\nletters = 'a'", "'so-so' is not a valid Certainty"),
        ("like = 'two'", "there is no rule two with a pattern"),
    ],
)
def test_a_bad_declaration_is_refused_with_its_place(tmp_path: Path, rule: str, said: str) -> None:
    with pytest.raises(BadRule, match=r"all\.toml, rule one: ") as refused:
        found(tmp_path, rule, "a red door 1")
    assert said in str(refused.value)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[rules.one]", "all.toml: [rules] isn't one of fragments, classes, rule"),
        ("[rule.one", "all.toml: "),
    ],
)
def test_a_bad_file_is_refused_with_its_name(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "all.toml").write_text(text, "utf-8")
    with pytest.raises(BadRule) as refused:
        read_rules(tmp_path, WORDS)
    assert said in str(refused.value)


def test_two_files_that_use_one_name_are_refused(tmp_path: Path) -> None:
    for name in ("a", "b"):
        text = f"[rule.one]\n{HEAD}letters = 'a'\n"
        (tmp_path / f"{name}.toml").write_text(text, "utf-8")
    with pytest.raises(BadRule, match=r"b\.toml: there are two of one"):
        read_rules(tmp_path, WORDS)


def test_everything_a_declaration_may_say_is_documented() -> None:
    page = (Path(__file__).parents[2] / "docs" / "languages.md").read_text("utf-8")
    keys = {each.name.replace("_", "-") for each in fields(Declared)}
    assert [each for each in (*keys, *HERE, *BUILT_IN) if f"`{each}`" not in page] == []
