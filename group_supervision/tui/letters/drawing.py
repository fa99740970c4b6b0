"""Letters out of their data: drawn by hand, or made of strokes for a size."""

from collections.abc import Mapping
from math import ceil, floor
from typing import Final, NamedTuple

from group_supervision.tui.letters.glyph import Cut, Glyph, Metrics

_ROUND: Final = 2.7
"""How square a ring is: 2 is an ellipse, more is squarer and leaves more white inside."""


_ACROSS: Final = {
    Cut.WIDE: (1.24, 1.32),
    Cut.MEDIUM: (1.12, 1.12),
    Cut.NARROW: (1.0, 1.0),
    Cut.LIGHT: (0.9, 0.9),
    Cut.CONDENSED: (0.9, 0.9),
}
"""Width of an `n` for its height: of small faces, and of those from `_LARGE` up."""
_LEAST: Final = {Cut.WIDE: 7, Cut.MEDIUM: 6, Cut.NARROW: 6, Cut.LIGHT: 5, Cut.CONDENSED: 5}
"""Half cells an `n` takes at least."""
_LARGE: Final = 10
_SIGN: Final = 40
"""Hundredths of an `n` up to which a sign has no middle, only a left and a right."""


class ByHand:
    """Letters that were drawn by hand, a sign for half a row and a cell, or half a cell."""

    def __init__(self, letters: str, marks: str, across: int) -> None:
        """Read what was drawn, each sign `across` half cells wide."""
        self._across = across
        self._letters = _blocks(letters)
        self._marks = _blocks(marks)
        first = self._letters["A"]
        self._capital = sum("#" in row for row in first)

    def letter(self, character: str) -> Glyph | None:
        """Return a letter without marks."""
        rows = self._letters.get(character)
        return None if rows is None else _glyph(rows, self._capital, self._across)

    def mark(self, name: str) -> Glyph:
        """Return a mark."""
        return _glyph(self._marks[name], 0, self._across)


def _glyph(rows: tuple[str, ...], top: int, across: int) -> Glyph:
    one = (1 << across) - 1
    bits = [sum(one << across * x for x, sign in enumerate(row) if sign == "#") for row in rows]
    while bits and not bits[-1]:
        bits.pop()
    while bits and not bits[0]:
        del bits[0]
        top -= 1
    return Glyph(across * len(rows[0]), top, tuple(bits))


class Measures(NamedTuple):
    """What a size makes of the strokes: half cells across, half rows down."""

    size: int
    capital: int
    small: int
    """Height of an `x`."""
    below: int
    stem: int
    stroke: int
    width: int
    """Width of an `n`."""
    gap: int
    mark: int
    """Height of a mark."""

    @property
    def hair(self) -> int:
        """The thin end of a comma or a quotation mark."""
        return max(1, self.stem // 2)


def measures(size: int, cut: Cut) -> Measures:
    """Return the measures of a size and cut.

    At four rows a `p` reaches below the line by a hair alone. The white inside a letter is as wide
    as its stems at least, or a narrow cut would be the boldest of them.
    """
    height = 2 * size
    capital = 7 if size < 5 else round(0.7 * height)
    small = round(0.73 * capital)
    below = 1 if size < 5 else max(2, round(0.19 * height))
    stroke = max(1, floor(capital / 8 + 0.5))
    stem = max(2, round(capital / 4))
    width = max(_LEAST[cut], round(small * _ACROSS[cut][size >= _LARGE]))
    is_light = cut in {Cut.LIGHT, Cut.CONDENSED}
    stem = stem // 2 if is_light else min(stem, width // 3)
    gap = max(1, round(0.2 * width)) if cut is Cut.CONDENSED else max(2, round(0.25 * width))
    mark = max(2, capital // 5)
    return Measures(size, capital, small, below, stem, stroke, width, gap, mark)


class Strokes:
    """Letters made of strokes, each of them whole bits thick."""

    def __init__(self, measured: Measures, letters: str, marks: str) -> None:
        """Read the strokes."""
        self._at = measured
        self._letters = _read(letters)
        self._marks = _read(marks)
        self.metrics = Metrics(
            measured.capital,
            measured.stem,
            measured.stroke,
            measured.gap,
            max(4, round(0.5 * measured.width + 0.4)),
        )

    def letter(self, character: str) -> Glyph | None:
        """Return a letter without marks."""
        made = self._letters.get(character)
        return None if made is None else self._drawn(*made)

    def mark(self, name: str) -> Glyph:
        """Return a mark."""
        return self._drawn(*self._marks[name])

    def _drawn(self, hundredths: int, strokes: str) -> Glyph:
        at = self._at
        width = max(at.stem, round(at.width * hundredths / 100))
        if hundredths > _SIGN and (width - at.stem) % 2:
            width += 1  # so that what stands in the middle stands there exactly
        pen = _Pen(at, width)
        for stroke in strokes.split(";"):
            pen.draw(*stroke.split())
        return pen.glyph()


def _read(text: str) -> dict[str, tuple[int, str]]:
    found = {}
    for line in filter(None, text.splitlines()):
        name, hundredths, strokes = line.split(None, 2)
        found[name] = int(hundredths), strokes
    return found


class _Pen:
    """Draws the strokes of one letter."""

    def __init__(self, at: Measures, width: int) -> None:
        self._at = at
        self._width = width
        self._rows: dict[int, int] = {}

    def glyph(self) -> Glyph:
        """Return what was drawn."""
        top, bottom = max(self._rows), min(self._rows)
        return Glyph(
            self._width, top + 1, tuple(self._rows.get(y, 0) for y in range(top, bottom - 1, -1))
        )

    def draw(self, kind: str, *given: str) -> None:
        """Draw one stroke."""
        at = self._at
        if kind in "Ii":
            left, right = self._left(given[0]), self._left(given[0]) + at.stem
            if kind == "i":
                left, right = (
                    (left, left + at.hair) if given[0] == "l" else (right - at.hair, right)
                )
            for y in range(self._height(given[1]), self._height(given[2])):
                self._fill(y, left, right)
        elif kind == "-":
            left, right = self._left(given[1]), self._left(given[2]) + at.stem
            bottom = self._height(given[0])
            for y in range(bottom, bottom + at.stroke):
                self._fill(y, left, right)
        elif kind == "/":
            self._slant(*given)
        else:
            self._ring(*given)

    def _slant(self, x0: str, y0: str, x1: str, y1: str) -> None:
        bottom, top = self._height(y0), self._height(y1)
        left, right = self._exact(x0), self._exact(x1)
        for y in range(bottom, top):
            # The ends stand where the stems of other letters do.
            way = (y - bottom) / max(1, top - bottom - 1)
            exact = left + (right - left) * way
            # Half a bit goes one way or the other, so that an A is like its own mirror image.
            start = floor(exact + 0.5) if right > left else ceil(exact - 0.5)
            self._fill(y, start, start + self._at.stem)

    def _ring(self, x0: str, x1: str, y0: str, y1: str, quarters: str, cut: str = "") -> None:
        at = self._at
        left, right = self._left(x0), self._left(x1) + at.stem
        bottom, top = self._height(y0), self._height(y1)
        middle, waist = (left + right) / 2, (bottom + top) / 2
        for y in range(bottom, top):
            away = abs(y + 0.5 - waist)
            outer = _reach(away, (right - left) / 2, (top - bottom) / 2)
            inner = _reach(away, (right - left) / 2 - at.stem, (top - bottom) / 2 - at.stroke)
            sides = self._sides(quarters, y + 0.5 - waist, cut, y)
            if "W" in sides:
                self._fill(y, ceil(middle - outer - 0.5), floor(middle - inner + 0.5))
            if "E" in sides:
                self._fill(y, ceil(middle + inner - 0.5), floor(middle + outer + 0.5))

    def _sides(self, quarters: str, over: float, cut: str, y: int) -> str:
        """Return which sides of a ring are drawn in a row."""
        sides = ""
        for side, upper, lower, opens in (("W", "2", "3", "<"), ("E", "1", "4", ">")):
            has_upper, has_lower = upper in quarters, lower in quarters
            wanted = has_upper and has_lower if over == 0 else has_upper if over > 0 else has_lower
            if wanted and cut.startswith(opens):
                low, high = map(self._height, cut[1:].split(":"))
                wanted = not low <= y < high
            sides += side if wanted else ""
        return sides

    def _fill(self, y: int, left: int, right: int) -> None:
        left, right = max(0, left), max(0, right)
        if right > left:
            self._rows[y] = self._rows.get(y, 0) | ((1 << right) - (1 << left))

    def _exact(self, name: str) -> float:
        share = {"l": 0.0, "m": 0.5, "r": 1.0}.get(name)
        if share is None:
            share = int(name) / 100
        return (self._width - self._at.stem) * share

    def _left(self, name: str) -> int:
        return floor(self._exact(name) + 0.5)

    def _height(self, name: str) -> int:
        at = self._at
        whole = {"b": 0, "x": at.small, "c": at.capital, "d": -at.below, "k": at.mark}[name[0]]
        dot = max(at.stroke, round(at.stem / 2))
        digits = "".join(sign for sign in name[1:] if sign.isdigit())
        value = round(whole * int(digits) / 100) if digits else whole
        for sign in name[1:]:
            if sign == "m":
                value = (whole - at.stroke + 1) // 2
            elif sign == "M":
                value = (whole - at.stroke + 1) // 2 + at.stroke
            else:
                value += {"t": -at.stroke, "u": at.stroke, "d": -dot, "D": dot}.get(sign, 0)
        return value


def _reach(away: float, across: float, down: float) -> float:
    """Return how far a ring reaches to the side in a row; 0 where it does not reach that row."""
    if across <= 0 or away >= down:
        return 0.0
    return float(across * (1 - (away / down) ** _ROUND) ** (1 / _ROUND))


def _blocks(text: str) -> Mapping[str, tuple[str, ...]]:
    """Read letters that were drawn side by side: names above, rows beneath."""
    found: dict[str, tuple[str, ...]] = {}
    for block in text.strip("\n").split("\n\n"):
        names, *rows = (line.split() for line in block.splitlines())
        found.update(zip(names, zip(*rows, strict=True), strict=True))
    return found
