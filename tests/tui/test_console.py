"""The console: one glance, one key, and nothing cut without a mark."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.content import Content
from textual.geometry import Region

from group_supervision.core.format import NoteKind
from group_supervision.tui.passages import Passage, in_sight, rows_of, side_by_side, still
from group_supervision.tui.widgets.line import Line
from group_supervision.tui.widgets.painted_rows import PaintedRows
from tests.conftest import StoppedClock
from tests.tui.conftest import Facilitator, Sit
from tests.tui.reading import drawn

PARTS = (
    "Arriving",
    "The presenter speaks",
    "The presenter sits back",
    "The group wonders aloud",
    "The presenter returns",
    "Thinking together",
    "Closing",
)
SIZES = ((60, 20), (80, 24), (100, 30), (120, 40), (160, 50), (200, 60), (300, 80))
pytestmark = pytest.mark.usefixtures("two_screens")


async def next_part(her: Facilitator) -> None:
    await her.press("n", "n") if "The presenter speaks" in her.screen else await her.press("n")


async def test_at_80_by_24_everything_in_a_part_is_in_sight(lead: Sit) -> None:
    async with lead((80, 24)) as her:
        for part in PARTS:
            assert part in her.screen
            phase = her.live._live.session.step.phase
            for number, lens in enumerate(phase.lenses, 1):
                await her.press(f"{number}")
                said = " ".join(her.screen.split())
                for prompt in lens.prompts:
                    assert prompt.replace("{word}", "dilemma") in said, (part, prompt)
            assert "more" not in drawn(her.app).replace("more.", ""), part
            await next_part(her)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_bar_line_and_keys_keep_their_places_in_every_part(
    lead: Sit, size: tuple[int, int]
) -> None:
    places = set()
    async with lead(size) as her:
        for _ in PARTS:
            rows = drawn(her.app).splitlines()
            bar = next(y for y, row in enumerate(rows) if "▂▂▂" in row)
            keys = rows[size[1] - 1]
            named = [keys.index(key) for key in ("space ", "n next", "? keys")]
            places.add((bar, len(rows[bar]) - len(rows[bar].lstrip()), *named))
            assert "…" not in keys
            await next_part(her)
    assert len(places) == 1


async def test_a_digit_opens_a_lens_and_the_room_sees_no_change(lead: Sit) -> None:
    async with lead((80, 24)) as her:
        await her.press("n", "n", "n", "n", "right")
        before = her.live._live.view
        await her.press("3")
        assert her.live._live.view == before
        assert "Who benefits if nothing changes?" in her.screen
        assert "► 1 Feelings" in her.screen
        await her.press("right")
        assert her.live._live.display.lens == 2
        assert her.live._live.display.prompt == 0
        await her.press("2", "left")
        assert her.live._live.display.lens == 2
        assert "► What is it about the team" in her.screen
        await her.press("1", "l")
        assert her.live._live.display.lens == 1
        await her.press("9")
        assert "There are 4 lenses here." in her.screen


async def test_a_lens_opened_in_one_part_is_forgotten_in_the_next(lead: Sit) -> None:
    async with lead((80, 24)) as her:
        await her.press("n", "n", "n", "n", "4", "n")
        assert "What resonated?" in her.screen
        await her.press("u")
        assert "1 Feelings" in her.screen


async def test_d9_comes_first_and_each_line_stands_beside_what_was_noticed(lead: Sit) -> None:
    async with lead((80, 24)) as her:
        await her.press("n", "n", "n", "n", "d")
        rows = drawn(her.app).splitlines()
        (first,) = [row for row in rows if "D9" in row]
        assert "racism is doubted" in first
        assert "We believe what we've been told." in first
        assert rows.index(first) < min(y for y, row in enumerate(rows) if "D1 " in row)
        assert "▼" in her.screen
        await her.press("0")
        (last,) = [row for row in drawn(her.app).splitlines() if "D10" in row]
        assert "► D10" in last
        assert "▲" in her.screen
        await her.press("9")
        assert "► D9" in her.screen


async def test_in_room_view_a_digit_says_where_it_belongs(
    lead: Sit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GROUP_SUPERVISION_SCREENS", "one")
    async with lead((80, 24)) as her:
        before = her.live._live.view
        await her.press("3")
        assert "○ tab" in her.screen
        assert her.live._live.view == before


async def test_what_is_cut_on_a_small_screen_is_marked_and_found_with_the_arrows(
    lead: Sit,
) -> None:
    async with lead((60, 20)) as her:
        assert "▼" in her.screen
        assert "slower pace?" not in " ".join(her.screen.split())
        await her.press(*["down"] * 9)
        assert "slower pace?" in " ".join(her.screen.split())
        assert "▲" in her.screen
        await her.press(*["up"] * 9)
        assert "Welcome, everyone." in her.screen


async def test_the_newest_notes_are_in_sight_and_older_ones_are_counted(lead: Sit) -> None:
    async with lead((80, 24)) as her:
        await her.press("n", "n", "n", "n")
        for number in range(9):
            her.live._live.take_note(NoteKind.HYPOTHESIS, f"thought {number}")
        her.live.repaint()
        await her.press("h")
        assert "thought 8" in her.screen
        assert "thought 0" not in her.screen
        assert "▲" in her.screen


async def test_a_second_repaints_a_few_cells_of_the_figures_and_nothing_else(
    lead: Sit, clock: StoppedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with lead((120, 40)) as her:
        await her.press("n", "n", "n", "n")
        clock.advance(seconds=2)
        her.live.repaint()
        painted: list[Region] = []
        texts: list[object] = []
        refresh = PaintedRows.refresh

        def watched(self: PaintedRows, *regions: Region, **kwargs: bool) -> PaintedRows:
            painted.extend(regions or [Region(0, 0, *self.size)])
            return refresh(self, *regions, **kwargs)

        monkeypatch.setattr(PaintedRows, "refresh", watched)
        monkeypatch.setattr(Line, "update", lambda *given, **_: texts.append(given))
        clock.advance(seconds=1)
        her.live.repaint()
        assert not texts
        assert 0 < sum(region.area for region in painted) <= 40


async def test_while_a_line_is_typed_no_seconds_run(lead: Sit, clock: StoppedClock) -> None:
    async with lead((120, 40)) as her:
        await her.press("n", "n", "n", "n", "m")
        before = drawn(her.app).splitlines()[:6]
        clock.advance(seconds=20)
        her.live.repaint()
        await her.pilot.pause()
        assert "minutes left" in "".join(before)
        assert drawn(her.app).splitlines()[:6] == before


async def test_without_room_for_the_picture_the_console_says_what_the_room_reads(
    lead: Sit,
) -> None:
    async with lead((80, 24)) as her:
        await her.press("w", "right", "enter")
        assert "The room reads: No real names, please." in her.screen


@pytest.mark.parametrize("wide", [40, 80, 150])
def test_pieces_side_by_side_are_never_cut(wide: int) -> None:
    pieces = [Content("one piece here"), Content("another"), Content("and a third one")]
    rows = side_by_side(pieces, wide)
    assert all(row.cell_length <= wide for row in rows)
    assert (
        " ".join(row.plain for row in rows).split()
        == " ".join(piece.plain for piece in pieces).split()
    )


lists = st.lists(st.integers(1, 4), min_size=1, max_size=30)


@given(lists, st.integers(2, 20), st.data())
def test_as_many_rows_as_there_is_room_for_and_what_is_left_is_counted(
    sizes: list[int], height: int, data: st.DataObject
) -> None:
    passages = [
        Passage(tuple(Content(f"{index}.{row}") for row in range(size)))
        for index, size in enumerate(sizes)
    ]
    focus = data.draw(st.integers(0, len(passages) - 1))
    moved = data.draw(st.integers(-40, 40))
    shown = [row.plain for row in in_sight(passages, height, focus, moved)]
    every = [row.plain for row in rows_of(passages)]
    assert len(shown) == min(height, len(every))
    kept = [row for row in shown if row in every]
    assert kept == every[every.index(kept[0]) :][: len(kept)] if kept else True
    hidden = {row.split(".")[0] for row in every if row not in kept}
    counted = [int(row.split()[1]) for row in shown if row not in every]
    assert sum(counted) >= len(hidden)
    if height >= max(sizes) + 2:
        at_rest = [row.plain for row in in_sight(passages, height, focus)]
        assert all(row.plain in at_rest for row in passages[focus].rows)


def test_headings_are_not_counted_as_something_more() -> None:
    passages = [still("a heading"), Passage((Content("one"),)), Passage((Content("two"),))]
    assert [row.plain for row in in_sight(passages, 2)] == ["a heading", "▼ 2 more"]
