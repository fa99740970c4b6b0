"""A hall over a broker: trainer and tables hear each other, and nobody speaks for another."""

import json
import os
import stat
from datetime import timedelta
from pathlib import Path

import pytest

from group_supervision.core.hall import Announcement, Notice, Standing, TableSign
from group_supervision.errors import BadInput
from group_supervision.guide.hall import Hall
from group_supervision.guide.hall_afar import carried, joined_hall, opened_hall, started_relay
from group_supervision.guide.practice_plan import at_a_table, wanted_practice
from group_supervision.guide.table import Table
from group_supervision.live.errand import at_once
from group_supervision.remote.connection import Reach
from group_supervision.remote.hall_relay import HallRelay
from group_supervision.remote.link import Place, place_in
from group_supervision.remote.message import Order
from group_supervision.remote.sealing import Reading, Writing
from group_supervision.storage.hall_files import (
    announcement_to_keys,
    new_name,
    read_announcement,
)
from tests.conftest import StoppedClock
from tests.remote.conftest import Certified, needs_broker, wait_until

PLACE = place_in("mqtts://broker.example/course-7")


class Wires:
    """A broker of many topics without a network; keeps the last message of each."""

    def __init__(self) -> None:
        self.reach = Reach.REACHED
        self.arrivals = 1
        self.kept: dict[str, bytes] = {}
        self.relays: list[HallRelay] = []

    def start(self) -> None:
        """Nothing is to be done."""

    def close(self) -> None:
        """Nor here."""

    def publish(self, topic: str, message: bytes, *, waits: bool = False) -> bool:
        """Keep a message and hand it on."""
        del waits
        if self.reach is Reach.REACHED:
            self.kept[topic] = message
            for relay in self.relays:
                self._hand(relay, topic)
        return self.reach is Reach.REACHED

    def join(self, relay: HallRelay) -> None:
        """Let a relay follow."""
        relay._outlet = self
        self.relays.append(relay)
        for topic in self.kept:
            self._hand(relay, topic)

    def _hand(self, relay: HallRelay, topic: str) -> None:
        for wanted in relay.topics:
            if topic == wanted or (wanted.endswith("+") and topic.startswith(wanted[:-1])):
                relay.hear(topic, self.kept[topic])


class Course:
    """A trainer and her tables, each on a computer with its own clock."""

    def __init__(self, folder: Path, clock: StoppedClock) -> None:
        self._folder = folder
        self.clock = clock
        self.wires = Wires()
        self.trainer = Writing.new()
        self.hall = Hall([self._made("trainer")], clock)
        self.relay = self.relayed("trainer", self.trainer, clock)

    def _made(self, name: str) -> Path:
        path = self._folder / name
        path.mkdir(exist_ok=True)
        return path

    def relayed(
        self, name: str, writing: Writing, clock: StoppedClock, place: Place = PLACE
    ) -> HallRelay:
        """Carry one computer's folder."""
        reading = self.trainer.reading
        relay = HallRelay(self._made(name), place, reading, writing, 1, clock)
        self.wires.join(relay)
        return relay

    def table(self, number: int, clock: StoppedClock) -> tuple[Table, HallRelay]:
        """Seat a table."""
        name = f"table {number}"
        relay = self.relayed(name, Writing.new(self.trainer.secret), clock)
        sign = TableSign(number, clock.now(), Standing.BETWEEN, rounds=3)
        table = Table(self._made(name), new_name(), sign, clock, at_once)
        table.between(1, 3)
        relay.tell()
        return table, relay

    def standings(self) -> list[tuple[str, Standing, bool]]:
        """Return where the trainer sees her tables."""
        self.hall.look()
        return [
            (each.label, each.sign.standing, each.silent_since is not None)
            for each in self.hall.tables
        ]


@pytest.fixture
def course(tmp_path: Path, clock: StoppedClock) -> Course:
    return Course(tmp_path, clock)


@pytest.mark.parametrize("skew", [timedelta(minutes=each) for each in (0, 5, -5, 12, -12)])
def test_the_trainer_sees_her_tables_and_they_hear_her_whatever_their_clocks_say(
    course: Course, skew: timedelta
) -> None:
    theirs = StoppedClock(course.clock.time + skew)
    table, relay = course.table(3, theirs)
    course.standings()
    for _each in range(2):
        theirs.advance(seconds=5)
        course.clock.advance(seconds=5)
        table.between(2, 3)
        relay.tell()
    assert course.standings() == [("3", Standing.BETWEEN, False)]
    course.hall.announce(Notice.PAUSE)
    course.hall.look()
    course.relay.tell()
    table.between(2, 3)
    assert table.announced is not None
    assert table.announced.notice is Notice.PAUSE
    table.answer(accepts=True)
    relay.tell()
    course.hall.look()
    answers = course.hall.answers
    assert answers is not None
    assert answers.accepted == ("3",)
    course.hall.withdraw()
    course.hall.look()
    course.relay.tell()
    table.between(2, 3)
    assert table.announced is None


def test_a_table_that_falls_silent_is_said_to_be_and_one_that_ends_its_practice_goes(
    course: Course,
) -> None:
    _silent, _its = course.table(1, course.clock)
    ending, relay = course.table(2, course.clock)
    assert [label for label, *_rest in course.standings()] == ["1", "2"]
    ending.take_down()
    relay.tell()
    course.clock.advance(seconds=16)
    assert course.standings() == [("1", Standing.BETWEEN, True)]


def test_a_sign_of_life_of_a_table_writes_nothing_anew(course: Course, tmp_path: Path) -> None:
    table, relay = course.table(1, course.clock)
    (sign,) = (tmp_path / "trainer").glob("table-*.json")
    before = sign.stat()
    course.clock.advance(seconds=6)
    table.between(1, 3)
    relay.tell()
    assert sign.stat().st_ino == before.st_ino
    assert sign.stat().st_mtime == before.st_mtime + 6
    table.toggle_help()
    relay.tell()
    assert sign.stat().st_ino != before.st_ino
    course.hall.look()
    assert [each.asks for each in course.hall.tables] == [True]


def test_no_table_can_speak_for_another_or_for_the_trainer(course: Course) -> None:
    _table, relay = course.table(1, course.clock)
    topic = relay._table(relay._writing.reading.signer)
    forger = course.relayed("forger", Writing.new(course.trainer.secret), course.clock)
    forger._order = Order(9, 9)
    forger._send(topic, None, course.clock.time)
    assert [label for label, *_rest in course.standings()] == ["1"]
    course.hall.announce(Notice.MEET)
    course.hall.look()
    lie = announcement_to_keys(Announcement("f" * 16, Notice.PAUSE, course.clock.time))
    forger._send(PLACE.below("announcement").topic, lie, course.clock.time)
    assert read_announcement(relay._folder) is None
    course.relay.tell()
    heard = read_announcement(relay._folder)
    assert heard is not None
    assert heard.notice is Notice.MEET


def test_who_fills_the_hall_with_tables_keeps_none_out_that_was_there_nor_others_for_long(
    course: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("group_supervision.remote.hall_relay._MOST", 2)
    first, relay = course.table(1, course.clock)
    _made_up, its = course.table(2, course.clock)
    topic = its._table(its._writing.reading.signer)
    before = course.wires.kept[topic]
    newcomer, theirs = course.table(3, course.clock)
    assert [label for label, *_rest in course.standings()] == ["1", "2"]
    course.clock.advance(minutes=31)
    for table, each in ((first, relay), (newcomer, theirs)):
        table.between(1, 3)
        each.tell()
    course.relay.hear(topic, before)
    assert [label for label, _standing, is_silent in course.standings() if not is_silent] == [
        "1",
        "3",
    ]


def test_what_is_replayed_brings_nothing_back(course: Course) -> None:
    table, relay = course.table(1, course.clock)
    topic = relay._table(relay._writing.reading.signer)
    before = course.wires.kept[topic]
    table.take_down()
    relay.tell()
    course.relay.hear(topic, before)
    assert course.standings() == []


def test_a_link_joins_with_keys_of_its_own_and_the_hall_opens_again_with_the_same(
    tmp_path: Path,
) -> None:
    hall, link = opened_hall(tmp_path / "hers", "mqtts://ann@broker.example/course-7")
    assert opened_hall(tmp_path / "hers", "mqtts://ann@broker.example/course-7") == (hall, link)
    table = joined_hall(tmp_path / "ours", link)
    hers, ours = (json.loads((each / "afar.json").read_text("utf-8")) for each in (hall, table))
    assert (ours["secret"], ours["signer"]) == (hers["secret"], hers["signer"])
    assert ours["seed"] != hers["seed"]
    assert (hers["trainer"], ours["trainer"]) == (True, False)
    assert "ann" not in link
    if os.name != "nt":
        made = [hall, *hall.iterdir(), hall.parent, hall.parent.parent]
        assert {stat.S_IMODE(each.stat().st_mode) & 0o077 for each in made} == {0}


def test_a_user_who_was_left_out_at_first_is_taken_up_when_the_hall_is_named_again(
    tmp_path: Path,
) -> None:
    hall, link = opened_hall(tmp_path / "hers", "mqtts://broker.example/course-7")
    assert opened_hall(tmp_path / "hers", "mqtts://ann@broker.example/course-7") == (hall, link)
    table = joined_hall(tmp_path / "ours", link)
    before = json.loads((table / "afar.json").read_text("utf-8"))
    joined_hall(tmp_path / "ours", link.replace("//", "//ben@"))
    joined_hall(tmp_path / "hers", link)
    hers, ours = (json.loads((each / "afar.json").read_text("utf-8")) for each in (hall, table))
    assert hers["address"] == "mqtts://ann@broker.example/course-7"
    assert ours == before | {"address": "mqtts://ben@broker.example/course-7"}


def test_a_table_on_the_trainers_own_computer_needs_nobody_else_to_carry_its_folder(
    tmp_path: Path, clock: StoppedClock
) -> None:
    hall, link = opened_hall(tmp_path, "mqtt://127.0.0.1:9/course-7")
    before = (hall / "afar.json").read_bytes()
    assert joined_hall(tmp_path, link) == hall
    assert started_relay(tmp_path, hall, clock) is None
    assert (hall / "afar.json").read_bytes() == before
    with carried(tmp_path, [hall], clock) as relays:
        assert list(relays) == [hall]


def test_an_address_that_somebody_put_into_a_shared_folder_leads_nowhere(
    tmp_path: Path, clock: StoppedClock
) -> None:
    _hall, link = opened_hall(tmp_path / "theirs", "mqtt://127.0.0.1:9/course-7")
    shared = joined_hall(tmp_path / "anybody's", link)
    assert started_relay(tmp_path, shared, clock) is None
    with carried(tmp_path, [shared], clock) as relays:
        assert not relays


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("mqtts://broker.example", "Name a topic"),
        ("mqtts://ann:secret@broker.example/course-7", "GROUP_SUPERVISION_BROKER_PASSWORD"),
    ],
)
def test_what_a_hall_needs_is_said(tmp_path: Path, address: str, why: str) -> None:
    with pytest.raises(BadInput, match=why):
        opened_hall(tmp_path, address)


@pytest.fixture
def quickly(monkeypatch: pytest.MonkeyPatch) -> None:
    """Look more often than at a real hall."""
    monkeypatch.setattr("group_supervision.remote.hall_relay._LOOK", 0.02)


@needs_broker
@pytest.mark.usefixtures("quickly")
def test_with_a_real_broker_five_tables_come_answer_and_outlive_its_restart(
    mosquitto: Certified, tmp_path: Path, clock: StoppedClock, home: Path
) -> None:
    trainers, link = opened_hall(home, mosquitto.url("course"))
    with carried(home, [trainers], clock) as relays:
        hall = Hall([trainers], clock, relays)
        tables = []
        for number in range(1, 6):
            data = tmp_path / f"{number}"
            folder = joined_hall(data, link)
            relay = started_relay(data, folder, clock)
            sign = TableSign(number, clock.now(), Standing.BETWEEN, rounds=3)
            tables.append(Table(folder, new_name(), sign, clock, at_once, relay))
            tables[-1].between(1, 3)

        def shows(count: int) -> bool:
            hall.look()
            return len(hall.tables) == count

        wait_until(lambda: shows(5))
        mosquitto.stop()
        wait_until(lambda: not any(each.is_reached for each in relays.values()))
        hall.look()
        assert hall.out_of_reach
        hall.announce(Notice.FINISH_SOON)
        hall.look()
        mosquitto.start()

        def is_announced() -> bool:
            hall.look()
            for each in tables:
                each.between(1, 3)
            return all(each.announced for each in tables)

        wait_until(is_announced)
        wait_until(lambda: hall.out_of_reach is None)
        for each in tables:
            each.take_down()
        wait_until(lambda: shows(0))


def test_a_table_is_asked_for_with_the_halls_link(home: Path, clock: StoppedClock) -> None:
    writing = Writing.new()
    link = PLACE.linked(Reading(writing.secret, writing.reading.signer).text)
    wanted = at_a_table(wanted_practice(clock), link, 4)
    assert wanted.place is not None
    assert wanted.place.number == 4
    assert Path(wanted.place.folder).parent == home / "hall"
