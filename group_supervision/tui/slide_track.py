"""Where we are, at the top of the slide: a thin segment for each part, its name beneath."""

from collections.abc import Sequence

from group_supervision.core.clock_display import CLOCK_STATES
from group_supervision.core.stage import TEST_PARTS, RoomState, StageView
from group_supervision.translation import _
from group_supervision.tui.lettering import letter
from group_supervision.tui.room_grid import Grid
from group_supervision.tui.slide_pieces import Piece, Role, Row, shapes


def track(view: StageView, grid: Grid) -> dict[int, Row]:
    """Lay out the segments and the names, by their rows; none outside a part.

    Args:
        view: What the room sees.
        grid: The places.
    """
    if view.state is RoomState.TEST_CARD:
        return _laid_out(tuple(map(_, TEST_PARTS)), 1, max(1, grid.track), grid)  # in the frame
    if view.state in CLOCK_STATES:
        return _laid_out(view.phases, view.position, grid.track, grid)
    return {}


def _laid_out(names: Sequence[str], now: int, top: int, grid: Grid) -> dict[int, Row]:
    count = len(names)
    gap = 2 if grid.width >= 6 * count else 1
    room = (grid.width + gap) // count - gap
    if room <= 0:
        place = _("{number} of {count}").format(number=now + 1, count=count)
        return {top: (Piece(grid.left, place, Role.NOW),)}
    # All as wide; what is left over goes into the gaps, so that the last ends where the bar does.
    spread = (grid.width - room) / max(1, count - 1)
    starts = [grid.left + round(index * spread) for index in range(count)]
    drawn = shapes(grid)
    shape = {Role.DONE: drawn.done, Role.NOW: drawn.now, Role.COMING: drawn.coming}
    roles = [_role(index, now) for index in range(count)]
    segments = [
        Piece(start, shape[role] * room, role) for role, start in zip(roles, starts, strict=True)
    ]
    beneath = [
        Piece(start, name, Role.NOW if role is Role.NOW else Role.QUIET)
        for role, name, start in zip(roles, names, starts, strict=True)
    ]
    return {top: tuple(segments)} | _names(beneath, top, room, now, grid)


def _role(index: int, now: int) -> Role:
    if index == now:
        return Role.NOW
    return Role.DONE if index < now else Role.COMING


def _names(pieces: Sequence[Piece], top: int, room: int, now: int, grid: Grid) -> dict[int, Row]:
    lettered = _lettered(pieces, top + 2, room, grid)
    if lettered:
        return lettered
    if all(len(each.text) <= room for each in pieces):
        return {top + 1: tuple(pieces)}
    alone = _("{name} · {number} of {count}").format(
        name=pieces[now].text, number=now + 1, count=len(pieces)
    )
    x = max(grid.left, min(pieces[now].x, grid.left + grid.width - len(alone)))
    return {top + 1: (Piece(x, alone, Role.NOW),)}


def _lettered(pieces: Sequence[Piece], top: int, room: int, grid: Grid) -> dict[int, Row]:
    """Letter the names where all of them have room, else none."""
    rows: dict[int, Row] = {}
    for piece in pieces:
        made = letter((piece.text,), room, 99, grid.name_faces, 1)
        if made is None:
            return {}
        for y, text in enumerate(made.rows, top):
            if text:
                rows[y] = (*rows.get(y, ()), Piece(piece.x, text, piece.role))
    return rows
