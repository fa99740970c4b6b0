"""The set-up, asked: everything at one Enter, or one question after another."""

import json
from datetime import timedelta
from pathlib import Path

from group_supervision.core.choices import NotePolicy
from group_supervision.formats.library import load_format
from group_supervision.guide.setup_defaults import SetupDefaults
from tests.conftest import SHIPPED, StoppedClock
from tests.plain.conftest import Hold, minutes


def stored(home: Path) -> dict[str, object]:
    """Return the set-up in the file of the only session."""
    (path,) = (home / "sessions").glob("*.json")
    told: dict[str, object] = json.loads(path.read_text("utf-8"))["session"]["1"]["setup"]
    return told


def test_it_says_what_is_usual_and_the_plan_it_makes(hold: Hold) -> None:
    told = hold("", "q")
    assert told.lines[3] == (
        "Session: Reflective case discussion, 60 minutes, 7 people, key words afterwards,"
        " in person, peer group."
    )
    assert told.lines[4].startswith(
        "Plan in minutes: arrive 4, present 10, sit back 1, wonder 25, respond 5, together 10,"
        " close 5. Ends "
    )
    assert told.lines[5] == "Enter: open it, c: change it, q: back to home."
    assert told.after("q") == "No session was started."


def test_every_question_has_its_usual_answer_at_enter(hold: Hold, home: Path) -> None:
    told = hold("", "c", "", "", "", "", "", "", "", "", "a")
    assert told.starting("How many minutes, from 45 to 120, or a time to finish at")
    assert "How many people, including you? Enter takes 7." in told.lines
    assert told.starting("Notes: 1 no notes, 2 key words afterwards")
    assert "A neutral label, such as Tuesday? Enter: no label." in told.lines
    setup = stored(home)
    assert (setup["minutes"], setup["people"], setup["notes"]) == (60, 7, "after")


def test_every_choice_can_be_made(hold: Hold, home: Path) -> None:
    told = hold(
        *("", "c", "", "90", "8", "3", "second group", "Amara Okafor", "Zola", ""),
        *("y", "online", "2", "story", "2", "", "", "a"),
    )
    setup = stored(home)
    assert (setup["minutes"], setup["people"], setup["notes"]) == (90, 8, "live")
    assert (setup["setting"], setup["gathering"], setup["word"]) == (
        "online",
        "supervision",
        "story",
    )
    assert (setup["options"], setup["protected"], setup["group"]) == (["facts"], 2, "second group")
    assert told.typed_unseen == ["Amara Okafor", "Zola", ""]
    assert "2 names protected, in memory only." in told.lines
    assert "Amara" not in "\n".join(told.lines)


def test_a_time_to_finish_at_is_a_length_too(hold: Hold) -> None:
    told = hold("", "c", "", "25:61", "7", "hello", "75", "", "", "", "", "", "q", "q")
    assert '"25:61" isn\'t a time: try 15:30.' in told.lines
    assert told.after("7").endswith("choose 45 to 120.")
    assert told.after("hello").startswith('"hello" isn\'t a time')
    assert any("75 minutes, 7 people" in line for line in told.lines)


def test_a_time_to_finish_at_comes_nearer_while_the_questions_are_asked(
    hold: Hold, home: Path, clock: StoppedClock
) -> None:
    finish = (clock.now() + timedelta(minutes=75)).astimezone()
    told = hold(timedelta(minutes=5), "", "a", defaults=SetupDefaults(until=f"{finish:%H:%M}"))
    assert "75 minutes, 7 people" in told.lines[0]
    assert stored(home)["minutes"] == 70


def test_a_label_is_anonymised_with_every_name_that_is_protected(hold: Hold, home: Path) -> None:
    hold("", "c", "", "", "", "", "zogbert's lot", "Zogbert", "", "", "", "a")
    assert "zogbert" not in str(stored(home)["group"]).lower()


def test_what_the_command_line_asked_for_is_what_enter_takes(hold: Hold, home: Path) -> None:
    defaults = SetupDefaults(minutes=45, people=3, policy=NotePolicy.LIVE, protected=("Amara",))
    told = hold("", "a", defaults=defaults)
    assert told.lines[0].startswith(
        "Session: Reflective case discussion, 45 minutes, 3 people, key words as we speak,"
    )
    assert told.lines[0].endswith("1 name protected.")
    assert "Groups of 4 to 11 are usual for this; you can go on." in told.lines
    assert stored(home)["minutes"] == 45


def test_the_note_policy_is_remembered(hold: Hold) -> None:
    hold("", "c", "", "", "", "1", "", "", "", "")
    told = hold("s", "q", "q")
    assert "no notes" in told.after("s")


def test_a_number_that_is_none_is_asked_again(hold: Hold) -> None:
    told = hold("", "c", "", "", "1", "thirty", "30", "9", "q", "2", "", "", "", "q", "q")
    assert told.after("1").startswith("Type a number from 2 to 30")
    assert told.after("thirty").startswith("Type a number from 2 to 30")
    assert told.after("9").startswith("Type a number, or just Enter. Notes:")


def test_settings_that_cannot_be_read_are_named_and_nothing_stops(hold: Hold, home: Path) -> None:
    home.mkdir(parents=True)
    (home / "config.toml").write_text("lengths = 3", "utf-8")
    told = hold("", "", "a")
    assert told.starting("config.toml, line 1")
    assert told.after("a").startswith("Begun.")


def test_twenty_minutes_are_a_practice_round(hold: Hold, home: Path) -> None:
    told = hold("", "a", defaults=SetupDefaults(minutes=20))
    assert "practice round" in told.lines[0]
    assert stored(home)["kind"] == "practice"


def test_twenty_minutes_may_be_typed_as_well(hold: Hold, home: Path) -> None:
    hold("", "c", "", "20", "", "", "", "", "", "a", "a")
    assert (stored(home)["minutes"], stored(home)["kind"]) == (20, "practice")


def test_a_time_to_begin_at_is_asked_for_said_and_begins_nothing(
    hold: Hold, clock: StoppedClock
) -> None:
    later, past = (f"{(clock.now() + minutes(count)).astimezone():%H:%M}" for count in (9, -9))
    told = hold("", "c", *[""] * 6, "y", *[""] * 4, past, later, "", minutes(30), "q", "q")
    assert "has passed" in told.after(past)
    (ready,) = told.starting("Ready.")
    assert f"We begin at {later}." in ready
    assert "Until then: about 9 minutes." in ready
    assert not told.starting("Begun.")


def test_every_format_is_offered_by_its_title_and_the_chosen_one_says_what_happens(
    hold: Hold, home: Path
) -> None:
    told = hold("", "c", "balint", "", "", "", "", "", "", "a", "a")
    (asked,) = told.starting("Format: 1 Reflective case discussion, 2 ")
    assert all(fmt.title in asked for fmt in SHIPPED)
    assert told.after("balint") == load_format("balint").summary
    assert stored(home)["minutes"] == 45


def test_a_format_that_is_not_for_every_group_asks_before_it_opens(hold: Hold, home: Path) -> None:
    gate = load_format("gossip-method").gate
    told = hold("", "", "q", defaults=SetupDefaults(format_id="gossip-method"))
    (asked,) = told.starting(gate[0])
    assert all(line in asked for line in gate)
    assert list((home / "sessions").glob("*.json")) == []
    told = hold("", "y", defaults=SetupDefaults(format_id="gossip-method"))
    assert told.starting("Ready.")


def test_what_repeats_is_said_once_with_how_often(hold: Hold) -> None:
    told = hold("q", defaults=SetupDefaults(format_id="troika"))
    assert told.lines[0].startswith("Session: Troika, 30 minutes, 3 people,")
    assert told.lines[1].startswith(
        "Plan in minutes: 3 times (think 1, share 2, clarify 2, consult 4, return 1). Ends "
    )


def test_a_usual_length_in_the_settings_is_for_formats_that_can_take_it(
    hold: Hold, home: Path
) -> None:
    home.mkdir(parents=True)
    (home / "config.toml").write_text("length = 75", "utf-8")
    assert "75 minutes" in hold("q", defaults=SetupDefaults()).lines[0]
    told = hold("q", defaults=SetupDefaults(format_id="troika"))
    assert "30 minutes" in told.lines[0]
