"""An author's mistake is met with file, phase, key and the mend."""

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
        ("10 = 10", '10 = "x"', ["phase “one”", "key “10”", "whole number"]),
        ("10 = 10", "20 = 10", ["phase “one”", "key “10”", "missing"]),
        ('say = "Welcome."', "", ["phase “one”", "key “say”", "missing"]),
        ('say = "Welcome."', "say = 3", ["phase “one”", "key “say”", "quotation marks"]),
        ('say = "Welcome."', 'say = "{minutez}"', ["phase “one”", "{minutez}", "{minutes}"]),
        ('say = "Welcome."', 'sey = "Hi."\nsay = "x"', ["phase “one”", "“sey”", "Known here"]),
        ('room = ["Hello."]', 'room = ["a","b","c","d"]', ["phase “one”", "room", "at most 3"]),
        ('["Hello."]', f'["{"x" * 61}"]', ["phase “one”", "room", "61 characters", "60"]),
        ('["Hello."]', '["a\\u001b[31m"]', ["phase “one”", "room", "control character"]),
        ('title = "One"', f'title = "{"x" * 50}"', ["phase “one”", "title", "40"]),
        ('basis = "Inferred."', 'face = "clock"\nbasis=""', ["phase “one”", "face", "minutes"]),
        ('phase = "one"', 'phase = "two"', ["fit", "takes_surplus", "“two”", "one"]),
        ('["What now?"]', "[]", ["phase “one”", "prompts.Looking", "empty"]),
        ('id = "one"', 'id = "o n e"', ["phase “o n e”", "id", "letters"]),
        ("lengths = [10]", 'lengths = "10"', ["lengths", "not a list"]),
        ("lengths = [10]", "lengths = [10]\nrange = [5]", ["range", "not a range"]),
        ("[source]", "[sauce]", ["source", "missing"]),
        ("[[phases]]", "[phase", ["not valid TOML", "line"]),
        ("lengths = [10]", "lengths = [10]\nrange = [5, 100000000]", ["range", "from 0 to 600"]),
        ("10 = 10", "10 = 10000000", ["phase “one”", "key “10”", "from 0 to 600"]),
        ('["What now?"]', f"{['What now?'] * 101}", ["prompts", "101 entries", "At most 100"]),
        ('["Hello."]', f"{['Hello.'] * 101}", ["room", "101 entries", "At most 100"]),
        ('"Looking" =', f'"{"L" * 41}" =', ["phase “one”", "prompts", "41 characters"]),
        ('"Looking" =', '"L\\u001b[2J" =', ["phase “one”", "prompts", "control character"]),
        ('say = "Welcome."', f'say = "{"x" * 1_001}"', ["phase “one”", "say", "1001 characters"]),
        ('basis = "Inferred."', 'basis = "I."\n"\\u001b]x" = 1', ["phase “one”", "not a key"]),
        ("lengths = [10]", f"lengths = {'[' * 5_000}", ["not valid TOML", "nested too deeply"]),
        ("lengths = [10]", f"lengths = [{'1' * 5_000}]", ["not valid TOML", "too long"]),
    ],
)
def test_a_mistake_is_named_with_its_place_and_mend(
    tmp_path: Path, old: str, new: str, says: list[str]
) -> None:
    message = refused(tmp_path, old, new)
    assert message.startswith("mine.toml: ")
    assert message.isprintable()
    for part in says:
        assert part in message


def test_more_parts_than_can_be_kept_are_too_many(tmp_path: Path) -> None:
    head, phase = GOOD.split("[[phases]]")
    more = "".join(
        f"[[phases]]{phase.replace('one', f'part{each}').replace('10 = 10', '10 = 0')}"
        for each in range(60)
    )
    path = tmp_path / "mine.toml"
    path.write_text(f"{head}[[phases]]{phase}{more}", "utf-8")
    with pytest.raises(FormatError, match=r"61\. At most 60"):
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
    assert len(str(caught.value)) < 300
