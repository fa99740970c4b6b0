"""Pages beside the session, line by line: what a group tries, its agreement, its closing pulse."""

import json
from pathlib import Path

from group_supervision.core.choices import NotePolicy
from group_supervision.guide.home import Todo
from group_supervision.guide.setup_defaults import SetupDefaults
from tests.conftest import StoppedClock
from tests.plain.conftest import Hold, minutes

REVIEW = SetupDefaults(format_id="learning-from-a-review", policy=NotePolicy.NONE)


def test_a_review_is_held_and_its_decision_comes_back_when_due(
    hold: Hold, home: Path, clock: StoppedClock
) -> None:
    parts = [line for at in (2, 6, 3, 8, 11, 5, 6) for line in (minutes(at), "n")]
    told = hold(
        *("", "y", "a", *parts, minutes(4), "n", "y", "", ""),
        *("Ask Sarah who else to ring", "team manager", "", "t1", "q", "q"),
        defaults=REVIEW,
    )
    assert told.starting("The one thing to try. q leaves it.")
    assert told.typed_unseen == ["Ask Sarah who else to ring"]
    assert told.all_after("t1")[0] == "1. Ask Person A who else to ring"
    assert "team manager: try it. Look at it again on 29 April 2026." in told.all_after("t1")
    clock.advance(minutes=8 * 7 * 24 * 60)
    told = hold("look again", "k 1", "12", "e1", "d1", "q", "q")
    assert told.after("look again").startswith(
        "Learning from a review. 1 thing you're trying is due to be looked at again."
    )
    assert "team manager: check in. Look at it again on 22 July 2026." in told.all_after("12")
    assert "team manager: embedded." in told.all_after("e1")
    assert told.after("d1").startswith("That one is over")
    assert "Okafor" not in (home / "decisions.json").read_text("utf-8")


def test_bad_answers_are_refused_in_one_sentence_and_nothing_is_kept(
    hold: Hold, home: Path
) -> None:
    told = hold(
        *("r", "a second pair of eyes", "Sarah", "duty senior", "1/1/2026", "1/1/2090", "q"),
        *("x 1", "zz", "q", "q"),
        defaults=Todo.LEARN,
    )
    assert told.after("Sarah").startswith("There's a name in it")
    assert told.after("1/1/2026") == "That date has passed: choose one after today."
    assert told.after("1/1/2090").startswith("That's more than two years away")
    assert told.after("q") == "Left, and nothing was kept."
    assert told.after("x 1") == "There's no number 1 in the list."
    assert told.after("zz") == "That isn't a command here: ? lists them."
    assert not (home / "decisions.json").exists()


def test_the_agreement_is_made_heard_confirmed_and_changed(hold: Hold, home: Path) -> None:
    made = [""] * 9
    told = hold(*made, "", "c 8", "12", "a", "We start on time.", "x 8", "c 1", "q", "q", "q")
    assert told.code == 0
    told = hold(
        *made, "", "c 8", "12", "a", "We start on time.", "x 8", "?", "q", "q",
        defaults=Todo.AGREEMENT,
    )  # fmt: skip
    assert told.lines[0].startswith("What we've agreed. Nothing has been agreed yet.")
    assert told.starting("What are we here for? Enter takes: We're here to think together")
    assert "Still agreed." in told.lines
    assert told.after("12") == "8. We look at this again by 27 May 2026."
    assert "8. We start on time." in told.all_after("We start on time.")
    assert told.after("x 8") == "Taken out."
    assert json.loads((home / "agreement.json").read_text("utf-8"))["own"] == []


def test_a_pulse_is_counted_closed_and_only_then_heard(hold: Hold, home: Path) -> None:
    told = hold(
        *("s", "", "4", "5", "3", "3", "0", *["3", "1", "1"] * 3, "", "s", "q", "q"),
        defaults=Todo.PULSE,
    )
    assert told.after("s") == "No pulse has been closed yet."
    assert told.after("4").startswith("With fewer than 5 people")
    assert told.after("0") == "That's more answers than people: count this one again."
    before = told.lines[: told.lines.index("> s", 5)]
    assert not [line for line in before if "often 3" in line]
    assert told.after("s", 2) == (
        "It helps us with how we work, not only with what we do. often 3; sometimes 1;"
        " hardly ever 1."
    )
    assert json.loads((home / "pulses.json").read_text("utf-8"))["held"] == [
        {"how": [3, 1, 1], "feelings": [3, 1, 1], "theory": [3, 1, 1]}
    ]
