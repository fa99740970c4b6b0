"""Filling the templates of a format, so that no spoken or projected line is ever untrue."""

import re
from collections.abc import Mapping
from datetime import timedelta
from typing import Final

from group_supervision.core.plan import Plan, Step

_FIELD: Final = re.compile(r"\{([^{}]*)\}")

_NUMBERS: Final = (
    "no",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
)


def minutes_in_words(minutes: int) -> str:
    """Return for instance `ten minutes`, `one minute` or `25 minutes`."""
    number = _NUMBERS[minutes] if 0 <= minutes < len(_NUMBERS) else str(minutes)
    return f"{number} minute" if minutes == 1 else f"{number} minutes"


def counted(count: int, noun: str) -> str:
    """Return for instance `1 note` or `3 notes`."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def pace(behind: timedelta) -> str:
    """Say in whole minutes whether a session is behind its plan, ahead of it, or on time."""
    minutes = round(abs(behind) / timedelta(minutes=1))
    if not minutes:
        return "on time"
    return f"{counted(minutes, 'minute')} {'behind' if behind > timedelta() else 'ahead'}"


def fields_of(text: str) -> frozenset[str]:
    """Return the names of the template fields in `text`."""
    return frozenset(_FIELD.findall(text))


def fill(text: str, values: Mapping[str, str]) -> str:
    """Put `values` in place of the fields of `text`. An unknown field stays as it is."""
    return _FIELD.sub(lambda match: values.get(match[1], match[0]), text)


def values_for(plan: Plan, step: Step | None = None) -> dict[str, str]:
    """Return what the template fields mean in this session.

    `{word}` is the group's word, `{notes}` what the note policy means, `{minutes}` how long this
    phase lasts, and `{minutes_present}` how long the phase `present` lasts. A phase that takes
    no part has no field, which the format check makes authors spell out.
    """
    values = {"word": plan.setup.word.value, "notes": plan.setup.policy.spoken}
    for each in plan.steps:
        values.setdefault(f"minutes_{each.phase.id}", _in_words(each.planned))
    if step is not None:
        values["minutes"] = _in_words(step.planned)
    return values


def line_to_say(plan: Plan, step: Step) -> str:
    """Return the facilitator's line for a step, true in the setting of this session."""
    return fill(step.phase.say[plan.setup.setting], values_for(plan, step))


def _in_words(planned: timedelta) -> str:
    return minutes_in_words(round(planned / timedelta(minutes=1)))
