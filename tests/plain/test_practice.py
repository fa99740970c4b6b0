"""Practice rounds, line by line."""

import json
from pathlib import Path

import pytest

from group_supervision.core.practice import Practice
from group_supervision.guide.practice_plan import wanted_practice
from group_supervision.storage.practice_file import FILE_NAME
from tests.conftest import StoppedClock
from tests.plain.conftest import Hold, minutes

ROUND = ("", "a", minutes(1), "n", minutes(4), *["n"] * 5, minutes(4), "n", "y", "", "")
"""Ready, begin, every part of the practice form, the end, and the review."""


def six(clock: StoppedClock, rounds: int = 2) -> Practice:
    return wanted_practice(clock, people=6, rounds=rounds)


def kinds(home: Path) -> list[str]:
    files = sorted((home / "sessions").glob("*.json"))
    return [json.loads(each.read_text("utf-8"))["session"]["1"]["setup"]["kind"] for each in files]


def test_everyone_hears_by_seat_who_does_what(hold: Hold, clock: StoppedClock) -> None:
    told = hold("t", "q", "q", defaults=six(clock))
    assert told.lines[0] == (
        "Practice: round 1 of 2. Seat 1 leads, seat 2 presents, seat 3 observes."
        " Seats 4, 5, 6 wonder aloud."
    )
    assert [line.split(". ")[1] for line in told.all_after("t")] == [
        "Seat 1 leads, seat 2 presents, seat 3 observes",
        "Seat 4 leads, seat 5 presents, seat 6 observes",
    ]


def test_a_round_that_was_held_leads_to_the_next(
    hold: Hold, home: Path, clock: StoppedClock
) -> None:
    told = hold(*ROUND, "e", "y", "q", defaults=six(clock))
    assert told.starting("Practice: round 2 of 2, ")
    assert "The practice is over." in told.lines
    assert kinds(home) == ["practice"]
    assert not (home / FILE_NAME).exists()


def test_a_format_that_is_not_for_every_group_asks_before_its_round(
    hold: Hold, clock: StoppedClock
) -> None:
    gossip = wanted_practice(clock, format_id="gossip-method")
    told = hold("", "", "", "y", "q", "q", "q", defaults=gossip)
    asked = [line for line in told.lines if "Not in a new or divided group" in line]
    assert len(asked) == 2
    assert told.after("y").startswith("Ready.")


def test_an_incident_is_called_up_in_the_middle_of_a_round(hold: Hold, clock: StoppedClock) -> None:
    told = hold("", "a", "* 3", "*", "", "help", "Y", "q", "y", "q", "q", defaults=six(clock))
    assert told.after("* 3").startswith("To be acted out: A phone rings")
    assert told.all_after("")[-1] != told.after("* 3")
    assert told.after("help") == "This table isn't in a hall, so there's nobody to ask."
    assert told.after("Y") == "Nothing has been announced."


def test_a_round_that_broke_off_is_gone_on_with(hold: Hold, clock: StoppedClock) -> None:
    hold("", "a", "n", defaults=six(clock))
    told = hold("c", "q", "y", "q", "q")
    assert told.after("c").startswith("Continued. Part 2")
    again = hold("practise", "", "q", "y", "q", "q")
    assert "It broke off" in again.after("practise")
    assert again.after("").startswith("Continued. Part 2")


def test_her_drift_lines_are_counted_for_her_alone_when_she_wants_it(
    hold: Hold, clock: StoppedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    round_of = ("", "a", "d D1", "d D1", "e", "y", "", "", "q", "q")
    assert not hold(*round_of, defaults=six(clock)).starting("Drift lines you used")
    monkeypatch.setenv("GROUP_SUPERVISION_DRIFT_TALLY", "true")
    told = hold(*round_of, defaults=six(clock))
    assert told.starting("D1, 1 x: advice or fixing")


def test_the_rota_is_on_home_when_it_is_wanted(
    hold: Hold, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not any("facilitate" in line for line in hold("q").lines)
    monkeypatch.setenv("GROUP_SUPERVISION_ROTA", "3")
    told = hold("next", "3", "q")
    assert "3 Seat 1 skips a turn" in told.after("next")
    assert told.after("3") == "Next to facilitate: seat 2."
    assert json.loads((home / "rota.json").read_text("utf-8"))["seats"] == [2, 1, 3]


def test_a_round_that_never_began_stays_the_next(hold: Hold, clock: StoppedClock) -> None:
    told = hold("", "q", "q", "q", defaults=six(clock))
    assert len(told.starting("Practice: round 1 of 2")) == 2


def test_comers_leavers_passes_and_swaps_change_the_plan(hold: Hold, clock: StoppedClock) -> None:
    told = hold("p 1", "x2 6", "l6", "a", "l 9", "+", "-", "-", "-", "q", "q", defaults=six(clock))
    assert told.after("p 1").endswith("Seats 1, 5, 6 wonder aloud.")
    assert "seat 6 presents" in told.after("x2 6")
    assert told.after("l6").endswith("Seats 3, 4, 5 wonder aloud.")
    assert told.after("a").endswith("Seats 4, 5, 7 wonder aloud.")
    assert told.after("l 9") == "Nobody has seat 9."
    assert "of 3" in told.after("+")
    assert told.after("-", 3) == "Choose 1 to 12 rounds."


def test_home_goes_on_with_the_rounds_under_way(hold: Hold, clock: StoppedClock) -> None:
    hold("a", "q", "q", defaults=six(clock))
    told = hold("practise", "q", "q")
    assert told.after("practise").startswith("Practice: round 1 of 2.")
    assert "7" in told.after("practise")


def test_yesterdays_rounds_are_not_gone_on_with(hold: Hold, clock: StoppedClock) -> None:
    hold("a", "q", "q", defaults=six(clock))
    clock.advance(minutes=24 * 60)
    told = hold("practise", "q", "q")
    assert told.after("practise").startswith("Practice: round 1 of 3. Seat 1")


def test_the_dilemma_is_said_when_asked_for_and_another_can_be_drawn(
    hold: Hold, clock: StoppedClock
) -> None:
    told = hold("h", "d", "i", "h", "zz", "q", "q", defaults=six(clock))
    first, second = told.all_after("h")[0], told.all_after("h", 2)[0]
    assert first != second
    assert any(line.startswith("For the facilitator: ") for line in told.all_after("h"))
    assert any(line.startswith("To be acted out: ") for line in told.all_after("h", 2))
    assert told.after("zz") == "That isn't a command here: ? lists them."
