"""Every timed format that ships is led whole by keys, and the room reads every word of it."""

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from group_supervision.cli.commands import cli
from group_supervision.core.choices import NotePolicy, Setting
from group_supervision.core.format import Format
from group_supervision.guide.setup_defaults import SetupDefaults
from tests.conftest import TIMED, StoppedClock
from tests.tui.conftest import Sit


def words(text: str) -> set[str]:
    return set(re.findall(r"[^\W\d_]+", text.casefold()))


@pytest.mark.parametrize("fmt", TIMED, ids=lambda fmt: fmt.id)
async def test_it_is_led_whole_and_the_room_reads_it(
    sit_down: Sit, clock: StoppedClock, home: Path, fmt: Format
) -> None:
    defaults = SetupDefaults(format_id=fmt.id, policy=NotePolicy.NONE)
    async with sit_down(defaults=defaults) as her:
        await her.press("enter", *(["enter"] if fmt.gate else []), "space")
        steps = her.live._live.session.plan.steps
        for step in steps:
            lines = " ".join(step.phase.room[Setting.IN_PERSON]).replace("{word}", "dilemma")
            wanted = words(f"{step.phase.title} {step.phase.speaks} {step.phase.silent} {lines}")
            assert wanted - words(her.screen) == set()
            clock.advance(seconds=step.planned.total_seconds())
            await her.press("n")
        await her.press("enter", "enter")
    (path,) = (home / "sessions").glob("*.json")
    shown = CliRunner().invoke(cli, ["sessions", "show", path.stem, "--json"])
    told = json.loads(shown.stdout)
    assert told["clock"] == "ended"
    took = [phase["actual_seconds"] for phase in told["phases"]]
    assert took == [step.planned.total_seconds() for step in steps]
    assert sum(took) == fmt.default_length * 60
