"""The plan of one session: a format's phases in order, with their minutes, repeated as needed."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import groupby

from group_supervision.core.choices import Kind, Setup, Word
from group_supervision.core.fit_minutes import fit
from group_supervision.core.format import Format, Phase, Repeat
from group_supervision.core.taken_as_given import as_given
from group_supervision.errors import BadInput
from group_supervision.translation import _


@dataclass(frozen=True, slots=True)
class Step:
    """One phase as it stands in the plan of a session."""

    id: str
    """The phase's id; from the second turn on with the turn behind it, as in `present-2`."""
    phase: Phase
    planned: timedelta
    """How long it is meant to last; zero in an untimed format."""
    turn: int = 1
    """Which turn of its loop this is, from 1."""
    turns: int = 1
    """How many turns its loop has."""


@dataclass(frozen=True, slots=True)
class Plan:
    """The steps of one session in order."""

    format: Format
    setup: Setup
    steps: tuple[Step, ...]

    @property
    def planned(self) -> timedelta:
        """How long the whole session is meant to last; zero in an untimed format."""
        return sum((step.planned for step in self.steps), timedelta())

    def closing(self, position: int) -> int:
        """Return the index of the step that leads out of the story being told at `position`.

        It is the next one marked as closing, from `position` on; past the last of them that last
        one; without any, the last step of all.
        """
        marked = [index for index, step in enumerate(self.steps) if step.phase.closing]
        ahead = [index for index in marked if index >= position]
        return (ahead[:1] or marked[-1:] or [len(self.steps) - 1])[0]

    def is_closing(self, index: int) -> bool:
        """Say whether a step leads out of a story."""
        return self.closing(index) == index

    @property
    def minutes(self) -> dict[str, int]:
        """The planned minutes of every step, by its id."""
        return {step.id: round(step.planned / timedelta(minutes=1)) for step in self.steps}


def with_kind(fmt: Format, setup: Setup) -> Setup:
    """Return a set-up whose minutes were asked for by their number, marked as what that means.

    A time of day to finish at makes no practice round, however near it is.
    """
    is_practice = setup.minutes in fmt.practice_lengths
    return replace(setup, kind=Kind.PRACTICE if is_practice else Kind.SESSION)


def plan(fmt: Format, setup: Setup) -> Plan:
    """Lay out a session. Phases of 0 minutes in a timed format are left out.

    Raises:
        BadInput: When the format cannot be held in the minutes of the set-up.
    """
    if setup.kind is Kind.SESSION and setup.minutes in fmt.practice_lengths:
        raise BadInput(
            _("{minutes} minutes is for practice rounds: choose {shortest} to {longest}.").format(
                minutes=setup.minutes, shortest=fmt.shortest, longest=fmt.longest
            )
        )
    if setup.word is Word.EXPERIENCE:
        fmt = as_given(fmt)
    minutes = _minutes(fmt, setup)
    taking_part = [phase for phase in fmt.phases if phase.id in minutes]
    steps: list[Step] = []
    for repeat, group in groupby(taking_part, key=lambda phase: phase.repeat):
        steps += _turns(list(group), minutes, _how_often(fmt, setup, repeat))
    return Plan(fmt, setup, tuple(steps))


def _how_often(fmt: Format, setup: Setup, repeat: Repeat | None) -> int:
    """Return how many turns a round has. A timed format decides, or its lengths would be untrue."""
    if repeat is None:
        return 1
    if fmt.timed:
        return fmt.turns
    return setup.cases if repeat is Repeat.CASE else setup.people


def _minutes(fmt: Format, setup: Setup) -> dict[str, int]:
    """Return the minutes of every phase that takes part, by its id; 0 in an untimed format."""
    if fmt.timed:
        fitted = fit(fmt, setup.minutes, setup.options)
        return {phase_id: minutes for phase_id, minutes in fitted.items() if minutes > 0}
    return {phase.id: 0 for phase in fmt.phases if not phase.optional or phase.id in setup.options}


def _turns(phases: list[Phase], minutes: dict[str, int], turns: int) -> Iterator[Step]:
    """Yield the steps of phases that are held `turns` times, one turn after the other."""
    for turn in range(1, turns + 1):
        for phase in phases:
            yield Step(
                id=phase.id if turn == 1 else f"{phase.id}-{turn}",
                phase=phase,
                planned=timedelta(minutes=minutes[phase.id]),
                turn=turn,
                turns=turns,
            )
