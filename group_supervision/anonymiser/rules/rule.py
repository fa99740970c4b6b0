"""What a rule is: where it looks, what it finds, and what it says when somebody asks why."""

from collections.abc import Callable, Iterable, Iterator, Set
from dataclasses import dataclass
from typing import Final, Protocol

from group_supervision.anonymiser.finding import Certainty, Finding, SpanKind
from group_supervision.anonymiser.text.tokens import Line

Stretch = tuple[int, int]
"""Start and end (exclusive), in characters of the line."""


class Known(Protocol):
    """What a session knows, as far as a rule may ask. Everything in it is folded."""

    @property
    def names(self) -> Set[str]:
        """Every word of a name that somebody of this session bears: `ada`, `okafor`."""

    @property
    def initials(self) -> Set[str]:
        """Initials that somebody of this session bears or was written with: `ao`, `a`, `jd`."""


@dataclass(frozen=True, slots=True)
class Nobody:
    """What is known before anybody was named."""

    names: Set[str] = frozenset()
    initials: Set[str] = frozenset()


NOBODY: Final = Nobody()


@dataclass(frozen=True, slots=True)
class Rule:
    """One form of an identifier. Its examples are in `languages/LANGUAGE/examples/ID.txt`."""

    id: str
    """Lower case with hyphens: `date-day-and-month`. Unique within a language."""
    kind: SpanKind
    find: Callable[[Line, Known], Iterable[Stretch]]
    """Where the form stands in a line. Linear in the length of the line, for any line."""
    because: str
    """Why, in a facilitator's words and without a capital: "a day and a month"."""
    certainty: Certainty = Certainty.SURE

    def findings(self, line: Line, known: Known = NOBODY) -> Iterator[Finding]:
        """Return everything this rule finds in a line."""
        for start, end in self.find(line, known):
            yield Finding(start, end, self.kind, self.certainty, self.id)
