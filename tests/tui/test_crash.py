"""An unhandled error shows one calm sentence and keeps type, file and line, nothing else."""

from pathlib import Path

import pytest

from group_supervision.errors import Refusal
from group_supervision.guide.room_display import RoomDisplay
from group_supervision.tui.app import FacilitatorApp
from group_supervision.tui.base import SupervisionApp
from tests.conftest import StoppedClock
from tests.tui.conftest import Sit

SENTINEL = "Amara-Sentinel"


async def test_neither_the_screen_nor_the_report_holds_a_local_or_a_message(
    home: Path, clock: StoppedClock, capsys: pytest.CaptureFixture[str]
) -> None:
    app = FacilitatorApp(home, None, clock)

    def broken() -> None:
        note = f"a note about {SENTINEL}"
        raise ValueError(note)

    with pytest.raises(ValueError, match=SENTINEL):
        async with app.run_test() as pilot:
            app.call_later(broken)
            await pilot.pause()
    said = capsys.readouterr()
    assert SENTINEL not in said.out + said.err
    assert SupervisionApp.CRASH_SENTENCE[:40] in said.err
    assert "Traceback" not in said.err
    (report,) = (home / "reports").iterdir()
    lines = report.read_text("utf-8").splitlines()
    assert lines[0] == "builtins.ValueError"
    assert any(line.startswith("test_crash.py:") for line in lines)
    assert SENTINEL not in report.read_text("utf-8")
    assert "note" not in report.read_text("utf-8")


async def test_an_error_in_mid_session_loses_nothing_and_lets_go_of_the_session(
    lead: Sit, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError(SENTINEL)

    monkeypatch.setattr(RoomDisplay, "show_prompt", broken)
    with pytest.raises(RuntimeError):
        async with lead() as her:
            await her.press("m")
            await her.type("heavy")
            await her.press("enter", "right")
    (path,) = (home / "sessions").glob("*.json")
    assert "heavy" in path.read_text("utf-8")
    from group_supervision.storage.folder import DataFolder

    folder = DataFolder(home)
    folder.claim()
    folder.release()


async def test_an_error_that_knows_how_to_draw_itself_is_not_drawn(
    home: Path, clock: StoppedClock, capsys: pytest.CaptureFixture[str]
) -> None:
    class Drawn(Exception):
        def __rich__(self) -> str:
            return SENTINEL

    app = FacilitatorApp(home, None, clock)

    def broken() -> None:
        raise Drawn

    with pytest.raises(Drawn):
        async with app.run_test() as pilot:
            app.call_later(broken)
            await pilot.pause()
    assert SENTINEL not in capsys.readouterr().err


async def test_the_screen_is_never_written_to_disk(sit_down: Sit, tmp_path: Path) -> None:
    async with sit_down() as her:
        assert not list(her.app.get_system_commands(her.app.screen))
        her.app.action_screenshot(path=str(tmp_path))
        await her.pilot.pause()
    assert not list(tmp_path.glob("*.svg"))


def test_a_refusal_is_no_crash() -> None:
    assert issubclass(Refusal, Exception)
    assert Refusal.exit_code == 1
