"""The room's view at every size: fixed places, nothing cut, large enough for the last row."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from itertools import combinations, pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from textual.app import App, ComposeResult
from textual.geometry import Region
from textual.strip import Strip

from group_supervision.core.choices import ClockFace, Setup
from group_supervision.core.clock_display import read
from group_supervision.core.display import Display
from group_supervision.core.format import Format
from group_supervision.core.plan import Plan, plan
from group_supervision.core.stage import (
    PAUSING,
    RoomClock,
    RoomState,
    StageView,
    stage_view,
    who_listens,
)
from group_supervision.formats.library import DEFAULT_FORMAT, load_format
from group_supervision.formats.limits import (
    ROOM_LINE_LENGTH,
    ROOM_LINES,
    SPEAKERS_LENGTH,
    TITLE_LENGTH,
)
from group_supervision.tui.lettering import letter
from group_supervision.tui.letters.design import design
from group_supervision.tui.room_grid import Grid
from group_supervision.tui.room_slide import clock, fitted, still, together
from group_supervision.tui.slide_pieces import Block, Role, Row
from group_supervision.tui.widgets.room_view import Moment, RoomView, draws_blocks

SIZES = [(60, 20), (80, 24), (100, 30), (120, 40), (160, 50), (200, 60), (300, 80)]
LARGE = SIZES[1:]
CLOCK = RoomClock(timedelta(minutes=10), timedelta(minutes=3), timedelta(), True)
PLAN = plan(load_format(DEFAULT_FORMAT), Setup(75, options=frozenset({"facts"})))
PARTS = range(len(PLAN.steps))


def grids(size: tuple[int, int]) -> list[Grid]:
    """The stage leaves one row to its mark, one screen two to strip and keys."""
    columns, rows = size
    return [Grid(columns, rows - spare, rows, draws=True) for spare in (1, 2)]


def in_part(step: int, **chosen: object) -> StageView:
    display = replace(Display(), **chosen)  # type: ignore[arg-type] # fields of Display
    return stage_view(PLAN, step, RoomState.RUNNING, CLOCK, display)


def states(step: int) -> dict[str, StageView]:
    """Every state a part can be in without its being left."""
    made = {"its lines": in_part(step)}
    for lens, each in enumerate(PLAN.steps[step].phase.lenses):
        for prompt in range(len(each.prompts)):
            made[f"prompt {lens}.{prompt}"] = in_part(step, lens=lens, prompt=prompt)
    for words in range(len(PLAN.format.room_words)):
        made[f"words {words}"] = in_part(step, words=words)
    for line in range(len(PLAN.format.drift_lines)):
        made[f"drift {line}"] = in_part(step, drift_line=line)
    made["paused"] = paused(step)
    return made


def paused(step: int) -> StageView:
    return stage_view(PLAN, step, RoomState.PAUSED, CLOCK, Display())


def cards() -> dict[str, StageView]:
    shown = {state.value: stage_view(PLAN, 3, state, CLOCK, Display()) for state in RoomState}
    return {name: view for name, view in shown.items() if name not in {"running", "paused"}}


def slide(view: StageView, grid: Grid, minutes: float = 0) -> list[Row]:
    rows = still(view, (), grid)
    is_dim = view.state is RoomState.PAUSED
    beside = clock(read(view, timedelta(minutes=minutes)), "", grid, is_dim=is_dim)
    return together(rows, beside)


def places(rows: list[Row], *roles: Role) -> list[int]:
    return [y for y, row in enumerate(rows) if any(piece.role in roles for piece in row)]


def text_of(rows: list[Row]) -> str:
    return " ".join(piece.text for row in rows for piece in row)


DOMINANT = (Role.DOMINANT, Role.TITLE)
TEXT = (Role.TEXT, Role.LINE)


def blocks(view: StageView, grid: Grid) -> tuple[Block, Block, Block]:
    return fitted(view, view.lines, who_listens(view), grid)


@pytest.mark.parametrize("size", LARGE, ids=str)
def test_who_has_the_floor_takes_a_sixth_of_the_height_for_each_line(
    size: tuple[int, int],
) -> None:
    for grid in grids(size):
        for step in PARTS:
            for name, view in states(step).items():
                dominant, _, _ = blocks(view, grid)
                assert dominant.size >= size[1] / 6, name
                assert not dominant.is_plain


@pytest.mark.parametrize("size", LARGE, ids=str)
def test_a_line_of_the_prompt_takes_a_twentieth_of_the_height(size: tuple[int, int]) -> None:
    for grid in grids(size):
        for step in PARTS:
            for name, view in states(step).items():
                if name.startswith("prompt"):
                    _, _, text = blocks(view, grid)
                    assert text.size >= size[1] / 20, name
                    assert text.is_plain is (size[0] < 100), name


@pytest.mark.parametrize("size", LARGE[1:], ids=str)
def test_each_of_the_rooms_lines_is_lettered_with_air_above_it(size: tuple[int, int]) -> None:
    for grid in grids(size):
        for face in grid.heavy_faces + grid.light_faces:
            capital = design(face).capital
            assert 2 * (face.size + face.leading) >= 1.4 * capital
            assert 2 * (face.size + face.between) >= 1.6 * capital
        for step in PARTS:
            _, _, text = blocks(in_part(step), grid)
            assert not text.is_plain


@pytest.mark.parametrize("size", SIZES[5:], ids=str)
def test_the_rooms_lines_have_one_weight_in_every_part_on_a_large_screen(
    size: tuple[int, int],
) -> None:
    for grid in grids(size):
        for step in PARTS:
            view = in_part(step)
            _, _, text = blocks(view, grid)
            heavy = [letter(view.lines, grid.width, 99, (face,)) for face in grid.heavy_faces]
            assert text.rows in [made.rows for made in heavy if made is not None]


@pytest.mark.parametrize("size", [size for size in SIZES if size[1] >= 34], ids=str)
def test_two_clear_rows_lie_between_who_has_the_floor_and_who_listens(
    size: tuple[int, int],
) -> None:
    for grid in grids(size):
        for step in PARTS:
            if not who_listens(in_part(step)):
                continue
            rows = slide(in_part(step), grid)
            last = places(rows, Role.DOMINANT)[-1]
            below = [y for y in places(rows, Role.QUIET) if y > last]
            assert below[0] - last - 1 >= 2


@pytest.mark.parametrize("size", SIZES[4:], ids=str)
def test_from_fifty_rows_up_the_parts_names_are_lettered(size: tuple[int, int]) -> None:
    for grid in grids(size):
        for step in PARTS:
            rows = slide(in_part(step), grid)[: grid.top]
            assert "Present" not in text_of(rows)
            assert len(places(rows, Role.NOW)) >= grid.name_size - 1


@pytest.mark.parametrize("size", LARGE, ids=str)
def test_nothing_is_larger_than_who_has_the_floor_and_the_clock_is_smallest(
    size: tuple[int, int],
) -> None:
    for grid in grids(size):
        for step in PARTS:
            for view in states(step).values():
                dominant, who, text = blocks(view, grid)
                assert dominant.size > max(who.size, text.size)
                if not text.is_plain:
                    assert grid.clock_size <= text.size


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_nothing_is_cut_and_nothing_lies_over_anything(size: tuple[int, int]) -> None:
    for grid in grids(size):
        views = [view for step in PARTS for view in states(step).values()]
        for view in (*views, *cards().values()):
            rows = slide(view, grid, 14)
            for y, row in enumerate(rows):
                ordered = sorted(row, key=lambda piece: piece.x)
                for one, other in pairwise(ordered):
                    assert one.x + len(one.text) <= other.x, (view, y)
                for piece in row:
                    assert piece.x + len(piece.text) <= grid.columns
                    assert piece.x >= grid.left or piece.role is Role.FRAME
            above = [*places(rows, *DOMINANT), *places(rows, *TEXT)]
            assert all(y < grid.clock for y in above), view
            assert "..." not in text_of(rows)


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_every_word_of_the_room_is_there_where_it_is_set_plainly(size: tuple[int, int]) -> None:
    for grid in grids(size):
        for step in PARTS:
            for name, view in states(step).items():
                rows = slide(view, replace(grid, draws=False))
                title = PAUSING if view.state is RoomState.PAUSED else view.title
                for word in f"{title} {' '.join(view.lines)}".split():
                    assert word in text_of(rows), (name, word)


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("step", PARTS, ids=[step.id for step in PLAN.steps])
def test_within_a_part_nothing_jumps(size: tuple[int, int], step: int) -> None:
    for grid in grids(size):
        first = [
            (
                min(places(rows, *DOMINANT)),
                min(places(rows, *TEXT)) if view.state is RoomState.RUNNING else None,
                places(rows, Role.NOW),
                [y for y in places(rows, Role.LEFT, Role.GONE, Role.DONE) if y > grid.top],
            )
            for view in states(step).values()
            for minutes in (0, 4, 8)
            for rows in [slide(view, grid, minutes)]
        ]
        for one, other in combinations(set(map(str, first)), 2):
            assert one.replace("None", "") == other or "None" in one + other, (one, other)
        assert len({each[0] for each in first}) == 1
        assert len({each[1] for each in first} - {None}) == 1
        assert len({tuple(each[3]) for each in first}) == 1


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_a_pause_is_said_in_the_dominant_place_and_leaves_nothing_else_but_places_and_a_dim_bar(
    size: tuple[int, int],
) -> None:
    for grid in grids(size):
        for step in PARTS:
            view = replace(paused(step), face=ClockFace.MINUTES)
            rows, running = slide(view, grid), slide(in_part(step, face=view.face), grid)
            assert rows[: grid.top] == running[: grid.top]
            assert places(rows, *TEXT) == []
            assert min(places(rows, *DOMINANT)) == grid.top
            after = [y for y, row in enumerate(rows) if y > max(places(rows, *DOMINANT)) and row]
            assert after == [grid.bar]
            assert {piece.role for piece in rows[grid.bar]} == {Role.DONE, Role.GONE}
            plain = text_of(slide(view, replace(grid, draws=False)))
            assert PAUSING in plain
            assert "speaks" not in plain
            assert "minutes" not in plain
            assert places(running, Role.LEFT) == [grid.bar]


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_from_part_to_part_and_on_every_card_the_fixed_places_are_the_same(
    size: tuple[int, int],
) -> None:
    for grid in grids(size):
        shown = [in_part(step) for step in PARTS]
        everything = [*shown, *cards().values()]
        assert {min(places(slide(view, grid), *DOMINANT)) for view in everything} == {grid.top}
        bars = {tuple(places(slide(view, grid), Role.LEFT)) for view in everything} - {()}
        assert bars == {(grid.bar,)}
        for view in everything:
            lefts = {
                min(piece.x for piece in row if piece.role is not Role.FRAME)
                for row in still(view, (), grid)[grid.top :]
                if any(piece.role is not Role.FRAME for piece in row)
            }
            assert lefts == {grid.left}


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_words_that_carry_meaning_stand_in_the_upper_two_thirds(size: tuple[int, int]) -> None:
    for grid in grids(size):
        for step in PARTS:
            view = in_part(step)
            rows = still(view, (), grid)
            assert max(places(rows, *DOMINANT)) < size[1] * 2 / 3


@pytest.mark.parametrize("draws", [True, False])
@pytest.mark.parametrize("size", SIZES, ids=str)
def test_done_now_and_to_come_are_told_apart_without_colour(
    size: tuple[int, int], draws: bool
) -> None:
    grid = replace(grids(size)[0], draws=draws)
    (row,) = [
        row for row in still(in_part(3), (), grid) if {piece.role for piece in row} >= {Role.COMING}
    ]
    shapes = {role: {piece.text[0] for piece in row if piece.role is role} for role in Role}
    told = [shapes[role] for role in (Role.DONE, Role.NOW, Role.COMING)]
    assert all(len(each) == 1 for each in told)
    assert len(set.union(*told)) == 3


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_the_test_card_is_set_in_the_smallest_letters_of_a_session(size: tuple[int, int]) -> None:
    shipped = (DEFAULT_FORMAT, "balint", "reflecting-team")
    plans = [plan(load_format(each), Setup(75)) for each in shipped]
    for grid in grids(size):
        _, _, asked = blocks(cards()["test-card"], grid)
        sizes = set()
        for each in plans:
            for step in range(len(each.steps)):
                view = stage_view(each, step, RoomState.RUNNING, CLOCK, Display())
                _, below, text = blocks(view, grid)
                sizes |= {block.size for block in (below, text) if block.rows}
        if grid.letters_who:
            assert asked.size <= min(size for size in sizes if size > 2)
        else:
            assert asked.is_plain


def test_a_title_in_two_lines_leaves_its_lines_room_to_be_lettered() -> None:
    team = plan(load_format("reflecting-team"), Setup(75))
    for grid in grids((120, 40)):
        dominant, _, text = blocks(stage_view(team, 3, RoomState.RUNNING, CLOCK, Display()), grid)
        assert len(dominant.rows) == 2 * dominant.size
        assert not text.is_plain


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_the_segments_are_equally_wide_and_reach_from_edge_to_edge(size: tuple[int, int]) -> None:
    for grid in grids(size):
        for step in PARTS:
            segments = slide(in_part(step), grid)[grid.track]
            ends = [piece.x + len(piece.text) for piece in segments]
            gaps = {after.x - end for end, after in zip(ends, segments[1:], strict=False)}
            assert len({len(piece.text) for piece in segments}) == 1
            assert max(gaps) - min(gaps) <= 1
            assert (segments[0].x, ends[-1]) == (grid.left, grid.left + grid.width)


def test_many_parts_are_counted_where_segments_have_no_room() -> None:
    view = replace(in_part(1), phases=tuple(f"Part {number}" for number in range(60)), position=41)
    for grid in grids((80, 24)):
        assert "42 of 60" in text_of(still(view, (), grid))


def test_figures_stand_to_the_right_and_quietly() -> None:
    for size in SIZES:
        for grid in grids(size):
            rows = slide(in_part(4, face=ClockFace.SECONDS), grid, 2)
            quiet = [row for row in rows[grid.clock : grid.bar] if row]
            assert quiet
            for piece in (piece for row in quiet for piece in row):
                assert piece.role is Role.QUIET
                assert piece.x > grid.columns / 2
    plain = slide(in_part(4, face=ClockFace.SECONDS), replace(grids((80, 24))[0], draws=False), 2)
    assert "5:00" in text_of(plain)


@pytest.mark.parametrize(
    ("environ", "encoding", "draws"),
    [
        ({"TERM": "xterm-256color"}, "utf-8", True),
        ({}, "UTF-8", True),
        ({"TERM": "linux"}, "utf-8", False),
        ({"TERM": "dumb"}, "utf-8", False),
        ({"TERM": "xterm"}, "ascii", False),
        ({"LANG": "C"}, "utf-8", False),
        ({"LANG": "C", "LC_CTYPE": "C.UTF-8"}, "utf-8", False),
        ({"LANG": "C", "LC_ALL": "en_GB.UTF-8"}, "utf-8", True),
        ({"LC_ALL": "POSIX", "LANG": "cy_GB.UTF-8"}, "utf-8", False),
        ({"LANG": "C.UTF-8"}, "utf-8", True),
        ({"TERM": "xterm"}, "iso8859-1", False),
        ({"TERM": "xterm", "NO_COLOR": "1"}, "utf-8", False),
    ],
)
def test_a_terminal_without_blocks_gets_the_plain_composition(
    environ: dict[str, str], encoding: str, draws: bool
) -> None:
    assert draws_blocks(environ, encoding) is draws


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_the_plain_composition_has_no_character_that_a_console_may_lack(
    size: tuple[int, int],
) -> None:
    grid = replace(grids(size)[0], draws=False)
    for view in (in_part(1), in_part(3), *cards().values()):
        ours = text_of(slide(view, grid, 2))
        for line in (*view.lines, view.title):
            ours = ours.replace(line, "")
        assert not set(ours) & set("▀▄█▂▁▘▝▖▗▌▐┏━┓┃")


class RoomApp(App[None]):
    def compose(self) -> ComposeResult:
        yield RoomView()


def painted(room: RoomView) -> list[str]:
    return [strip.text for strip in room.render_lines(Region(0, 0, *room.size))]


@contextmanager
def asked_for(room: RoomView) -> Iterator[list[Region]]:
    regions: list[Region] = []
    real: Callable[..., RoomView] = room.refresh

    def refresh(*asked: Region, **kwargs: bool) -> RoomView:
        regions.extend(asked or [Region(0, 0, *room.size)])
        return real(*asked, **kwargs)

    room.refresh = refresh  # type: ignore[method-assign] # to see what it asks for
    yield regions
    room.refresh = real  # type: ignore[method-assign] # as it was


MOMENTS = st.builds(
    Moment,
    st.one_of(
        st.sampled_from([view for step in PARTS for view in states(step).values()]),
        st.builds(
            lambda step, face: in_part(step, face=face),
            st.sampled_from(list(PARTS)),
            st.sampled_from(list(ClockFace)),
        ),
        st.sampled_from(list(cards().values())),
    ),
    st.integers(0, 1500).map(lambda seconds: timedelta(seconds=seconds)),
)


@settings(max_examples=5, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(moments=st.lists(MOMENTS, min_size=2, max_size=8))
@pytest.mark.parametrize("size", [(80, 24), (30, 6)], ids=str)
async def test_what_is_painted_again_is_what_differs(
    moments: list[Moment], size: tuple[int, int]
) -> None:
    app = RoomApp()
    async with app.run_test(size=size) as pilot:
        room = app.query_exactly_one(RoomView)
        await pilot.pause()
        room.moment = moments[0]
        with asked_for(room) as regions:
            screen = painted(room)
            for moment in moments[1:]:
                regions.clear()
                room.moment = moment
                after = painted(room)
                for y, line in enumerate(after):
                    for x, cell in enumerate(line):
                        if any(region.contains(x, y) for region in regions):
                            continue
                        assert screen[y][x] == cell, (moment, x, y)
                screen = after


async def test_a_second_paints_the_figures_that_differ_and_no_more() -> None:
    app = RoomApp()
    async with app.run_test(size=(120, 40)) as pilot:
        room = app.query_exactly_one(RoomView)
        await pilot.pause()
        view = in_part(4, face=ClockFace.SECONDS)
        room.moment = Moment(view, timedelta(seconds=10))
        with asked_for(room) as regions:
            room.moment = Moment(view, timedelta(seconds=11))
        assert regions
        assert sum(region.area for region in regions) <= 8


async def test_a_second_draws_the_row_of_the_figures_anew_and_no_other(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    drawn: list[int] = []
    real = RoomView.render_line

    def render_line(room: RoomView, y: int) -> Strip:
        drawn.append(y)
        return real(room, y)

    monkeypatch.setattr(RoomView, "render_line", render_line)
    app = RoomApp()
    async with app.run_test(size=(120, 40)) as pilot:
        room = app.query_exactly_one(RoomView)
        await pilot.pause()
        view = in_part(4, face=ClockFace.SECONDS)
        for second in (10, 11):
            room.moment = Moment(view, timedelta(seconds=second))
            await pilot.pause()
            shown, drawn[:] = drawn[:], []
        assert room.grid.clock in shown
        assert set(shown) <= {room.grid.clock, room.grid.bar}
        app.theme = "textual-light"
        await pilot.pause()
        assert set(drawn) == set(range(40))


@pytest.mark.parametrize("minutes", [20, 45, 60, 90])
def test_every_part_of_every_length_fits_at_sixty_by_twenty(rcd: Format, minutes: int) -> None:
    from group_supervision.core.choices import Kind

    kind = Kind.PRACTICE if minutes == 20 else Kind.SESSION
    made: Plan = plan(rcd, Setup(minutes, kind=kind))
    for step in range(len(made.steps)):
        view = stage_view(made, step, RoomState.RUNNING, CLOCK, Display())
        for grid in grids((60, 20)):
            rows = still(view, (), grid)
            assert max(places(rows, *TEXT)) < grid.clock


def test_the_longest_lines_that_the_check_lets_through_fit_on_one_screen_of_sixty_by_twenty(
    rcd: Format,
) -> None:
    def words(length: int) -> str:
        return ("wondering " * 9)[: length - 1].rstrip().ljust(length, "x")

    made = plan(rcd, Setup(60))
    usual = stage_view(made, 1, RoomState.RUNNING, CLOCK, Display())
    who = words(SPEAKERS_LENGTH)
    view = replace(
        usual,
        title=words(TITLE_LENGTH),
        speaks=who,
        silent=who,
        lines=(words(ROOM_LINE_LENGTH),) * ROOM_LINES,
    )
    for draws in (True, False):
        grid = Grid(60, 18, 20, draws)
        rows = still(view, (), grid)
        assert max(places(rows, *TEXT)) < grid.clock
        assert sum("wondering" in piece.text for row in rows for piece in row) >= 6
