"""Lets mutmut change the program in places chosen at random, and says how often a test noticed.

`make mutants` prints what no test noticed, to be read: either it changes nothing that matters, or a
test is missing. `SEED=2 make mutants` chooses other places. mutmut (the settings are in
`pyproject.toml`) leaves constants of modules and properties alone, so they say nothing here.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterable
from itertools import chain
from pathlib import Path
from random import Random

MADE = Path("mutants")
PARTS = {"core": 100, "guide": 100, "anonymiser": 60}
"""How many mutants of each part are chosen."""
NOTICED = {1, 3, 24, 36, 152, -24}
"""What mutmut writes down where a test failed, or where it came to no end."""
UNTESTED = {5, 33}
"""And where no test ran through the place at all."""


def mutmut(*arguments: str) -> str:
    """Run mutmut, and return what it printed."""
    command = [sys.executable, "-m", "mutmut", *arguments]
    world = {**os.environ, "CI": "1", "EXAMPLES": "0.2"}  # no luck, and no patience
    done = subprocess.run(command, capture_output=True, check=False, encoding="utf-8", env=world)
    if done.returncode != 0:
        sys.exit(f"mutmut couldn't {arguments[0]}:\n{done.stdout[-4000:]}{done.stderr[-4000:]}")
    return done.stdout


def try_on_tests(mutants: Iterable[str]) -> None:
    """Run on each of these mutants the tests that run through it, one after another."""
    mutmut("run", "--max-children", "1", *mutants)


def results() -> dict[str, int]:
    """Return every mutant there is by its name, with what mutmut wrote down of it, if anything."""
    found: dict[str, int] = {}
    for each in sorted(MADE.rglob("*.meta")):
        found |= json.loads(each.read_text("utf-8"))["exit_code_by_key"]
    return found


def main() -> None:
    """Choose some mutants of each part, print those that no test noticed, and the score."""
    chance = Random(int(os.environ.get("SEED", "1")))
    # All are made, and which test runs through what is found out, before the first is tried.
    try_on_tests(["group_supervision.core.months.*"])
    everything = list(results())
    chosen: dict[str, list[str]] = {}
    for part, many in PARTS.items():
        there = [each for each in everything if each.startswith(f"group_supervision.{part}.")]
        chosen[part] = chance.sample(there, min(many, len(there)))
    try_on_tests(chain.from_iterable(chosen.values()))
    written = results()
    for part, mutants in chosen.items():
        unnoticed = [each for each in mutants if written[each] not in NOTICED]
        for each in unnoticed:
            print("No test runs through this:" if written[each] in UNTESTED else "Unnoticed:")
            print(mutmut("show", each))
        print(f"{part}: {len(mutants) - len(unnoticed)} of {len(mutants)} noticed", flush=True)


if __name__ == "__main__":
    main()
