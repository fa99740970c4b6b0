"""An author's mistake is met with file, part and key, and what to do."""

import re
from pathlib import Path

import pytest

from group_supervision.errors import FormatError
from group_supervision.formats.library import load_format, read_format_file

GOOD = """
title = "Test"
summary = "A test."
lengths = [10]
[fit]
takes_surplus = [{ phase = "one" }]
[source]
model = "m"
licence = "MIT"
[[phases]]
id = "one"
title = "One"
minutes = { 10 = 10 }
say = "Welcome."
basis = "Inferred."
room = ["Hello."]
[phases.prompts]
"Looking" = ["What now?"]
"""


def refused(tmp_path: Path, old: str, new: str) -> str:
    path = tmp_path / "mine.toml"
    assert old in GOOD
    path.write_text(GOOD.replace(old, new, 1), "utf-8")
    with pytest.raises(FormatError) as caught:
        read_format_file(path)
    return str(caught.value)


def test_the_good_one_is_good(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(GOOD, "utf-8")
    assert read_format_file(path).id == "mine"


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("10 = 10", "10 = 9", ["length 10", "minutes", "add up to 9"]),
        ("10 = 10", '10 = "x"', ["part “one”", "key “10”", "whole number"]),
        ("10 = 10", "20 = 10", ["part “one”", "key “10”", "missing"]),
        ('say = "Welcome."', "", ["part “one”", "key “say”", "missing"]),
        ('say = "Welcome."', "say = 3", ["part “one”", "key “say”", "quotation marks"]),
        ('say = "Welcome."', 'say = "{minutez}"', ["part “one”", "{minutez}", "{minutes}"]),
        ('say = "Welcome."', 'sey = "Hi."\nsay = "x"', ["part “one”", "“sey”", "no such key"]),
        ('room = ["Hello."]', 'room = ["a","b","c","d"]', ["part “one”", "room", "at most 3"]),
        ('["Hello."]', f'["{"x" * 61}"]', ["part “one”", "room", "61 characters", "60"]),
        ('["Hello."]', '["a\\u001b[31m"]', ["part “one”", "room", "control character"]),
        ('title = "One"', f'title = "{"x" * 50}"', ["part “one”", "title", "40"]),
        ('basis = "Inferred."', 'face = "clock"\nbasis=""', ["part “one”", "face", "minutes"]),
        ('phase = "one"', 'phase = "two"', ["fit", "takes_surplus", "“two”", "one"]),
        ('["What now?"]', "[]", ["part “one”", "prompts.Looking", "empty"]),
        ('id = "one"', 'id = "o n e"', ["part “o n e”", "id", "letters"]),
        ('id = "one"', 'id = "one"\nrepeat = "case"', ["turns", "missing"]),
        ("lengths = [10]", "lengths = [10]\nturns = 2", ["turns", "parts that repeat"]),
        ("lengths = [10]", f"lengths = [10]\ngate = {['x'] * 4}", ["gate", "4 lines", "At most 3"]),
        ('["Hello."]', f'["a {"x" * 51}"]', ["part “one”", "room", "51 characters", "50"]),
        ("lengths = [10]", f'lengths = [10]\ngate = ["{"x" * 121}"]', ["gate", "121 characters"]),
        (
            'say = "Welcome."',
            'say = "x"\nspeaks = "the group"\nsilent = "The group, too"',
            ["part “one”", "silent", "the same people"],
        ),
        (
            '[phases.prompts]\n"Looking" = ["What now?"]',
            'silent = "the presenter, back turned"\n[phases.prompts]\n"For the presenter" = ["?"]',
            ["part “one”", "prompts.For the presenter", "listens in silence"],
        ),
        (
            '[phases.prompts]\n"Looking" = ["What now?"]',
            'silent = "the presenter"\n[phases.prompts]\n"Now" = ["Presenter: how are you?"]',
            ["part “one”", "prompts.Now", "listens in silence"],
        ),
        ("lengths = [10]", 'lengths = "10"', ["lengths", "not a list"]),
        ("lengths = [10]", "lengths = [10]\nrange = [5]", ["range", "not a range"]),
        ("[source]", "[sauce]", ["source", "missing"]),
        ("[[phases]]", "[phase", ["not valid TOML", "line"]),
        ("lengths = [10]", "lengths = [10]\nrange = [5, 100000000]", ["range", "from 0 to 600"]),
        ("10 = 10", "10 = 10000000", ["part “one”", "key “10”", "from 0 to 600"]),
        ('["What now?"]', f"{['What now?'] * 101}", ["prompts", "101 entries", "At most 100"]),
        ('["Hello."]', f"{['Hello.'] * 101}", ["room", "101 entries", "At most 100"]),
        ('"Looking" =', f'"{"L" * 41}" =', ["part “one”", "prompts", "41 characters"]),
        ('"Looking" =', '"L\\u001b[2J" =', ["part “one”", "prompts", "control character"]),
        ('say = "Welcome."', f'say = "{"x" * 1_001}"', ["part “one”", "say", "1001 characters"]),
        ('basis = "Inferred."', 'basis = "I."\n"\\u001b]x" = 1', ["part “one”", "no such key"]),
        ('summary = "A test."', 'summary = "T."\nlanguage = "English"', ["language", "“en”"]),
        ("lengths = [10]", f"lengths = {'[' * 5_000}", ["not valid TOML", "nested too deeply"]),
        ("lengths = [10]", f"lengths = [{'1' * 5_000}]", ["not valid TOML", "too long"]),
    ],
)
def test_a_mistake_is_named_with_its_place_and_what_to_do(
    tmp_path: Path, old: str, new: str, says: list[str]
) -> None:
    message = refused(tmp_path, old, new)
    assert re.match(r"mine\.toml(, line \d+)?: ", message)
    assert message.isprintable()
    for part in says:
        assert part in message


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("lengths = [10]", 'lengths = "10"', 4),
        ('phase = "one"', 'phase = "two"', 6),
        ("10 = 10", '10 = "x"', 13),
        ('basis = "Inferred."', 'basis = "I."\nsey = "x"', 16),
        ('["What now?"]', "[]", 18),
        ('say = "Welcome."', "", 10),
    ],
)
def test_a_mistake_is_named_with_its_line(tmp_path: Path, old: str, new: str, line: int) -> None:
    assert refused(tmp_path, old, new).startswith(f"mine.toml, line {line}: ")


def test_a_part_that_repeats_counts_as_often_as_it_is_held(tmp_path: Path) -> None:
    repeated = 'repeat = "person"\nminutes'
    path = tmp_path / "mine.toml"
    text = GOOD.replace("lengths = [10]", "lengths = [30]\nturns = 3").replace("10 = 10", "30 = 10")
    path.write_text(text.replace("minutes", repeated, 1), "utf-8")
    assert read_format_file(path).turns == 3


@pytest.mark.parametrize(
    ("more", "says"),
    [("range = [30, 60]", "range"), ("optional = true\nchosen_minutes = 5", "optional")],
)
def test_where_parts_repeat_other_lengths_are_not_worked_out(
    tmp_path: Path, more: str, says: str
) -> None:
    text = GOOD.replace("lengths = [10]", "lengths = [30]\nturns = 3").replace("10 = 10", "30 = 10")
    top, phase = (more, "") if says == "range" else ("", more)
    text = text.replace("[fit]", f"{top}\n[fit]").replace("basis =", f"{phase}\nbasis =")
    path = tmp_path / "mine.toml"
    path.write_text(text.replace("minutes", 'repeat = "person"\nminutes', 1), "utf-8")
    with pytest.raises(FormatError, match=says):
        read_format_file(path)


def test_a_format_is_english_unless_it_says_otherwise(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(GOOD, "utf-8")
    assert read_format_file(path).language == "en"
    path.write_text(f'language = "pt-BR"\n{GOOD}', "utf-8")
    assert read_format_file(path).language == "pt-BR"


def test_more_parts_than_can_be_kept_are_too_many(tmp_path: Path) -> None:
    head, phase = GOOD.split("[[phases]]")
    more = "".join(
        f"[[phases]]{phase.replace('one', f'part{each}').replace('10 = 10', '10 = 0')}"
        for each in range(60)
    )
    path = tmp_path / "mine.toml"
    path.write_text(f"{head}[[phases]]{phase}{more}", "utf-8")
    with pytest.raises(FormatError, match=r"61 parts\. At most 60"):
        read_format_file(path)


def test_a_file_that_is_not_utf8_says_so(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_bytes("title = “é”".encode("utf-16"))
    with pytest.raises(FormatError, match="UTF-8"):
        read_format_file(path)


def test_an_unknown_format_names_the_known_ones() -> None:
    with pytest.raises(FormatError, match="reflective-case-discussion"):
        load_format("nonsense")


@pytest.mark.parametrize("hostile", ["../../etc/passwd", "[/]", "\x1b[2J", "a" * 5000])
def test_a_hostile_name_is_only_an_unknown_one(hostile: str) -> None:
    with pytest.raises(FormatError) as caught:
        load_format(hostile)
    assert "\x1b" not in str(caught.value)
    assert len(str(caught.value)) < 400


@pytest.mark.parametrize(
    ("says", "wrong"),
    [
        ('watches_for = "D7"', "there's no such drift line"),
        ('leaves_out = ["no-plans"]', "nothing of that name is looked for"),
        ('misses = "D1"', "no such key"),
    ],
)
def test_a_checklist_that_names_what_is_not_there_is_refused(
    tmp_path: Path, says: str, wrong: str
) -> None:
    assert wrong in refused(tmp_path, "[source]", f"[observer]\n{says}\n[source]")
