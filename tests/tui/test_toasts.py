"""No toast is ever drawn over what the room sees; each waits for home or the console."""

from pathlib import Path

from group_supervision.tui.stage_app import StageApp
from tests.conftest import StoppedClock
from tests.tui.conftest import Facilitator, Sit
from tests.tui.test_conditions import TWO_SCREENS

UNKNOWN = "quarterly-secrets"


async def drawn(her: Facilitator) -> str:
    """Return the screen once every message on its way has arrived."""
    for _ in range(4):
        await her.pilot.pause()
    return her.screen


def want_an_unknown_format(home: Path) -> None:
    home.mkdir()
    (home / "config.toml").write_text(f'format = "{UNKNOWN}"\n', "utf-8")


async def test_what_set_up_complains_of_waits_for_the_console(sit_down: Sit, home: Path) -> None:
    want_an_unknown_format(home)
    async with sit_down() as her:
        for key in ("enter", "enter", "space", "n"):
            await her.press(key)
            assert UNKNOWN not in await drawn(her)
        await her.press("tab")
        assert UNKNOWN in await drawn(her)
        await her.press("tab")
        assert UNKNOWN not in await drawn(her)


async def test_with_two_windows_it_is_said_as_soon_as_the_console_is_there(
    sit_down: Sit, home: Path
) -> None:
    want_an_unknown_format(home)
    async with sit_down() as her:
        await her.press("enter", *TWO_SCREENS)
        assert UNKNOWN not in await drawn(her)
        await her.press("enter")
        assert UNKNOWN in await drawn(her)


async def test_it_is_said_at_home_when_no_session_was_begun(sit_down: Sit, home: Path) -> None:
    want_an_unknown_format(home)
    async with sit_down() as her:
        await her.press("enter")
        assert UNKNOWN not in await drawn(her)
        await her.press("escape")
        assert UNKNOWN in await drawn(her)


async def test_a_toast_of_home_is_not_carried_over_into_the_form(sit_down: Sit) -> None:
    async with sit_down() as her:
        her.app.notify("said at home", markup=False)
        assert "said at home" in await drawn(her)
        await her.press("enter")
        assert "said at home" not in await drawn(her)


async def test_over_the_covered_review_nothing_is_said(lead: Sit) -> None:
    async with lead() as her:
        await her.press("e", "enter", "enter")
        her.app.notify("a private word", markup=False)
        assert "a private word" not in await drawn(her)
        await her.press("h")
        assert "a private word" in await drawn(her)
        await her.press("h")
        assert "a private word" not in await drawn(her)


async def test_over_the_stage_nothing_is_ever_said(home: Path, clock: StoppedClock) -> None:
    app = StageApp(home, clock)
    async with app.run_test(notifications=True) as pilot:
        app.notify("a private word", markup=False)
        for _ in range(4):
            await pilot.pause()
        strips = app.screen._compositor.render_strips()
        assert "private" not in "\n".join(strip.text for strip in strips)
