"""A picture as SVG: labels, and a pattern besides the colour for whatever an area stands for."""

from typing import Final

import htpy as h

from group_supervision.export.picture import Area, Dot, Filling, Picture, Shape, Stroke, Text

_INK: Final = "#1c2530"
_FONT: Final = "system-ui, 'Segoe UI', 'Libertinus Serif', sans-serif"
_COLOURS: Final = {
    Filling.PLAN: "#ffffff",
    Filling.TOOK: "#35618e",
    Filling.ADDED: "#dcecf7",
    Filling.OVER: "#fbe3b5",
    Filling.PAUSED: "#ffffff",
    Filling.BREAK: "#ffffff",
}
_PATTERNS: Final = {
    Filling.ADDED: "M-1,1 l2,-2 M0,6 l6,-6 M5,7 l2,-2",
    Filling.OVER: "M0,3 h6 M3,0 v6",
    Filling.PAUSED: "M0,1.5 h6 M0,4.5 h6",
    Filling.BREAK: "M2,3 h2",
}
"""What is drawn over the colour, in a square of six units."""


def drawing(picture: Picture, prefix: str = "") -> h.Element:
    """Return a picture as an element of its own, told in words to those who don't see it.

    Args:
        picture: What to draw.
        prefix: What tells its ids from those of other pictures in one document.
    """
    return h.svg(
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {_number(picture.width)} {_number(picture.height)}",
        role="img",
        aria_label=f"{picture.caption}. {picture.alt}",
        font_family=_FONT,
        font_size="11",
        fill=_INK,
    )[
        h.defs[(_pattern(filling, prefix) for filling in _PATTERNS)],
        (_shape(shape, prefix) for shape in picture.shapes),
    ]


def svg_text(picture: Picture) -> str:
    """Return a picture as the text of an SVG file."""
    return str(drawing(picture))


def _pattern(filling: Filling, prefix: str) -> h.Element:
    return h.pattern(id=f"{prefix}{filling}", width="6", height="6", patternUnits="userSpaceOnUse")[
        h.rect(width="6", height="6", fill=_COLOURS[filling]),
        h.path(d=_PATTERNS[filling], stroke=_INK, stroke_width="1", fill="none"),
    ]


def _shape(shape: Shape, prefix: str) -> h.Element:
    match shape:
        case Area(x, y, width, height, filling):
            fill = f"url(#{prefix}{filling})" if filling in _PATTERNS else _COLOURS[filling]
            where = _numbers(x=x, y=y, width=width, height=height)
            return h.rect(where, fill=fill, stroke=_INK, stroke_width="0.8")
        case Dot(x, y, radius):
            where = _numbers(cx=x, cy=y, r=radius)
            return h.circle(where, fill="none", stroke=_INK, stroke_width="1.2")
        case Stroke(x1, y1, x2, y2, is_bold):
            thickness = "2.6" if is_bold else "0.6"
            ends = _numbers(x1=x1, y1=y1, x2=x2, y2=y2)
            return h.line(ends, stroke=_INK, stroke_width=thickness)
        case Text(x, y, text, anchor):
            return h.text(_numbers(x=x, y=y), text_anchor=anchor)[text]


def _numbers(**values: float) -> dict[str, str]:
    return {name: _number(value) for name, value in values.items()}


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")
