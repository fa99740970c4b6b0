"""Times of day, to begin or to finish at, as they are typed."""

import re
from datetime import datetime, time, timedelta
from typing import Final

from group_supervision.core.text import clean
from group_supervision.errors import BadInput
from group_supervision.translation import _

_TIME: Final = re.compile(r"([01]?\d|2[0-3])[:.h ]?([0-5]\d)")


def minutes_until(written: str, now: datetime) -> int:
    """Return how many whole minutes there are from `now` to a time of day, today or tomorrow.

    Args:
        written: For instance 15:30, by the clock on this machine's wall.
        now: Aware.

    Raises:
        BadInput: When it isn't a time of day.
    """
    return (next_at(written, now) - now) // timedelta(minutes=1)


def next_at(written: str, now: datetime) -> datetime:
    """Return when it will next be a time of day, today or tomorrow.

    Args:
        written: For instance 15:30, 15.30 or 1530, by the clock on this machine's wall.
        now: Aware.

    Raises:
        BadInput: When it isn't a time of day.
    """
    wanted, local = time_in(written), now.astimezone()
    # Each day's own offset is looked up, so that a night in which clocks change is right too.
    instant = datetime.combine(local.date(), wanted).astimezone()
    if instant <= local:
        instant = datetime.combine(local.date() + timedelta(days=1), wanted).astimezone()
    return instant


def time_in(written: str) -> time:
    """Return the time of day that was typed: 15:30, 15.30 or 1530.

    Raises:
        BadInput: When it isn't one.
    """
    match = _TIME.fullmatch(written.strip())
    if match is None:
        raise BadInput(_("“{written}” isn't a time: try 15:30.").format(written=clean(written, 20)))
    return time(int(match[1]), int(match[2]))
