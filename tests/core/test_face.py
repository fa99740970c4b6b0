from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from group_supervision.core.choices import ClockFace
from group_supervision.core.display import Display
from group_supervision.core.face import Reading, changes_in, read
from group_supervision.core.plan import Plan
from group_supervision.core.stage import RoomClock, RoomState, StageView, stage_view

SECOND = timedelta(seconds=1)


def view(
    hour: Plan, face: ClockFace, *, overtime: bool = True, counts_up: bool = False
) -> StageView:
    clock = RoomClock(timedelta(minutes=10), timedelta(), timedelta(), True, counts_up)
    made = stage_view(hour, 3, RoomState.RUNNING, clock, Display(face=face))
    return replace(made, shows_overtime=overtime)


@pytest.mark.parametrize(
    ("seconds", "numerals", "word"),
    [
        (0, "10", "minutes"),
        (1, "10", "minutes"),
        (60, "9", "minutes"),
        (541, "1", "minute"),
        (599, "1", "minute"),
        (600, "0", "minutes"),
        (659, "0", "minutes"),
        (660, "+1", "over"),
        (725, "+2", "over"),
    ],
)
def test_whole_minutes_count_down_and_then_calmly_on(
    hour: Plan, seconds: int, numerals: str, word: str
) -> None:
    reading = read(view(hour, ClockFace.MINUTES), seconds * SECOND)
    assert (reading.numerals, reading.word) == (numerals, word)


@pytest.mark.parametrize(
    ("seconds", "numerals", "word"),
    [(0, "10:00", ""), (1, "9:59", ""), (600, "0:00", ""), (601, "+0:01", "over")],
)
def test_minutes_and_seconds(hour: Plan, seconds: int, numerals: str, word: str) -> None:
    reading = read(view(hour, ClockFace.SECONDS), seconds * SECOND)
    assert (reading.numerals, reading.word) == (numerals, word)


@pytest.mark.parametrize("face", list(ClockFace))
def test_where_overtime_is_the_consoles_the_room_sees_none_of_it(
    hour: Plan, face: ClockFace
) -> None:
    reading = read(view(hour, face, overtime=False), 900 * SECOND)
    assert "+" not in reading.numerals
    assert reading.word != "over"


def test_the_bar_shrinks_to_nothing_and_stays_there(hour: Plan) -> None:
    bar = view(hour, ClockFace.BAR)
    assert [read(bar, each * SECOND).share for each in (0, 300, 600, 900)] == [1, 0.5, 0, 0]


def test_with_no_face_nothing_is_shown_and_nothing_moves(hour: Plan) -> None:
    still = view(hour, ClockFace.NONE)
    assert read(still, 100 * SECOND) == Reading()
    assert changes_in(still, 100 * SECOND, 80) is None


def test_a_paused_clock_says_so_and_stands_still(hour: Plan) -> None:
    running = view(hour, ClockFace.MINUTES)
    paused = replace(
        running, state=RoomState.PAUSED, clock=replace(running.clock, is_running=False)
    )
    assert read(paused, 99 * SECOND) == Reading("10", "paused", 1.0)
    assert changes_in(paused, 99 * SECOND, 80) is None


def test_an_untimed_phase_counts_up(hour: Plan) -> None:
    reading = read(view(hour, ClockFace.MINUTES, counts_up=True), 150 * SECOND)
    assert reading == Reading("2", "minutes", None)


@given(
    st.sampled_from(list(ClockFace)), st.integers(0, 1_200_000), st.integers(1, 300), st.booleans()
)
def test_between_now_and_the_next_change_the_face_stays_the_same(
    face: ClockFace, milliseconds: int, cells: int, counts_up: bool
) -> None:
    made = view(HOUR, face, counts_up=counts_up)
    now = timedelta(milliseconds=milliseconds)

    def shown(instant: timedelta) -> tuple[str, str, int | None]:
        reading = read(made, instant)
        left = None if reading.share is None else -int(-reading.share * cells // 1)
        return reading.numerals, reading.word, left

    wait = changes_in(made, now, cells)
    if wait is None:
        assert shown(now) == shown(now + timedelta(hours=1))
    else:
        assert wait > timedelta()
        just_before = max(now, now + wait - timedelta(milliseconds=1))
        assert shown(now) == shown(just_before)


def _hour() -> Plan:
    from group_supervision.core.choices import Setup
    from group_supervision.core.plan import plan
    from group_supervision.formats.library import DEFAULT_FORMAT, load_format

    return plan(load_format(DEFAULT_FORMAT), Setup(60))


HOUR = _hour()
