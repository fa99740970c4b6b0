"""What a rule is: where it looks, what it finds, and what it says when somebody asks why."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, field
from typing import Any, Final, Protocol, TypeVar, cast

from group_supervision.anonymiser.finding import Certainty, Finding, SpanKind
from group_supervision.anonymiser.text.tokens import NUMBER, Line, Shape

T = TypeVar("T")

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


@dataclass(slots=True)
class Reading:
    """A line and what the session knows, as all rules of a language read them."""

    line: Line
    known: Known
    _kept: dict[object, Any] = field(default_factory=dict)

    def once(self, answer: Callable[["Reading"], T]) -> T:
        """Return what `answer` says of this reading. Several rules ask; it is worked out once."""
        if answer not in self._kept:
            self._kept[answer] = answer(self)
        return cast("T", self._kept[answer])  # what is kept under a function is its answer

    def at(self, cues: Set[str]) -> list[int]:
        """Return which tokens are cues, in order: see `Line.cues`."""
        places = self.once(_by_cue)
        return sorted({at for cue in places.keys() & cues for at in places[cue]})


def _by_cue(reading: Reading) -> dict[str, list[int]]:
    places: defaultdict[str, list[int]] = defaultdict(list)
    for at, token in enumerate(reading.line.tokens):
        places[token.low].append(at)
        if token.shape == Shape.NUMBER:
            places[NUMBER].append(at)
        if "-" in token.low:
            places[token.low.partition("-")[0]].append(at)
    return places


Find = Callable[[Reading], Iterable[Stretch]]


@dataclass(frozen=True, slots=True)
class Rule:
    """One form of an identifier. Its examples are in `languages/LANGUAGE/examples/ID.txt`."""

    id: str
    """Lower case with hyphens: `date-month`. Unique within a language."""
    kind: SpanKind
    because: str
    """Why, in a facilitator's words and without a capital: "a day and a month"."""
    certainty: Certainty
    read: Find
    """Linear in the length of the line, for any line."""
    needs: frozenset[str]
    """One of these is among the cues of every line in which the form stands: see `Line.cues`."""
    digits: int = 0
    """How many digits there are in such a line at least."""

    def find(self, line: Line, known: Known = NOBODY) -> Sequence[Stretch]:
        """Return where the form stands in a line."""
        if self.needs.isdisjoint(line.cues) or line.digits < self.digits:
            return ()
        return list(self.read(Reading(line, known)))


class RuleSet:
    """The rules of a language, and which of them a line is read for."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        """Take the rules. Where two find the same, the first one has found it."""
        self._rules = tuple(rules)
        self._by_cue: dict[str, set[int]] = {}
        for number, rule in enumerate(self._rules):
            for cue in rule.needs:
                self._by_cue.setdefault(cue, set()).add(number)

    def findings(self, line: Line, known: Known, off: Set[str]) -> Iterator[Finding]:
        """Return everything that rules find in a line.

        Args:
            line: The line.
            known: What they may ask the session.
            off: Ids of rules that are left out.
        """
        by_cue, reading = self._by_cue, Reading(line, known)
        asked = set[int]().union(*map(by_cue.__getitem__, by_cue.keys() & line.cues))
        for number in sorted(asked):
            rule = self._rules[number]
            if rule.id not in off and line.digits >= rule.digits:
                for start, end in rule.read(reading):
                    yield Finding(start, end, rule.kind, rule.certainty, rule.id)
