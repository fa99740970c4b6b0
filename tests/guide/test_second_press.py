"""A hand on the keys: what it holds, and what it means twice."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from group_supervision.core import commands
from group_supervision.guide.key_repeat import MEANT_AGAIN, Hand
from group_supervision.guide.next_part import Advanced, Advancing
from group_supervision.live.session import LiveSession
from tests.conftest import StoppedClock


@given(st.lists(st.floats(0, MEANT_AGAIN - 0.01), max_size=50))
def test_however_long_a_key_is_held_it_is_pressed_once(waits: list[float]) -> None:
    hand, at = Hand(), 100.0
    assert not hand.holds("n", at)
    for wait in waits:
        at += wait
        assert hand.holds("n", at)


def test_another_key_in_between_was_pressed_by_a_hand_that_had_let_go() -> None:
    hand = Hand()
    assert [hand.holds(key, 1.0) for key in ("n", "p", "n", "n")] == [False, False, False, True]


def test_a_key_pressed_again_after_a_while_is_meant_again() -> None:
    hand = Hand()
    assert [hand.holds("n", at) for at in (1.0, 2.0, 3.0)] == [False, False, False]


@pytest.mark.parametrize(
    ("after", "then"),
    [
        (0.05, Advanced.TOO_SOON),
        (0.7, Advanced.TOO_SOON),
        (0.9, Advanced.WENT_ON),
        (14.9, Advanced.WENT_ON),
        (15.1, Advanced.ASKED),
    ],
)
def test_the_presenters_time_is_left_by_a_second_press_that_was_meant(
    live: LiveSession, clock: StoppedClock, after: float, then: Advanced
) -> None:
    advancing = Advancing(live, clock)
    live.perform(commands.begin)
    assert advancing.advance() is Advanced.WENT_ON
    assert advancing.advance() is Advanced.ASKED
    clock.between_keys(after)
    assert advancing.advance() is then
    assert live.session.position == (2 if then is Advanced.WENT_ON else 1)


def test_a_second_press_means_nothing_once_the_session_has_moved_on(
    live: LiveSession, clock: StoppedClock
) -> None:
    advancing = Advancing(live, clock)
    live.perform(commands.begin)
    live.perform(commands.advance)
    assert advancing.advance() is Advanced.ASKED
    live.perform(commands.go_back)
    live.perform(commands.advance)
    clock.between_keys(2)
    assert advancing.advance() is Advanced.ASKED
    assert live.session.position == 1
