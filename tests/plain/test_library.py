"""Past sessions, line by line."""

from pathlib import Path

from tests.conftest import StoppedClock
from tests.library import hold as held_session
from tests.plain.conftest import Hold


def test_they_are_listed_searched_read_deleted_and_brought_back(
    hold: Hold, home: Path, clock: StoppedClock
) -> None:
    first = held_session(home, clock, "Tuesday", "perhaps the rota stands for the parents")
    held_session(home, clock, "Thursday group", practice=True)
    told = hold(
        "past", "/rota", "1", "/", "k", "k", "k", "k", "d2", "u", "d 9", "?", "d2", "q", "q"
    )
    assert told.after("past") == "Past sessions: 2 sessions. ? lists what you can do."
    assert told.all_after("past")[1].startswith("1. ")
    assert told.after("/rota") == "Past sessions: 1 session. ? lists what you can do."
    assert any("perhaps the rota" in line for line in told.all_after("1"))
    assert told.after("k", 2).startswith("practice rounds: 1 session.")
    assert told.after("d2") == "Deleted. u brings it back, until you leave the library."
    assert told.after("u") == "It's back."
    assert told.after("d 9") == "Which one? Type its number in the list."
    assert not (home / "sessions" / f"{first}.json").exists()
    assert not (home / "deleted").exists()


def test_home_says_what_is_due_and_asks_twice(hold: Hold, home: Path, clock: StoppedClock) -> None:
    held_session(home, clock)
    clock.advance(minutes=24 * 60 * 100)
    told = hold("5", "y", "", "5", "y", "y", "q")
    assert told.lines[1] == "1 session has been kept for more than 90 days."
    assert told.after("", 1) == "Nothing was deleted."
    assert "1 session was deleted." in told.lines
    assert list((home / "sessions").iterdir()) == []
