"""The closing pulses: counts alone, one after the other, and the group's own statements."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from group_supervision.core.pulse import (
    FEWEST,
    MOST,
    OWN,
    Answer,
    Pulse,
    Statement,
    Tally,
)
from group_supervision.core.text import Anonymised
from group_supervision.storage import bounds
from group_supervision.storage.private_file import PULSES_FILE, ValueFile

_LONGEST: Final = 10_000
"""What stands for an address may be many times as long."""
MOST_PULSES: Final = 500


@dataclass(frozen=True, slots=True)
class Pulses:
    """All that is kept of closing pulses."""

    own: Mapping[Statement, Anonymised]
    """The group's own statements. What they say is the same for every pulse that has them."""
    held: tuple[Pulse, ...]
    """One after the other, without a date."""


def pulses_file(folder: Path) -> ValueFile[Pulses]:
    """Return the file of a data folder that holds the pulses."""
    return ValueFile(folder, PULSES_FILE, _pulses, Pulses({}, ()), _as_keys)


def _as_keys(pulses: Pulses) -> Mapping[str, object]:
    return {
        "own": {each.value: text.text for each, text in pulses.own.items()},
        "held": [
            {each.value: [made.of(answer) for answer in Answer] for each, made in pulse.items()}
            for pulse in pulses.held
        ],
    }


def _pulses(keys: Mapping[str, object]) -> Pulses:
    own = {Statement(each): text for each, text in bounds.table(keys["own"]).items()}
    if not own.keys() <= {*OWN}:
        raise ValueError("statement")
    held = bounds.items(keys["held"], 0, MOST_PULSES)
    return Pulses(
        own={each: bounds.anonymised(text, _LONGEST) for each, text in own.items()},
        held=tuple(_pulse(bounds.table(each)) for each in held),
    )


def _pulse(keys: Mapping[str, object]) -> Pulse:
    return {Statement(each): _tally(counts) for each, counts in keys.items()}


def _tally(value: object) -> Tally:
    made = Tally(*(bounds.whole(each, 0, MOST) for each in bounds.items(value, 3, 3)))
    if not FEWEST <= made.total <= MOST:
        raise ValueError("total")
    return made
