"""What stands for a finding is said by its language, and a bad file says where it is wrong."""

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from group_supervision.anonymiser.anonymise import Anonymiser
from group_supervision.anonymiser.finding import Span, SpanKind
from group_supervision.anonymiser.languages.en import ENGLISH
from group_supervision.anonymiser.languages.words import Words
from group_supervision.anonymiser.marking import Mark, Part
from group_supervision.anonymiser.replace.placeholders import Placeholders, read_placeholders
from group_supervision.anonymiser.replace.render import Replacement, rendered, replacement
from group_supervision.anonymiser.session.person import Person
from group_supervision.anonymiser.singling_out import together
from group_supervision.errors import FormatError
from tests.anonymiser.made_up import PLACEHOLDERS as TABLE

WORDS = Words({"in": frozenset({"na", "po"})})
"""Those of a made-up language."""


@pytest.fixture
def read(tmp_path: Path) -> Callable[[str], Placeholders]:
    """Reads a file of placeholders in the made-up language."""

    def read(table: str) -> Placeholders:
        path = tmp_path / "placeholders.toml"
        path.write_text(table, "utf-8")
        return read_placeholders(path, WORDS)

    return read


def test_a_text_in_another_language_comes_out_in_it(
    read: Callable[[str], Placeholders],
) -> None:
    placeholders = read(TABLE)
    text = "Harsh tri, zum na Brollo, Brollo"
    found: list[Replacement] = []
    for kind, word in (("person", "Harsh"), ("age", "tri"), ("place", "Brollo")):
        for each in re.finditer(word, text):
            span = Span(each.start(), each.end(), SpanKind(kind))
            person = Person(1) if kind == "person" else None
            found.append(replacement(placeholders, text, span, None, person))
    assert rendered(text, found) == "Plonk A eta ominu, zum na ziffo, ziffa"
    assert placeholders.already.findall("Plonk A eta ominu, a date") == ["Plonk A", "eta ominu"]
    assert placeholders.labels.highest(["Plonk C", "Person Z"]) == 3


@pytest.mark.parametrize(
    ("what", "instead", "said"),
    [
        ('label = "Plonk"', "", "key “label”: missing. Add it, for instance label = “…”."),
        ('put = "{plain}"', 'put = "{plane}"', "frames 4, key “put”: “place” has no form “plane”."),
        ("'{in} '", "'{im} '", "frames 3, key “before”: no words are listed under “im”."),
        ("'{in} '", "'({in} '", "frames 3, key “before”: not a regular expression: missing )"),
        ("before", "befor", "frames 3, key “befor”: there's no such key in this table."),
        ('["age"]', '["aeg"]', "frames 2, key “kinds”: there is no kind “aeg”. Use one of person,"),
        ("tri = 3", 'tri = "3"', "numbers, key “tri”: not a whole number"),
        (
            'put = "eta',
            "role = 'x'\nput = \"eta",
            "key “frames”: “age” has none without conditions.",
        ),
        ("[nouns]", "[nouns", "placeholders.toml: not valid TOML"),
    ],
)
def test_bad_data_gets_one_sentence_that_says_where_and_what_to_do(
    read: Callable[[str], Placeholders], what: str, instead: str, said: str
) -> None:
    with pytest.raises(FormatError) as error:
        for frames in read(TABLE.replace(what, instead)).frames.values():
            for condition in (each for frame in frames for each in frame.conditions.values()):
                condition()
    assert said in str(error.value)
    assert "\n" not in str(error.value)


def test_every_condition_of_english_can_be_asked() -> None:
    for frames in ENGLISH.placeholders.frames.values():
        for frame in frames:
            assert all(condition() for condition in frame.conditions.values())


def test_no_frame_of_english_hides_another() -> None:
    for frames in ENGLISH.placeholders.frames.values():
        assert [not frame.conditions for frame in frames].index(True) == len(frames) - 1


def test_what_singles_out_is_asked_of_the_language(tmp_path: Path) -> None:
    (tmp_path / "words").mkdir()
    words = "> singling-out-rare\nzwill\n> singling-out-roles\ngruntz\n"
    (tmp_path / "words" / "all.txt").write_text(words, "utf-8")
    pack = replace(ENGLISH, folder=tmp_path)
    note = [Part("tak zwill gruntz "), Part("na", Mark("na", Span(0, 2, SpanKind.PLACE)))]
    assert together(note, pack) == (SpanKind.PLACE, "role", "rare")
    assert together(note) == ()


def test_what_is_put_in_place_of_a_finding_is_reported_for_the_finding_alone() -> None:
    anonymiser = Anonymiser()
    anonymiser.anonymise("Kwabena left")
    (made,) = anonymiser.replacements("saw Kwabenas new coat")
    assert (made.text, made.alone.text) == ("Person A's", "Person A")
    assert (made.end - made.start, made.alone.end - made.alone.start) == (8, 7)
