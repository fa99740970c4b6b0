"""The clock paints no cell that has not changed, and every cell that has."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from textual.app import App, ComposeResult
from textual.geometry import Region

from group_supervision.core.face import Reading
from group_supervision.tui.widgets.numerals import numerals
from group_supervision.tui.widgets.room_clock import RoomClock

READINGS = st.builds(
    Reading,
    st.sampled_from(["", "25", "9", "10", "+1", "+2", "+12", "9:59", "10:00", "+0:01"]),
    st.sampled_from(["", "minute", "minutes", "over", "paused"]),
    st.none() | st.floats(0, 1),
)


class ClockApp(App[None]):
    def compose(self) -> ComposeResult:
        yield RoomClock()


def painted(clock: RoomClock) -> list[str]:
    return [clock.render_line(y).text for y in range(clock.size.height)]


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(readings=st.lists(READINGS, min_size=2, max_size=12))
@pytest.mark.parametrize("size", [(80, 14), (30, 4), (200, 45)])
async def test_what_is_painted_again_is_what_differs(
    readings: list[Reading], size: tuple[int, int]
) -> None:
    app = ClockApp()
    async with app.run_test(size=size) as pilot:
        clock = app.query_exactly_one(RoomClock)
        clock.styles.height = "1fr"
        await pilot.pause()
        regions: list[Region] = []
        real = clock.refresh

        def refresh(*asked: Region, **kwargs: bool) -> RoomClock:
            regions.extend(asked or [Region(0, 0, *size)])
            return real(*asked, **kwargs)

        clock.refresh = refresh  # type: ignore[method-assign] # to see what it asks for
        screen = painted(clock)
        for reading in readings:
            regions.clear()
            clock.reading = reading
            after = painted(clock)
            for y, line in enumerate(after):
                for x, cell in enumerate(line):
                    if any(region.contains(x, y) for region in regions):
                        continue
                    assert screen[y][x] == cell, (reading, x, y)
            screen = after


@given(st.from_regex(r"\+?[0-9]{1,3}(:[0-9]{2})?", fullmatch=True), st.integers(5, 60))
def test_numerals_are_a_block_of_one_width_and_no_larger_than_there_is_room(
    text: str, rows: int
) -> None:
    for columns in (20, 60, 120, 300):
        drawn = numerals(text, columns, rows)
        assert len({len(line) for line in drawn}) == 1
        if drawn != (text,):
            assert len(drawn) <= rows
            assert len(drawn[0]) <= columns
            assert set("".join(drawn)) <= {"█", " "}


@pytest.mark.parametrize("rows", range(5, 40))
def test_every_numeral_is_drawn_differently(rows: int) -> None:
    drawn = {numerals(digit, 400, rows) for digit in "0123456789"}
    assert len(drawn) == 10
