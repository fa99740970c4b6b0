"""What is written down stands on the welcome and the resting card, whole, at every size."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from group_supervision.anonymiser.anonymise import Anonymiser
from group_supervision.core.choices import NotePolicy, Setup
from group_supervision.core.display import Display
from group_supervision.core.format import Cards, Format
from group_supervision.core.plan import plan
from group_supervision.core.stage import RoomClock, RoomState, StageView, stage_view
from group_supervision.core.text import Anonymised
from group_supervision.formats.library import DEFAULT_FORMAT, load_format
from group_supervision.live.opening import open_session
from group_supervision.storage.folder import DataFolder
from group_supervision.tui.room_grid import Grid
from group_supervision.tui.room_slide import still
from group_supervision.tui.slide_pieces import Role, Row
from group_supervision.tui.stage_app import StageApp
from tests.conftest import StoppedClock
from tests.tui.reading import read

SIZES = [(60, 20), (80, 24), (100, 30), (120, 40), (160, 50), (200, 60), (300, 80)]
CLOCK = RoomClock(timedelta(minutes=10), timedelta(), timedelta(), is_running=False)
LONGEST = replace(
    load_format(DEFAULT_FORMAT).cards,
    welcome=("Welcome to all of us here and on the call", "w" * 29 + " " + "i" * 30, "m " * 30),
    resting=("Thank you for all we have heard and said", "w" * 29 + " " + "i" * 30, "m " * 30),
)


def cards(fmt: Format, *shown: Cards) -> list[StageView]:
    """Every sentence there is, on the shipped cards and on the longest a format may have."""
    setups = [Setup(60, policy=policy, group=Anonymised("Tuesday")) for policy in NotePolicy]
    return [
        stage_view(plan(each, setup), 0, state, CLOCK, Display())
        for each in (replace(fmt, cards=each) for each in shown or (fmt.cards, LONGEST))
        for setup in (*setups, Setup(60, policy=NotePolicy.NONE))
        for state in (RoomState.WELCOME, RoomState.ENDED)
    ]


def written(rows: list[Row]) -> list[int]:
    return [y for y, row in enumerate(rows) if any(each.role is Role.QUIET for each in row)]


@pytest.mark.parametrize("draws", [True, False])
@pytest.mark.parametrize("size", SIZES, ids=str)
def test_it_stands_whole_between_the_cards_lines_and_the_clock(
    rcd: Format, size: tuple[int, int], draws: bool
) -> None:
    columns, rows = size
    for spare in (1, 2):
        grid = Grid(columns, rows - spare, rows, draws=draws)
        for view in cards(rcd):
            slide = still(view, (), grid)
            places = written(slide)
            above = [y for y in range(grid.clock) if slide[y] and y not in places]
            assert places
            assert max(above) < min(places)
            assert max(places) < grid.clock
            pieces = [piece for y in places for piece in slide[y]]
            assert all(piece.x == grid.left for piece in pieces)
            assert all(len(piece.text) <= grid.width for piece in pieces)
            if not draws:
                assert " ".join(piece.text for piece in pieces) == view.written


@pytest.mark.parametrize("size", SIZES[3:], ids=str)
def test_it_is_lettered_where_a_plain_line_would_be_too_small_for_the_last_row(
    rcd: Format, size: tuple[int, int]
) -> None:
    columns, rows = size
    grid = Grid(columns, rows - 1, rows, draws=True)
    for view in cards(rcd, rcd.cards):
        slide = still(view, (), grid)
        for role in (Role.QUIET, Role.TEXT):
            letters = "".join(p.text for row in slide for p in row if p.role is role)
            assert set(letters) - {" "} <= set("▀▄█▘▝▖▗▌▐▞▚▛▜▙▟")
            assert letters


@pytest.mark.parametrize("size", [(120, 40), (160, 50)], ids=str)
def test_it_is_smaller_than_the_cards_lines_and_in_the_smallest_letters_only_for_want_of_room(
    rcd: Format, size: tuple[int, int]
) -> None:
    columns, rows = size
    grid = Grid(columns, rows - 1, rows, draws=True)
    more = ("Tea is in the kitchen, by the window.", "We take our time.")
    full = replace(rcd.cards, welcome=(*rcd.cards.welcome, *more))
    for shown, high in ((rcd.cards, 4), (full, 3)):
        view = next(each for each in cards(rcd, shown) if "afterwards" in each.written)
        first, *_, last = places = written(still(view, (), grid))
        assert set(range(first, last + 1)) - set(places) == {first + high}


@pytest.mark.parametrize("size", SIZES[2:], ids=str)
def test_it_never_makes_the_cards_own_lines_plain(rcd: Format, size: tuple[int, int]) -> None:
    columns, rows = size
    grid = Grid(columns, rows - 1, rows, draws=True)
    two_lines = ("Welcome", "We take our time.", "Tea is in the kitchen, by the window.")
    for view in cards(rcd, rcd.cards, replace(rcd.cards, welcome=two_lines, resting=two_lines)):
        alone, beside = (
            {piece.role for row in still(each, (), grid) for piece in row} - {Role.QUIET}
            for each in (replace(view, written=""), view)
        )
        assert Role.TEXT not in alone or Role.TEXT in beside


@pytest.mark.parametrize("size", [(20, 8), (30, 6), (10, 3)], ids=str)
def test_in_a_picture_without_room_it_is_left_out_and_never_cut(
    rcd: Format, size: tuple[int, int]
) -> None:
    columns, rows = size
    grid = Grid(columns, rows, rows, draws=True)
    for view in cards(rcd):
        said = " ".join(
            p.text for row in still(view, (), grid) for p in row if p.role is Role.QUIET
        )
        assert said in ("", view.written)


async def test_another_process_shows_it_too(home: Path, rcd: Format, clock: StoppedClock) -> None:
    setup = Setup(60, policy=NotePolicy.NONE)
    live = open_session(DataFolder(home), rcd, setup, Anonymiser([]), clock)
    app = StageApp(home, clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        shown = " ".join(read(app).split())
    live.close()
    assert "Nothing we say is written down: only the date, the times, how many we are" in shown
