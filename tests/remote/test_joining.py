"""Somebody who joins is told what is known of the link, and no more."""

import pytest

from group_supervision.core import commands
from group_supervision.errors import Refusal
from group_supervision.guide.following_afar import followed
from group_supervision.guide.opening import Opening
from group_supervision.live.session import LiveSession
from group_supervision.remote.link import linked_place, place_in
from group_supervision.remote.sealing import Writing, sealed
from tests.conftest import StoppedClock
from tests.remote.conftest import Certified, forging, led, needs_broker, sees, wait_until

pytestmark = needs_broker


def test_a_key_that_opens_nothing_is_called_wrong_after_a_sign_of_life_and_not_before(
    mosquitto: Certified,
    opening: Opening,
    live: LiveSession,
    clock: StoppedClock,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("group_supervision.guide.following_afar._SIGN", 0.6)
    said: list[str] = []
    with led(opening, live, mosquitto.url("wrong")) as link:
        place, _key = linked_place(link)
        wrong = place.linked(Writing.new().reading.text)
        with followed(link, clock, print) as far:
            wait_until(lambda: sees(far, live))
        with followed(wrong, clock, said.append) as far:
            assert "can't be read with this link" in said.pop()
            assert far.look() is None

        def another(_sentence: str) -> None:
            live.perform(commands.advance)

        with pytest.raises(Refusal, match="doesn't open"), followed(wrong, clock, another):
            pass


def test_what_was_forged_before_somebody_joined_keeps_nobody_out(
    mosquitto: Certified, opening: Opening, live: LiveSession, clock: StoppedClock
) -> None:
    with led(opening, live, mosquitto.url("before")) as link:
        place, _key = linked_place(link)
        with forging(place) as forger:
            forger.publish(place.topic, b"\0" * 5_000, waits=True)

        def waited(_sentence: str) -> None:
            live.perform(commands.advance)

        with followed(link, clock, waited) as far:
            wait_until(lambda: sees(far, live))


def test_whoever_joins_learns_that_the_console_is_newer(
    mosquitto: Certified, clock: StoppedClock
) -> None:
    keys = Writing.new()
    place = place_in(mosquitto.url("newer"))
    with forging(place) as console:
        console.publish(place.topic, sealed(keys, place.topic, b'{"version": 2}'), waits=True)
        link = place.linked(keys.reading.text)
        with pytest.raises(Refusal, match="update"), followed(link, clock, print):
            pass
