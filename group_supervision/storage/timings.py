"""The times of a session, read from its line in the index: no session is opened for statistics."""

import json
from datetime import timedelta
from functools import cache
from typing import Final

from group_supervision.core.times import PartTimes, SessionTimes
from group_supervision.storage.bounds import items, seconds
from group_supervision.storage.stored import SIGNS_OF_DAMAGE, Damaged
from group_supervision.storage.summary import Outline, Summary

_NOTHING: Final = timedelta()


def times_of(summary: Summary) -> SessionTimes:
    """Return the times of a session.

    Raises:
        Damaged: When its line holds what can't be.
    """
    try:
        return _times(summary)
    except SIGNS_OF_DAMAGE as error:
        raise Damaged from error


def _times(summary: Summary) -> SessionTimes:
    outline = summary.outline
    planned = _planned(outline)
    lists = items(json.loads(summary.times), 2, 2)
    took = _durations(lists[0], len(planned))
    added = _durations(lists[1], len(planned)) if lists[1] else [_NOTHING] * len(planned)
    return SessionTimes(
        format=summary.format,
        title=outline.title,
        kind=summary.kind,
        speed=summary.speed,
        has_begun=bool(summary.started_at),
        is_closed=summary.is_closed,
        phases=tuple(
            PartTimes(
                part.id,
                part.short,
                planned=plan,
                granted=more,
                actual=actual,
                overrun=max(_NOTHING, actual - plan - more) if outline.timed else _NOTHING,
            )
            for part, plan, actual, more in zip(outline.parts, planned, took, added, strict=True)
        ),
    )


def _durations(value: object, count: int) -> list[timedelta]:
    return [seconds(each) for each in items(value, count, count)]


@cache
def _planned(outline: Outline) -> tuple[timedelta, ...]:
    return tuple(timedelta(seconds=part.planned) for part in outline.parts)
