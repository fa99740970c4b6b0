"""Pairs of letters that stand closer: kerning."""

from typing import Final

_OPEN: Final = "acdegmnopqrsuvwxyz"

CLOSER: Final = {
    first + second: 1
    for firsts, seconds in (
        ("T", f"{_OPEN}.,A"),
        ("Y", "acdegopqsu.,A"),
        ("VW", "acdegoqs.,A"),
        ("P", ".,A"),
        ("F", ".,a"),
        ("A", "TVWY"),
        ("L", "TVWY’'"),
        ("fr", ".,"),
    )
    for first in firsts
    for second in seconds
} | {first + second: 2 for first in "….," for second in "”’"}
