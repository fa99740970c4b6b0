"""Writes docs/reliability.md from one run: `python -m tests.torture.table FOLDER [REMARK]`."""

import json
import platform
import sys
from datetime import UTC, datetime
from itertools import groupby
from pathlib import Path

PAGE = Path(__file__).parent.parent.parent / "docs" / "reliability.md"
BEFORE = """\
# What it withstands

`make torture` puts the program through all of this and writes this page; a row is here only if
everything in it held. It was last run on {day}, on {system} with Python {python}. Every figure
is the number of times it was done in that run. `make test` runs a short form with every change.
"""


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


def main() -> None:
    """Write the page."""
    read = [json.loads(path.read_text("utf-8")) for path in Path(sys.argv[1]).glob("*.json")]
    PAGE.write_text("\n".join([table(read), *sys.argv[2:]]), "utf-8")


if __name__ == "__main__":
    main()
