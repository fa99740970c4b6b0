"""Past sessions, line by line."""

from pathlib import Path

import pytest

from group_supervision.core.choices import NotePolicy
from group_supervision.guide.setup_defaults import SetupDefaults
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


def test_a_session_is_reviewed_three_ways_found_again_and_exported(
    hold: Hold, home: Path, clock: StoppedClock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    defaults = SetupDefaults(policy=NotePolicy.LIVE, group="Tuesday")
    for note, decided in (("about the rota", ""), ("about the form", "q"), ("gone", "x")):
        clock.advance(minutes=60)
        answers = ("y", "y") if decided == "x" else ()
        hold("", "a", "m f", note, "e", "y", "", decided, *answers, "q", defaults=defaults)
    assert len(list((home / "sessions").iterdir())) == 2
    told = hold("l", "/rota", "e 1", "1", "/form", "r 1", "", "q")
    assert told.starting("Past sessions: 1 session.")
    assert [each for each in told.lines if "It's in ~/supervision-" in each]
    assert "Saved on this machine." in told.lines
    (exported,) = tmp_path.glob("supervision-*.html")
    assert "about the rota" in exported.read_text("utf-8")
    assert "not yet reviewed" not in "".join(hold("l", "q", "q").lines)
