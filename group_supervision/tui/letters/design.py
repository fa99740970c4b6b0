"""A design: every letter of one face, put together from letter and marks, each drawn once."""

import unicodedata
from functools import cache
from typing import Final, Protocol

from group_supervision.tui.letters import any_size, four_rows, three_rows
from group_supervision.tui.letters.drawing import ByHand, Strokes, measures
from group_supervision.tui.letters.glyph import Cut, Face, Glyph, Metrics


class Drawing(Protocol):
    """Where letters come from."""

    def letter(self, character: str) -> Glyph | None:
        """Return a letter without marks, `None`: there is none."""

    def mark(self, name: str) -> Glyph:
        """Return a mark; it stands on its own lowest row."""


_ABOVE: Final = {
    "\u0300": "grave",
    "\u0301": "acute",
    "\u0302": "circumflex",
    "\u0303": "tilde",
    "\u0304": "macron",
    "\u0306": "breve",
    "\u0307": "dot",
    "\u0308": "diaeresis",
    "\u0309": "hook",
    "\u030a": "ring",
    "\u030b": "double-acute",
    "\u030c": "caron",
}
_BELOW: Final = {
    "\u0323": "dot-below",
    "\u0326": "comma-below",
    "\u0327": "cedilla",
    "\u0328": "ogonek",
    "\u0329": "line-below",
}
_TOUCHING: Final = ("cedilla", "ogonek")
_HORN: Final = "\u031b"
_DOTLESS: Final = {"i": "ı", "j": "ȷ"}
_SAME: Final = {
    "ŀ": "l·",
    "Ŀ": "L·",
    "ŉ": "ʼn",
    "ĳ": "ij",
    "Ĳ": "IJ",
    "ſ": "s",
    "ª": "a",
    "º": "o",
    "“": "‘‘",
    "”": "’’",
    "„": "‚‚",
    '"': "''",
    "…": "...",
}
"""Signs that others are put together for."""
_COMMA: Final = "ģķļņŗĢĶĻŅŖ"
"""Unicode says cedilla where Latvian writes a comma."""


class Design:
    """Draws letters of one size, each once."""

    def __init__(self, size: int, cut: Cut, drawing: Drawing, metrics: Metrics) -> None:
        """Draw the letters of a size and cut."""
        self.size = size
        # Half cells would take the crispness from letters that are drawn in whole ones.
        self._grain = 2 if cut is Cut.BY_HAND else 1
        self.capital = metrics.capital
        self.stem = metrics.stem
        self.gap = metrics.gap
        self.space = metrics.space
        self.closer = min(metrics.stem, metrics.gap - self._grain)
        """How much closer pairs stand that are kerned; never so close that they touch."""
        self._drawing = drawing
        self._stroke = metrics.stroke
        self._drawn: dict[str, Glyph | None] = {}

    def glyph(self, character: str) -> Glyph | None:
        """Return a letter with its marks, `None`: it is not among ours."""
        if character not in self._drawn:
            self._drawn[character] = self._put_together(character)
        return self._drawn[character]

    def _put_together(self, character: str) -> Glyph | None:
        whole = self._drawing.letter(character)
        if whole is not None:
            return whole
        if character in _SAME:
            parts = [self.glyph(each) for each in _SAME[character]]
            # Three dots are one sign: they stand closer to one another than letters do.
            gap = max(self._grain, self.gap // 2) if character == "…" else self.gap
            return _side_by_side([each for each in parts if each is not None], gap)
        base, marks = _taken_apart(character)
        if not marks:
            return None
        glyph = self._drawing.letter(base)
        for mark in marks:
            if glyph is None:
                return None
            glyph = self._marked(glyph, mark, is_comma=character in _COMMA)
        return glyph

    def _marked(self, glyph: Glyph, mark: str, *, is_comma: bool) -> Glyph | None:
        if mark == _HORN:
            bits = (1 << self.stem) - 1
            horn = Glyph(self.stem, glyph.top + self._stroke, (bits,) * (2 * self._stroke))
            return _over(glyph, horn, glyph.width)
        if mark in _ABOVE:
            sign = self._drawing.mark(_ABOVE[mark])
            top = glyph.top + self._stroke + len(sign.rows)
        elif mark in _BELOW:
            name = "comma-below" if is_comma else _BELOW[mark]
            sign = self._drawing.mark(name)
            top = glyph.bottom - (0 if name in _TOUCHING else self._stroke)
        else:
            return None
        left = (glyph.width - sign.width) // 2 // self._grain * self._grain
        return _over(glyph, Glyph(sign.width, top, sign.rows), left)


def design(face: Face) -> Design:
    """Return the design of a face: the same one, however much air there is around its lines."""
    return _design(face.size, face.cut)


@cache
def _design(size: int, cut: Cut) -> Design:
    if cut is Cut.BY_HAND or (cut is Cut.CONDENSED and size < 5):
        source = three_rows if size < 4 else four_rows
        across = 2 if cut is Cut.BY_HAND else 1
        metrics = Metrics(source.CAPITAL, across, 1, across, across + 2)
        marks = source.MARKS + source.MARKS_BELOW
        return Design(size, cut, ByHand(source.LETTERS, marks, across), metrics)
    marks = any_size.MARKS + any_size.MARKS_BELOW
    strokes = Strokes(measures(size, cut), any_size.LETTERS, marks)
    return Design(size, cut, strokes, strokes.metrics)


def _taken_apart(character: str) -> tuple[str, str]:
    """Return a letter and its marks; an `i` that wears one gives its dot away."""
    parts = unicodedata.normalize("NFD", character)
    base, marks = parts[:1], parts[1:]
    if any(mark in _ABOVE for mark in marks):
        base = _DOTLESS.get(base, base)
    return base, marks


def letters_of(text: str) -> list[str]:
    """Split a text into letters, marks of their own with the letter they belong to."""
    letters: list[str] = []
    for character in unicodedata.normalize("NFC", text):
        if letters and unicodedata.combining(character):
            letters[-1] += character
        else:
            letters.append(character)
    return letters


def _over(one: Glyph, other: Glyph, left: int) -> Glyph:
    """Lay a glyph over another; the box grows where it must."""
    shift = max(0, -left)
    top = max(one.top, other.top)
    bottom = min(one.bottom, other.bottom)
    rows = [0] * (top - bottom)
    for glyph, at in ((one, shift), (other, left + shift)):
        for index, row in enumerate(glyph.rows, top - glyph.top):
            rows[index] |= row << at
    width = max(one.width + shift, left + shift + other.width)
    return Glyph(width, top, tuple(rows))


def _side_by_side(glyphs: list[Glyph], gap: int) -> Glyph:
    made = glyphs[0]
    for glyph in glyphs[1:]:
        made = _over(made, glyph, made.width + gap)
    return made
