"""Where we are among the phases: a quiet line of names, told apart by shape and not by colour."""

from collections.abc import Sequence
from typing import Final

from textual.content import Content

DONE: Final = "●"
NOW: Final = "►"
TO_COME: Final = "○"


def phase_track(phases: Sequence[str], position: int, columns: int) -> Content:
    """Lay the phases out in one line of at most `columns`: with names if they fit, else shapes."""
    shapes = [
        NOW if index == position else DONE if index < position else TO_COME
        for index in range(len(phases))
    ]
    for gap, blank in (("   ", " "), ("  ", " "), (" ", " "), (" ", "")):
        named = [f"{shape}{blank}{name}" for shape, name in zip(shapes, phases, strict=True)]
        if sum(map(len, named)) + len(gap) * (len(named) - 1) <= columns:
            return _joined(named, position, gap)
    counted = f"  {position + 1} of {len(phases)}"
    if len(shapes) + len(counted) <= columns:
        return Content("".join(shapes) + counted)
    return Content(counted.strip())


def _joined(named: Sequence[str], position: int, gap: str) -> Content:
    parts = [
        Content.styled(text, "bold $foreground" if index == position else "$muted")
        for index, text in enumerate(named)
    ]
    return Content(gap).join(parts)
