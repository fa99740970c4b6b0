"""The pictures of many sessions: by how much each part ran over, and how time is shared out."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from statistics import median
from typing import Final

from group_supervision.core.times import PartTimes
from group_supervision.export.document import minutes_and_seconds
from group_supervision.export.picture import Area, Dot, Filling, Picture, Shape, Stroke, Text
from group_supervision.guide.documents.pictures import LEFT, ROW, WIDTH, legend
from group_supervision.translation import _

_MINUTE: Final = timedelta(minutes=1)
_NOTHING: Final = timedelta()
_MOST_MARKS: Final = 6
"""How many marks an axis has."""
_DOTS_APART: Final = 3.5
"""Units by which dots are moved up or down, so that two of one value are two."""

Parts = Mapping[str, Sequence[PartTimes]]
"""The times of each part, one a session, by the part's id."""


def overruns(parts: Parts) -> Picture:
    """Return a dot for every session's overrun of each part, and a line at their middle."""
    most = max((part.overrun for told in parts.values() for part in told), default=_NOTHING)
    minutes = max(1, -(-most // _MINUTE))
    unit = (WIDTH - LEFT - 16) / minutes
    bottom = len(parts) * ROW + 2
    shapes: list[Shape] = list(_axis(minutes, unit, bottom))
    for number, told in enumerate(parts.values()):
        y = number * ROW + 14
        shapes += [Text(LEFT - 12, y + 4, told[0].short, "end"), Stroke(LEFT, y, WIDTH - 16, y)]
        for index, part in enumerate(told):
            moved = (index % 3 - 1) * _DOTS_APART
            shapes.append(Dot(LEFT + part.overrun / _MINUTE * unit, y + moved))
        x = LEFT + _middle_over(told) / _MINUTE * unit
        shapes.append(Stroke(x, y - 10, x, y + 10, is_bold=True))
    said = _("A dot a session, and a line at the middle; minutes over")
    shapes.append(Text(LEFT, bottom + 31, said))
    line = _("{part}: {middle} over in the middle, {most} at most")
    alt = "; ".join(
        line.format(
            part=told[0].short,
            middle=minutes_and_seconds(_middle_over(told)),
            most=minutes_and_seconds(max(part.overrun for part in told)),
        )
        for told in parts.values()
    )
    return Picture(_("By how much each part ran over"), alt, WIDTH, bottom + 38, tuple(shapes))


def shares(parts: Parts) -> Picture:
    """Return the share of each part in all the time, as planned and as it was."""
    planned = _shares([[part.planned for part in told] for told in parts.values()])
    actual = _shares([[part.actual for part in told] for told in parts.values()])
    unit = (WIDTH - LEFT - 96) / max([*planned, *actual, 0.01])
    shapes: list[Shape] = []
    told_all = []
    for number, told in enumerate(parts.values()):
        top = number * ROW
        shapes.append(Text(LEFT - 8, top + 16, told[0].short, "end"))
        if planned[number]:
            shapes.append(Area(LEFT, top + 2, planned[number] * unit, 8, Filling.PLAN))
        if actual[number]:
            shapes.append(Area(LEFT, top + 11, actual[number] * unit, 11, Filling.TOOK))
        percents = _("{actual} %, plan {plan} %").format(
            actual=round(100 * actual[number]), plan=round(100 * planned[number])
        )
        shapes.append(Text(WIDTH, top + 16, percents, "end"))
        told_all.append(f"{told[0].short}: {percents}")
    bottom = len(parts) * ROW + 6
    shapes += legend((Filling.PLAN, Filling.TOOK), bottom)
    caption = _("How the time is shared out")
    return Picture(caption, "; ".join(told_all), WIDTH, bottom + 16, tuple(shapes))


def _axis(minutes: int, unit: float, bottom: float) -> Iterator[Shape]:
    step = -(-minutes // _MOST_MARKS)
    for minute in range(0, minutes + 1, step):
        x = LEFT + minute * unit
        yield Stroke(x, 2, x, bottom + 4)
        yield Text(x, bottom + 16, str(minute), "middle")


def _middle_over(told: Sequence[PartTimes]) -> timedelta:
    return timedelta(seconds=median(part.overrun.total_seconds() for part in told))


def _shares(times: Sequence[Sequence[timedelta]]) -> list[float]:
    """Return what each row has of the whole, from 0 to 1."""
    sums = [sum(each, _NOTHING) for each in times]
    whole = sum(sums, _NOTHING)
    return [each / whole if whole else 0.0 for each in sums]
