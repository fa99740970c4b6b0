"""Sessions of untimed formats, and of every way a format lays out its phases, come back whole."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from group_supervision.core.choices import Setup
from group_supervision.core.events import PhaseEntered
from group_supervision.core.plan import plan
from group_supervision.core.timeline import Timeline
from group_supervision.formats.library import read_format_file
from group_supervision.storage.codec import StoredSession
from group_supervision.storage.session_file import SessionFile

PHASE = """
[[phases]]
id = "{id}"
title = "{id}"
say = "Welcome."
basis = "Inferred."
"""
TOP = """
title = "Rounds"
summary = "Rounds without minutes."
timed = false
most_cases = 3
{more}
[source]
model = "m"
licence = "MIT"
"""


def held(tmp_path: Path, setup: Setup, *phases: str, more: str = "") -> StoredSession:
    """Return a begun session of an untimed format with these phases."""
    path = tmp_path / "rounds.toml"
    path.write_text(TOP.format(more=more) + "".join(phases), "utf-8")
    opened = Timeline.opening(datetime(2026, 3, 4, 14, 0, tzinfo=UTC))
    begun = (PhaseEntered(timedelta(), 0),)
    return StoredSession("k7p2mn", plan(read_format_file(path), setup), opened, begun)


ONE, TWO = PHASE.format(id="one"), PHASE.format(id="two")
SESSIONS = {
    "untimed": (Setup(60), (ONE, TWO), ""),
    "per person": (Setup(60, people=5), (ONE + 'repeat = "person"', TWO), ""),
    "several cases": (Setup(60, cases=3), (ONE + 'repeat = "case"', TWO), ""),
    "optional, left out": (Setup(60), (ONE + "optional = true", TWO), ""),
    "optional, chosen": (
        Setup(60, options=frozenset({"one"})),
        (ONE + "optional = true\nchosen_minutes = 5", TWO),
        "",
    ),
    "a length to start with": (Setup(60), (ONE, TWO), "default_length = 50\nrange = [40, 60]"),
}


@pytest.mark.parametrize("name", SESSIONS)
def test_a_session_without_minutes_is_stored_and_loaded(tmp_path: Path, name: str) -> None:
    setup, phases, more = SESSIONS[name]
    stored = held(tmp_path, setup, *phases, more=more)
    SessionFile(tmp_path / "s.json").write(stored)
    assert SessionFile(tmp_path / "s.json").load() == stored


def test_one_that_was_written_with_an_empty_table_of_minutes_loads_too(tmp_path: Path) -> None:
    stored = held(tmp_path, Setup(60), ONE, TWO)
    path = tmp_path / "s.json"
    SessionFile(path).write(stored)
    tables = json.loads(path.read_text("utf-8"))
    (header,) = tables["session"].values()
    for phase in header["format"]["phases"]:
        phase["minutes"] = {}
    path.write_text(json.dumps(tables), "utf-8")
    assert SessionFile(path).load() == stored
