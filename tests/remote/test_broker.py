"""A console and those who follow it, with a real broker between them."""

import gc
import json
import os
from datetime import timedelta
from pathlib import Path

import pytest

from group_supervision.core import commands
from group_supervision.core.stage import RoomState
from group_supervision.errors import BadInput, Refusal
from group_supervision.guide import extras, publishing
from group_supervision.guide.following_afar import followed
from group_supervision.guide.leading import Leading
from group_supervision.guide.opening import Opening
from group_supervision.guide.published import published
from group_supervision.guide.publishing import Publishing
from group_supervision.live.following import Source
from group_supervision.live.opening import resume_session
from group_supervision.live.session import LiveSession
from group_supervision.remote.connection import Connection, Reach
from group_supervision.remote.link import CA_VARIABLE, linked_place
from group_supervision.remote.message import Order, to_bytes
from group_supervision.remote.sealing import Reading, Writing, sealed
from group_supervision.storage.folder import DataFolder
from tests.conftest import StoppedClock
from tests.remote.conftest import Certified, forging, led, needs_broker, sees, wait_until

pytestmark = needs_broker


def test_whoever_follows_early_or_late_sees_what_the_room_sees(
    mosquitto: Certified, opening: Opening, live: LiveSession, clock: StoppedClock
) -> None:
    with led(opening, live, mosquitto.url("early")) as link, followed(link, clock, print) as early:
        wait_until(lambda: sees(early, live))
        live.perform(commands.advance)
        wait_until(lambda: sees(early, live))
        with followed(link, clock, print) as late:
            wait_until(lambda: sees(late, live))
        assert Leading(live, clock).is_published_afar
    assert live.far is None


def test_a_broker_that_is_started_again_is_found_by_both_and_the_session_goes_on_meanwhile(
    mosquitto: Certified, opening: Opening, live: LiveSession, clock: StoppedClock
) -> None:
    with led(opening, live, mosquitto.url("again")) as link, followed(link, clock, print) as far:
        wait_until(lambda: sees(far, live))
        mosquitto.stop()
        leading = Leading(live, clock)
        wait_until(lambda: leading.complaint_from_afar)
        assert leading.complaint_from_afar == publishing.UNREACHED
        leading.advance()
        clock.advance(seconds=90)
        found = far.look()
        assert found is not None
        assert found.is_alone
        assert found.now == live.now
        mosquitto.start()
        wait_until(lambda: sees(far, live))
        assert not leading.complaint_from_afar


def test_another_key_and_a_follower_who_publishes_change_nothing(
    mosquitto: Certified, opening: Opening, live: LiveSession, clock: StoppedClock
) -> None:
    with led(opening, live, mosquitto.url("forged")) as link, followed(link, clock, print) as far:
        wait_until(lambda: sees(far, live))
        place, key = linked_place(link)
        with forging(place) as forger:
            lie = far.look()
            assert lie is not None
            message = to_bytes(lie, Order(99, 1))
            for keys in (Writing.new(Reading.from_text(key).secret), Writing.new()):
                forger.publish(place.topic, sealed(keys, place.topic, message), waits=True)
            forger.publish(place.topic, b"\0" * 5_000, waits=True)
            forger.publish(place.topic, b"", waits=True)
            live.perform(commands.advance)
            wait_until(lambda: sees(far, live))


@pytest.mark.parametrize("minutes", [5, -5])
def test_clocks_five_minutes_apart_show_the_same_time_left_early_and_late(
    mosquitto: Certified,
    opening: Opening,
    live: LiveSession,
    clock: StoppedClock,
    home: Path,
    minutes: int,
) -> None:
    there = StoppedClock(clock.time + timedelta(minutes=minutes))

    def left(source: Source) -> timedelta | None:
        found = source.look()
        return None if found is None else found.view.clock.remaining_at(found.now)

    with (
        led(opening, live, mosquitto.url(f"skew{minutes}")) as link,
        followed(link, there, print) as far,
    ):
        live.perform(commands.advance)
        wait_until(lambda: left(far) == timedelta(minutes=10))
        with followed(link, there, print) as late:
            for each in (clock, there):
                each.advance(seconds=15)
            stamp = clock.time.timestamp()
            os.utime(home / "stage.json", (stamp, stamp))
            wait_until(lambda: left(late) == timedelta(minutes=9, seconds=45))
            assert left(far) == left(late)


def test_an_old_message_that_is_replayed_over_the_broker_changes_nothing(
    mosquitto: Certified, opening: Opening, live: LiveSession, clock: StoppedClock
) -> None:
    with led(opening, live, mosquitto.url("replayed")) as link, followed(link, clock, print) as far:
        place, _key = linked_place(link)
        heard: list[bytes] = []
        spy = Connection(
            place.broker, [place.topic], lambda _topic, each, _kept: heard.append(each)
        )
        spy.start()
        wait_until(lambda: heard)
        live.perform(commands.advance)
        wait_until(lambda: sees(far, live))
        count = len(heard)
        spy.publish(place.topic, heard[0], waits=True)
        wait_until(lambda: len(heard) > count)
        assert sees(far, live)
        with followed(link, clock, print) as late:
            live.perform(commands.grant, commands.MINUTE)
            wait_until(lambda: sees(late, live))
        spy.close()


def test_a_console_that_went_away_goes_on_with_the_same_link_and_leaves_nothing_at_the_end(
    mosquitto: Certified, opening: Opening, live: LiveSession, clock: StoppedClock, home: Path
) -> None:
    with led(opening, live, mosquitto.url("resumed")) as link, followed(link, clock, print) as far:
        wait_until(lambda: sees(far, live))
        live.close()
    kept = json.loads((home / "published.json").read_text("utf-8"))
    assert kept["session"] == live.id
    with followed(link, clock, print) as far:
        again = Opening(home, clock)
        resumed = resume_session(DataFolder(home), live.id, clock)
        with published(again, resumed):
            resumed.perform(commands.advance)
            wait_until(lambda: sees(far, resumed))
            resumed.perform(commands.end)
        wait_until(lambda: (found := far.look()) and found.view.state is RoomState.ENDED)
        resumed.close()
    assert not (home / "published.json").exists()
    messages: list[bytes] = []
    place, _key = linked_place(link)
    last = Connection(
        place.broker, [place.topic], lambda _topic, each, _kept: messages.append(each)
    )
    last.start()
    wait_until(lambda: last.reach is Reach.REACHED)
    last.publish(place.topic, b"after all", waits=True)
    wait_until(lambda: messages)
    last.close()
    assert messages == [b"after all"], "the broker had forgotten the session"


def test_the_first_session_that_is_led_is_published_and_no_other(
    mosquitto: Certified, opening: Opening, live: LiveSession
) -> None:
    opening.publishing = Publishing(mosquitto.url("first"))
    with published(opening, live):
        assert live.far is not None
    assert opening.publishing is not None, "it was never begun"
    live.perform(commands.begin)
    with published(opening, live):
        assert live.far is not None
    assert opening.publishing is None


def test_a_link_for_the_next_session_outlasts_one_that_goes_on_under_its_own(
    mosquitto: Certified, opening: Opening, live: LiveSession
) -> None:
    with led(opening, live, mosquitto.url("own")):
        pass
    asked = opening.publishing = Publishing(mosquitto.url("next"))
    with published(opening, live):
        assert live.far is not None
    assert opening.publishing is asked


def test_a_session_that_was_left_before_it_began_keeps_nobody_from_the_one_after_it(
    mosquitto: Certified, opening: Opening, live: LiveSession, clock: StoppedClock
) -> None:
    asked = opening.publishing = Publishing(mosquitto.url("left"))
    with followed(asked.link, clock, print) as far:
        with published(opening, live):
            wait_until(lambda: sees(far, live))
        live.perform(commands.begin)
        with published(opening, live):
            wait_until(lambda: sees(far, live))


def test_a_broker_that_lets_nobody_in_is_said_in_one_sentence_to_both(
    mosquitto: Certified, opening: Opening, live: LiveSession, clock: StoppedClock
) -> None:
    url = f"mqtt://127.0.0.1:{mosquitto.closed_port}/topic"
    asked = opening.publishing = Publishing(url)
    live.perform(commands.begin)
    with published(opening, live):
        leading = Leading(live, clock)
        wait_until(lambda: leading.complaint_from_afar)
        assert leading.complaint_from_afar == publishing.TURNED_AWAY
        live.perform(commands.advance)
    with pytest.raises(Refusal, match="user and password"), followed(asked.link, clock, print):
        pass


# What paho leaves open after a handshake that failed is closed when it is collected.
@pytest.mark.filterwarnings("ignore::ResourceWarning")
def test_a_certificate_that_nobody_vouches_for_is_refused_and_an_own_authority_is_taken(
    mosquitto: Certified, clock: StoppedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not mosquitto.authority:
        pytest.skip("OpenSSL isn't installed")
    key = Writing.new().reading.text
    link = f"mqtts://localhost:{mosquitto.tls_port}/topic#{key}"
    with pytest.raises(Refusal, match="vouches"), followed(link, clock, print):
        pass
    monkeypatch.setenv(CA_VARIABLE, mosquitto.authority)
    with followed(link, clock, print) as far:
        assert far.look() is None
    monkeypatch.setenv(CA_VARIABLE, "/nowhere/ca.pem")
    with pytest.raises(BadInput, match=CA_VARIABLE), followed(link, clock, print):
        pass
    gc.collect()


def test_a_session_that_can_no_longer_be_published_says_why_and_goes_on(
    mosquitto: Certified,
    opening: Opening,
    live: LiveSession,
    monkeypatch: pytest.MonkeyPatch,
    clock: StoppedClock,
) -> None:
    with led(opening, live, mosquitto.url("no-more")):
        pass
    monkeypatch.setattr(extras, "find_spec", lambda _name: None)
    with published(opening, live):
        leading = Leading(live, clock)
        assert "group-supervision[remote]" in leading.complaint_from_afar
        assert not leading.is_published_afar
        leading.advance()
        assert live.session.position == 1


def test_a_session_that_goes_on_without_the_keys_it_was_published_with_says_so(
    opening: Opening, live: LiveSession, clock: StoppedClock, home: Path
) -> None:
    (home / "published.json").write_text("{", "utf-8")
    leading = Leading(live, clock)
    with published(opening, live):
        assert leading.complaint_from_afar == "", "nobody asked to publish one that begins"
    live.perform(commands.begin)
    with published(opening, live):
        assert "published.json" in leading.complaint_from_afar


def test_without_a_broker_whoever_wants_to_follow_is_told_at_once(
    mosquitto: Certified, clock: StoppedClock
) -> None:
    del mosquitto
    key = Writing.new().reading.text
    with (
        pytest.raises(Refusal, match="can't be reached: look"),
        followed(f"mqtt://127.0.0.1:9/topic#{key}", clock, print),
    ):
        pass
