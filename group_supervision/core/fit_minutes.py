"""Fitting a format to the minutes there are: what gives way, and where the rest goes.

The order and the floors are data of the format. For the reflective case discussion they are
inferred from a protocol guide that warns against dropping a component (S34); that the ten
minutes of the presenter never shrink is the promise of the group it was built for (S3).
"""

from collections.abc import Iterable, Mapping

from group_supervision.core.format import Format
from group_supervision.errors import BadInput
from group_supervision.translation import _, ngettext


def fit(fmt: Format, minutes: int, chosen: frozenset[str] = frozenset()) -> dict[str, int]:
    """Return the minutes of every phase, by id, for a session of `minutes`.

    A length that the format has a table for is taken as it stands. Any other is cut down or built
    up from the nearest table, so that as little as possible is bent. The minutes of an optional
    phase that was not chosen go to the phase that takes surplus.

    Args:
        fmt: A timed format.
        minutes: The whole session in minutes.
        chosen: Ids of the optional phases that take part.

    Raises:
        BadInput: When the format cannot be held in that time.
    """
    if minutes not in fmt.lengths and not fmt.shortest <= minutes <= fmt.longest:
        raise _too_long_or_short(fmt, minutes)
    tables = (minutes,) if minutes in fmt.lengths else fmt.session_lengths
    base = min(tables, key=lambda length: abs(length - minutes))
    plan = {phase.id: phase.minutes[base] for phase in fmt.phases}
    floors = {phase.id: min(phase.floor, plan[phase.id]) for phase in fmt.phases}
    _choose(fmt, plan, chosen, floors)
    if base < minutes:
        _give(fmt, plan, minutes - base)
    elif short := _take(plan, base - minutes, fmt.gives_way, floors):
        raise BadInput(
            _(
                "“{title}” with these parts doesn't fit in {minutes} minutes:"
                " choose {enough} or more, or leave out an optional part."
            ).format(title=fmt.title, minutes=minutes, enough=minutes + short)
        )
    return plan


def _too_long_or_short(fmt: Format, minutes: int) -> BadInput:
    if fmt.shortest == fmt.longest:
        takes = ngettext(
            "“{{title}}” takes {count} minute.", "“{{title}}” takes {count} minutes.", fmt.longest
        )
        return BadInput(takes.format(title=fmt.title))
    refusal = ngettext(
        "“{{title}}” doesn't fit in {count} minute: choose {{shortest}} to {{longest}}.",
        "“{{title}}” doesn't fit in {count} minutes: choose {{shortest}} to {{longest}}.",
        minutes,
    )
    return BadInput(refusal.format(title=fmt.title, shortest=fmt.shortest, longest=fmt.longest))


def _choose(
    fmt: Format, plan: dict[str, int], chosen: frozenset[str], floors: Mapping[str, int]
) -> None:
    """Give each optional phase its minutes, or give them to others when it was not chosen."""
    for phase in fmt.optional_phases:
        if phase.id not in chosen:
            freed, plan[phase.id] = plan[phase.id], 0
            _give(fmt, plan, freed)
        elif plan[phase.id] == 0:
            wanted = phase.chosen_minutes
            givers = [each for each in fmt.gives_way if each != phase.id]
            plan[phase.id] = wanted - _take(plan, wanted, givers, floors)


def _take(
    plan: dict[str, int], wanted: int, order: Iterable[str], floors: Mapping[str, int]
) -> int:
    for phase_id in order:
        given = max(0, min(wanted, plan.get(phase_id, 0) - floors.get(phase_id, 0)))
        if given:
            plan[phase_id] -= given
            wanted -= given
    return wanted


def _give(fmt: Format, plan: dict[str, int], over: int) -> None:
    for surplus in fmt.takes_surplus:
        room = over if surplus.up_to is None else surplus.up_to - plan[surplus.phase]
        taken = max(0, min(over, room))
        plan[surplus.phase] += taken
        over -= taken
    if over:
        # The last in the list takes the rest rather than let minutes vanish from the plan.
        plan[fmt.takes_surplus[-1].phase] += over
