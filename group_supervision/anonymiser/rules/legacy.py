"""The recognisers that have not become rules yet."""

from collections.abc import Callable, Iterable, Iterator

from group_supervision.anonymiser.finding import Finding, SpanKind
from group_supervision.anonymiser.languages.words import Words
from group_supervision.anonymiser.recognisers import RECOGNISERS
from group_supervision.anonymiser.rules.rule import NOBODY, Known, Rule
from group_supervision.anonymiser.text.tokens import Line


class _Old(Rule):
    def findings(self, line: Line, known: Known = NOBODY) -> Iterator[Finding]:
        for r in RECOGNISERS:
            for f in r(line):
                yield Finding(f.start, f.end, f.kind, f.certainty, r.__name__)


def rules(words: Words) -> tuple[Rule, ...]:
    return (_Old("legacy", SpanKind.OTHER, lambda line, known: (), "an old recogniser"),)
