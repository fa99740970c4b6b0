import pytest
from hypothesis import given
from hypothesis import strategies as st

from group_supervision.core.choices import Kind, Setup
from group_supervision.core.fit_minutes import fit
from group_supervision.core.format import Format
from group_supervision.core.plan import plan
from group_supervision.errors import BadInput
from group_supervision.formats.library import DEFAULT_FORMAT, load_format

RCD = load_format(DEFAULT_FORMAT)
MINUTES = st.integers(45, 120)
CHOSEN = st.sampled_from([frozenset(), frozenset({"facts"})])


@given(MINUTES, CHOSEN)
def test_the_phases_add_up_to_the_whole(minutes: int, chosen: frozenset[str]) -> None:
    assert sum(fit(RCD, minutes, chosen).values()) == minutes


@given(MINUTES, CHOSEN)
def test_the_ten_minutes_are_ten_minutes(minutes: int, chosen: frozenset[str]) -> None:
    assert fit(RCD, minutes, chosen)["present"] == 10


@given(MINUTES, CHOSEN)
def test_no_phase_is_cut_below_its_floor(minutes: int, chosen: frozenset[str]) -> None:
    fitted = fit(RCD, minutes, chosen)
    assert fitted["respond"] >= 5
    assert fitted["close"] >= 3
    assert fitted["together"] >= 3
    assert fitted["wonder"] >= 15
    assert fitted["arrive"] >= 2


@given(MINUTES)
def test_facts_take_part_only_when_chosen(minutes: int) -> None:
    assert fit(RCD, minutes)["facts"] == 0


@given(MINUTES, CHOSEN)
def test_wonder_grows_to_forty_and_no_further(minutes: int, chosen: frozenset[str]) -> None:
    assert fit(RCD, minutes, chosen)["wonder"] <= 40


def test_an_hour_is_as_published() -> None:
    fitted = fit(RCD, 60)
    assert {key: value for key, value in fitted.items() if value} == {
        "arrive": 4,
        "present": 10,
        "sit_back": 1,
        "wonder": 25,
        "respond": 5,
        "together": 10,
        "close": 5,
    }


@pytest.mark.parametrize(("minutes", "together", "wonder"), [(45, 3, 15), (60, 6, 25)])
def test_chosen_facts_take_their_minutes_from_together_then_wonder(
    minutes: int, together: int, wonder: int
) -> None:
    fitted = fit(RCD, minutes, frozenset({"facts"}))
    assert (fitted["facts"], fitted["together"], fitted["wonder"]) == (4, together, wonder)


def test_at_ninety_minutes_the_minutes_of_facts_go_to_wonder() -> None:
    assert fit(RCD, 90)["wonder"] == 40
    assert fit(RCD, 90, frozenset({"facts"}))["wonder"] == 35


@pytest.mark.parametrize("minutes", [7, 44, 121, 0, -5])
def test_a_length_that_will_not_hold_is_refused_with_the_range(minutes: int) -> None:
    with pytest.raises(BadInput, match="choose 45 to 120"):
        fit(RCD, minutes)


def test_the_practice_form_is_not_for_sessions(rcd: Format) -> None:
    with pytest.raises(BadInput, match="for practice rounds"):
        plan(rcd, Setup(20))
    practice = plan(rcd, Setup(20, kind=Kind.PRACTICE))
    assert practice.minutes == {
        "arrive": 1,
        "present": 4,
        "sit_back": 1,
        "wonder": 7,
        "respond": 2,
        "close": 1,
        "debrief": 4,
    }
