"""The pictures of one session: plan against actual for each part, and its course as a timeline."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import Final

from group_supervision.core.course import Going, Stretch
from group_supervision.core.record import PhaseRecord, Record
from group_supervision.export.document import minutes_and_seconds
from group_supervision.export.picture import Area, Filling, Picture, Shape, Stroke, Text
from group_supervision.translation import N_, _

WIDTH: Final = 480.0
"""Units across; about the width of a page."""
LEFT: Final = 104.0
"""Units that the names of parts take on the left."""
ROW: Final = 27.0

_LETTER: Final = 6.9
"""Units that a letter takes at most, on the average."""
_MINUTE: Final = timedelta(minutes=1)
_NOTHING: Final = timedelta()
_FILLINGS: Final = {
    Going.PLANNED: Filling.TOOK,
    Going.ADDED: Filling.ADDED,
    Going.OVER: Filling.OVER,
    Going.PAUSED: Filling.PAUSED,
    Going.BREAK: Filling.BREAK,
}
_WORDS: Final = {
    Filling.PLAN: N_("plan"),
    Filling.TOOK: N_("took"),
    Filling.ADDED: N_("added"),
    Filling.OVER: N_("over"),
    Filling.PAUSED: N_("paused"),
    Filling.BREAK: N_("break"),
}


def plan_against_actual(read: Record) -> Picture:
    """Return a bar of the plan and a bar of what it took for every part, one above the other."""
    longest = max((max(part.planned, part.actual) for part in read.phases), default=_NOTHING)
    room = WIDTH - LEFT - 96
    unit = room / max(longest, _MINUTE).total_seconds()
    shapes: list[Shape] = []
    for number, part in enumerate(read.phases):
        top = number * ROW
        shapes.append(Text(LEFT - 8, top + 16, part.short, "end"))
        if part.planned:
            width = part.planned.total_seconds() * unit
            shapes.append(Area(LEFT, top + 2, width, 8, Filling.PLAN))
        shapes += _stacked(spent_on(read.course, number), unit, top + 11)
        told = _("{actual} of {plan}") if part.planned else "{actual}"
        times = told.format(
            actual=minutes_and_seconds(part.actual), plan=minutes_and_seconds(part.planned)
        )
        shapes.append(Text(WIDTH, top + 16, times, "end"))
    bottom = len(read.phases) * ROW + 6
    used = {shape.filling for shape in shapes if isinstance(shape, Area)}
    shapes += legend([each for each in Filling if each in used], bottom)
    alt = "; ".join(map(_told, read.phases))
    return Picture(_("Plan and actual time of each part"), alt, WIDTH, bottom + 16, tuple(shapes))


def _told(part: PhaseRecord) -> str:
    planned = _("{part}: planned {plan}, took {actual}, {over} over")
    untimed = _("{part}: took {actual}")
    return (planned if part.planned else untimed).format(
        part=part.short,
        plan=minutes_and_seconds(part.planned),
        actual=minutes_and_seconds(part.actual),
        over=minutes_and_seconds(part.overrun),
    )


def timeline(read: Record) -> Picture:
    """Return the session as one line from its beginning to its end, or to now."""
    end = read.course[-1].until if read.course else _MINUTE
    unit = WIDTH / max(end, _MINUTE).total_seconds()
    shapes: list[Shape] = [
        Area(
            each.since.total_seconds() * unit,
            4,
            each.length.total_seconds() * unit,
            24,
            _FILLINGS[each.going],
        )
        for each in read.course
    ]
    names, depth = _names(read, unit)
    shapes += names
    bottom = 36 + depth * 13 + 8
    used = {_FILLINGS[each.going] for each in read.course}
    shapes += legend([each for each in Filling if each in used], bottom)
    alt = "; ".join(
        _("from {since} {part}").format(since=minutes_and_seconds(since), part=name)
        for since, name in _visits(read)
    )
    pauses = [each for each in read.course if each.going in (Going.PAUSED, Going.BREAK)]
    for each in pauses:
        alt += "; " + _("from {since} to {until} {what}").format(
            since=minutes_and_seconds(each.since),
            until=minutes_and_seconds(each.until),
            what=_(_WORDS[_FILLINGS[each.going]]),
        )
    return Picture(_("The session from beginning to end"), alt, WIDTH, bottom + 16, tuple(shapes))


def spent_on(course: Sequence[Stretch], step: int) -> dict[Going, timedelta]:
    """Return what a part's own time went to, pauses and breaks left out, in their order."""
    found: dict[Going, timedelta] = {}
    for going in (Going.PLANNED, Going.ADDED, Going.OVER):
        lengths = (each.length for each in course if each.step == step and each.going is going)
        if spent := sum(lengths, _NOTHING):
            found[going] = spent
    return found


def legend(fillings: Sequence[Filling], top: float) -> Iterator[Shape]:
    """Yield a line that says what each pattern stands for."""
    x = 0.0
    for filling in fillings:
        word = _(_WORDS[filling])
        yield Area(x, top, 16, 10, filling)
        yield Text(x + 21, top + 9, word)
        x += 38 + len(word) * _LETTER


def _stacked(spent: dict[Going, timedelta], unit: float, top: float) -> Iterator[Shape]:
    x = LEFT
    for going, time in spent.items():
        width = time.total_seconds() * unit
        yield Area(x, top, width, 11, _FILLINGS[going])
        x += width


def _names(read: Record, unit: float) -> tuple[list[Shape], int]:
    """Return the names of the parts beneath a line, where each began, and in how many rows.

    From the last to the first: a name with too little room goes a row lower, so that the stroke
    that leads to it passes before the names that follow.
    """
    shapes: list[Shape] = []
    begins: list[float] = []
    for since, name in reversed(list(_visits(read))):
        x, width = since.total_seconds() * unit, len(name) * _LETTER + 4
        at = min(x, WIDTH - width)
        row = next((n for n, taken in enumerate(begins) if at + width <= taken), len(begins))
        begins[row:] = [at, *begins[row + 1 :]]
        shapes += [Stroke(x, 1, x, 31 + row * 13), Text(at, 42 + row * 13, name)]
    return shapes, len(begins)


def _visits(read: Record) -> Iterator[tuple[timedelta, str]]:
    """Yield when each stay in a part began, and the part's name."""
    step = None
    for each in read.course:
        if each.step != step:
            yield each.since, read.phases[each.step].short
        step = each.step
