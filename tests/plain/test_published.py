"""What the plain console says of groups far apart: little, and each thing once."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from group_supervision.guide.opening import Opening
from group_supervision.guide.publishing import UNREACHED
from group_supervision.live.session import LiveSession
from tests.plain.conftest import Hold, minutes


class Far:
    """Where a session is published."""

    def __init__(self) -> None:
        self.is_reached = True
        self.complaint = ""

    def lose(self) -> None:
        """Let the broker go."""
        self.is_reached, self.complaint = False, UNREACHED

    def find(self) -> None:
        """Let it come back."""
        self.is_reached, self.complaint = True, ""


@pytest.fixture
def far(monkeypatch: pytest.MonkeyPatch) -> Far:
    made = Far()

    @contextmanager
    def published(_opening: Opening, live: LiveSession) -> Iterator[None]:
        live.far = made
        yield

    monkeypatch.setattr("group_supervision.plain.flow.published", published)
    return made


def test_where_says_that_groups_far_apart_see_it_and_nothing_else_does(
    lead: Hold, far: Far
) -> None:
    told = lead(minutes(1), "x")
    assert far.is_reached
    assert "Groups far apart see it too." in told.all_after("x")
    assert len(told.starting("Groups far apart")) == 1


def test_a_broker_that_goes_and_comes_back_is_one_quiet_sentence_each_time(
    lead: Hold, far: Far
) -> None:
    told = lead(minutes(1), far.lose, minutes(0.5), minutes(0.5), far.find, minutes(1))
    assert told.starting("The broker") == [UNREACHED]
    assert told.starting("Groups far apart are") == ["Groups far apart are reached again."]
    assert told.rung == 0


def test_without_groups_far_apart_nothing_of_them_is_said(lead: Hold) -> None:
    told = lead(minutes(1), "x")
    assert not told.starting("Groups far apart")
