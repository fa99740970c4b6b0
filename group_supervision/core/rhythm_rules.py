"""How often something is to be talked about at least: the rules of a guidance, as values."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from group_supervision.core.months import Span


class About(StrEnum):
    """What a rule is about."""

    OWN = "own"
    """A practitioner's own supervision."""
    CASE = "case"
    """Something that is talked about in supervision, and has a tag."""


@dataclass(frozen=True, slots=True)
class Step:
    """A frequency, and how long it holds."""

    every: Span
    until: Span | None = None
    """From the beginning; `None`: from then on."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One minimum frequency."""

    id: str
    what: str
    """What it is for, in the words of whoever keeps to it."""
    about: About
    steps: tuple[Step, ...]
    """In their order; none: at each supervision."""
    until_resolved: bool = False
    """Whether it ends once what happened is resolved."""
    minutes: int = 0
    """How long it is to take at least; 0: not said."""
    covers: tuple[str, ...] = ()
    """What falls under it, where that is listed."""

    @property
    def is_each_supervision(self) -> bool:
        """Whether it is due at each supervision, whenever that is."""
        return not self.steps

    @property
    def has_stages(self) -> bool:
        """Whether the frequency changes as time goes on, so that it has to be known since when."""
        return len(self.steps) > 1

    def step_on(self, day: date, began: date) -> Step:
        """Return the step that holds on a day.

        Args:
            day: The day.
            began: When the first step began.
        """
        in_force = (step for step in self.steps if step.until and day < step.until.after(began))
        return next(in_force, self.steps[-1])

    def due(self, last: date, began: date) -> date:
        """Return the last day on which it is as agreed.

        Args:
            last: When it was talked about last, or from when it counts.
            began: When the first step began.
        """
        return self.step_on(last, began).every.after(last)


@dataclass(frozen=True, slots=True)
class Rhythm:
    """The rules of one guidance."""

    id: str
    """The name of its file without the ending."""
    title: str
    source: str
    """Where its rules are published, or who agreed on them."""
    note: str
    """What has to be known with them."""
    rules: tuple[Rule, ...]

    def name_of(self, rule: Rule) -> str:
        """Return the name by which a rule is known among those of all rhythms."""
        return f"{self.id}/{rule.id}"


class Rules:
    """The rules of every rhythm there is."""

    def __init__(self, rhythms: Sequence[Rhythm]) -> None:
        """Know `rhythms`."""
        self.rhythms = tuple(rhythms)
        self._named = {each.name_of(rule): rule for each in rhythms for rule in each.rules}

    def get(self, name: str) -> Rule | None:
        """Return a rule by its whole name; `None`: there is none any more."""
        return self._named.get(name)

    def names(self, about: About) -> list[str]:
        """Return the whole names of the rules about something, in the order of the files."""
        return [name for name, rule in self._named.items() if rule.about is about]

    def matching(self, asked: str) -> list[str]:
        """Return the whole names that `asked` may mean: the whole name, or the rule's alone."""
        if asked in self._named:
            return [asked]
        return [name for name in self._named if name.partition("/")[2] == asked]
