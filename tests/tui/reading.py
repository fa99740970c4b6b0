"""Reading a screen on which letters are drawn: the text, and what is said in letters."""

from typing import Any

from textual.app import App

from group_supervision.guide.room_words import lines_below, marks, reading
from group_supervision.tui.room_grid import Grid
from group_supervision.tui.room_slide import clock, still
from group_supervision.tui.widgets.room_view import RoomView

_WIDE = Grid(300, 80, 80, draws=False)
"""Where everything has a place of its own and nothing is lettered."""


def drawn(app: App[Any]) -> str:
    """Return what stands on the screen, cell by cell."""
    strips = app.screen._compositor.render_strips()
    return "\n".join(strip.text.rstrip() for strip in strips)


def read(app: App[Any]) -> str:
    """Return what stands on the screen, and as text what is lettered there."""
    screen = drawn(app)
    shown = [view for view in app.screen.query(RoomView) if view.is_on_screen]
    said = [line for view in shown for line in aloud(view) if line not in screen]
    return "\n".join((screen, *said))


def aloud(room: RoomView) -> list[str]:
    """Return what a room's view says, as text."""
    moment = room.moment
    if moment is None:
        return []
    view = moment.view
    rows = still(view, lines_below(view, moment.back_at), _WIDE)
    said = reading(view, moment.now, moment.wall)
    beside = clock(said, " · ".join(marks(view)), _WIDE, is_dim=False)
    pieces = [piece for row in (*rows, *beside.values()) for piece in row]
    return [piece.text for piece in pieces if any(map(str.isalnum, piece.text))]
