"""Lettering: a text drawn with block characters, as large as it fits.

A terminal cannot change its font, so what a room is to read from the back row is drawn. A design
(`tui/letters/`) draws one letter as rows of bits, two of them across a cell and two down. A line is
letters side by side, a text is lines with their words kept whole, and `letter` takes the largest
size that fits. Letters with marks are put together from letter and mark, so that none is forgotten;
a letter that no design has makes `letter` return nothing, and the text is set plainly.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from group_supervision.tui.letters.design import Design, design, letters_of
from group_supervision.tui.letters.glyph import Face, Glyph
from group_supervision.tui.letters.pairs import CLOSER

_CELLS: Final = " ▘▝▀▖▌▞▛▗▚▐▜▄▙▟█"
"""A cell for every four bits: upper left, upper right, lower left, lower right."""


_SENTENCE_ENDS: Final = re.compile(r"(?<=[.?!]) ")


class Lettered(NamedTuple):
    """A text as it was drawn."""

    size: int
    """Rows of one line."""
    rows: tuple[str, ...]
    """Without the blanks behind the last letter."""


class _Line(NamedTuple):
    glyphs: tuple[tuple[int, Glyph], ...]
    """Each with the half cell it starts at."""
    width: int


@lru_cache(maxsize=256)
def letter(
    paragraphs: tuple[str, ...],
    columns: int,
    rows: int,
    faces: tuple[Face, ...],
    most_lines: int = 99,
) -> Lettered | None:
    """Draw a text in the first of `faces` in which it fits.

    Args:
        paragraphs: The text; each starts on a line of its own.
        columns: The width there is, in cells.
        rows: The height there is, in cells.
        faces: Heights and cuts, the preferred one first.
        most_lines: How many lines it may take.

    Returns:
        What was drawn, or `None`: it fits in none of them, or a letter is missing.
    """
    for face in faces:
        placed = _placed(paragraphs, face, columns * 2)
        if placed is None or len(placed) > most_lines:
            continue
        drawn = design(face)
        if sum(air + sum(_reach(line, drawn)) // 2 for air, line in placed) <= rows:
            cut = [row for air, line in placed for row in ([""] * air + _cut(line, drawn))]
            return Lettered(face.size, tuple(cut))
    return None


def _placed(
    paragraphs: Sequence[str], face: Face, width: int
) -> Sequence[tuple[int, _Line]] | None:
    """Return the lines, each with the free rows above it; `None`: a word or a letter won't do."""
    placed: list[tuple[int, _Line]] = []
    for paragraph in paragraphs:
        lines = _wrapped(paragraph, design(face), width)
        if lines is None:
            return None
        air = face.between if placed else 0
        placed += [(face.leading if index else air, line) for index, line in enumerate(lines)]
    return placed


@lru_cache(maxsize=256)
def _wrapped(text: str, drawn: Design, width: int) -> Sequence[_Line] | None:
    """Break a text into as few lines as it takes: between sentences, else evenly between words."""
    lines = _greedy(text, drawn, width)
    if lines is None or len(lines) < 2:
        return lines
    return _by_sentences(text, drawn, width, len(lines)) or _evenly(text, drawn, lines)


def _by_sentences(text: str, drawn: Design, width: int, count: int) -> list[_Line] | None:
    """Give each sentence a line of its own, where that makes `count` lines."""
    sentences = [_greedy(each, drawn, width) or [] for each in _SENTENCE_ENDS.split(text)]
    lines = [line for sentence in sentences for line in sentence]
    return lines if len(sentences) == len(lines) == count else None


def _evenly(text: str, drawn: Design, lines: list[_Line]) -> list[_Line]:
    """Break a text into no more lines than these, and those as short as can be."""
    while True:
        # Narrower by a hair than the longest line: does it still take as few?
        narrower = _greedy(text, drawn, max(line.width for line in lines) - 1)
        if narrower is None or len(narrower) > len(lines):
            return lines
        lines = narrower


def _greedy(text: str, drawn: Design, width: int) -> list[_Line] | None:
    lines: list[_Line] = []
    taken = ""
    for word in text.split():
        longer = _line(f"{taken} {word}".strip(), drawn)
        if longer is None:
            return None
        if longer.width > width:
            if not taken:
                return None
            taken = ""
            longer = _line(word, drawn)
            if longer is None or longer.width > width:
                return None
            lines.append(longer)
        elif taken:
            lines[-1] = longer
        else:
            lines.append(longer)
        taken = f"{taken} {word}".strip()
    return lines


def _line(text: str, drawn: Design) -> _Line | None:
    placed: list[tuple[int, Glyph]] = []
    at = 0
    before = ""
    for character in letters_of(text):
        if character == " ":
            at += drawn.space
            before = ""
            continue
        glyph = drawn.glyph(character)
        if glyph is None:
            return None
        at -= drawn.closer * CLOSER.get(before + character, 0)
        placed.append((at, glyph))
        at += glyph.width + drawn.gap
        before = character
    return _Line(tuple(placed), max((left + glyph.width for left, glyph in placed), default=0))


def _reach(line: _Line, drawn: Design) -> tuple[int, int]:
    """Return half rows above and below where letters stand; marks may reach above capitals."""
    highest = max((glyph.top for _, glyph in line.glyphs), default=0)
    lowest = min((glyph.bottom for _, glyph in line.glyphs), default=0)
    above = drawn.capital + 2 * max(0, -(-(highest - drawn.capital) // 2))
    below = max(2 * drawn.size - drawn.capital, -lowest)
    return above, below + (above + below) % 2


def _cut(line: _Line, drawn: Design) -> list[str]:
    """Cut a line into cells."""
    above, below = _reach(line, drawn)
    bits = [0] * (above + below)
    for left, glyph in line.glyphs:
        for index, row in enumerate(glyph.rows, above - glyph.top):
            bits[index] |= row << left
    return [_cells(upper, lower) for upper, lower in zip(bits[::2], bits[1::2], strict=True)]


def _cells(upper: int, lower: int) -> str:
    cells = []
    while upper or lower:
        cells.append(_CELLS[upper & 3 | (lower & 3) << 2])
        upper >>= 2
        lower >>= 2
    return "".join(cells)
