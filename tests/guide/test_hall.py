"""A trainer follows several tables; each table accepts what is announced, or doesn't."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from group_supervision.anonymiser.anonymise import Anonymiser
from group_supervision.core import commands
from group_supervision.core.choices import Kind, NotePolicy, Setup
from group_supervision.core.format import Format
from group_supervision.core.hall import Notice, Standing, TableSign, told_apart
from group_supervision.errors import Refusal
from group_supervision.guide.hall import Hall, TableSeen
from group_supervision.guide.practising import Keys, answer, said_of_the_hall
from group_supervision.guide.table import Table
from group_supervision.guide.words.hall import (
    answers_in_words,
    needs,
    state_in_words,
    time_in_words,
)
from group_supervision.live.errand import at_once
from group_supervision.live.opening import open_session
from group_supervision.live.session import LiveSession
from group_supervision.storage.folder import DataFolder
from group_supervision.storage.hall_files import new_name
from tests.conftest import START, StoppedClock

KEYS = Keys("y", "n")


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Return the folder of a hall."""
    path = tmp_path / "hall"
    path.mkdir()
    return path


@pytest.fixture
def practice(home: Path, clock: StoppedClock, rcd: Format) -> Iterator[LiveSession]:
    """Lead a practice round that has begun."""
    setup = Setup(20, policy=NotePolicy.NONE, kind=Kind.PRACTICE)
    live = open_session(DataFolder(home), rcd, setup, Anonymiser(), clock)
    live.perform(commands.begin)
    yield live
    live.close()


def seated(place: Path, clock: StoppedClock, number: int = 1, name: str = "") -> Table:
    sign = TableSign(number, clock.now(), Standing.BETWEEN, rounds=3)
    table = Table(place, name or new_name(), sign, clock, at_once)
    table.between(1, 3)
    return table


def seen(hall: Hall) -> list[tuple[str, str, str, str]]:
    hall.look()
    return [
        (each.label, each.sign.part, time_in_words(each), state_in_words(each))
        for each in hall.tables
    ]


def test_the_hall_sees_part_and_time_and_no_more(
    place: Path, clock: StoppedClock, practice: LiveSession
) -> None:
    table, hall = seated(place, clock, 4), Hall([place], clock)
    assert seen(hall) == [("4", "", "", "before round 1")]
    table.during(practice)
    assert seen(hall) == [("4", "Arriving", "1 min", "")]
    practice.perform(commands.advance)
    table.during(practice)
    seen(hall)
    clock.advance(minutes=1)
    table.during(practice)
    assert seen(hall)[0][:3] == ("4", "The presenter speaks", "3 min")
    (file,) = place.glob("table-*.json")
    assert set(json.loads(file.read_text("utf-8"))) == {
        *("version", "number", "joined", "standing", "round", "rounds", "part", "short"),
        *("clock", "read", "speed", "late", "asks", "answered", "accepts"),
    }


def test_pauses_overtime_and_lateness_are_said(
    place: Path, clock: StoppedClock, practice: LiveSession
) -> None:
    table, hall = seated(place, clock), Hall([place], clock)
    practice.perform(commands.toggle_clock)
    table.during(practice)
    assert seen(hall)[0][3] == "paused"
    practice.perform(commands.toggle_clock)
    clock.advance(minutes=2, seconds=30)
    table.during(practice)
    assert seen(hall)[0][2:] == ("+2 min", "2 min late")
    practice.perform(commands.end)
    table.during(practice)
    assert seen(hall)[0][1:] == ("", "", "round over")


def test_a_table_that_dies_says_so_calmly_and_comes_back(
    place: Path, clock: StoppedClock, practice: LiveSession
) -> None:
    name = new_name()
    hall = Hall([place], clock)
    table = seated(place, clock, 2, name)
    table.toggle_help()
    table.during(practice)
    assert seen(hall)[0][3] == "asks for help"
    clock.advance(seconds=20)
    assert "no sign since" in seen(hall)[0][3]
    assert needs(hall.tables) == "Asking for help: 2. No sign of: 2."
    again = seated(place, clock, 2, name)
    again.during(practice)
    assert seen(hall)[0][3] == "asks for help"
    again.toggle_help()
    again.during(practice)
    assert needs(hall.tables) == "Asking for help: 2."
    assert seen(hall)[0][3] == ""


def test_a_closed_console_is_no_dead_one(place: Path, clock: StoppedClock) -> None:
    table, hall = seated(place, clock), Hall([place], clock)
    table.leave()
    clock.advance(minutes=5)
    assert seen(hall) == [("1", "", "", "console closed")]
    table.take_down()
    assert seen(hall) == []


def test_nothing_comes_of_an_announcement_before_it_is_accepted(
    place: Path, clock: StoppedClock, practice: LiveSession
) -> None:
    from group_supervision.guide.practice import PracticeEvent
    from group_supervision.guide.practice_plan import wanted_practice
    from group_supervision.guide.practising import Practising

    table, other, hall = seated(place, clock), seated(place, clock, 2), Hall([place], clock)
    event = PracticeEvent(place.parent / "other", clock, wanted_practice(clock))
    event.table = table
    practising = Practising(practice, event)
    hall.announce(Notice.FIVE_MORE)
    hall.look()
    practising.beat()
    other.between(1, 3)
    allotted = practice.session.allotted()
    assert "five more minutes for everyone. y accepts, n not now" in practising.said(KEYS)[0]
    assert practice.session.allotted() == allotted
    assert practising.answer(accepts=True) == "Accepted: five more minutes for everyone."
    assert practice.session.allotted() == allotted + timedelta(minutes=5)
    assert not practising.said(KEYS)
    with pytest.raises(Refusal, match="Nothing has been announced"):
        practising.answer(accepts=True)
    answer(other, accepts=False)
    hall.look()
    assert hall.answers is not None
    assert answers_in_words(hall.answers).endswith("Yes: 1. Not now: 2.")


def test_accepting_a_pause_pauses_and_refusing_it_does_not(
    place: Path, clock: StoppedClock, practice: LiveSession
) -> None:
    table, hall = seated(place, clock), Hall([place], clock)
    hall.announce(Notice.PAUSE)
    hall.look()
    table.during(practice)
    answer(table, accepts=False)
    assert practice.session.is_running


def test_an_announcement_goes_when_it_is_taken_back_or_old(
    place: Path, clock: StoppedClock
) -> None:
    table, hall = seated(place, clock), Hall([place], clock)
    hall.announce(Notice.MEET)
    hall.look()
    table.between(1, 3)
    assert len(said_of_the_hall(table, KEYS)) == 1
    hall.withdraw()
    hall.look()
    table.between(1, 3)
    assert said_of_the_hall(table, KEYS) == []
    hall.announce(Notice.MEET)
    hall.look()
    table.between(1, 3)
    assert len(said_of_the_hall(table, KEYS)) == 1
    clock.advance(minutes=11)
    assert said_of_the_hall(table, KEYS) == []
    assert hall.answers is None


def test_what_was_answered_is_not_asked_again_after_a_kill(
    place: Path, clock: StoppedClock
) -> None:
    name = new_name()
    table, hall = seated(place, clock, name=name), Hall([place], clock)
    hall.announce(Notice.FIVE_MORE)
    hall.look()
    table.between(1, 3)
    answer(table, accepts=True)
    assert seated(place, clock, name=name).announced is None


def test_two_tables_with_one_number_are_told_apart(place: Path, clock: StoppedClock) -> None:
    hall = Hall([place], clock)
    seated(place, clock, 3)
    clock.advance(seconds=1)
    seated(place, clock, 3)
    seated(place, clock, 10)
    assert [each[0] for each in seen(hall)] == ["3", "3b", "10"]


@given(st.lists(st.integers(1, 5), max_size=70))
def test_no_two_tables_are_called_the_same(numbers: list[int]) -> None:
    signs = {
        f"{index}": TableSign(each, START, Standing.BETWEEN) for index, each in enumerate(numbers)
    }
    assert len(set(told_apart(signs).values())) == len(numbers)


def test_a_hall_whose_folder_vanishes_says_so_and_goes_on(
    place: Path, clock: StoppedClock, practice: LiveSession
) -> None:
    table, hall = seated(place, clock), Hall([place], clock)
    table.during(practice)
    before = seen(hall)
    aside = place.rename(place.with_name("elsewhere"))
    table.during(practice)
    assert seen(hall) == before
    assert said_of_the_hall(table, KEYS) == []
    clock.advance(seconds=11)
    table.during(practice)
    hall.look()
    assert [hall.out_of_reach] == [clock.now() - timedelta(seconds=11)]
    assert said_of_the_hall(table, KEYS) == [
        "The hall's folder can't be reached. Your round goes on."
    ]
    aside.rename(place)
    practice.perform(commands.advance)
    table.during(practice)
    assert seen(hall)[0][1] == "The presenter speaks"
    assert [hall.out_of_reach] == [None]
    assert said_of_the_hall(table, KEYS) == []


def test_a_computer_whose_clock_is_off_changes_nothing(
    place: Path, clock: StoppedClock, practice: LiveSession
) -> None:
    practice.perform(commands.advance)
    table = seated(place, clock)
    hall = Hall([place], StoppedClock(clock.now() - timedelta(minutes=7)))
    table.during(practice)
    clock.advance(minutes=2)
    table.during(practice)
    assert seen(hall)[0][1:] == ("The presenter speaks", "2 min", "")


def test_what_cannot_be_read_leaves_the_last_that_could(
    place: Path, clock: StoppedClock, practice: LiveSession
) -> None:
    table, hall = seated(place, clock), Hall([place], clock)
    table.during(practice)
    before = seen(hall)
    (file,) = place.glob("table-*.json")
    for text in ("", "{", '{"version": 1}', "[]"):
        file.write_text(text, "utf-8")
        assert seen(hall) == before
    (place / "table-of-somebody.json").write_text("{}", "utf-8")
    (place / "announcement.json").write_text("{", "utf-8")
    table.during(practice)
    assert table.announced is None


def test_a_data_folder_is_a_table_too(
    home: Path, clock: StoppedClock, practice: LiveSession
) -> None:
    practice.perform(commands.advance)
    hall = Hall([home], clock)
    assert seen(hall)[0][:2] == ("1", "Present")


LEFT = timedelta(minutes=7)


def fifty() -> list[TableSeen]:
    sign = TableSign(1, START, Standing.RUNNING, part="The group wonders aloud", short="Wonder")
    states = (
        sign,
        replace(sign, asks=True),
        replace(sign, standing=Standing.PAUSED),
        replace(sign, standing=Standing.BETWEEN, part="", short=""),
    )
    return [
        TableSeen(f"{number}", states[number % 4], LEFT if number % 4 < 3 else None, None)
        for number in range(1, 51)
    ]


@pytest.mark.parametrize(("width", "height"), [(80, 17), (120, 33), (200, 53)])
def test_fifty_tables_stay_readable_on_one_screen(width: int, height: int) -> None:
    from group_supervision.tui.hall_text import laid_out

    rows = laid_out(fifty(), width, height).plain.split("\n")
    assert len(rows) <= height
    assert all(len(row) <= width for row in rows)
    shown = "".join(rows)
    assert shown.count("Wonder") + shown.count("wonders aloud") == 38
    assert shown.count("7 min") == 38
    assert all(f" {number} " in shown for number in range(1, 51))
    assert shown.count("▲") == 13


def test_a_folder_that_never_answers_is_not_said_to_be_reached(
    place: Path, clock: StoppedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    table, hall, said = seated(place, clock), Hall([place], clock), list[object]()
    hall.look()
    assert (table.is_reached, hall.out_of_reach) == (True, None)

    def waiting(*_given: object) -> None:
        clock.advance(seconds=16)
        said.append((table.is_reached, hall.out_of_reach))

    monkeypatch.setattr("group_supervision.storage.hall_files.touch", waiting)
    table.between(1, 3)
    began = clock.now()
    monkeypatch.setattr("group_supervision.storage.hall_files.announce", waiting)
    hall.announce(Notice.PAUSE)
    hall.look()
    assert said == [(False, None), (True, began)]
    assert (table.is_reached, hall.out_of_reach) == (True, None)
