"""A day as somebody types it."""

from datetime import date, timedelta
from typing import Final

from group_supervision.core.coming_date import written_date
from group_supervision.core.rhythm import check_day
from group_supervision.core.text import clean
from group_supervision.errors import BadInput
from group_supervision.translation import _

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
    day = written_date(said)
    if day is None:  # what was typed isn't repeated: it may have been a name
        raise BadInput(_("That isn't a day: try {example}.").format(example=today.isoformat()))
    return day


def checked_day(typed: str, today: date) -> date:
    """Return the day that was typed.

    Raises:
        BadInput: When it is none, still to come, or too long ago to be meant.
    """
    day = asked_day(typed, today)
    check_day(day, today)
    return day
