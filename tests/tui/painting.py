"""Standing before the wall: every line that is painted, in every frame, is looked at."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

import pytest
from rich.segment import Segment
from textual.color import Color

from group_supervision.tui.control_filter import ControlFilter


class Frames:
    """Remembers what was painted while the room could see it."""

    def __init__(self) -> None:
        self.is_watched: Callable[[], bool] = lambda: True
        """Says whether the room sees what is being painted now."""
        self._painted: set[str] = set()

    def paint(self, segments: list[Segment]) -> None:
        """Take a painted line in."""
        if self.is_watched():
            self._painted.add("".join(segment.text for segment in segments))

    def with_any(self, signs: Iterable[str]) -> list[str]:
        """Return the painted lines with any of `signs`, characters or words, in them."""
        return [line for line in self._painted if any(sign in line for sign in signs)]


@contextmanager
def watching_frames(monkeypatch: pytest.MonkeyPatch) -> Iterator[Frames]:
    """Look at whatever goes through the last door before the terminal."""
    frames = Frames()
    real = ControlFilter.apply

    def apply(door: ControlFilter, segments: list[Segment], background: Color) -> list[Segment]:
        frames.paint(segments)
        return real(door, segments, background)

    with monkeypatch.context() as patch:
        patch.setattr(ControlFilter, "apply", apply)
        yield frames
