"""How long the parts of a session took: what statistics take of it, and nothing that was said."""

from dataclasses import dataclass
from datetime import timedelta

_NOTHING = timedelta()


@dataclass(frozen=True, slots=True)
class PartTimes:
    """Plan against actual for one step. `actual` is summed over visits; `granted` is signed."""

    id: str
    short: str
    """The phase's short name."""
    planned: timedelta
    granted: timedelta
    actual: timedelta
    overrun: timedelta


@dataclass(frozen=True, slots=True)
class SessionTimes:
    """One session among many."""

    format: str
    """Id of the format."""
    title: str
    kind: str
    """`session` or `practice`."""
    speed: float
    has_begun: bool
    is_closed: bool
    phases: tuple[PartTimes, ...]

    @property
    def actual(self) -> timedelta:
        """How long it lasted, pauses left out."""
        return sum((phase.actual for phase in self.phases), _NOTHING)
