"""A day as somebody types it."""

import re
from datetime import date, timedelta
from typing import Final

from group_supervision.core.rhythm import check_day
from group_supervision.core.text import clean
from group_supervision.errors import BadInput
from group_supervision.translation import _

_BRITISH: Final = re.compile(r"(?P<day>\d{1,2})[./](?P<month>\d{1,2})[./](?P<year>\d{4})")
_LONGEST: Final = 40


def asked_day(text: str, today: date) -> date:
    """Return the day that is meant: 2026-11-20, 20/11/2026, today or yesterday; nothing: today.

    Raises:
        BadInput: When it is none.
    """
    said = clean(text, _LONGEST).lower()
    if said in ("", "today", _("today")):
        return today
    if said in ("yesterday", _("yesterday")):
        return today - timedelta(days=1)
    british = _BRITISH.fullmatch(said)
    try:
        if british is None:
            return date.fromisoformat(said)
        return date(*(int(british[part]) for part in ("year", "month", "day")))
    except ValueError:
        raise BadInput(
            _("“{day}” isn't a day: try {example}.").format(day=said, example=today.isoformat())
        ) from None


def checked_day(typed: str, today: date) -> date:
    """Return the day that was typed.

    Raises:
        BadInput: When it is none, still to come, or too long ago to be meant.
    """
    day = asked_day(typed, today)
    check_day(day, today)
    return day
