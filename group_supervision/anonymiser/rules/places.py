"""Places that are known wherever they stand."""

from collections.abc import Iterator

from group_supervision.anonymiser.finding import SpanKind
from group_supervision.anonymiser.languages.words import Words
from group_supervision.anonymiser.rules.reading import low_at
from group_supervision.anonymiser.rules.rule import Known, Rule, Stretch, alone
from group_supervision.anonymiser.text.tokens import Line


def rules(words: Words) -> tuple[Rule, ...]:
    """Return the rules for places.

    Asks for `places-known`, `honorific` and `kin`.
    """
    listed, people = words["places-known"], words["honorific"] | words["kin"]

    def find(line: Line, known: Known) -> Iterator[Stretch]:
        for index, token in enumerate(line.tokens):
            is_place = token.low in listed and token.low not in known.names
            if is_place and low_at(line, index - 1) not in people:
                yield token.start, token.end

    return (alone("place-known", SpanKind.PLACE, "a place on the list", find, listed),)
