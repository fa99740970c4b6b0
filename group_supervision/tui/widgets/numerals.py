"""Block numerals of any size, drawn to fit.

Textual's own Digits are three rows high: too small for the back of a room.
Every numeral is made of seven strokes, as on an old clock, in full blocks alone: the one shape
that every terminal font has.
"""

from functools import lru_cache
from typing import Final

_STROKES: Final = {
    "0": "tuUlLb",
    "2": "tumLb",
    "3": "tumUb",
    "4": "lumU",
    "5": "tlmUb",
    "6": "tlLmUb",
    "7": "tuU",
    "8": "tlumLUb",
    "9": "tlumUb",
}
"""t, m, b: top, middle, bottom; l, L: left above and below; u, U: right above and below."""

_BLOCK: Final = "█"


@lru_cache(maxsize=64)
def numerals(text: str, columns: int, rows: int) -> tuple[str, ...]:
    """Draw `text` as large as it fits.

    Args:
        text: Digits, `:` and `+`.
        columns: The width there is.
        rows: The height there is.

    Returns:
        Rows of one width, or the text itself when there is no room to draw it.
    """
    for height in range(rows, 4, -1):
        drawn = _drawn(text, height)
        if len(drawn[0]) <= columns:
            return drawn
    return (text,)


def _drawn(text: str, height: int) -> tuple[str, ...]:
    gap = " " * max(1, height // 5)
    glyphs = [_glyph(character, height) for character in text]
    return tuple(gap.join(rows) for rows in zip(*glyphs, strict=True))


def _glyph(character: str, height: int) -> list[str]:
    thick = max(1, round(height * 0.15))
    stroke = thick * 2
    if character == ":":
        return _colon(height, thick, stroke)
    if character == "+":
        return _plus(height, thick, stroke)
    if character == "1":
        return [
            (_BLOCK * stroke * 2) if row < thick else (" " * stroke + _BLOCK * stroke)
            for row in range(height)
        ]
    # A cell is about twice as high as wide, so a numeral 0.6 as wide as high has 1.2 as many.
    width = max(3 * stroke - 1, round(height * 1.15))
    middle = (height - thick) // 2
    lines = []
    strokes = _STROKES[character]
    for row in range(height):
        across = (
            ("t" in strokes and row < thick)
            or ("m" in strokes and middle <= row < middle + thick)
            or ("b" in strokes and row >= height - thick)
        )
        upper = row < middle + thick / 2
        left = ("l" if upper else "L") in strokes
        right = ("u" if upper else "U") in strokes
        if across:
            # At the ends of a cross stroke the side strokes are there anyway.
            lines.append(_BLOCK * width)
        else:
            inner = " " * (width - 2 * stroke)
            lines.append(
                (_BLOCK if left else " ") * stroke + inner + (_BLOCK if right else " ") * stroke
            )
    return lines


def _colon(height: int, thick: int, stroke: int) -> list[str]:
    tops = (round(height * 0.3) - thick // 2, round(height * 0.7) - thick // 2)
    return [
        (_BLOCK if any(top <= row < top + thick for top in tops) else " ") * stroke
        for row in range(height)
    ]


def _plus(height: int, thick: int, stroke: int) -> list[str]:
    middle = (height - thick) // 2
    arm = stroke + stroke // 2
    reach = max(thick, arm // 2)
    lines = []
    for row in range(height):
        if middle <= row < middle + thick:
            lines.append(_BLOCK * (stroke + 2 * arm))
        elif middle - reach <= row < middle + thick + reach:
            lines.append(" " * arm + _BLOCK * stroke + " " * arm)
        else:
            lines.append(" " * (stroke + 2 * arm))
    return lines
