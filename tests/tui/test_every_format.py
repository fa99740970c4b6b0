"""Every timed format that ships is led whole by keys, and the room reads every word of it."""

import re
from pathlib import Path

from group_supervision.anonymiser.anonymise import Anonymiser
from group_supervision.config import Config
from group_supervision.core.choices import NotePolicy, Setting, Setup
from group_supervision.core.format import Format
from group_supervision.live.opening import open_session
from group_supervision.storage.folder import DataFolder
from group_supervision.tui.screens.live import LiveScreen
from tests.conftest import TIMED, StoppedClock
from tests.tui.conftest import Facilitator, Sit


def words(text: str) -> set[str]:
    return set(re.findall(r"[^\W\d_]+", text.casefold()))


async def test_it_is_led_whole_and_the_room_reads_it(
    sit_down: Sit, clock: StoppedClock, home: Path
) -> None:
    # One app for all of them: starting it takes longer than leading a format.
    async with sit_down() as her:
        for fmt in TIMED:
            await led_whole(her, clock, home, fmt)


async def led_whole(her: Facilitator, clock: StoppedClock, home: Path, fmt: Format) -> None:
    setup = Setup(fmt.default_length, policy=NotePolicy.NONE, cases=fmt.most_cases)
    live = open_session(DataFolder(home), fmt, setup, Anonymiser(), clock)
    her.app.push_screen(LiveScreen(live, Config(), clock))
    await her.pilot.pause()
    await her.press("space")
    steps = live.session.plan.steps
    for step in steps:
        lines = " ".join(step.phase.room[Setting.IN_PERSON]).replace("{word}", "dilemma")
        wanted = words(f"{step.phase.title} {step.phase.speaks} {step.phase.silent} {lines}")
        assert wanted - words(her.screen) == set(), (fmt.id, step.phase.id)
        clock.advance(seconds=step.planned.total_seconds())
        await her.press("n")
    await her.press("enter", "enter")
    live.close()
    kept = DataFolder(home).library.record(live.id, clock.now())
    assert kept.is_closed
    took = [phase.actual for phase in kept.phases]
    assert took == [step.planned for step in steps], fmt.id
    assert sum(each.total_seconds() for each in took) == fmt.default_length * 60
