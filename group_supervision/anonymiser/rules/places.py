"""Towns whose names are ordinary words: "in bury", "moved to Sale"."""

from collections.abc import Iterator

from group_supervision.anonymiser.finding import Certainty, SpanKind
from group_supervision.anonymiser.languages.words import Words
from group_supervision.anonymiser.rules.reading import is_set_off, low_at
from group_supervision.anonymiser.rules.rule import Known, Rule, Stretch, alone
from group_supervision.anonymiser.text.tokens import Line, Shape


def rules(words: Words) -> tuple[Rule, ...]:
    """Return the rules for places.

    Asks for `towns`, `places-known`, `place-cues`, `honorific` and `kin`.
    """
    towns, cues, listed = words["towns"], words["place-cues"], words["places-known"]
    people = words["honorific"] | words["kin"]

    def find(line: Line, known: Known) -> Iterator[Stretch]:
        for index, token in enumerate(line.tokens):
            if token.low not in towns or token.low in known.names or not index:
                continue
            is_cued = low_at(line, index - 1) in cues
            if is_cued and (is_set_off(line, token) or _ends(line, index)):
                yield token.start, token.end

    def find_known(line: Line, known: Known) -> Iterator[Stretch]:
        for index, token in enumerate(line.tokens):
            is_place = token.low in listed and token.low not in known.names
            if is_place and low_at(line, index - 1) not in people:
                yield token.start, token.end

    return (
        alone("place-town", SpanKind.PLACE, "a town", find, towns, Certainty.DOUBTFUL),
        alone("place-known", SpanKind.PLACE, "a place on the list", find_known, listed),
    )


def _ends(line: Line, index: int) -> bool:
    """Say whether nothing follows that would make the word a part of something else."""
    if index + 1 == len(line.tokens):
        return True
    following = line.tokens[index + 1]
    return following.shape == Shape.MARK or following.low in _AFTER


_AFTER = frozenset(
    ["w", "with", "and", "n", "since", "from", "to", "now", "on", "for", "at", "but", "or"]
)
