"""The grid of the room's view: the same slide at every size, with fixed places."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from group_supervision.tui.letters.drawing import measures
from group_supervision.tui.letters.glyph import Cut, Face

_MARGIN: Final = 0.07
"""Share of the width that stays free on either side."""
_PLAIN_COLUMN: Final = 100
"""Cells to which plain text runs at most: longer lines are hard to find one's way back in."""
_LETTERED_COLUMNS: Final = 56
_LETTERED_ROWS: Final = 18
"""Below these the dominant line is plain too."""
_WIDE: Final = 100
_AIRY: Final = 22
"""From here up there is air between what stands there, and cards may be lettered throughout."""
_HIGH: Final = 34
"""From either of these up, everything the room reads may be lettered."""
_TALL: Final = 46
"""From here up the clock's words are lettered too, and there is a free row below the bar."""
_CLEAR: Final = 2
"""Rows without ink between the dominant line and who listens, where there is room."""
_CAPTIONS: Final = 5
"""The share of the height that captions take: a fifth."""


_LIGHT: Final = (Face(5, Cut.LIGHT, 0, 2), Face(5, Cut.LIGHT, 0, 1))
_SMALL: Final = (
    *(Face(4, Cut.CONDENSED, 1, air) for air in (2, 1)),
    *(Face(3, Cut.CONDENSED, 1, air) for air in (2, 1)),
)
"""Where larger letters have no room. A free row at least lies between any two lines."""
_HAND: Final = Face(3, Cut.BY_HAND, 1, 1)


def _sizes(largest: int) -> Iterator[int]:
    """Yield sizes down to five rows, from huge ones on only those that look any different."""
    while largest >= 5:
        yield largest
        largest -= max(1, largest // 16)


@dataclass(frozen=True, slots=True)
class Grid:
    """Places and sizes for one size of the screen, in cells."""

    columns: int
    rows: int
    screen_rows: int
    """Rows of the whole screen, of which the view may have a few less."""
    draws: bool
    """Whether letters may be drawn with block characters."""
    keeps_captions: bool = False
    """Whether the lowest fifth of the screen stays free for captions laid over it."""

    @property
    def foot(self) -> int:
        """The row below the last one that may be used."""
        if not self.keeps_captions:
            return self.rows
        return min(self.rows, self.screen_rows * (_CAPTIONS - 1) // _CAPTIONS)

    @property
    def left(self) -> int:
        """The one left edge."""
        return max(1, round(self.columns * _MARGIN))

    @property
    def width(self) -> int:
        """Cells between the margins."""
        return max(1, self.columns - 2 * self.left)

    @property
    def plain_width(self) -> int:
        """Cells a line of plain text may take."""
        return min(self.width, _PLAIN_COLUMN)

    @property
    def is_lettered(self) -> bool:
        """Whether the dominant line is lettered."""
        return (
            self.draws and self.columns >= _LETTERED_COLUMNS and self.screen_rows >= _LETTERED_ROWS
        )

    @property
    def is_large(self) -> bool:
        """Whether all of it may be lettered."""
        return self.is_lettered and (self.columns >= _WIDE or self.screen_rows >= _HIGH)

    @property
    def track(self) -> int:
        """Row of the segments."""
        return 0 if self.screen_rows < _AIRY else max(1, self.screen_rows // 24)

    @property
    def name_faces(self) -> tuple[Face, ...]:
        """For the parts' names; none where they are plain."""
        if not self.is_lettered or self.screen_rows < _TALL:
            return ()
        return tuple(Face(size, Cut.CONDENSED) for size in (4, 3) if size * 16 <= self.screen_rows)

    @property
    def name_size(self) -> int:
        """Rows of the parts' names, with the air above them."""
        return 1 + self.name_faces[0].size if self.name_faces else 1

    @property
    def top(self) -> int:
        """First row of the dominant line."""
        if self.screen_rows < _LETTERED_ROWS:
            return self.track + 2
        return self.track + 1 + self.name_size + max(1, self.screen_rows // 20)

    @property
    def dominant_faces(self) -> tuple[Face, ...]:
        """A sixth of the screen for who has the floor, and less where that is too wide."""
        if self.screen_rows < _AIRY:
            return (Face(4, Cut.NARROW, 1), _HAND)
        sizes = list(_sizes(max(5, -(-self.screen_rows // 6))))
        cuts = (Cut.WIDE, Cut.MEDIUM, Cut.NARROW) if self.is_large else (Cut.WIDE,)
        large = [Face(size, cut) for size in sizes for cut in cuts]
        return (*large, Face(4, Cut.BY_HAND), _HAND)

    @property
    def gap(self) -> int:
        """Free rows below the dominant line: with those its letters leave, two below a `p`."""
        if self.screen_rows < _HIGH:
            return 0
        at = measures(self.dominant_faces[0].size, Cut.WIDE)
        return max(0, _CLEAR - (2 * at.size - at.capital - at.below) // 2)

    @property
    def air(self) -> int:
        """Free rows between the text and the clock, where there is room for any."""
        return 1 if self.screen_rows >= _AIRY else 0

    @property
    def text_gap(self) -> int:
        """Free rows above the text: more than there are above who listens."""
        if self.screen_rows < _HIGH:
            return 1 if self.screen_rows >= _AIRY or self.foot >= 19 else 0
        return max(3, self.screen_rows // 20)

    @property
    def who_faces(self) -> tuple[Face, ...]:
        """For the line that says who listens."""
        sizes = _sizes(self.screen_rows // 12)
        large = [Face(size, cut) for size in sizes for cut in (Cut.LIGHT, Cut.CONDENSED)]
        return (*large, Face(4, Cut.CONDENSED), Face(3, Cut.CONDENSED))

    @property
    def letters_who(self) -> bool:
        """Whether who listens may be lettered."""
        return self.is_large and self.screen_rows >= _HIGH

    @property
    def least_faces(self) -> tuple[Face, ...]:
        """The smallest letters that a part is set in here; none where some of it is plain."""
        if not self.letters_who:
            return ()
        size = max(3, self.screen_rows // 12 - 1)
        light = size > 4
        return (Face(size, Cut.LIGHT if light else Cut.CONDENSED, 0 if light else 1, 2),)

    @property
    def heavy_faces(self) -> tuple[Face, ...]:
        """For the prompt and the room's lines, with thick stems: taken wherever they fit."""
        return self._legible(*self._of_size(Cut.WIDE, Cut.NARROW))

    @property
    def light_faces(self) -> tuple[Face, ...]:
        """For the same, with thin stems."""
        light = _LIGHT if self.screen_rows >= _HIGH else ()
        small = _SMALL if self.screen_rows >= _AIRY else ()
        return self._legible(*self._of_size(Cut.LIGHT, Cut.CONDENSED), *light, *small)

    def large_of(self, faces: tuple[Face, ...]) -> tuple[Face, ...]:
        """Return those that are large enough to be taken rather than that a line is broken."""
        return tuple(face for face in faces if face.size * 10 >= self.screen_rows)

    def _of_size(self, *cuts: Cut) -> Iterator[Face]:
        for size in _sizes(self.screen_rows // 9):
            for cut in cuts:
                for air in (size // 3 + 1, 1):
                    yield Face(size, cut, size // 9, air)

    @property
    def written_faces(self) -> tuple[Face, ...]:
        """For what is written down: as small as the last row can still read."""
        size = self.screen_rows // 15
        if size > 4:
            return (Face(size, Cut.LIGHT),)
        return tuple(Face(each, Cut.CONDENSED, 1) for each in (4, 3))

    def _legible(self, *faces: Face) -> tuple[Face, ...]:
        """Leave out what is lower than a twentieth of the screen, or as large as who speaks."""
        least, most = -(-self.screen_rows // 20), self.dominant_faces[0].size
        return tuple(face for face in faces if least <= face.size < most)

    @property
    def clock_faces(self) -> tuple[Face, ...]:
        """For the clock's words and figures, the quietest of all."""
        if not self.is_lettered or self.screen_rows < _TALL:
            return ()
        size = self.screen_rows // 15
        return (Face(size, Cut.LIGHT if size > 4 else Cut.CONDENSED),)

    @property
    def clock_size(self) -> int:
        """Rows of the clock's words and figures."""
        return self.clock_faces[0].size if self.clock_faces else 1

    @property
    def bar(self) -> int:
        """Row of the bar."""
        return self.foot - 1 - (1 if self.screen_rows >= _TALL else 0)

    @property
    def clock(self) -> int:
        """First row of the clock's words."""
        return self.bar - self.clock_size
