"""A link as a QR code in a terminal: two modules in one cell, one above the other."""

from collections.abc import Iterable
from typing import Final

import segno

_BORDER: Final = 2
"""Modules of quiet round it."""
_BLOCKS: Final = {(0, 0): "█", (0, 1): "▀", (1, 0): "▄", (1, 1): " "}
"""Light modules are drawn, dark ones are the terminal's own ground."""


def qr_code(link: str) -> list[str]:
    """Return the rows of a link's QR code."""
    return rows(segno.make(link, micro=False).matrix_iter(border=_BORDER))


def rows(matrix: Iterable[Iterable[int]]) -> list[str]:
    """Return modules, 1 for a dark one, as rows of blocks."""
    modules = [[int(bool(each)) for each in row] for row in matrix]
    if len(modules) % 2:
        modules.append([1] * len(modules[0]))
    return [
        "".join(_BLOCKS[pair] for pair in zip(upper, lower, strict=True))
        for upper, lower in zip(modules[::2], modules[1::2], strict=True)
    ]
