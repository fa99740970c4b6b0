"""Every test that docs/security.md names exists; every row names one or admits there is none."""

import re
from pathlib import Path

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "security.md"
NAMED = re.compile(r"`(tests/[\w/]+\.py)::(test_\w+)`")


def test_every_test_that_is_named_exists() -> None:
    named = NAMED.findall(PAGE.read_text("utf-8"))
    assert len(named) > 40
    missing = [
        f"{file}::{name}"
        for file, name in named
        if not re.search(rf"def {name}\(", (ROOT / file).read_text("utf-8"))
    ]
    assert missing == []


def test_every_row_names_a_test_or_says_that_nothing_stops_it() -> None:
    rows = [line for line in PAGE.read_text("utf-8").splitlines() if line.startswith("| ")]
    for row in rows:
        means, _tries, stops, tests = (cell.strip() for cell in row.strip("|").split("|"))
        if means == "means":
            continue
        assert NAMED.search(tests) or (tests == "—" and stops.startswith("nothing:")), row


def test_whoever_contributes_is_told_how_to_look_for_known_weaknesses() -> None:
    told = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    assert "pip-audit" in told
    assert "make test-lowest" in told
    assert "make torture" in told
    assert "make fuzz" in told
