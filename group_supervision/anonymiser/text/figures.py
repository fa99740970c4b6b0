"""What the tagger sees of figures: how many, how large, and what is glued to them."""

from collections.abc import Iterator
from typing import Final

_MOST_DIGITS: Final = 4


def is_short(low: str) -> bool:
    """Say whether a number can be an age, a day or a year: 15, 3rd, 2019."""
    return low.isascii() and low[0].isdecimal() and sum(map(str.isdecimal, low)) <= _MOST_DIGITS


def look_of(low: str) -> Iterator[str]:
    """Return what is seen of a number: itself, its size, its form, and what is glued to it.

    The first stands for it where a word does, the second for its group: see `features.Look`.
    """
    digits = "".join(filter(str.isdecimal, low))
    after = low.lstrip("0123456789")[:3]
    yield f"0{min(len(digits), 5)}{after}"
    size = _bucket(int(digits)) if digits.isascii() and 0 < len(digits) <= _MOST_DIGITS else ""
    yield f"0{size}{after[:1]}"
    yield "mask" + "".join("d" if each.isdecimal() else each for each in low[:8])
    yield f"up{size}"
    yield f"unit{after}"


def _bucket(value: int) -> str:
    return next((str(limit) for limit in _SIZES if value <= limit), "more")


_SIZES: Final = (0, 1, 3, 5, 9, 12, 18, 21, 25, 31, 45, 60, 80, 105, 999, 1899, 1999, 2010, 2039)
"""Between what sizes a number is told apart: hours, days of a month, years of a life, years."""
