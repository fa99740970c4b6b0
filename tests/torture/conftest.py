"""What every torture needs: no key of another test, and an account of the run for the page."""

import json
import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from group_supervision.storage.seal import seal_of
from tests.torture.rows import ASKED

_BEGUN = time.monotonic()


@pytest.fixture(autouse=True)
def own_keys() -> Iterator[None]:
    """Let each test know only its own keys."""
    yield
    seal_of.cache_clear()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Leave word of what was asked for, what failed and what was left out, and why."""
    folder = os.environ.get("TORTURE_ROWS")
    if not folder:
        return
    stats = terminalreporter.stats
    left_out = {
        str(report.longrepr[2]).removeprefix("Skipped: ")
        for report in stats.get("skipped", [])
        if isinstance(report.longrepr, tuple)
    }
    fell = [*stats.get("failed", []), *stats.get("error", [])]
    account = {
        "minutes": round((time.monotonic() - _BEGUN) / 60),
        "held": len(stats.get("passed", [])),
        "failed": sorted(each.nodeid for each in fell),
        "left_out": sorted(left_out),
        "fewer": {name: os.environ[name] for name in ASKED if name in os.environ},
    }
    Path(folder).mkdir(exist_ok=True)
    (Path(folder) / "account").write_text(json.dumps(account), "utf-8")
