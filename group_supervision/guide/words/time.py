"""Time in words."""

from datetime import datetime, timedelta
from math import ceil
from typing import Final

from group_supervision.translation import _, ngettext

_MINUTE: Final = timedelta(minutes=1)


def ago(age: timedelta) -> str:
    """Return for instance `just now`, `5 minutes ago`, `3 hours ago` or `2 days ago`."""
    minutes = max(0, age // _MINUTE)
    if not minutes:
        return _("just now")
    if minutes < 120:
        return ngettext("{count} minute ago", "{count} minutes ago", minutes)
    hours = minutes // 60
    if hours < 48:
        return ngettext("{count} hour ago", "{count} hours ago", hours)
    return ngettext("{count} day ago", "{count} days ago", hours // 24)


def time_of_day(instant: datetime) -> str:
    """Return for instance `15:10`, by the clock on the wall."""
    return f"{instant.astimezone():%H:%M}"


def minutes_left(left: timedelta) -> str:
    """Return a time that is left in whole minutes, rounded up."""
    return ngettext("{count} minute", "{count} minutes", max(1, ceil(left / _MINUTE)))


def how_long(time: timedelta) -> str:
    """Return for instance `5 minutes`, and from two hours on hours."""
    minutes = round(time / _MINUTE)
    if minutes < 120:
        return ngettext("{count} minute", "{count} minutes", minutes)
    return ngettext("{count} hour", "{count} hours", minutes // 60)
