"""Every timed format that ships is led whole, at each of its own lengths, in the plain console."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from group_supervision.cli.commands import cli
from group_supervision.config import Config
from group_supervision.core.choices import NotePolicy
from group_supervision.core.format import Format
from group_supervision.core.plan import Plan, plan
from group_supervision.guide.setup import first_draft
from group_supervision.guide.setup_defaults import SetupDefaults
from tests.conftest import START, TIMED
from tests.plain.conftest import Hold


def laid_out(fmt: Format) -> Plan:
    """Return the plan the set-up makes of a format without any other choice."""
    draft = first_draft([fmt], SetupDefaults(format_id=fmt.id), Config())
    return plan(fmt, draft.setup(START))


@pytest.mark.parametrize("fmt", TIMED, ids=lambda fmt: fmt.id)
def test_it_lasts_as_long_as_it_says(hold: Hold, home: Path, fmt: Format) -> None:
    steps = laid_out(fmt).steps
    gate = ["y"] if fmt.gate else []
    script = [each for step in steps for each in (step.planned, "n")]
    defaults = SetupDefaults(format_id=fmt.id, policy=NotePolicy.NONE)
    told = hold("", *gate, "a", *script, "y", "", "", defaults=defaults)
    assert told.after("y", 1 + len(gate)).startswith("The session has ended")
    (path,) = (home / "sessions").glob("*.json")
    shown = CliRunner().invoke(cli, ["sessions", "show", path.stem, "--json"])
    read = json.loads(shown.stdout)
    assert (read["clock"], read["minutes"]) == ("ended", fmt.default_length)
    took = [phase["actual_seconds"] for phase in read["phases"]]
    assert took == [step.planned.total_seconds() for step in steps]
    assert sum(took) == fmt.default_length * 60
