"""The hall on the screen: what each table needs, and one key for an announcement."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from group_supervision.core.hall import Standing, TableSign
from group_supervision.core.stage import RoomClock
from group_supervision.live.errand import at_once
from group_supervision.storage.hall_files import new_name, put_up, read_announcement
from group_supervision.tui.hall_app import HallApp
from tests.conftest import StoppedClock
from tests.tui.reading import read
from tests.tui.tapping import tap


async def test_the_trainer_sees_every_table_and_announces_with_two_keys(
    tmp_path: Path, clock: StoppedClock
) -> None:
    part = RoomClock(timedelta(minutes=7), timedelta(), timedelta(), is_running=True)
    app = HallApp([tmp_path], clock, at_once)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "No table yet" in read(app)
        for number in (1, 2, 3):
            sign = TableSign(number, clock.now(), Standing.RUNNING, 1, 3, "Wondering", "Wonder")
            sign = replace(sign, clock=part, read=clock.now(), asks=number == 2)
            put_up(tmp_path / new_name(), sign, clock.now())
        app.follow()
        app.follow()
        await pilot.pause()
        assert "3 tables. Asking for help: 2." in read(app)
        assert "▲ 2   round 1  Wondering" in read(app)
        await tap(pilot, "a", "right", "escape")
        assert read_announcement(tmp_path) is None
        await tap(pilot, "a", "right", "enter")
        app.follow()
        await pilot.pause()
        assert "please finish within five minutes. No answer yet: 1, 2, 3." in " ".join(
            read(app).split()
        )
        assert read_announcement(tmp_path) is not None
        await tap(pilot, "w")
        app.follow()
        assert read_announcement(tmp_path) is None
