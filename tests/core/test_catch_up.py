"""Late, interrupted, caught up: backdating, breaks, and what gives way."""

from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from group_supervision.core import commands
from group_supervision.core.catch_up import catch_up, offer_in_words
from group_supervision.core.choices import Setup
from group_supervision.core.events import BreakCalled, Event, PhaseEntered
from group_supervision.core.plan import Plan, plan
from group_supervision.core.session import Session, replay
from group_supervision.errors import Refusal
from group_supervision.formats.library import DEFAULT_FORMAT, load_format

HOUR = plan(load_format(DEFAULT_FORMAT), Setup(60))


def minutes(count: float) -> timedelta:
    return timedelta(minutes=count)


def lived(laid_out: Plan, *events: Event) -> Session:
    return replay(laid_out, events)


def test_a_session_that_began_without_its_key_is_begun_in_the_past(hour: Plan) -> None:
    session = lived(hour, commands.begin(Session(hour), minutes(0), minutes(4)))
    assert session.elapsed(minutes(0)) == minutes(4)
    assert session.started_at == minutes(-4)


def test_backdating_moves_the_border_between_two_parts(hour: Plan) -> None:
    before = lived(hour, PhaseEntered(minutes(0), 0), PhaseEntered(minutes(6), 1))
    event = commands.backdate(before, minutes(7), minutes(3))
    session = lived(hour, PhaseEntered(minutes(0), 0), PhaseEntered(minutes(6), 1), event)
    assert session.elapsed(minutes(7), 0) == minutes(4)
    assert session.elapsed(minutes(7), 1) == minutes(3)


def test_backdating_never_reaches_beyond_the_part_before(hour: Plan) -> None:
    session = lived(hour, PhaseEntered(minutes(0), 0), PhaseEntered(minutes(6), 1))
    with pytest.raises(Refusal, match="hadn't begun"):
        commands.backdate(session, minutes(7), minutes(8))
    assert commands.longest_backdate(session, minutes(7)) == minutes(7)


def test_backdating_to_a_later_start_is_refused(hour: Plan) -> None:
    session = lived(hour, PhaseEntered(minutes(0), 0), PhaseEntered(minutes(6), 1))
    for ago in (0, 2, 3):
        with pytest.raises(Refusal, match="already begun"):
            commands.backdate(session, minutes(9), minutes(ago))


@given(
    st.lists(
        st.tuples(
            st.sampled_from([commands.advance, commands.go_back, commands.toggle_clock]),
            st.integers(0, 700),
        ),
        max_size=8,
    ),
    st.integers(0, 1500),
    st.integers(-100, 4000),
)
def test_a_backdated_start_never_gives_the_part_more_time_than_it_had(
    steps: list[tuple[Callable[[Session, timedelta], Event], int]], later: int, ago: int
) -> None:
    events: list[Event] = [PhaseEntered(timedelta(), 0)]
    now = timedelta()
    for command, seconds in steps:
        now += timedelta(seconds=seconds)
        with suppress(Refusal):
            events.append(command(lived(HOUR, *events), now))
    now += timedelta(seconds=later)
    before = lived(HOUR, *events)
    try:
        fact = commands.backdate(before, now, timedelta(seconds=ago))
    except Refusal:
        return
    after = lived(HOUR, *events, fact)
    assert after.remaining(now) <= before.remaining(now)
    assert after.grants == before.grants


def test_a_break_is_kept_apart_from_pauses(hour: Plan) -> None:
    session = lived(hour, PhaseEntered(minutes(0), 0))
    events: list[Event] = [PhaseEntered(minutes(0), 0)]
    for at, command in ((1, commands.toggle_clock), (2, commands.toggle_clock)):
        events.append(command(lived(hour, *events), minutes(at)))
    events.append(commands.call_break(lived(hour, *events), minutes(3), minutes(10)))
    session = lived(hour, *events)
    assert session.back_at == minutes(13)
    assert session.is_paused
    events.append(commands.toggle_clock(session, minutes(15)))
    session = lived(hour, *events)
    assert session.back_at is None
    assert session.paused(minutes(16)) == minutes(1)
    assert session.on_break(minutes(16)) == minutes(12)
    assert session.elapsed(minutes(16)) == minutes(3)


def test_a_break_called_in_a_pause_ends_the_pause(hour: Plan) -> None:
    events: list[Event] = [PhaseEntered(minutes(0), 0)]
    events.append(commands.toggle_clock(lived(hour, *events), minutes(1)))
    events.append(commands.call_break(lived(hour, *events), minutes(2), minutes(5)))
    session = lived(hour, *events)
    assert session.paused(minutes(4)) == minutes(1)
    assert session.on_break(minutes(4)) == minutes(2)
    with pytest.raises(Refusal, match="already on a break"):
        commands.call_break(session, minutes(4), minutes(5))


def test_five_minutes_behind_together_gives_way_first() -> None:
    session = lived(HOUR, PhaseEntered(minutes(0), 0))
    offer = catch_up(session, minutes(9))
    assert offer is not None
    assert offer.wanted == minutes(5)
    assert [(HOUR.steps[cut.step].id, cut.before, cut.after) for cut in offer.cuts] == [
        ("together", minutes(10), minutes(5))
    ]


def test_far_behind_wonder_gives_way_too_and_the_floors_hold() -> None:
    session = lived(HOUR, PhaseEntered(minutes(0), 0))
    offer = catch_up(session, minutes(54))
    assert offer is not None
    assert [(HOUR.steps[cut.step].id, cut.after) for cut in offer.cuts] == [
        ("together", minutes(3)),
        ("wonder", minutes(15)),
    ]
    assert offer.found == minutes(17)
    assert offer.wanted == minutes(50)


@pytest.mark.parametrize(
    ("now", "said"),
    [
        (9, "5 minutes behind: together 10 → 5"),
        (5, "1 minute behind: together 10 → 9"),
        (54, "50 minutes behind: together 10 → 3, wonder 25 → 15"),
    ],
)
def test_an_offer_says_how_late_it_is_and_what_would_give_way(now: int, said: str) -> None:
    session = lived(HOUR, PhaseEntered(minutes(0), 0))
    offer = catch_up(session, minutes(now))
    assert offer is not None
    assert offer_in_words(session, offer) == said


@pytest.mark.parametrize("ended", [False, True])
def test_on_time_or_over_there_is_nothing_to_catch_up_with(ended: bool) -> None:
    events: list[Event] = [PhaseEntered(minutes(0), 0)]
    if ended:
        events.append(commands.end(lived(HOUR, *events), minutes(20)))
        assert catch_up(lived(HOUR, *events), minutes(30)) is None
    else:
        assert catch_up(lived(HOUR, *events), minutes(4)) is None
        assert catch_up(Session(HOUR), minutes(30)) is None


def test_an_offer_that_was_taken_brings_the_end_back() -> None:
    events: list[Event] = [PhaseEntered(minutes(0), 0)]
    session = lived(HOUR, *events)
    offer = catch_up(session, minutes(9))
    assert offer is not None
    events.append(commands.accept(session, minutes(9), offer))
    session = lived(HOUR, *events)
    assert session.behind(minutes(9)) == timedelta()
    assert session.granted(5) == minutes(-5)
    assert catch_up(session, minutes(9)) is None


@given(st.integers(0, 6), st.integers(0, 90), st.integers(0, 5))
def test_no_catch_up_touches_the_presenter_or_goes_below_a_floor(
    position: int, late: int, granted: int
) -> None:
    events: list[Event] = [PhaseEntered(minutes(0), 0), PhaseEntered(minutes(0), position)]
    for _ in range(granted):
        events.append(commands.grant(lived(HOUR, *events), minutes(0), minutes(1)))
    session = lived(HOUR, *events)
    offer = catch_up(session, minutes(late))
    if offer is None:
        return
    after = lived(HOUR, *events, commands.accept(session, minutes(late), offer))
    for index, step in enumerate(HOUR.steps):
        floor = min(minutes(step.phase.floor), step.planned)
        assert after.allotted(index) >= floor
        if step.phase.id in ("present", "respond", "close") or index <= position:
            assert after.allotted(index) == session.allotted(index)
    assert offer.found <= offer.wanted


def test_going_back_makes_nobody_late() -> None:
    ahead = lived(
        HOUR,
        PhaseEntered(minutes(0), 0),
        PhaseEntered(minutes(4), 1),
        PhaseEntered(minutes(14), 2),
        PhaseEntered(minutes(15), 3),
    )
    assert ahead.behind(minutes(35)) == timedelta()
    back = lived(HOUR, *_facts_of(ahead), PhaseEntered(minutes(35), 2))
    assert back.behind(minutes(35)) == timedelta()
    assert catch_up(back, minutes(35)) is None


def test_what_has_been_used_up_cannot_give_way() -> None:
    events: list[Event] = [PhaseEntered(minutes(0), 3), PhaseEntered(minutes(20), 0)]
    session = lived(HOUR, *events)
    now = minutes(50)
    offer = catch_up(session, now)
    assert offer is not None
    after = lived(HOUR, *events, commands.accept(session, now, offer))
    for index in range(len(HOUR.steps)):
        assert after.remaining(now, index) >= min(timedelta(), session.remaining(now, index))


def test_in_a_break_the_end_waits_for_its_end() -> None:
    session = lived(HOUR, PhaseEntered(minutes(0), 0), BreakCalled(minutes(2), minutes(15)))
    assert session.ends_at(minutes(3)) == minutes(17 + 58)
    assert session.ends_at(minutes(20)) == minutes(20 + 58)


def _facts_of(session: Session) -> list[Event]:
    return [PhaseEntered(visit.since, visit.step) for visit in session.visits]
