"""Time in words."""

from datetime import datetime, timedelta
from math import ceil
from typing import Final

from group_supervision.translation import _, ngettext

_SECOND: Final = timedelta(seconds=1)
_MINUTE: Final = timedelta(minutes=1)
_HOUR: Final = timedelta(hours=1)
_LONG: Final = 3 * _HOUR
"""From here on minutes are too many to be heard as such."""


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


def duration(time: timedelta) -> str:
    """Return for instance `7 minutes 12 seconds`, seconds rounded up."""
    if time >= _LONG:
        return ngettext("{count} hour", "{count} hours", round(time / _HOUR))
    minutes, seconds = divmod(ceil(time / _SECOND), 60)
    in_seconds = ngettext("{count} second", "{count} seconds", seconds)
    if not minutes:
        return in_seconds
    in_minutes = ngettext("{count} minute", "{count} minutes", minutes)
    if not seconds:
        return in_minutes
    return _("{minutes} {seconds}").format(minutes=in_minutes, seconds=in_seconds)


def pace(behind: timedelta) -> str:
    """Say in whole minutes whether a session is behind its plan, ahead of it, or on time."""
    minutes = round(abs(behind) / _MINUTE)
    if not minutes:
        return _("on time")
    if behind > timedelta():
        return ngettext("{count} minute behind", "{count} minutes behind", minutes)
    return ngettext("{count} minute ahead", "{count} minutes ahead", minutes)


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
