"""A practice event goes on whoever comes or leaves, and says when it will end."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from group_supervision.core.practice import Practice, check_practice, rounds_that_fit
from group_supervision.errors import BadInput, Refusal
from tests.examples import examples

NOON = datetime(2026, 3, 4, 12, tzinfo=UTC)


def event(people: int, rounds: int = 3, pause: int = 5) -> Practice:
    seats = tuple(range(1, people + 1))
    return Practice(seats, rounds, 20, pause, NOON, "reflective-case-discussion")


def six(rounds: int = 3) -> Practice:
    return event(6, rounds)


@pytest.mark.parametrize(
    ("people", "rounds", "pause", "said"),
    [
        (2, 3, 5, "needs 3 people"),
        (41, 3, 5, "make several"),
        (6, 0, 5, "1 to 12 rounds"),
        (6, 13, 5, "1 to 12 rounds"),
        (6, 3, 61, "0 to 60 minutes"),
    ],
)
def test_what_cannot_be_held_is_said(people: int, rounds: int, pause: int, said: str) -> None:
    with pytest.raises(BadInput, match=said):
        check_practice(event(people, rounds, pause))


def test_three_people_one_round_and_no_pause_are_enough_and_forty_and_twelve_not_too_many() -> None:
    check_practice(event(3, 1, 0))
    check_practice(event(40, 12, 60))


def test_the_timetable_has_its_pauses_and_moves_when_late() -> None:
    practice = six()
    begins = [f"{slot.begins:%H:%M}" for slot in practice.timetable(NOON)]
    assert begins == ["12:00", "12:25", "12:50"]
    assert practice.meant_to_end == NOON + timedelta(minutes=70)
    assert practice.behind(NOON) == timedelta()
    later = NOON + timedelta(minutes=32)
    after_one = practice.held()
    assert [f"{slot.begins:%H:%M}" for slot in after_one.timetable(later)] == ["12:32", "12:57"]
    assert after_one.behind(later) == timedelta(minutes=7)


def test_whoever_passes_is_asked_again_later() -> None:
    practice = six()
    passed = practice.skipping(1)
    assert 1 not in passed.coming[0].roles
    assert sorted(passed.coming[0].people) == [1, 2, 3, 4, 5, 6]
    assert 1 in passed.coming[1].roles


def test_whoever_is_due_first_of_those_who_are_free_stands_in() -> None:
    practice = event(5).held()
    assert practice.coming[0].roles == (2, 4, 5)
    assert practice.coming[0].group == (1, 3)  # 1 has facilitated already, 3 has not
    assert practice.skipping(2).coming[0].roles == (3, 4, 5)


def test_two_can_change_places_in_the_next_round_alone() -> None:
    practice = six()
    swapped = practice.swapping(1, 6)
    assert swapped.coming[0].facilitator == 6
    assert 1 in swapped.coming[0].group
    with pytest.raises(Refusal, match="Nobody has seat 9"):
        practice.swapping(1, 9)


def test_a_latecomer_never_takes_a_leavers_seat() -> None:
    practice = six().without(6).joined()
    assert practice.seats == (1, 2, 3, 4, 5, 7)
    with pytest.raises(Refusal, match="Nobody has seat 6"):
        practice.without(6)


def test_rounds_can_be_added_and_taken_off_but_not_those_that_were() -> None:
    practice = six(2).held().held()
    assert practice.with_rounds(4).left == 2
    with pytest.raises(Refusal, match="more rounds than that"):
        practice.with_rounds(1)
    with pytest.raises(BadInput, match="1 to 12"):
        practice.with_rounds(13)


def test_three_is_the_fewest() -> None:
    practice = event(3)
    with pytest.raises(Refusal, match="needs 3 people"):
        practice.without(1)
    with pytest.raises(Refusal, match="swap two seats"):
        practice.skipping(1)


def test_dilemmas_are_drawn_without_repeats_until_there_are_no_more() -> None:
    practice = six()
    drawn = []
    for _ in range(4):
        practice = practice.draws(["a", "b", "c"])
        drawn.append(practice.drawn[-1])
    assert drawn == ["a", "b", "c", "a"]
    assert practice.draws([]) == practice


@given(st.integers(0, 600), st.integers(1, 90), st.integers(0, 60))
def test_what_fits_fits_and_one_more_does_not(whole: int, minutes: int, pause: int) -> None:
    rounds = rounds_that_fit(whole, minutes, pause)

    def needed(number: int) -> int:
        return number * minutes + max(0, number - 1) * pause

    assert needed(rounds) <= whole < needed(rounds + 1)


class AnyEvent(RuleBasedStateMachine):
    """Whatever happens, there is a plan for exactly those who are there."""

    def __init__(self) -> None:
        super().__init__()
        self.practice = event(5, 6)

    @precondition(lambda self: len(self.practice.seats) < 12)
    @rule()
    def somebody_comes(self) -> None:
        self.practice = self.practice.joined()

    @precondition(lambda self: len(self.practice.seats) > 3)
    @rule(data=st.data())
    def somebody_leaves(self, data: st.DataObject) -> None:
        self.practice = self.practice.without(data.draw(st.sampled_from(self.practice.seats)))

    @precondition(lambda self: self.practice.left)
    @rule(data=st.data())
    def two_swap(self, data: st.DataObject) -> None:
        seats = st.sampled_from(self.practice.seats)
        self.practice = self.practice.swapping(data.draw(seats), data.draw(seats))

    @precondition(lambda self: self.practice.left and len(self.practice.seats) > 3)
    @rule(data=st.data())
    def somebody_passes(self, data: st.DataObject) -> None:
        seat = data.draw(st.sampled_from(self.practice.coming[0].roles))
        self.practice = self.practice.skipping(seat)
        assert seat not in self.practice.coming[0].roles

    @precondition(lambda self: self.practice.left)
    @rule()
    def a_round_is_held(self) -> None:
        self.practice = self.practice.held()

    @invariant()
    def everybody_has_a_place_in_every_round(self) -> None:
        practice = self.practice
        assert len(practice.coming) == practice.left
        for each in practice.coming:
            assert sorted(each.people) == sorted(practice.seats)


TestAnyEvent = AnyEvent.TestCase
TestAnyEvent.settings = settings(max_examples=examples(10), stateful_step_count=15, deadline=None)
