"""What a rule is: where it looks, what it finds, and what it says when somebody asks why."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Final, Protocol

from group_supervision.anonymiser.finding import Certainty, Finding, SpanKind
from group_supervision.anonymiser.text.tokens import NUMBER, WORD, Line

Stretch = tuple[int, int]
"""Start and end (exclusive), in characters of the line."""

Cues = frozenset[str]
"""Tokens in small letters, `NUMBER` for any number and `WORD` for anything at all."""

NUMBERS: Final[Cues] = frozenset({NUMBER})
ANY: Final[Cues] = frozenset({WORD})


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

Read = Callable[[Line, Known], Mapping[str, Sequence[Stretch]]]
"""Reads a line: from the ids of rules to where their forms stand."""
Find = Callable[[Line, Known], Iterable[Stretch]]


@dataclass(frozen=True, slots=True)
class Rule:
    """One form of an identifier. Its examples are in `languages/LANGUAGE/examples/ID.txt`."""

    id: str
    """Lower case with hyphens: `date-day-and-month`. Unique within a language."""
    kind: SpanKind
    because: str
    """Why, in a facilitator's words and without a capital: "a day and a month"."""
    certainty: Certainty
    read: Read
    """Linear in the length of the line, for any line. Rules that share one are read together."""
    needs: Cues
    """One of these is in every line in which the form stands, so that no other is read."""

    def find(self, line: Line, known: Known = NOBODY) -> Sequence[Stretch]:
        """Return where the form stands in a line."""
        if self.needs.isdisjoint(line.cues):
            return ()
        return self.read(line, known).get(self.id, ())


def alone(
    identity: str,
    kind: SpanKind,
    because: str,
    find: Find,
    needs: Cues,
    certainty: Certainty = Certainty.SURE,
) -> Rule:
    """Return a rule that is read by itself."""

    def read(line: Line, known: Known) -> Mapping[str, Sequence[Stretch]]:
        found = list(find(line, known))
        return {identity: found} if found else {}

    return Rule(identity, kind, because, certainty, read, needs)


class RuleSet:
    """The rules of a language, and which of them a line is read for."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        """Take the rules. Where two find the same, the first one has found it."""
        self._together: list[tuple[Read, list[Rule]]] = []
        self._by_cue: dict[str, set[int]] = {}
        at: dict[int, int] = {}
        for rule in rules:
            number = at.setdefault(id(rule.read), len(self._together))
            if number == len(self._together):
                self._together.append((rule.read, []))
            self._together[number][1].append(rule)
            for cue in rule.needs:
                self._by_cue.setdefault(cue, set()).add(number)

    def findings(self, line: Line, known: Known, off: Set[str]) -> Iterator[Finding]:
        """Return everything that rules find in a line.

        Args:
            line: The line.
            known: What they may ask the session.
            off: Ids of rules that are left out.
        """
        by_cue = self._by_cue
        asked: set[int] = set().union(*(by_cue[cue] for cue in line.cues if cue in by_cue))
        for number in sorted(asked):
            read, rules = self._together[number]
            found = read(line, known)
            for rule in rules if found else ():
                if rule.id not in off:
                    for start, end in found.get(rule.id, ()):
                        yield Finding(start, end, rule.kind, rule.certainty, rule.id)
