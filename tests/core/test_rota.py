"""A rota gives everyone a turn, by seat."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from group_supervision.core.rota import Rota
from group_supervision.errors import Refusal


def test_turns_go_round_and_come_back() -> None:
    rota = Rota.of(3)
    assert [rota.next, rota.done().next, rota.done().done().done().next] == [1, 2, 1]
    assert rota.done().undone() == rota


def test_whoever_skips_has_the_turn_after() -> None:
    rota = Rota.of(4).skipping()
    assert rota.seats == (2, 1, 3, 4)
    with pytest.raises(Refusal, match="nobody else"):
        Rota.of(1).skipping()


def test_two_seats_swap() -> None:
    assert Rota.of(4).swapping(3).seats == (3, 2, 1, 4)
    with pytest.raises(Refusal, match="Nobody has seat 9"):
        Rota.of(4).swapping(9)


@given(st.integers(1, 30), st.lists(st.integers(-2, 40), unique=True, max_size=40))
def test_everyone_has_one_turn_whatever_the_order_was(people: int, before: list[int]) -> None:
    rota = Rota.of(people, before)
    assert sorted(rota.seats) == list(range(1, people + 1))
    kept = [seat for seat in before if seat in rota.seats]
    assert list(rota.seats[: len(kept)]) == kept
