"""The rows of docs/reliability.md: each is written down by the test that went through it."""

import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path

LONG = os.environ.get("TORTURE") == "long"
"""Whether this is the long form, as `make torture` runs it."""


def many(short: int, variable: str, long: int) -> int:
    """Return how often something is done: in the long form as often as a variable says."""
    return int(os.environ.get(variable, str(long))) if LONG else short


@dataclass(frozen=True)
class Row:
    """What was done how often, what the facilitator sees of it, and what is on the disk."""

    part: str
    done: str
    times: int
    sees: str
    keeps: str

    def write_down(self) -> None:
        """Keep the row for the table, where there is to be one. Called when all of it held."""
        folder = os.environ.get("TORTURE_ROWS")
        if folder:
            place = Path(folder)
            place.mkdir(exist_ok=True)
            test = os.environ.get("PYTEST_CURRENT_TEST", "").split(" ")[0]
            name = f"{abs(hash((test, self.done))):x}.json"
            (place / name).write_text(json.dumps({"test": test, **asdict(self)}), "utf-8")
