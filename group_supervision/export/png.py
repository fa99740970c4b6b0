"""A picture as PNG, for word processors that don't draw SVG: areas with their patterns, no labels.

What the labels say stands in the alt text and in the table beneath. Drawing letters would take a
library of several megabytes.
"""

import struct
import zlib
from collections.abc import Callable
from math import hypot
from typing import Final

from group_supervision.export.picture import Area, Dot, Filling, Picture, Shape, Stroke, Text

_SCALE: Final = 4
"""Pixels of one unit."""
_PALETTE: Final = ((255, 255, 255), (28, 37, 48), (53, 97, 142), (220, 236, 247), (251, 227, 181))
_WHITE, _INK, _BLUE, _PALE, _AMBER = range(len(_PALETTE))
_GROUND: Final = {Filling.TOOK: _BLUE, Filling.ADDED: _PALE, Filling.OVER: _AMBER}
_SQUARE: Final = 6 * _SCALE
"""Pixels after which a pattern repeats."""
_LINE: Final = _SCALE
"""Pixels of a line in a pattern."""

_PATTERNS: Final[dict[Filling, Callable[[int, int], bool]]] = {
    Filling.ADDED: lambda x, y: (x + y) % _SQUARE < _LINE,
    Filling.OVER: lambda x, y: x % _SQUARE < _LINE or y % _SQUARE < _LINE,
    Filling.PAUSED: lambda _, y: y % (_SQUARE // 2) < _LINE,
    Filling.BREAK: lambda x, y: x % _SQUARE < 2 * _LINE and y % _SQUARE < _LINE,
}
"""Whether there is ink at a pixel."""


def png(picture: Picture) -> bytes:
    """Return a picture as a PNG file."""
    width, height = _pixel(picture.width), _pixel(picture.height)
    rows = [bytearray(width) for _ in range(height)]
    for shape in picture.shapes:
        _draw(rows, shape)
    header = struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)
    palette = bytes(value for colour in _PALETTE for value in colour)
    lines = b"".join(b"\0" + row for row in rows)
    chunks = (
        (b"IHDR", header),
        (b"PLTE", palette),
        (b"IDAT", zlib.compress(lines)),
        (b"IEND", b""),
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(*each) for each in chunks)


def _chunk(kind: bytes, data: bytes) -> bytes:
    check = struct.pack(">I", zlib.crc32(kind + data))
    return struct.pack(">I", len(data)) + kind + data + check


def _draw(rows: list[bytearray], shape: Shape) -> None:
    match shape:
        case Area():
            _draw_area(rows, shape)
        case Stroke(x1, y1, x2, y2, is_bold):
            half = _SCALE if is_bold else _SCALE // 4
            left, right = sorted((_pixel(x1), _pixel(x2)))
            top, bottom = sorted((_pixel(y1), _pixel(y2)))
            _fill(rows, left - half, right + half, top - half, bottom + half)
        case Dot(x, y, radius):
            _draw_ring(rows, _pixel(x), _pixel(y), _pixel(radius))
        case Text():
            pass


def _draw_area(rows: list[bytearray], area: Area) -> None:
    left, right = _pixel(area.x), _pixel(area.x + area.width)
    top, bottom = _pixel(area.y), _pixel(area.y + area.height)
    ground, pattern = _GROUND.get(area.filling, _WHITE), _PATTERNS.get(area.filling)
    edge = max(1, _SCALE // 2)
    for y in range(max(0, top), min(bottom, len(rows))):
        row = rows[y]
        for x in range(max(0, left), min(right, len(row))):
            is_edge = min(x - left, right - 1 - x, y - top, bottom - 1 - y) < edge
            row[x] = _INK if is_edge or (pattern is not None and pattern(x, y)) else ground


def _draw_ring(rows: list[bytearray], x: int, y: int, radius: int) -> None:
    for down in range(max(0, y - radius), min(len(rows), y + radius + 1)):
        row = rows[down]
        for across in range(max(0, x - radius), min(len(row), x + radius + 1)):
            if radius - _SCALE < hypot(across - x, down - y) <= radius:
                row[across] = _INK


def _fill(rows: list[bytearray], left: int, right: int, top: int, bottom: int) -> None:
    for row in rows[max(0, top) : bottom + 1]:
        for x in range(max(0, left), min(len(row), right + 1)):
            row[x] = _INK


def _pixel(units: float) -> int:
    return round(units * _SCALE)
