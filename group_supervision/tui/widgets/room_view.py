"""What the room sees: where we are, who has the floor and who listens, a prompt, the time."""

import os
import sys
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final, NamedTuple

from textual.events import Resize
from textual.reactive import var
from textual.strip import Strip

from group_supervision.core.clock_display import Reading
from group_supervision.core.stage import RoomState, StageView
from group_supervision.guide.room_words import lines_below, marks, reading
from group_supervision.tui.room_grid import Grid
from group_supervision.tui.room_slide import clock, still, together
from group_supervision.tui.slide_pieces import Row
from group_supervision.tui.widgets.painted_rows import PaintedRows

_NO_BLOCKS: Final = ("linux", "dumb", "vt100", "vt220")
"""Terminals whose fonts have no quarters of a cell."""
_PLAINEST: Final = ("C", "POSIX")
_COERCED: Final = ("C.UTF-8", "C.utf8", "UTF-8")


class Moment(NamedTuple):
    """A view and the instant of session time to read its clock at."""

    view: StageView
    now: timedelta
    back_at: datetime | None = None
    """When a break is meant to end, by the wall clock."""
    wall: datetime | None = None
    """The wall clock's time of `now`, which the test card shows."""


class RoomView(PaintedRows):
    """Shows a `StageView` and nothing else: it is given no session, no note and no label."""

    moment: var[Moment | None] = var(None)
    keeps_captions: var[bool] = var(False)
    """Whether the lowest fifth of the screen stays free for captions laid over it."""

    def __init__(
        self, *, id: str | None = None, is_small: bool = False, keeps_captions: bool = False
    ) -> None:
        """Show nothing yet.

        Args:
            id: Its id.
            is_small: Compose for its own height and not for the screen's: a picture of the room's.
            keeps_captions: Leave the lowest fifth of the screen free.
        """
        super().__init__(id=id)
        self.set_reactive(RoomView.keeps_captions, keeps_captions)
        self._is_small = is_small
        self._draws = draws_blocks(os.environ, sys.__stdout__.encoding if sys.__stdout__ else "")
        self._still: list[Row] = []
        self._read: tuple[Reading, bool] | None = None
        self.grid = Grid(0, 0, 0, draws=False)
        """Where things stand at this size."""

    @property
    def bar_cells(self) -> int:
        """How many cells the clock's bar has."""
        return self.grid.width

    def watch_moment(self, before: Moment | None, moment: Moment | None) -> None:
        """Show what has changed; most of the time that is the clock alone, or nothing."""
        if moment is None or not self.grid.rows:
            return
        view = moment.view
        is_other = not self._still or before is None or _differs(before, moment)
        if is_other:
            self._still = still(view, lines_below(view, moment.back_at), self.grid)
        shown = reading(view, moment.now, moment.wall)
        on_clock = shown, shown.is_over or view.state is RoomState.PAUSED
        if is_other or on_clock != self._read:
            self._read = on_clock
            drawn = clock(on_clock[0], " · ".join(marks(view)), self.grid, is_dim=on_clock[1])
            self.paint(together(self._still, drawn))

    def render_line(self, y: int) -> Strip:
        """Return one row, composed for the size it has now: the message of it may come later."""
        if (self.grid.columns, self.grid.rows) != self.size:
            self._lay_out()
        return super().render_line(y)

    def watch_keeps_captions(self) -> None:
        """Compose it anew, higher up or down again."""
        self._lay_out()

    def on_resize(self, _: Resize) -> None:
        """Compose it anew for another size."""
        self._lay_out()

    def _lay_out(self) -> None:
        columns, rows = self.size
        screen_rows = rows if self._is_small else self.app.size.height
        self.grid = Grid(columns, rows, screen_rows, self._draws, self.keeps_captions)
        self._still = []
        self.clear()
        self.watch_moment(None, self.moment)
        self.refresh()


def _differs(before: Moment, moment: Moment) -> bool:
    """Say whether anything but the clock is other."""
    if before.back_at != moment.back_at:
        return True
    one, other = before.view, moment.view
    return one is not other and replace(one, clock=other.clock) != other


def draws_blocks(environ: Mapping[str, str], encoding: str | None) -> bool:
    """Return whether the terminal has block characters to draw letters with."""
    if environ.get("NO_COLOR"):
        return False  # who asks for a plain terminal gets a plain room
    unicode = (encoding or "").lower().replace("-", "").startswith("utf")
    asked = environ.get("LC_CTYPE", "")
    if asked in _COERCED:  # Python put it there when it found the plainest of locales
        asked = ""
    locale = environ.get("LC_ALL") or asked or environ.get("LANG", "")
    return unicode and locale not in _PLAINEST and environ.get("TERM", "") not in _NO_BLOCKS
