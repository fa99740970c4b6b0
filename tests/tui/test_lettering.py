"""Letters drawn with blocks: every letter the languages need, words whole, nothing cut."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from group_supervision.tui.lettering import letter
from group_supervision.tui.letters.design import design
from group_supervision.tui.letters.glyph import Cut, Face, Glyph
from group_supervision.tui.letters.pairs import CLOSER

FACES = [
    Face(3, Cut.BY_HAND, 1),
    Face(4, Cut.BY_HAND),
    *(Face(size, Cut.WIDE) for size in (5, 6, 7, 8, 9, 10, 14, 20)),
    *(Face(size, Cut.MEDIUM) for size in (7, 10)),
    *(Face(size, Cut.NARROW) for size in (4, 5, 7, 14)),
    *(Face(size, Cut.LIGHT) for size in (5, 6)),
    *(Face(size, Cut.CONDENSED) for size in (3, 4, 5, 8)),
]
NAMES = [f"{face.size} {face.cut}" for face in FACES]
LATIN = "".join(
    chr(code)
    for code in (*range(0x21, 0x7F), *range(0xA1, 0x180))
    if unicodedata.category(chr(code)).startswith("L") or code < 0x7F
)
LANGUAGES = {
    "Welsh": "ŵŷâêîôûàèìòùáéíóúẁẃẅỳÿŴŶ",
    "Yoruba": "ẹọṣẸỌṢàáèéìíòóùúńǹḿm̀ẹ̀ẹ́ọ̀ọ́Ẹ́Ọ̀",
    "Igbo": "ịọụṅỊỌỤṄńǹ",
    "Somali": "abcdefghijklmnopqrstuvwxyz'",
    "Vietnamese": "ăâđêôơưĂÂĐÊÔƠƯàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵỆỘỮ",
    "typography": "“”‘’„‚‹›«»–—…·¿¡",
}
NOT_DRAWN = set("^_`~")
"""Signs of programmers: a line that has one is set plainly."""


@pytest.mark.parametrize("face", FACES, ids=NAMES)
def test_every_letter_of_the_latin_blocks_and_of_five_languages_is_drawn(face: Face) -> None:
    drawn = design(face)
    for text in (LATIN, *LANGUAGES.values()):
        for character in set(unicodedata.normalize("NFC", text)) - NOT_DRAWN:
            if unicodedata.combining(character):
                continue
            glyph = drawn.glyph(character)
            assert glyph is not None, character
            assert any(glyph.rows), character


@pytest.mark.parametrize("face", FACES, ids=NAMES)
def test_no_two_letters_or_digits_look_alike_but_o_and_nought(face: Face) -> None:
    drawn = design(face)
    letters = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz0123456789"
    shapes = [(glyph.rows, glyph.top) for each in letters if (glyph := drawn.glyph(each))]
    assert len(set(shapes)) == len(letters)


def told_apart(one: Glyph, other: Glyph) -> int:
    """Return in how many pixels two letters differ, however they are laid over each other."""
    least = 999
    for shift in range(-other.width, one.width + 1):
        here = {one.top - y: row << other.width for y, row in enumerate(one.rows)}
        there = {other.top - y: row << other.width + shift for y, row in enumerate(other.rows)}
        differ = (here.get(y, 0) ^ there.get(y, 0) for y in {*here, *there})
        least = min(least, sum(row.bit_count() for row in differ))
    return least


@pytest.mark.parametrize("face", FACES, ids=NAMES)
def test_letters_that_are_easily_taken_for_each_other_are_told_apart(face: Face) -> None:
    drawn = design(face)
    for pair in (
        "vu",
        "vr",
        "rn",
        "WH",
        "WU",
        "KH",
        "kh",
        "fF",
        "ft",
        "ao",
        "an",
        "co",
        "AR",
        "AH",
        "VU",
    ):
        one, other = map(drawn.glyph, pair)
        assert one is not None
        assert other is not None
        assert told_apart(one, other) >= 2, pair


@pytest.mark.parametrize("face", FACES, ids=NAMES)
def test_a_letter_with_a_mark_is_no_other_letter(face: Face) -> None:
    drawn = design(face)
    letters = [
        character
        for character in set(LATIN + "".join(LANGUAGES.values()))
        if unicodedata.normalize("NFD", character) != character
    ]
    for character in letters:
        plain = unicodedata.normalize("NFD", character)[0]
        assert drawn.glyph(character) != drawn.glyph(plain), character


@pytest.mark.parametrize("face", FACES, ids=NAMES)
def test_digits_are_tabular_and_the_one_has_a_foot(face: Face) -> None:
    drawn = design(face)
    digits = [drawn.glyph(each) for each in "0123456789"]
    one, seven = drawn.glyph("1"), drawn.glyph("7")
    assert one is not None
    assert seven is not None
    assert len({glyph.width for glyph in digits if glyph}) == 1
    foot = one.rows[-1].bit_count()
    assert foot > one.rows[len(one.rows) // 2].bit_count()
    assert foot > seven.rows[-1].bit_count()


WORDS = st.lists(st.text("abcdefghijklmnopqrstuvwxyzÄéẹ,.’", min_size=1, max_size=12), min_size=1)


@given(WORDS, st.integers(10, 260), st.integers(3, 40), st.sampled_from(FACES))
def test_what_is_drawn_fits_and_nothing_is_lost(
    words: list[str], columns: int, rows: int, face: Face
) -> None:
    made = letter((" ".join(words),), columns, rows, (face,))
    if made is None:
        return
    assert len(made.rows) <= rows
    assert all(len(row) <= columns for row in made.rows)
    assert all(not row.endswith(" ") for row in made.rows)
    ink = sum(glyph_ink(word, face) for word in words)
    assert sum(map(quarters, made.rows)) <= ink
    assert sum(map(quarters, made.rows)) > 0.8 * ink


def glyph_ink(word: str, face: Face) -> int:
    glyphs = [design(face).glyph(each) for each in unicodedata.normalize("NFC", word)]
    return sum(row.bit_count() for glyph in glyphs if glyph for row in glyph.rows)


def quarters(row: str) -> int:
    count = dict(
        zip(" ▘▝▀▖▌▞▛▗▚▐▜▄▙▟█", (0, 1, 1, 2, 1, 2, 2, 3, 1, 2, 2, 3, 2, 3, 3, 4), strict=True)
    )
    return sum(count[cell] for cell in row)


def test_words_wrap_between_words_and_evenly() -> None:
    face = Face(5, Cut.WIDE)
    one = letter(("The group wonders aloud",), 200, 20, (face,))
    two = letter(("The group wonders aloud",), 70, 20, (face,))
    assert one is not None
    assert two is not None
    assert len(one.rows) == 5
    assert len(two.rows) == 10
    assert two.rows[:5] == letter(("The group",), 70, 5, (face,)).rows  # type: ignore[union-attr] # drawn
    assert two.rows[5:] == letter(("wonders aloud",), 70, 5, (face,)).rows  # type: ignore[union-attr] # drawn


def test_the_first_face_that_fits_is_taken() -> None:
    faces = tuple(Face(size, Cut.WIDE) for size in (14, 10, 7, 5))
    sizes = []
    for columns in (260, 172, 110, 90, 20):
        made = letter(("The presenter speaks",), columns, 20, faces, 1)
        sizes.append(made.size if made else None)
    assert sizes == [14, 10, 7, 5, None]


@pytest.mark.parametrize("text", ["日本", "привет", "Grüße 🙂", "a\u0488b", "snake_case ~"])
def test_a_text_with_a_letter_that_is_not_ours_is_not_drawn_at_all(text: str) -> None:
    assert letter((f"Hello {text}",), 300, 40, tuple(FACES)) is None


def test_hand_drawn_letters_are_made_of_half_blocks_alone() -> None:
    for face in FACES[:2]:
        made = letter(
            (LATIN.replace("^", "").replace("_", "").replace("`", "").replace("~", ""),),
            9999,
            20,
            (face,),
        )
        assert made is not None
        assert set("".join(made.rows)) <= set(" ▀▄█")


@pytest.mark.parametrize("face", FACES, ids=NAMES)
def test_no_pair_that_is_kerned_touches(face: Face) -> None:
    drawn = design(face)
    assert drawn.gap - drawn.closer >= 1
    for pair in CLOSER:
        one, other = drawn.glyph(pair[0]), drawn.glyph(pair[1])
        assert one is not None
        assert other is not None
        at = one.width + drawn.gap - drawn.closer
        reach = {one.top - y: row.bit_length() for y, row in enumerate(one.rows)}
        for y, row in enumerate(other.rows):
            left = at + (row & -row).bit_length() - 1
            assert not row or left > reach.get(other.top - y, 0), pair


@pytest.mark.parametrize("face", FACES, ids=NAMES)
def test_double_quotation_marks_are_two_single_ones_that_stand_apart(face: Face) -> None:
    drawn = design(face)
    for double, single in zip("“”„", "‘’‚", strict=True):
        one, two = drawn.glyph(single), drawn.glyph(double)
        assert one is not None
        assert two is not None
        assert two.rows == tuple(row | row << one.width + drawn.gap for row in one.rows)
    if drawn.stem > 1 and face.size > 3:  # a hair has no thicker end
        assert drawn.glyph("‘") != drawn.glyph("’")


@pytest.mark.parametrize("face", FACES, ids=NAMES)
def test_the_strokes_of_a_w_leave_white_between_them(face: Face) -> None:
    glyph = design(face).glyph("W")
    assert glyph is not None
    upper = glyph.rows[: len(glyph.rows) // 2]
    assert all(row.bit_count() <= 0.75 * glyph.width for row in upper)


@pytest.mark.parametrize("face", FACES, ids=NAMES)
def test_letters_that_are_their_own_mirror_image_are_drawn_so(face: Face) -> None:
    drawn = design(face)
    for character in "AHIMOTUVWXYovwx":
        glyph = drawn.glyph(character)
        assert glyph is not None
        for row in glyph.rows:
            bits = f"{row:0{glyph.width}b}"
            assert bits == bits[::-1], character


@pytest.mark.parametrize("face", FACES, ids=NAMES)
def test_the_white_inside_a_letter_is_as_wide_as_its_stems(face: Face) -> None:
    drawn, glyph = design(face), design(face).glyph("n")
    assert glyph is not None
    assert glyph.width - 2 * drawn.stem >= drawn.stem


def test_a_line_is_broken_between_sentences_where_that_takes_no_more_lines() -> None:
    face = (Face(4, Cut.CONDENSED),)
    text = "What stayed with you? What rang true, what didn't?"
    made = letter((text,), 100, 20, face)
    first, second = letter((text[:21],), 100, 20, face), letter((text[22:],), 100, 20, face)
    assert made is not None
    assert first is not None
    assert second is not None
    assert made.rows == (*first.rows, *second.rows)


@pytest.mark.parametrize("face", FACES, ids=NAMES)
def test_three_dots_stand_close_together_and_a_closing_mark_close_to_them(face: Face) -> None:
    drawn = design(face)
    dots, dot = drawn.glyph("…"), drawn.glyph(".")
    assert dots is not None
    assert dot is not None
    assert 3 * dot.width + 2 <= dots.width <= 3 * dot.width + 2 * max(drawn.stem, drawn.gap // 2)
    made, without = letter(("I…”",), 99, 99, (face,)), letter(("I…",), 99, 99, (face,))
    mark = drawn.glyph("”")
    assert made is not None
    assert without is not None
    assert mark is not None
    away = 2 * (max(map(len, made.rows)) - max(map(len, without.rows))) - mark.width
    assert away <= drawn.stem


def test_kerning_brings_a_small_letter_under_the_t() -> None:
    face = (Face(10, Cut.WIDE),)
    apart, close = letter(("Th",), 99, 10, face), letter(("To",), 99, 10, face)
    assert apart is not None
    assert close is not None
    assert len(close.rows[0]) == len(close.rows[1]) or max(map(len, close.rows)) < max(
        map(len, apart.rows)
    )
