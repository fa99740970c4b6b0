"""Values out of a stored file, each checked for its kind and bounds before anything uses it.

Whatever reads a stored file (session, index, stage) takes every value through one of these, so
that no reckoning overflows, no text commands a terminal and no id leads out of the folder. Each
raises `ValueError` or `TypeError` for a value that cannot be; `stored.read_stored` turns either
into one kind of error.
"""

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from typing import Final, TypeVar

from group_supervision.core.text import Anonymised, clean
from group_supervision.storage.ids import is_session_id

LONGEST: Final = 1e9
"""Seconds of session time, some thirty years. With years and speeds within these bounds no
reckoning leaves the calendar."""
FIRST_YEAR: Final = 1970
LAST_YEAR: Final = 2199

Value = TypeVar("Value")
Choice = TypeVar("Choice", bound=StrEnum)


def table(value: object) -> Mapping[str, object]:
    """Return a JSON object."""
    return _is(value, dict)


def items(value: object, least: int, most: int) -> list[object]:
    """Return a JSON array of `least` to `most` values."""
    listed = _is(value, list)
    if not least <= len(listed) <= most:
        raise ValueError(len(listed))
    return listed


def text(value: object, longest: int) -> str:
    """Return a line of at most `longest` characters, without any that a terminal would obey."""
    line = _is(value, str)
    if len(line) > longest:
        raise ValueError(len(line))
    return clean(line)


def anonymised(value: object, longest: int) -> Anonymised:
    """Return a line that was anonymised before it was stored."""
    return Anonymised(text(value, longest))


def session_id(value: object) -> str:
    """Return the id of a session."""
    line = _is(value, str)
    if not is_session_id(line):
        raise ValueError("not an id")
    return line


def flag(value: object) -> bool:
    """Return true or false."""
    return _is(value, bool)


def choice(value: object, choices: type[Choice]) -> Choice:
    """Return one of a closed list."""
    return choices(_is(value, str))


def whole(value: object, least: int, most: int) -> int:
    """Return a whole number from `least` to `most`."""
    if isinstance(value, bool) or not isinstance(value, int):
        raise TypeError(type(value))
    if not least <= value <= most:
        raise ValueError("out of bounds")
    return value


def number(value: object, least: float, most: float) -> float:
    """Return a number from `least` to `most`."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise TypeError(type(value))
    if not least <= value <= most:  # nor is anything that is not a number
        raise ValueError("out of bounds")
    return float(value)


def speed(value: object) -> float:
    """Return how many session seconds pass in one real second."""
    from group_supervision.core.timeline import FASTEST, SLOWEST  # home needs none of it

    return number(value, SLOWEST, FASTEST)


def seconds(value: object, least: float = -LONGEST, most: float = LONGEST) -> timedelta:
    """Return a duration that was written in seconds."""
    return timedelta(seconds=number(value, least, most))


def instant(value: object) -> datetime:
    """Return an instant that was written in ISO 8601 with its time zone; in UTC."""
    return in_calendar(datetime.fromisoformat(_is(value, str)))


def day(value: object) -> date:
    """Return a day that was written in ISO 8601."""
    found = date.fromisoformat(_is(value, str))
    if not FIRST_YEAR <= found.year <= LAST_YEAR:
        raise ValueError("out of bounds")
    return found


def in_calendar(found: datetime) -> datetime:
    """Return an instant in UTC that a clock can show, even one whose battery is flat."""
    if found.tzinfo is None or not FIRST_YEAR - 1 <= found.year <= LAST_YEAR + 1:
        raise ValueError("out of bounds")
    found = found.astimezone(UTC)
    if not FIRST_YEAR <= found.year <= LAST_YEAR:
        raise ValueError("out of bounds")
    return found


def _is(value: object, kind: type[Value]) -> Value:
    if not isinstance(value, kind):
        raise TypeError(type(value))
    return value
