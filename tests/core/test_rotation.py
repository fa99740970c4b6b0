"""Practice rounds share their roles out fairly, whoever comes or goes."""

from collections import Counter
from collections.abc import Iterable
from itertools import pairwise
from math import ceil

import pytest
from hypothesis import given
from hypothesis import strategies as st

from group_supervision.core.rotation import Round, rotation


def spread(counted: Counter[int], seats: Iterable[int]) -> int:
    times = [counted[seat] for seat in seats]
    return max(times) - min(times)


@given(people=st.integers(3, 40), rounds=st.integers(1, 8))
def test_nobody_has_a_special_role_more_than_once_oftener_than_another(
    people: int, rounds: int
) -> None:
    seats = range(1, people + 1)
    planned = rotation(seats, rounds)
    assert len(planned) == rounds
    assert all(sorted(each.people) == list(seats) for each in planned)
    assert spread(Counter(seat for each in planned for seat in each.roles), seats) <= 1
    for role in range(3):
        assert spread(Counter(each.roles[role] for each in planned), seats) <= 1


@given(people=st.integers(3, 40), rounds=st.integers(2, 8))
def test_nobody_has_the_same_role_twice_running(people: int, rounds: int) -> None:
    planned = rotation(range(1, people + 1), rounds)
    for before, after in pairwise(planned):
        assert not any(one == two for one, two in zip(before.roles, after.roles, strict=True))


@given(
    people=st.integers(4, 12),
    before=st.integers(1, 4),
    left=st.integers(1, 4),
    leaver=st.data(),
)
def test_a_leaver_is_in_no_later_round_and_the_rest_stays_fair(
    people: int, before: int, left: int, leaver: st.DataObject
) -> None:
    seats = list(range(1, people + 1))
    done = rotation(seats, before)
    gone = leaver.draw(st.sampled_from(seats))
    seats.remove(gone)
    planned = rotation(seats, left, done)
    assert not any(gone in each.people for each in planned)
    assert spread(Counter(seat for each in (*done, *planned) for seat in each.roles), seats) <= 1


@given(people=st.integers(3, 12), before=st.integers(1, 4), left=st.integers(1, 4))
def test_a_latecomer_takes_part_and_is_not_made_to_catch_up(
    people: int, before: int, left: int
) -> None:
    done = rotation(range(1, people + 1), before)
    seats = range(1, people + 2)
    planned = rotation(seats, left, done)
    assert all(people + 1 in each.people for each in planned)
    late = sum(people + 1 in each.roles for each in planned)
    assert late <= 1 + ceil(3 * left / len(seats))


@pytest.mark.parametrize(
    ("people", "wondering"), [(3, {1, 3}), (4, {1, 3, 4}), (5, {3, 4, 5}), (6, {4, 5, 6})]
)
def test_in_a_small_group_the_observer_then_the_facilitator_wonders_too(
    people: int, wondering: set[int]
) -> None:
    first = Round(1, 2, 3, tuple(range(4, people + 1)))
    assert set(first.wondering) == wondering
