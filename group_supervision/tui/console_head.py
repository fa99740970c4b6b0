"""The head of the console: the time in figures that can be read at a glance, the part, the end."""

from collections.abc import Iterable, Sequence
from datetime import timedelta
from math import ceil
from typing import Final, NamedTuple

from rich.cells import cell_len

from group_supervision.core.clock_display import minutes_and_seconds
from group_supervision.core.session import Session
from group_supervision.core.timeline import Timeline
from group_supervision.guide.words.time import pace, time_of_day
from group_supervision.translation import _, ngettext
from group_supervision.tui.console_text import marks_of
from group_supervision.tui.lettering import Lettered, letter
from group_supervision.tui.letters.glyph import Cut, Face
from group_supervision.tui.slide_pieces import Piece, Role, Row, thin_shapes
from group_supervision.tui.wrapping import wrapped

_SECOND: Final = timedelta(seconds=1)
_MINUTE: Final = timedelta(minutes=1)
_NOTHING: Final = timedelta()
_FIGURES: Final = (Face(3, Cut.BY_HAND),)
_FIGURE: Final = 17
"""Cells of `00:00`: what is longer is not drawn, what is shorter has as many."""
_ROOM: Final = 60
"""Cells of the head from which there is room for it."""
_GAP: Final = 3
_SHARE_OF_ALL: Final = 1.0

Words = Sequence[tuple[str, Role]]
"""The pieces of a line, from left to right."""


class PartTime(NamedTuple):
    """The time of the part: a figure, and what it is."""

    figure: str
    """Such as `09:13`: always as wide, so that nothing moves."""
    about: str
    """Such as `left of 10:00`."""
    whole: str
    """Both in one line, where the figure is not drawn."""


def head(
    session: Session,
    timeline: Timeline,
    now: timedelta,
    width: int,
    *,
    draws: bool,
    to_the_minute: bool = False,
) -> list[Row]:
    """Compose the head.

    Args:
        session: The session.
        timeline: What maps its time to the wall clock.
        now: The instant to read it at.
        width: Cells there are.
        draws: Whether figures may be drawn with block characters.
        to_the_minute: Leave the seconds out, so that nothing moves while a line is being typed.
    """
    time = part_time(session, now, to_the_minute=to_the_minute)
    has_room = draws and width >= _ROOM
    figure = letter((time.figure,), _FIGURE, 3, _FIGURES, 1) if has_room else None
    left = _FIGURE + _GAP
    about = ((time.about, Role.LINE), *_in_all(session, now, to_the_minute=to_the_minute))
    lines = (_part(session), about, _end(session, timeline, now))
    if figure is None or any(_cells(line) > width - left for line in lines):
        plain = ((time.whole, Role.NOW), *about[1:])
        rows = [row for line in (lines[0], plain, lines[2]) for row in _flowing(line, width)]
    else:
        rows = [
            (*drawn, *_placed(line, left))
            for drawn, line in zip(_drawn(figure), lines, strict=True)
        ]
    read_at = now - session.elapsed(now) % _MINUTE if to_the_minute else now
    return [*rows, _bar(session, read_at, width, draws=draws)]


def part_time(session: Session, now: timedelta, *, to_the_minute: bool = False) -> PartTime:
    """Return the time of the part at an instant."""
    if not session.plan.format.timed:
        return _so_far(session, now, to_the_minute=to_the_minute)
    if to_the_minute:
        return _minutes_left(session, now)
    allotted = minutes_and_seconds(session.allotted())
    over = session.overrun(now)
    if over:
        time = minutes_and_seconds(_whole(over))
        about = _("over {allotted}").format(allotted=allotted)
        whole = _("{time} over {allotted}").format(time=time, allotted=allotted)
    else:
        time = minutes_and_seconds(session.remaining(now))
        about = _("left of {allotted}").format(allotted=allotted)
        whole = _("{time} left of {allotted}").format(time=time, allotted=allotted)
    return _paused(session, time, about, whole)


def _so_far(session: Session, now: timedelta, *, to_the_minute: bool) -> PartTime:
    if to_the_minute:
        minutes = session.elapsed(now) // _MINUTE
        whole = ngettext("{count} minute so far", "{count} minutes so far", minutes)
        about = ngettext("minute so far", "minutes so far", minutes)
        return PartTime(f"{minutes}", about, whole)
    time = minutes_and_seconds(_whole(session.elapsed(now)))
    return _paused(session, time, _("so far"), _("{time} so far").format(time=time))


def _minutes_left(session: Session, now: timedelta) -> PartTime:
    minutes = max(0, ceil(session.remaining(now) / _MINUTE))
    if not minutes:
        said = _("time is up")
        return PartTime("0", said, said)
    whole = ngettext("{count} minute left", "{count} minutes left", minutes)
    return PartTime(f"{minutes}", ngettext("minute left", "minutes left", minutes), whole)


def _paused(session: Session, time: str, about: str, whole: str) -> PartTime:
    figure = f"{time:0>5}"
    if not session.is_paused:
        return PartTime(figure, about, whole)
    paused = _("{time} · paused")
    return PartTime(figure, paused.format(time=about), paused.format(time=whole))


def _part(session: Session) -> Words:
    """Return the part and its place among the others."""
    step = session.step
    is_one_of_many = step.turns > 1
    place = (
        _("{number} of {count} · turn {turn} of {turns}")
        if is_one_of_many
        else _("{number} of {count}")
    ).format(
        number=session.position + 1,
        count=len(session.plan.steps),
        turn=step.turn,
        turns=step.turns,
    )
    place = " · ".join((place, *marks_of(session.plan.setup)))
    return (step.phase.title, Role.LINE), (place, Role.QUIET)


def _in_all(session: Session, now: timedelta, *, to_the_minute: bool) -> Words:
    if to_the_minute:
        return ()
    total = minutes_and_seconds(_whole(session.elapsed_in_all(now)))
    return ((_("session {time}").format(time=total), Role.QUIET),)


def _end(session: Session, timeline: Timeline, now: timedelta) -> Words:
    """Return when the session ends, and whether that is later than planned."""
    if not session.plan.format.timed:
        return ((_("no minutes are published for this format"), Role.QUIET),)
    ends = time_of_day(timeline.wall_at(session.ends_at(now)))
    said = _("ends {time}").format(time=ends)
    return (said, Role.TEXT), (pace(session.behind(now)), Role.TEXT)


def _bar(session: Session, now: timedelta, width: int, *, draws: bool) -> Row:
    """Return the thin bar: how much of the part is left."""
    allotted = session.allotted()
    if not session.plan.format.timed or allotted <= _NOTHING:
        return ()
    share = min(_SHARE_OF_ALL, max(0.0, session.remaining(now) / allotted))
    left = ceil(share * width)
    shapes = thin_shapes(draws=draws)
    role = Role.LEFT if session.is_running else Role.DONE
    lit = Piece(0, shapes.left * left, role)
    gone = Piece(left, shapes.gone * (width - left), Role.GONE)
    return tuple(piece for piece in (lit, gone) if piece.text)


def _drawn(figure: Lettered) -> list[Row]:
    return [(Piece(0, row, Role.NOW),) if row else () for row in figure.rows]


def _cells(line: Words) -> int:
    return sum(cell_len(text) + _GAP for text, _role in line) - _GAP


def _placed(line: Words, left: int) -> Row:
    row: list[Piece] = []
    for text, role in line:
        row.append(Piece(left, text, role))
        left += cell_len(text) + _GAP
    return tuple(row)


def _flowing(line: Words, width: int) -> Iterable[Row]:
    """Place the pieces of a line in as many rows as they take."""
    if _cells(line) <= width:
        return [_placed(line, 0)]
    return [(Piece(0, part, role),) for text, role in line for part in wrapped(text, width)]


def _whole(time: timedelta) -> timedelta:
    return time // _SECOND * _SECOND
