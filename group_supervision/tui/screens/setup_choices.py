"""What the set-up form offers of a format: its lengths and its optional parts."""

from collections.abc import Sequence
from typing import Final

from group_supervision.core.format import Format
from group_supervision.core.wording import minutes_in_words

_STEP: Final = 5
"""Minutes between two lengths on offer; a finish time gives any other."""

Choices = Sequence[tuple[str, frozenset[str]]]


def lengths(fmt: Format, wanted: int | None) -> tuple[Sequence[tuple[str, int]], int]:
    """Return the lengths on offer with their words, and the one to start with."""
    if not fmt.timed:
        return [("as long as it takes", 0)], 0
    first = -(-fmt.shortest // _STEP) * _STEP
    lengths = {*fmt.session_lengths, *range(first, fmt.longest + 1, _STEP)}
    if wanted is not None:
        lengths.add(wanted)
    chosen = fmt.default_length if wanted is None else wanted
    return [(minutes_in_words(each), each) for each in sorted(lengths)], chosen


def variations(fmt: Format) -> Choices:
    """Return the optional parts a session can have, each with its words, and none first."""
    nothing: tuple[str, frozenset[str]] = ("none", frozenset())
    return [
        nothing,
        *((phase.title.lower(), frozenset({phase.id})) for phase in fmt.optional_phases),
    ]
