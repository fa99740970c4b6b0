"""How values stand in the documented JSON: words, ISO 8601 in UTC, seconds as numbers."""

from datetime import UTC, datetime, timedelta


def state_word(*, is_closed: bool) -> str:
    """Return the documented word for the state of a session."""
    return "closed" if is_closed else "unfinished"


def iso(instant: datetime | None) -> str | None:
    """Return an instant in ISO 8601, in UTC, to the second."""
    if instant is None:
        return None
    return instant.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def seconds(time: timedelta) -> int | float:
    """Return a duration in seconds."""
    return number(time.total_seconds())


def number(value: float) -> int | float:
    """Return a whole number as one, any other to the thousandth."""
    return int(value) if value == int(value) else round(value, 3)
