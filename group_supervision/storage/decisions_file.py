"""What a group decided to try, apart from every session: a file of its own."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from group_supervision.core.decision import MOST_DECISIONS, Decision, Stage
from group_supervision.storage import bounds
from group_supervision.storage.private_file import DECISIONS_FILE, ValueFile

_LONGEST: Final = 2_000

Decisions = tuple[Decision, ...]


def decisions_file(folder: Path) -> ValueFile[Decisions]:
    """Return the file of a data folder that holds the decisions."""
    return ValueFile(folder, DECISIONS_FILE, _decisions, (), _as_keys)


def _as_keys(decisions: Decisions) -> Mapping[str, object]:
    return {
        "decisions": [
            {
                "thing": each.thing.text,
                "role": each.role.text,
                "again": each.again.isoformat(),
                "stage": each.stage.value,
            }
            for each in decisions
        ],
    }


def _decisions(keys: Mapping[str, object]) -> Decisions:
    listed = bounds.items(keys["decisions"], 0, MOST_DECISIONS)
    return tuple(_decision(bounds.table(each)) for each in listed)


def _decision(keys: Mapping[str, object]) -> Decision:
    return Decision(
        thing=bounds.anonymised(keys["thing"], _LONGEST),
        role=bounds.anonymised(keys["role"], _LONGEST),
        again=bounds.day(keys["again"]),
        stage=bounds.choice(keys["stage"], Stage),
    )
