"""A date as it is typed, and one to look at something again."""

import re
from datetime import date, timedelta
from typing import Final

from group_supervision.errors import BadInput
from group_supervision.translation import _

FURTHEST: Final = timedelta(days=730)
"""A date beyond this is a slip of the finger, or will be forgotten."""
_BIG_END: Final = re.compile(r"(?P<year>[0-9]{4})-(?P<month>[0-9]{1,2})-(?P<day>[0-9]{1,2})")
_SMALL_END: Final = re.compile(
    r"(?P<day>[0-9]{1,2})[/. ](?P<month>[0-9]{1,2})[/. ](?P<year>[0-9]{4})"
)
_WEEKS: Final = re.compile(r"[0-9]{1,3}")


def coming_date(written: str, today: date) -> date:
    """Return the date that was typed: 15/1/2027, 2027-01-15, or 8 for in eight weeks.

    Args:
        written: As it was typed. No error repeats it, for it may have been a name.
        today: By the clock on this machine's wall.

    Raises:
        BadInput: When it isn't a date, or not one to come within two years.
    """
    weeks = _WEEKS.fullmatch(written.strip())
    wanted = today + timedelta(weeks=int(weeks[0])) if weeks else written_date(written)
    if wanted is None:
        raise BadInput(
            _("That isn't a date: try {example}, or 8 for in eight weeks.").format(
                example=f"{today + timedelta(weeks=8):%d/%m/%Y}"
            )
        )
    if wanted <= today:
        raise BadInput(_("That date has passed: choose one after today."))
    if wanted - today > FURTHEST:
        raise BadInput(_("That's more than two years away: choose a date before then."))
    return wanted


def written_date(written: str) -> date | None:
    """Return the date that was typed, such as 15/1/2027 or 2027-01-15; `None`: it is none."""
    match = _BIG_END.fullmatch(written.strip()) or _SMALL_END.fullmatch(written.strip())
    if match is None:
        return None
    try:
        return date(int(match["year"]), int(match["month"]), int(match["day"]))
    except ValueError:  # 30 February
        return None
