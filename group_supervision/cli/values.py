"""How values stand in the documented JSON: words, and seconds as numbers."""

from datetime import timedelta


def state_word(*, is_closed: bool) -> str:
    """Return the documented word for the state of a session."""
    return "closed" if is_closed else "unfinished"


def seconds(time: timedelta) -> int | float:
    """Return a duration in seconds."""
    return number(time.total_seconds())


def number(value: float) -> int | float:
    """Return a whole number as one, any other to the thousandth."""
    return int(value) if value == int(value) else round(value, 3)
