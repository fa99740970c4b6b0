"""Past sessions on the screen: covered where the room may look, and found as one types."""

from pathlib import Path

import pytest

from tests.conftest import StoppedClock
from tests.library import hold
from tests.tui.conftest import Sit


@pytest.fixture
def held(home: Path, clock: StoppedClock) -> list[str]:
    """Hold two sessions."""
    return [
        hold(home, clock, "Tuesday", "perhaps the rota stands for the parents"),
        hold(home, clock, "Thursday group", "who is left out?", practice=True),
    ]


@pytest.mark.usefixtures("held")
async def test_on_one_screen_nothing_is_read_before_h(sit_down: Sit) -> None:
    async with sit_down((80, 24)) as her:
        await her.press("l")
        assert "Past sessions are covered." in her.screen
        await her.press("enter", "down", "x", "e")
        assert "Tuesday" not in her.screen
        await her.press("h")
        assert "2 sessions" in her.screen
        await her.press("enter", "down", "down", "down")
        assert "who is left out?" in her.screen
        await her.press("h")
        assert "who is left out?" not in her.screen


@pytest.mark.usefixtures("held", "two_screens")
async def test_it_is_searched_as_one_types_and_filtered_by_kind(sit_down: Sit) -> None:
    async with sit_down((80, 24)) as her:
        await her.press("l", "slash")
        await her.type("rota")
        assert "1 session" in her.screen
        assert "Tuesday" in her.screen
        assert "Thursday" not in her.screen
        await her.press("enter", "escape", "k", "k")
        assert "1 session, practice rounds alone" in her.screen
        await her.press("escape")
        assert "Past sessions" in her.screen


@pytest.mark.usefixtures("two_screens")
async def test_what_was_deleted_is_brought_back_and_goes_when_the_library_is_left(
    sit_down: Sit, held: list[str], home: Path
) -> None:
    first, second = (home / "sessions" / f"{each}.json" for each in held)
    async with sit_down((80, 24)) as her:
        await her.press("l", "x")
        assert not second.exists()
        assert "u brings it back" in her.screen
        await her.press("u")
        assert second.exists()
        await her.press("down", "x", "escape")
        assert not first.exists()
        assert not (home / "deleted").exists()
        assert second.exists()


@pytest.mark.usefixtures("two_screens")
async def test_a_session_is_exported_from_here(
    sit_down: Sit, held: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    async with sit_down((120, 40)) as her:
        await her.press("l", "enter", "e", "right", "enter")
        path = tmp_path / f"supervision-{held[1]}-record.md"
        assert "who is left out?" in path.read_text("utf-8")
        assert f"~/{path.name}" in her.screen
        await her.press("e", "right", "enter")
        assert "already" in her.screen


async def test_without_sessions_it_says_so(sit_down: Sit) -> None:
    async with sit_down((60, 20)) as her:
        await her.press("l", "h")
        assert "There are no sessions here." in her.screen
        await her.press("enter", "x", "e", "escape")
        assert "Past sessions" in her.screen


@pytest.mark.usefixtures("two_screens")
async def test_what_was_deleted_goes_too_when_the_program_is_left_from_here(
    sit_down: Sit, held: list[str], home: Path
) -> None:
    async with sit_down((80, 24)) as her:
        await her.press("l", "x")
        assert [path.stem for path in (home / "deleted").iterdir()] == held[1:]
        await her.press("ctrl+q")
    assert not (home / "deleted").exists()
