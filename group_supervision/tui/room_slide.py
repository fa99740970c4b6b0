"""The room's slide: what stands in which row. One dominant thing, then the rest, then the clock."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby
from math import ceil

from group_supervision.core.clock_display import CLOCK_STATES, Reading
from group_supervision.core.stage import (
    PAUSING,
    RoomState,
    StageView,
    who_listens,
)
from group_supervision.translation import _
from group_supervision.tui.lettering import Lettered, letter
from group_supervision.tui.letters.glyph import Face
from group_supervision.tui.room_grid import Grid
from group_supervision.tui.slide_pieces import Block, Piece, Role, Row, shapes
from group_supervision.tui.slide_track import track
from group_supervision.tui.wrapping import wrapped


def still(view: StageView, more: Sequence[str], grid: Grid) -> list[Row]:
    """Compose all of the slide but the clock.

    Args:
        view: What the room sees.
        more: Lines below the view's own, such as when a break ends.
        grid: The places.
    """
    rows: list[Row] = [()] * grid.rows
    if view.state is RoomState.PAUSED:
        view = replace(view, title=_(PAUSING))
    _put(rows, track(view, grid))
    who = who_listens(view) if view.state is RoomState.RUNNING else ""
    lines = (*view.lines, *more)
    written = _written(view, lines, who, grid)
    foot = _foot(grid, written)
    dominant, below, text = fitted(view, lines, who, grid, foot)
    text_top = _text_top(grid, dominant, below)
    _place(rows, grid, grid.top, dominant.rows, _weight(dominant, Role.DOMINANT, Role.TITLE))
    _place(rows, grid, _below(grid, dominant), below.rows, Role.QUIET)
    _place(rows, grid, text_top, text.rows, _weight(text, Role.TEXT, Role.LINE))
    if foot >= text_top + len(text.rows):  # in a picture the size of a stamp it has no room
        _place(rows, grid, foot, written.rows, Role.QUIET)
    return _framed(rows, grid) if view.state is RoomState.TEST_CARD else rows


def clock(reading: Reading, marks: str, grid: Grid, *, is_dim: bool) -> dict[int, Row]:
    """Compose the clock's rows.

    Args:
        reading: What stands on the clock.
        marks: What stands beside it, such as `practice`.
        grid: The places.
        is_dim: Whether the clock stands still.
    """
    drawn = shapes(grid)
    made: dict[int, Row] = {}
    words = _one_line(" · ".join(filter(None, (reading.words, marks))), grid)
    figures = _one_line(reading.numerals, grid)
    # What is lower than there is room for stands at the foot of it, near the bar.
    for index in range(max(len(words), len(figures))):
        row: list[Piece] = []
        if len(words) > index and words[-1 - index]:
            row.append(Piece(grid.left, words[-1 - index], Role.QUIET))
        if len(figures) > index and figures[-1 - index]:
            width = max(map(len, figures))
            row.append(Piece(grid.left + grid.width - width, figures[-1 - index], Role.QUIET))
        made[grid.clock + grid.clock_size - 1 - index] = tuple(row)
    if reading.share is not None:
        left = ceil(reading.share * grid.width)
        gone = Piece(grid.left + left, drawn.gone * (grid.width - left), Role.GONE)
        lit = Piece(grid.left, drawn.left * left, Role.DONE if is_dim else Role.LEFT)
        made[grid.bar] = tuple(piece for piece in (lit, gone) if piece.text)
    return made


def together(rows: Sequence[Row], beside: dict[int, Row]) -> list[Row]:
    """Put the clock's rows among the others. On a tiny screen a text goes before the clock."""
    made = list(rows)
    for y, row in beside.items():
        if 0 <= y < len(made) and all(piece.role is Role.FRAME for piece in made[y]):
            made[y] = tuple(sorted((*made[y], *row), key=lambda piece: piece.x))
    return made


def dominant_line(title: str, grid: Grid, faces: tuple[Face, ...]) -> Block:
    """Letter who has the floor, in one line or in two, or set it plainly."""
    for _size, cuts in groupby(faces if grid.is_lettered else (), lambda face: face.size):
        same = tuple(cuts)
        made = letter((title,), grid.width, 99, same, 1) or letter(
            (title,), grid.width, 99, same[:1], 2
        )
        if made is not None:
            return Block(made.rows, made.size)
    return Block(tuple(wrapped(title, grid.plain_width)), 1, is_plain=True)


def fitted(
    view: StageView, lines: Sequence[str], who: str, grid: Grid, foot: int | None = None
) -> tuple[Block, Block, Block]:
    """Fit the dominant line, who listens and the text; the text must never be cut.

    Args:
        view: What the room sees.
        lines: Its lines, and those that are put below them.
        who: Who listens, in a sentence.
        grid: The places.
        foot: The row below the last one there is for them; `None`: the clock's first.
    """
    below = _who(who, grid)
    foot = grid.clock if foot is None else foot
    faces = grid.dominant_faces
    while True:
        dominant = dominant_line(view.title, grid, faces)
        room = foot - _text_top(grid, dominant, below)
        if view.state is RoomState.TEST_CARD:
            return dominant, below, _smallest(tuple(lines), grid, room)
        may_letter = grid.is_large or (grid.is_lettered and view.state not in CLOCK_STATES)
        text = text_block(tuple(lines), grid, room, may_letter=may_letter)
        if len(text.rows) <= room or dominant.size == 1:
            return dominant, below, text
        faces = tuple(face for face in faces if face.size < dominant.size)


def text_block(lines: tuple[str, ...], grid: Grid, room: int, *, may_letter: bool) -> Block:
    """Letter the prompt or the room's lines where they fit; else set them plainly, with air."""
    made = _lettered(lines, grid, room) if may_letter and lines else None
    return _plain(lines, grid, room) if made is None else Block(made.rows, made.size)


def _smallest(lines: tuple[str, ...], grid: Grid, room: int) -> Block:
    """Set a text in the smallest letters of a session: whoever can read it can read all of it."""
    made = letter(lines, grid.width, room, grid.least_faces)
    return _plain(lines, grid, room) if made is None else Block(made.rows, made.size)


def _lettered(lines: tuple[str, ...], grid: Grid, room: int) -> Lettered | None:
    """Letter a text, heavily if it can be; of several lines, rather smaller than one is broken."""
    for most in (room - grid.air, room):
        for faces in (grid.heavy_faces, grid.light_faces):
            unbroken = grid.large_of(faces) if len(lines) > 1 else ()
            made = letter(lines, grid.width, most, unbroken, len(lines))
            made = made or letter(lines, grid.width, most, faces)
            if made is not None:
                return made
    return None


def _plain(lines: tuple[str, ...], grid: Grid, room: int) -> Block:
    rows = [part for line in lines for part in wrapped(line, grid.plain_width)]
    airy = [row for part in rows for row in (part, "")][:-1]
    if len(airy) < room and grid.screen_rows >= 18:
        return Block(tuple(airy), 2, is_plain=True)
    return Block(tuple(rows), 1, is_plain=True)


def _who(who: str, grid: Grid) -> Block:
    if who and grid.letters_who:
        made = letter((who,), grid.width, 99, grid.who_faces, 1)
        if made is not None:
            return Block(made.rows, made.size)
    return Block(tuple(wrapped(who, grid.plain_width)) if who else (), 1)


def _written(view: StageView, lines: Sequence[str], who: str, grid: Grid) -> Block:
    """Set what is written down: lettered, smaller than the card's own lines, else plainly.

    In the smallest letters there are it may be as large as they.
    """
    if not view.written:
        return Block((), 1)
    for face in grid.written_faces if grid.is_large else ():
        made = letter((view.written,), grid.width, grid.screen_rows // 3, (face,))
        if made is not None:
            block = Block(made.rows, made.size)
            _dominant, _below, text = fitted(view, lines, who, grid, _foot(grid, block))
            least = made.size if face == grid.written_faces[-1] else made.size + 1
            if not lines or (text.size >= least and not text.is_plain):
                return block
    return Block(tuple(wrapped(view.written, grid.plain_width)), 1, is_plain=True)


def _foot(grid: Grid, written: Block) -> int:
    """Return the first row of what is written down, with air between it and the clock."""
    return grid.clock - (len(written.rows) + max(1, grid.text_gap - 2) if written.rows else 0)


def _weight(block: Block, lettered: Role, plain: Role) -> Role:
    """Return the role for letters that are drawn, or the bolder one for those that are not."""
    return plain if block.is_plain else lettered


def _below(grid: Grid, dominant: Block) -> int:
    # A title in two lines needs those rows for what stands below it.
    gap = grid.gap if len(dominant.rows) < 2 * dominant.size else 0
    return grid.top + len(dominant.rows) + gap


def _text_top(grid: Grid, dominant: Block, below: Block) -> int:
    if not below.rows:
        return grid.top + len(dominant.rows) + max(1, grid.text_gap)
    return _below(grid, dominant) + len(below.rows) + grid.text_gap


def _one_line(text: str, grid: Grid) -> tuple[str, ...]:
    if not text:
        return ()
    made = letter((text,), grid.width, grid.clock_size, grid.clock_faces, 1)
    return (text,) if made is None else made.rows


def _framed(rows: list[Row], grid: Grid) -> list[Row]:
    """Draw a frame on the outermost cells: whatever cuts it off cuts the room's view off."""
    nw, across, ne, down, sw, se = tuple(shapes(grid).frame)
    last = grid.columns - 1
    inner = [
        (Piece(0, down, Role.FRAME), *row, Piece(last, down, Role.FRAME)) for row in rows[1:-1]
    ]
    top = Piece(0, nw + across * (grid.columns - 2) + ne, Role.FRAME)
    bottom = Piece(0, sw + across * (grid.columns - 2) + se, Role.FRAME)
    return [(top,), *inner, (bottom,)]


def _put(rows: list[Row], placed: dict[int, Row]) -> None:
    for y, row in placed.items():
        if 0 <= y < len(rows):
            rows[y] = row


def _place(rows: list[Row], grid: Grid, top: int, texts: Iterable[str], role: Role) -> None:
    for y, text in enumerate(texts, top):
        if text and 0 <= y < len(rows):
            rows[y] = (Piece(grid.left, text, role),)
