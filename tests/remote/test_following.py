"""Whoever follows from afar sees the same time left, and nothing that isn't the console's."""

import os
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from group_supervision.core import commands
from group_supervision.core.choices import Setup
from group_supervision.core.display import Display
from group_supervision.core.format import Format, NoteKind
from group_supervision.core.plan import plan
from group_supervision.core.stage import RoomClock, RoomState, stage_view
from group_supervision.guide.live_answers import Break, do
from group_supervision.live.following import Follower, Seen
from group_supervision.live.session import LiveSession
from group_supervision.remote.connection import Reach
from group_supervision.remote.following import RemoteFollower
from group_supervision.remote.message import Order, to_bytes
from group_supervision.remote.sealing import Forged, Writing, opened, sealed
from tests.conftest import SHIPPED, START, StoppedClock
from tests.remote.conftest import Afar

_SKEWS = (timedelta(), timedelta(minutes=5), timedelta(minutes=-5))


def seen(follower: RemoteFollower) -> Seen:
    found = follower.look()
    assert found is not None
    return found


def left(follower: RemoteFollower) -> timedelta:
    found = seen(follower)
    return found.view.clock.remaining_at(found.now)


def begin(live: LiveSession, afar: Afar, home: Path) -> None:
    live.perform(commands.begin)
    live.perform(commands.advance)
    beat(live, afar, home)


def beat(live: LiveSession, afar: Afar, home: Path) -> None:
    """Let the console give a sign of life by the stopped clock, and the publisher look."""
    live.beat()
    os.utime(home / "stage.json", (afar.here.time.timestamp(), afar.here.time.timestamp()))
    afar.publisher.tell()


@pytest.mark.parametrize("skew", _SKEWS)
def test_clocks_that_differ_by_minutes_show_the_same_time_left(
    live: LiveSession, afar: Afar, home: Path, skew: timedelta
) -> None:
    afar.there.time += skew
    begin(live, afar, home)
    afar.pass_(minutes=3)
    beat(live, afar, home)
    assert left(afar.follower) == timedelta(minutes=7)
    assert replace(seen(afar.follower).view, clock=live.view.clock) == live.view
    afar.pass_(seconds=8)
    assert left(afar.follower) == timedelta(minutes=6, seconds=52)


@pytest.mark.parametrize("skew", _SKEWS)
def test_a_break_ends_when_it_ends_by_the_clock_of_whoever_follows(
    live: LiveSession, afar: Afar, home: Path, skew: timedelta
) -> None:
    afar.there.time += skew
    begin(live, afar, home)
    do(live, Break(10))
    beat(live, afar, home)
    assert seen(afar.follower).back_at == afar.there.time + timedelta(minutes=10)


def test_a_late_joiner_is_shown_what_the_broker_kept_and_counts_how_old_it_is(
    live: LiveSession, afar: Afar, home: Path
) -> None:
    begin(live, afar, home)
    afar.pass_(seconds=7)
    late = afar.latecomer(was_kept=True)
    assert left(late) == timedelta(minutes=9, seconds=53)


@pytest.mark.parametrize("skew", _SKEWS[1:])
def test_a_late_joiner_whose_clock_differs_waits_for_the_next_sign_of_life(
    live: LiveSession, afar: Afar, home: Path, skew: timedelta
) -> None:
    begin(live, afar, home)
    afar.there.time += skew
    afar.pass_(seconds=7)
    late = afar.latecomer(was_kept=True)
    assert late.look() is None
    afar.pass_(seconds=3)
    beat(live, afar, home)
    late.hear(afar.broker.sent[-1], was_kept=False)
    assert left(late) == timedelta(minutes=9, seconds=50) == left(afar.follower)


def test_what_a_console_left_that_has_gone_greets_nobody(
    live: LiveSession, afar: Afar, home: Path
) -> None:
    begin(live, afar, home)
    afar.pass_(minutes=2)
    late = afar.latecomer(was_kept=True)
    assert late.look() is None


def test_without_a_sign_of_life_it_counts_on_and_says_so(
    live: LiveSession, afar: Afar, home: Path
) -> None:
    begin(live, afar, home)
    afar.pass_(seconds=25)
    assert not seen(afar.follower).is_alone
    afar.pass_(seconds=1)
    assert seen(afar.follower).is_alone
    assert left(afar.follower) == timedelta(minutes=9, seconds=34)
    beat(live, afar, home)
    assert not seen(afar.follower).is_alone
    live.perform(commands.end)
    beat(live, afar, home)
    afar.pass_(hours=1)
    assert not seen(afar.follower).is_alone
    afar.pass_(hours=12)
    assert afar.follower.look() is None


def test_an_old_message_that_is_replayed_changes_nothing(
    live: LiveSession, afar: Afar, home: Path
) -> None:
    begin(live, afar, home)
    old = afar.broker.sent[-1]
    live.perform(commands.advance)
    live.perform(commands.advance)
    beat(live, afar, home)
    position = live.session.position
    for was_kept in (False, True):
        afar.follower.hear(old, was_kept=was_kept)
        assert seen(afar.follower).view.position == position


def test_to_a_newcomer_too_an_old_message_is_none(
    live: LiveSession, afar: Afar, home: Path
) -> None:
    begin(live, afar, home)
    afar.pass_(minutes=16)
    late = afar.latecomer(was_kept=False)
    assert late.look() is None


def test_a_console_that_was_started_again_is_followed_and_the_one_before_no_more(
    live: LiveSession, afar: Afar, home: Path
) -> None:
    begin(live, afar, home)
    for _each in range(3):
        live.perform(commands.grant, commands.MINUTE)
        beat(live, afar, home)
    before = afar.broker.sent[-1]
    afar.publisher = afar.console(home, run=2)
    live.perform(commands.advance)
    live.perform(commands.advance)
    beat(live, afar, home)
    assert seen(afar.follower).view == live.view
    afar.follower.hear(before, was_kept=False)
    assert seen(afar.follower).view == live.view


def test_another_key_opens_nothing(live: LiveSession, afar: Afar, home: Path) -> None:
    stranger = afar.somebody(Writing.new())
    begin(live, afar, home)
    stranger.hear(afar.broker.sent[-1], was_kept=False)
    assert stranger.look() is None


def test_who_may_only_follow_cannot_publish(live: LiveSession, afar: Afar, home: Path) -> None:
    begin(live, afar, home)
    before = seen(afar.follower)
    forger = Writing.new(afar.follower._reading.secret)  # all that the link gives away
    lie = Follower(home, afar.here).look()
    assert lie is not None
    message = to_bytes(lie, Order(9, 9))
    afar.follower.hear(sealed(forger, afar.place.topic, message), was_kept=False)
    assert afar.follower._last == Order(1, 1)
    assert seen(afar.follower).view == before.view


def test_what_was_signed_for_one_topic_is_forged_on_another(afar: Afar) -> None:
    message = sealed(afar.writing, "tuesday", b"anything")
    assert opened(afar.writing.reading, "tuesday", message) == b"anything"
    with pytest.raises(Forged):
        opened(afar.writing.reading, "wednesday", message)


@pytest.mark.parametrize("cut", [0, 10, 40, 100, -1])
def test_half_a_message_is_none(afar: Afar, cut: int) -> None:
    message = sealed(afar.writing, "tuesday", b"anything")
    with pytest.raises(Forged):
        opened(afar.writing.reading, "tuesday", message[:cut])


def test_the_broker_sees_neither_a_word_nor_how_long_the_words_are(
    live: LiveSession, afar: Afar, home: Path
) -> None:
    for _part in live.session.plan.steps[1:]:
        begin_or_advance(live)
        beat(live, afar, home)
    assert live.session.position > 2
    assert len({len(message) for message in afar.broker.sent}) == 1
    assert all(
        b"Arriving" not in message and b"phases" not in message for message in afar.broker.sent
    )


@pytest.mark.parametrize("fmt", SHIPPED, ids=lambda fmt: fmt.id)
def test_every_part_of_every_format_that_ships_is_a_message_of_one_size(fmt: Format) -> None:
    laid_out = plan(fmt, Setup(fmt.default_length if fmt.timed else 0))
    writing, sizes = Writing.new(), set()
    clock = RoomClock(
        timedelta(hours=1), timedelta(minutes=1), timedelta(minutes=1), is_running=True
    )
    for position, step in enumerate(laid_out.steps):
        longest = [
            (0, 0),
            *(
                (lens, i)
                for lens, each in enumerate(step.phase.lenses)
                for i in range(len(each.prompts))
            ),
        ]
        for lens, prompt in longest:
            display = Display(lens=lens, prompt=prompt if step.phase.lenses else None)
            view = stage_view(laid_out, position, RoomState.RUNNING, clock, display)
            now = Seen(
                view,
                timedelta(hours=2),
                START,
                None,
                is_alone=False,
                speed=1.0,
                session_id="a" * 32,
            )
            sizes.add(len(sealed(writing, "topic", to_bytes(now, Order(10**9, 10**9)))))
    assert len(sizes) == 1


def begin_or_advance(live: LiveSession) -> None:
    live.perform(commands.advance if live.session.is_started else commands.begin)


def test_of_a_note_nothing_is_published_and_nothing_is_sent_because_of_it(
    live: LiveSession, afar: Afar, home: Path
) -> None:
    begin(live, afar, home)
    count = len(afar.broker.sent)
    live.take_note(NoteKind.HYPOTHESIS, "Zanzibar")
    afar.publisher.tell()
    assert len(afar.broker.sent) == count
    told = opened(afar.writing.reading, afar.place.topic, afar.broker.sent[-1])
    assert b"Zanzibar" not in told


def test_it_is_told_at_every_change_and_every_ten_seconds_as_long_as_the_console_is_there(
    live: LiveSession, afar: Afar, home: Path
) -> None:
    begin(live, afar, home)
    assert len(afar.broker.sent) == 1
    afar.pass_(seconds=9)
    beat(live, afar, home)
    assert len(afar.broker.sent) == 1
    afar.pass_(seconds=1)
    beat(live, afar, home)
    assert len(afar.broker.sent) == 2
    afar.pass_(minutes=1)
    afar.publisher.tell()
    assert len(afar.broker.sent) == 2
    assert seen(afar.follower).is_alone


def test_a_broker_that_comes_back_is_told_what_is_so_now(
    live: LiveSession, afar: Afar, home: Path
) -> None:
    begin(live, afar, home)
    afar.broker.reach = Reach.LOST
    live.perform(commands.advance)
    live.perform(commands.advance)
    beat(live, afar, home)
    assert seen(afar.follower).view.position == 1
    afar.broker.reach = Reach.REACHED
    afar.broker.arrivals += 1
    afar.publisher.tell()
    assert seen(afar.follower).view == live.view


def test_a_broker_that_has_forgotten_everything_is_told_again_at_once(
    live: LiveSession, afar: Afar, home: Path
) -> None:
    begin(live, afar, home)
    afar.publisher.tell()
    assert len(afar.broker.sent) == 1
    afar.broker.arrivals += 1
    afar.publisher.tell()
    assert len(afar.broker.sent) == 2


def test_time_that_does_not_count_is_taken_back_afar_too(
    live: LiveSession, afar: Afar, home: Path, clock: StoppedClock
) -> None:
    begin(live, afar, home)
    clock.sleep(minutes=4)
    afar.there.advance(minutes=4)
    live.tick()
    live.settle_gap(counts=False)
    beat(live, afar, home)
    assert left(afar.follower) == live.view.clock.remaining_at(live.now)
    assert seen(afar.follower).view.state is RoomState.RUNNING


def test_what_cannot_be_opened_is_no_reason_to_call_a_key_wrong_unless_it_was_just_sent(
    live: LiveSession, afar: Afar, home: Path
) -> None:
    newcomer = afar.somebody()
    newcomer.hear(b"forged", was_kept=True)
    assert (newcomer.cannot_read, newcomer.is_shut_out) == (True, False)
    newcomer.hear(b"forged again", was_kept=False)
    assert (newcomer.cannot_read, newcomer.is_shut_out) == (True, True)
    begin(live, afar, home)
    newcomer.hear(afar.broker.sent[-1], was_kept=False)
    newcomer.hear(b"and again", was_kept=False)
    assert (newcomer.cannot_read, newcomer.is_shut_out) == (False, False)


@pytest.mark.parametrize("was_kept", [True, False])
def test_what_another_follower_has_forged_says_nothing_of_the_key(
    afar: Afar,
    was_kept: bool,
) -> None:
    newcomer = afar.somebody()
    forger = Writing.new(afar.writing.secret)
    newcomer.hear(sealed(forger, afar.place.topic, b"anything"), was_kept=was_kept)
    newcomer.hear(b"", was_kept=was_kept)
    assert not newcomer.cannot_read
    assert newcomer.look() is None


def test_a_newer_console_is_told_from_a_forger(afar: Afar) -> None:
    content = b'{"version": 2}'
    for keys, is_newer in ((Writing.new(afar.writing.secret), False), (afar.writing, True)):
        afar.follower.hear(sealed(keys, afar.place.topic, content), was_kept=True)
        assert afar.follower.is_too_old is is_newer
        assert afar.follower.look() is None
