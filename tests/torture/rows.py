"""The rows of docs/reliability.md: each is written down by the test that went through it."""

import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

LONG = os.environ.get("TORTURE") == "long"
"""Whether this is the long form, as `make torture` runs it."""


ASKED: Final[dict[str, int]] = {
    "KILLS": 500,
    "CALL_KILLS": 200,
    "SIZES": 500,
    "KEYS": 10_000,
    "CLOCK_STEPS": 2_000,
    "ANY_ORDER": 150,
}
"""How often the long form does what is done many times; a variable of that name says otherwise."""


def many(short: int, variable: str) -> int:
    """Return how often something is done: `short` times in `make test`."""
    return int(os.environ.get(variable, str(ASKED[variable]))) if LONG else short


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
