import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from group_supervision.core.control_characters import inert, is_inert
from group_supervision.core.text import NOTE_LIMIT, clean

ANYTHING = st.text(st.characters(), max_size=300)


def test_line_breaks_and_tabs_become_single_blanks() -> None:
    assert clean(" one\r\n\ttwo\x0b three ") == "one two three"


def test_what_commands_a_terminal_is_dropped() -> None:
    assert clean("a\x1b]0;title\x07b\x9bc\x00d") == "a]0;titlebcd"


def test_what_turns_the_reading_direction_is_dropped() -> None:
    assert clean("ab\u202ecd\u2066ef\u200f") == "abcdef"


def test_lone_surrogates_are_dropped_so_that_the_text_can_be_written() -> None:
    assert clean("a\ud800b").encode("utf-8") == b"ab"


def test_joiners_that_spell_words_and_emoji_stay() -> None:
    assert clean("می‌خواهم 👩\u200d🏫") == "می‌خواهم 👩\u200d🏫"


@pytest.mark.parametrize(
    "spelt",
    [
        "کتاب\u200cها",
        "क्\u200dष",
        "র\u200d্য",
        "ന്\u200d വന്നു",
        "ශ්\u200dරී",
        "❤️\u200d🔥 👩🏽\u200d🚒 🏳️\u200d🌈 🙂\u200d↔️",
    ],
)
def test_joiners_stay_wherever_a_script_or_an_emoji_needs_them(spelt: str) -> None:
    assert clean(spelt) == unicodedata.normalize("NFC", spelt)


@pytest.mark.parametrize(
    ("hidden", "plain"),
    [
        ("Am\u200dara Oka\u200cfor", "Amara Okafor"),
        ("\u200d\u200c", ""),
        ("\u200da b\u200c", "a b"),
        ("e\u200d\u0301", "é"),
        ("Ива\u200dн 12\u200d34", "Иван 1234"),
        ("👩\u200c🏫", "👩🏫"),
        ("می\u200c\u200cخواهم", "می\u200cخواهم"),
    ],
)
def test_joiners_that_join_nothing_are_dropped(hidden: str, plain: str) -> None:
    assert clean(hidden) == plain


def test_what_is_no_character_yet_is_dropped() -> None:
    assert clean("a\u0378b\uffffc\U000e0080d") == "abcd"


def test_a_tower_of_marks_is_cut_to_what_a_language_needs() -> None:
    assert len(clean("a" + "\u0301" * 200)) < 8


def test_rings_around_a_letter_are_marks_too() -> None:
    assert clean("a" + "\u20dd" * 12) == "a" + "\u20dd" * 4


def test_markup_is_left_as_it_is() -> None:
    assert clean("[/] [@click=app.quit]x[/]") == "[/] [@click=app.quit]x[/]"


def test_a_pasted_megabyte_is_cut() -> None:
    assert len(clean("word " * 200_000, NOTE_LIMIT)) <= NOTE_LIMIT


@given(ANYTHING)
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@given(ANYTHING)
def test_clean_text_is_inert_and_can_be_written(text: str) -> None:
    cleaned = clean(text)
    assert is_inert(cleaned)
    assert inert(cleaned) == cleaned
    cleaned.encode("utf-8")


@given(ANYTHING)
def test_made_inert_nothing_is_left_that_a_terminal_obeys(text: str) -> None:
    assert not any(
        ord(each) < 32 or 0x7F <= ord(each) < 0xA0 or 0x202A <= ord(each) <= 0x202E
        for each in inert(text)
    )
