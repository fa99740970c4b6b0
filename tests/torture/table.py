"""Writes docs/reliability.md from one run: `python -m tests.torture.table FOLDER`."""

import json
import platform
import sys
from datetime import UTC, datetime
from itertools import groupby
from pathlib import Path
from typing import TypedDict

from tests.torture.rows import ASKED

PAGE = Path(__file__).parent.parent.parent / "docs" / "reliability.md"
BEFORE = """\
# What it withstands

`make torture` puts the program through all of this and writes this page; a row is here only if
everything in it held. It was last run on {day}, on {system} with Python {python}. Every figure
is the number of times it was done in that run. `make test` runs a short form with every change.
"""


class Account(TypedDict):
    """What a run leaves word of."""

    minutes: int
    held: int
    failed: list[str]
    left_out: list[str]
    fewer: dict[str, str]


def table(rows: list[dict[str, str]]) -> str:
    """Return the page with all rows, those of one part under one heading."""
    rows = sorted(rows, key=lambda row: (row["part"], row["done"]))
    page = [
        BEFORE.format(
            day=f"{datetime.now(UTC):%-d %B %Y}",
            system=platform.system(),
            python=platform.python_version(),
        )
    ]
    for part, those in groupby(rows, key=lambda row: row["part"]):
        page.append(f"## {part}\n")
        page.append("| what is done | times | what the facilitator sees | what is on the disk |")
        page.append("|---|---:|---|---|")
        page += [
            f"| {row['done']} | {row['times']} | {row['sees']} | {row['keeps']} |" for row in those
        ]
        page.append("")
    total = sum(int(row["times"]) for row in rows)
    page.append(f"Altogether {total:,} times in {len(rows)} rows.")
    return "\n".join(page) + "\n"


def told(account: Account) -> str:
    """Return what is to be said of a run as a whole."""
    said = [f"The run took {account['minutes']} minutes; {account['held']} tests held."]
    for name, asked in account["fewer"].items():
        said.append(f"It was asked for {name}={asked} in place of {ASKED[name]}.")
    if account["failed"]:
        said.append(f"These did not hold: {', '.join(account['failed'])}.")
    else:
        said.append("None failed.")
    if account["left_out"]:
        said.append(f"Left out here: {'; '.join(account['left_out'])}.")
    return "\n".join(said) + "\n"


def main() -> None:
    """Write the page."""
    folder = Path(sys.argv[1])
    read = [json.loads(path.read_text("utf-8")) for path in folder.glob("*.json")]
    account: Account = json.loads((folder / "account").read_text("utf-8"))
    PAGE.write_text(f"{table(read)}\n{told(account)}", "utf-8")


if __name__ == "__main__":
    main()
