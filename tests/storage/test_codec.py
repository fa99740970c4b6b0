from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from group_supervision.core.choices import (
    Gathering,
    Kind,
    NotePolicy,
    Screens,
    Setting,
    Setup,
    Word,
)
from group_supervision.core.events import (
    ClockPaused,
    ClockResumed,
    Event,
    NoteTaken,
    PhaseEntered,
    ResonanceMarked,
    SessionEnded,
    TimeGranted,
)
from group_supervision.core.format import NoteKind
from group_supervision.core.plan import plan
from group_supervision.core.text import Anonymised, clean
from group_supervision.core.timeline import Anchor, Timeline
from group_supervision.formats.library import DEFAULT_FORMAT, load_format
from group_supervision.storage.codec import (
    StoredSession,
    event_from_keys,
    event_to_keys,
    header_from_keys,
    header_to_keys,
)

RCD = load_format(DEFAULT_FORMAT)
INSTANTS = st.integers(-(10**7), 10**9).map(lambda count: timedelta(milliseconds=count))
TEXTS = st.text(st.characters(), max_size=80).map(clean).map(Anonymised)
EVENTS: st.SearchStrategy[Event] = st.one_of(
    st.builds(PhaseEntered, INSTANTS, st.integers(0, 50)),
    st.builds(ClockPaused, INSTANTS),
    st.builds(ClockResumed, INSTANTS),
    st.builds(TimeGranted, INSTANTS, INSTANTS),
    st.builds(NoteTaken, INSTANTS, st.integers(1, 999), st.sampled_from(NoteKind), TEXTS),
    st.builds(ResonanceMarked, INSTANTS, st.integers(1, 999), st.booleans()),
    st.builds(SessionEnded, INSTANTS),
)
SETUPS = st.builds(
    Setup,
    minutes=st.integers(45, 120),
    people=st.integers(2, 30),
    policy=st.sampled_from(NotePolicy),
    setting=st.sampled_from(Setting),
    gathering=st.sampled_from(Gathering),
    screens=st.sampled_from(Screens),
    word=st.sampled_from(Word),
    options=st.sampled_from([frozenset(), frozenset({"facts"})]),
    kind=st.just(Kind.SESSION),
    speed=st.sampled_from([0.5, 1.0, 60.0]),
    group=st.none() | TEXTS,
)


@given(EVENTS)
def test_a_fact_written_down_and_read_again_is_the_same(event: Event) -> None:
    assert event_from_keys(event_to_keys(event)) == event


@given(SETUPS, st.lists(INSTANTS, max_size=3))
def test_a_header_written_down_and_read_again_is_the_same(
    setup: Setup, gaps: list[timedelta]
) -> None:
    timeline = Timeline.opening(datetime(2026, 3, 4, 14, 0, 0, 123456, tzinfo=UTC), setup.speed)
    anchors = [Anchor(timeline.anchor.wall + gap, gap) for gap in gaps]
    timeline = Timeline((*timeline.anchors, *anchors), setup.speed)
    stored = StoredSession("k7p2mn", plan(RCD, setup), timeline)
    assert header_from_keys(header_to_keys(stored), ()) == stored
