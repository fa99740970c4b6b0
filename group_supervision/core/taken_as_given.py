"""The form of a format for an experience of racism: the account is taken as given.

Nothing in it offers another reading of what was told, and what made it possible comes first.
"""

from dataclasses import replace

from group_supervision.core.choices import Setting
from group_supervision.core.format import Format, Lens, Phase, TakenAsGiven


def as_given(fmt: Format) -> Format:
    """Return a format as it is held where the account is taken as given.

    A format that has no form for it stays as it is.
    """
    marked = fmt.taken_as_given
    if marked is None:
        return fmt
    kept = [each for each in fmt.drift_lines if each.id not in marked.leaves_out_drift_lines]
    kept.sort(key=lambda each: each.id != marked.first_drift_line)
    return replace(
        fmt,
        phases=tuple(_phase(each, marked) for each in fmt.phases),
        drift_lines=tuple(kept),
        taken_as_given=None,
    )


def _phase(phase: Phase, marked: TakenAsGiven) -> Phase:
    say, room = phase.say, phase.room
    if phase.id in marked.say:
        say = dict.fromkeys(Setting, marked.say[phase.id])
    if phase.id in marked.room:
        room = dict.fromkeys(Setting, marked.room[phase.id])
    lenses = [Lens(each.title, _kept(each.prompts, marked)) for each in phase.lenses]
    lenses.sort(key=lambda each: each.title != marked.first_lens)
    return replace(
        phase,
        say=say,
        room={setting: _kept(lines, marked) for setting, lines in room.items()},
        lenses=tuple(each for each in lenses if each.prompts),
    )


def _kept(lines: tuple[str, ...], marked: TakenAsGiven) -> tuple[str, ...]:
    return tuple(each for each in lines if each not in marked.leaves_out)
