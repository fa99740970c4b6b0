"""How values stand in the documented JSON: words, and seconds as numbers."""

import json
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


def to_json(value: object, indent: int | None = None) -> str:
    """Return `value` as JSON in which every character can be printed.

    What a terminal would obey stands there as its number, so that nothing is lost on the way out.
    """
    written = json.dumps(value, indent=indent, ensure_ascii=False)
    if written.isprintable():
        return written
    # Line ends between the values are the only ones there are: inside a text they are escaped.
    return "\n".join(
        "".join(each if each.isprintable() else json.dumps(each)[1:-1] for each in line)
        for line in written.split("\n")
    )
