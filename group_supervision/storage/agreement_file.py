"""The group agreement: a file of its own, with the words that were agreed and two dates."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from group_supervision.core.agreement import MOST_OWN, Agreement, Topic
from group_supervision.storage import bounds
from group_supervision.storage.private_file import AGREEMENT_FILE, ValueFile

_LONGEST: Final = 10_000
"""What stands for an address may be many times as long."""
"""Anonymised, a line may be longer than it was typed."""


def agreement_file(folder: Path) -> ValueFile[Agreement | None]:
    """Return the file of a data folder that holds the agreement."""
    return ValueFile(folder, AGREEMENT_FILE, _agreement, None, _as_keys)


def _as_keys(agreement: Agreement | None) -> Mapping[str, object]:
    if agreement is None:
        return {}
    return {
        "lines": {topic.value: agreement.lines[topic].text for topic in Topic},
        "own": [line.text for line in agreement.own],
        "confirmed": agreement.confirmed.isoformat(),
        "again": agreement.again.isoformat(),
    }


def _agreement(keys: Mapping[str, object]) -> Agreement:
    lines = bounds.table(keys["lines"])
    own = bounds.items(keys["own"], 0, MOST_OWN)
    return Agreement(
        lines={topic: bounds.anonymised(lines[topic.value], _LONGEST) for topic in Topic},
        own=tuple(bounds.anonymised(each, _LONGEST) for each in own),
        confirmed=bounds.day(keys["confirmed"]),
        again=bounds.day(keys["again"]),
    )
