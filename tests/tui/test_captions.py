"""With captions laid over it, the lowest fifth of the room's screen is free at every size."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from textual.app import App

from group_supervision.core import commands
from group_supervision.live.session import LiveSession
from group_supervision.tui.room_slide import still
from group_supervision.tui.slide_pieces import Role
from group_supervision.tui.stage_app import StageApp
from group_supervision.tui.widgets.room_view import RoomView
from tests.conftest import StoppedClock
from tests.tui.conftest import Running
from tests.tui.reading import drawn
from tests.tui.test_room_view import (
    DOMINANT,
    PARTS,
    SIZES,
    TEXT,
    blocks,
    cards,
    grids,
    places,
    slide,
    states,
)


def settle(home: Path, line: str) -> None:
    home.mkdir(exist_ok=True)
    (home / "config.toml").write_text(line, "utf-8")


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_nothing_of_the_slide_stands_there_and_nothing_is_cut(size: tuple[int, int]) -> None:
    free_from = size[1] * 4 / 5
    for plain in grids(size):
        grid = replace(plain, keeps_captions=True)
        views = [view for step in PARTS for view in states(step).values()]
        for view in (*views, *cards().values()):
            rows = slide(view, grid, 14)
            used = [y for y, row in enumerate(rows) if any(p.role is not Role.FRAME for p in row)]
            assert max(used) + 1 <= free_from, view
            above = [*places(rows, *DOMINANT), *places(rows, *TEXT)]
            assert all(y < grid.clock for y in above), view


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_what_is_written_still_has_its_place(size: tuple[int, int]) -> None:
    for plain in grids(size):
        for view in cards().values():
            if view.written:
                rows = still(view, (), replace(plain, keeps_captions=True))
                assert places(rows, Role.QUIET)


@pytest.mark.parametrize("size", SIZES[1:], ids=str)
def test_who_has_the_floor_still_takes_a_sixth(size: tuple[int, int]) -> None:
    for plain in grids(size):
        grid = replace(plain, keeps_captions=True)
        for step in PARTS:
            for name, view in states(step).items():
                dominant, _, _ = blocks(view, grid)
                assert dominant.size >= size[1] / 6, name


def test_the_test_card_still_reaches_all_four_edges() -> None:
    for plain in grids((80, 24)):
        rows = still(cards()["test-card"], (), replace(plain, keeps_captions=True))
        assert places(rows, Role.FRAME) == list(range(plain.rows))


def lowest(app: App[Any], rows: int) -> str:
    """Return what stands in the lowest `rows` rows but those of mark, strip and keys."""
    room = app.screen.query_one("#room", RoomView)
    return "".join(drawn(app).split("\n")[-rows : room.region.bottom])


async def test_the_stage_keeps_it_free_and_follows_the_setting(
    home: Path, clock: StoppedClock, live: LiveSession
) -> None:
    live.perform(commands.begin)
    live.perform(commands.advance)
    settle(home, "captions = true\n")
    app = StageApp(home, clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert lowest(app, 5).strip() == ""
        settle(home, "")
        app._beat()
        await pilot.pause()
        assert lowest(app, 5).strip() != ""


async def test_one_screen_keeps_it_free_and_the_miniature_stays_as_it_is(
    lead: Callable[..., Running], home: Path
) -> None:
    shown = []
    for line in ("", "captions = true\n"):
        settle(home, line)
        async with lead((120, 40)) as her:
            await her.press("n")
            free = "".join(drawn(her.app).split("\n")[32:38])
            await her.press("tab")
            await her.pilot.pause()
            miniature = her.app.screen.query_one("#miniature", RoomView)
            shown.append((free.strip() == "", miniature.grid))
    (was_free, before), (is_free, after) = shown
    assert not was_free
    assert is_free
    assert before == after
