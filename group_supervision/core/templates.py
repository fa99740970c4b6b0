"""Filling the templates of a format, so that no spoken or projected line is ever untrue."""

import re
from collections.abc import Mapping
from datetime import timedelta
from typing import Final

from group_supervision.core.plan import Plan, Step
from group_supervision.core.written import as_agreed
from group_supervision.translation import N_, _, ngettext

_FIELD: Final = re.compile(r"\{([^{}]*)\}")

_NUMBERS: Final = (
    N_("no"),
    N_("one"),
    N_("two"),
    N_("three"),
    N_("four"),
    N_("five"),
    N_("six"),
    N_("seven"),
    N_("eight"),
    N_("nine"),
    N_("ten"),
    N_("eleven"),
    N_("twelve"),
    N_("thirteen"),
    N_("fourteen"),
    N_("fifteen"),
    N_("sixteen"),
    N_("seventeen"),
    N_("eighteen"),
    N_("nineteen"),
    N_("twenty"),
)


def minutes_in_words(minutes: int) -> str:
    """Return for instance `ten minutes`, `one minute` or `25 minutes`."""
    number = _(_NUMBERS[minutes]) if 0 <= minutes < len(_NUMBERS) else str(minutes)
    return ngettext("{{number}} minute", "{{number}} minutes", minutes).format(number=number)


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
    setup = plan.setup
    written = as_agreed(setup.policy, is_labelled=setup.group is not None)
    values = {"word": setup.word.spoken, "notes": written}
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
