"""Finishing earlier: what gives way, how much, and what never does."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from group_supervision.core import commands
from group_supervision.core.catch_up import (
    Offer,
    cuts_in_words,
    finish_times,
    finishing_earlier,
    late_by,
)
from group_supervision.core.choices import Setup
from group_supervision.core.events import BreakCalled, ClockPaused, Event, PhaseEntered, TimeGranted
from group_supervision.core.plan import Plan, plan
from group_supervision.core.session import Session, replay
from group_supervision.formats.library import DEFAULT_FORMAT, load_format

FORMAT = load_format(DEFAULT_FORMAT)
GREEDY = replace(FORMAT, gives_way=tuple(phase.id for phase in FORMAT.phases))
"""A format that would have everything give way, the presenter and the close too."""
PLANS = tuple(plan(fmt, Setup(length)) for fmt in (FORMAT, GREEDY) for length in (45, 60, 83, 90))
HOUR = PLANS[1]
MINUTE = timedelta(minutes=1)
NOTHING = timedelta()


@st.composite
def under_way(draw: st.DrawFn) -> tuple[Session, list[Event], timedelta]:
    """A session somewhere in its course: late, early, paused, in a break, gone back."""
    laid_out: Plan = draw(st.sampled_from(PLANS))
    last = len(laid_out.steps) - 1
    events: list[Event] = [PhaseEntered(NOTHING, 0)]
    at = NOTHING
    for step in draw(st.lists(st.integers(0, last), max_size=5)):
        at += timedelta(seconds=draw(st.integers(0, 1800)))
        events.append(PhaseEntered(at, step))
        events += [TimeGranted(at, MINUTE)] * draw(st.integers(0, 3))
    stands_still = draw(st.sampled_from([None, ClockPaused(at), BreakCalled(at, 10 * MINUTE)]))
    if stands_still is not None:
        events.append(stands_still)
    now = at + timedelta(seconds=draw(st.integers(0, 3600)))
    return replay(laid_out, events), events, now


SECONDS = st.integers(0, 7200).map(lambda seconds: timedelta(seconds=seconds))


def accepted(
    session: Session, events: list[Event], now: timedelta, earlier: timedelta
) -> tuple[Session, Offer]:
    """Return the session as it is when an offer to finish earlier was taken, and the offer."""
    offer = finishing_earlier(session, now, earlier)
    return replay(session.plan, [*events, commands.accept(session, now, offer)]), offer


@given(under_way(), SECONDS)
def test_the_cuts_come_to_what_was_asked_or_to_all_there_is(
    lived: tuple[Session, list[Event], timedelta], earlier: timedelta
) -> None:
    session, events, now = lived
    after, offer = accepted(session, events, now, earlier)
    most = finishing_earlier(session, now, timedelta.max).found
    assert offer.found == min(earlier, most)
    assert session.ends_at(now) - after.ends_at(now) == offer.found


@given(under_way(), SECONDS)
def test_floors_are_kept_and_the_presenter_and_the_close_keep_all_they_have(
    lived: tuple[Session, list[Event], timedelta], earlier: timedelta
) -> None:
    session, events, now = lived
    after, _ = accepted(session, events, now, earlier)
    for index, step in enumerate(session.plan.steps):
        had, has = session.allotted(index), after.allotted(index)
        assert NOTHING <= has <= had
        assert has >= min(had, step.phase.floor * MINUTE, step.planned)
        assert has >= min(had, session.elapsed(now, index))
        untouched = step.phase.protected or session.plan.is_closing(index)
        if untouched or index <= session.position:
            assert has == had


@given(under_way(), SECONDS)
def test_what_gives_way_first_is_used_up_before_what_gives_way_next(
    lived: tuple[Session, list[Event], timedelta], earlier: timedelta
) -> None:
    session, _, now = lived
    cuts = finishing_earlier(session, now, earlier).cuts
    order = session.plan.format.gives_way
    places = [order.index(session.plan.steps[cut.step].phase.id) for cut in cuts]
    assert places == sorted(places)
    most = finishing_earlier(session, now, timedelta.max).cuts
    assert cuts[:-1] == most[: len(cuts[:-1])]


@given(under_way(), st.integers(-3600, 3600).map(lambda seconds: timedelta(seconds=seconds)))
def test_every_time_that_is_offered_can_be_reached_exactly(
    lived: tuple[Session, list[Event], timedelta], mark: timedelta
) -> None:
    session, events, now = lived
    times = finish_times(session, now, mark)
    end = session.ends_at(now)
    assert list(times) == sorted(times)
    assert times[-1] == end
    assert len({(each - mark) // MINUTE for each in times}) == len(times)
    for each in times:
        after, _ = accepted(session, events, now, end - each)
        assert after.ends_at(now) == each


@given(under_way(), st.integers(-3600, 3600).map(lambda seconds: timedelta(seconds=seconds)))
def test_late_the_end_that_was_meant_is_among_them_or_the_nearest_to_it(
    lived: tuple[Session, list[Event], timedelta], mark: timedelta
) -> None:
    session, _, now = lived
    end = session.ends_at(now)
    meant = end - session.behind(now)
    times = finish_times(session, now, mark)
    if late_by(session, now) and (meant - mark) // MINUTE < (end - mark) // MINUTE:
        assert meant in times or times[0] > meant


def test_on_time_an_earlier_finish_is_taken_from_together_first_then_from_wonder() -> None:
    session = replay(HOUR, [PhaseEntered(NOTHING, 0)])
    assert late_by(session, MINUTE) == NOTHING
    said = [
        cuts_in_words(session, finishing_earlier(session, MINUTE, minutes * MINUTE))
        for minutes in (0, 3, 7, 12)
    ]
    assert said == ["", "together 10 → 7", "together 10 → 3", "together 10 → 3, wonder 25 → 20"]
