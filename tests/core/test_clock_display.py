from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from group_supervision.core.choices import ClockFace
from group_supervision.core.clock_display import Reading, changes_in, read
from group_supervision.core.display import Display
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
    ("seconds", "words"),
    [
        (0, "about 10 minutes"),
        (1, "about 10 minutes"),
        (60, "about 9 minutes"),
        (541, "about a minute"),
        (599, "about a minute"),
        (600, ""),
        (659, ""),
        (660, "+1"),
        (725, "+2"),
    ],
)
def test_whole_minutes_are_said_in_words_and_go_calmly_on(
    hour: Plan, seconds: int, words: str
) -> None:
    reading = read(view(hour, ClockFace.MINUTES), seconds * SECOND)
    assert (reading.words, reading.numerals) == (words, "")


@pytest.mark.parametrize(
    ("seconds", "numerals"), [(0, "10:00"), (1, "9:59"), (600, "0:00"), (601, "+0:01")]
)
def test_figures_stand_there_only_where_they_were_asked_for(
    hour: Plan, seconds: int, numerals: str
) -> None:
    reading = read(view(hour, ClockFace.SECONDS), seconds * SECOND)
    assert (reading.words, reading.numerals) == ("", numerals)


@pytest.mark.parametrize("face", list(ClockFace))
def test_where_overtime_is_the_consoles_the_room_sees_none_of_it(
    hour: Plan, face: ClockFace
) -> None:
    reading = read(view(hour, face, overtime=False), 900 * SECOND)
    assert "+" not in reading.numerals + reading.words


def test_the_bar_of_a_part_that_runs_over_stands_full_beside_how_much(hour: Plan) -> None:
    for face in (ClockFace.BAR, ClockFace.MINUTES, ClockFace.SECONDS):
        bar = view(hour, face)
        shown = [read(bar, each * SECOND) for each in (599, 600, 659, 660, 900)]
        assert [each.is_over for each in shown] == [False, False, False, True, True]
        assert [each.share for each in shown[1:]] == [0, 0, 1, 1]


def test_the_bar_shrinks_to_nothing_and_stays_there_where_overtime_is_the_consoles(
    hour: Plan,
) -> None:
    for face in (ClockFace.BAR, ClockFace.MINUTES, ClockFace.SECONDS):
        bar = view(hour, face, overtime=False)
        assert [read(bar, each * SECOND).share for each in (0, 300, 600, 900)] == [1, 0.5, 0, 0]


def test_with_no_face_nothing_is_shown_and_nothing_moves(hour: Plan) -> None:
    still = view(hour, ClockFace.NONE)
    assert read(still, 100 * SECOND) == Reading()
    assert changes_in(still, 100 * SECOND, 80) is None


def test_a_paused_clock_stands_still_where_it_stood(hour: Plan) -> None:
    running = view(hour, ClockFace.MINUTES)
    paused = replace(
        running, state=RoomState.PAUSED, clock=replace(running.clock, is_running=False)
    )
    assert read(paused, 99 * SECOND) == Reading("", "", 1.0)
    assert changes_in(paused, 99 * SECOND, 80) is None


def test_an_untimed_part_counts_up(hour: Plan) -> None:
    reading = read(view(hour, ClockFace.MINUTES, counts_up=True), 150 * SECOND)
    assert reading == Reading("2 minutes so far", "", None)


def test_the_welcome_counts_down_to_the_beginning_alone_and_hurries_nobody(hour: Plan) -> None:
    waits = replace(view(hour, ClockFace.NONE), state=RoomState.WELCOME)
    said = [read(waits, each * SECOND) for each in (0, 541, 600, 700)]
    assert [each.words for each in said] == ["about 10 minutes", "about a minute", "", ""]
    assert [changes_in(waits, each * SECOND, 80) for each in (0, 541, 600)] == [
        60 * SECOND,
        59 * SECOND,
        None,
    ]
    no_time = replace(waits, clock=replace(waits.clock, is_running=False))
    assert read(no_time, 0 * SECOND) == Reading()
    assert changes_in(no_time, 0 * SECOND, 80) is None


def test_a_quiet_minute_has_a_bar_and_no_number(hour: Plan) -> None:
    quiet = replace(view(hour, ClockFace.SECONDS), state=RoomState.QUIET)
    assert read(quiet, 300 * SECOND) == Reading(share=0.5)
    assert changes_in(quiet, 301 * SECOND, 10) == 59 * SECOND


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
        return reading.numerals, reading.words, left

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
