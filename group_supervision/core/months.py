"""Calendar months and weeks. Days alone: what has no time of day knows no zone or summer time."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo

_MONTHS = 12


@dataclass(frozen=True, slots=True)
class Span:
    """So many calendar months, or so many weeks; one of the two is 0."""

    months: int = 0
    weeks: int = 0

    def after(self, day: date) -> date:
        """Return the day that is so long after `day`.

        A month ends on the same day of the next, or on its last where it hasn't that many: a month
        after 31 January is 28 February, or the 29th in a leap year.

        Raises:
            OverflowError: When that is beyond the calendar.
        """
        return months_after(day, self.months) + timedelta(weeks=self.weeks)


def months_after(day: date, months: int) -> date:
    """Return the day that is so many calendar months after `day`.

    Raises:
        OverflowError: When that is beyond the calendar.
    """
    years, month = divmod(day.month - 1 + months, _MONTHS)
    year = day.year + years
    if year > date.max.year:
        raise OverflowError(year)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def day_of(instant: datetime, zone: tzinfo | None = None) -> date:
    """Return the day an instant falls on by the clock on the wall.

    Args:
        instant: An instant with its zone.
        zone: Where the clock hangs; `None`: here.
    """
    return instant.astimezone(zone).date()
