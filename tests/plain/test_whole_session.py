"""A whole session, spoken: what is said, and what `sessions show` says of it afterwards."""

import json
from pathlib import Path

from click.testing import CliRunner

from group_supervision.cli.commands import cli
from group_supervision.core.choices import NotePolicy
from group_supervision.guide.setup_defaults import SetupDefaults
from tests.plain.conftest import Hold, minutes


def shown() -> dict[str, object]:
    """Return what `sessions show --json` says of the only session."""
    runner = CliRunner()
    (listed,) = json.loads(runner.invoke(cli, ["sessions", "list", "--json"]).stdout)
    told: dict[str, object] = json.loads(
        runner.invoke(cli, ["sessions", "show", listed["id"], "--json"]).stdout
    )
    return told


WHOLE = (
    *("a", minutes(4), "n", minutes(10), "n", minutes(1), "n"),
    *("m", "", "Amara Okafor may feel alone", "m h", "is it the rota", minutes(25)),
    *("n", "r 2", minutes(5), "n", "+", minutes(12), "n", minutes(5), "n", "y"),
    *("", "h", "t", ""),
)


def test_a_whole_session_is_led_from_home_to_saved(hold: Hold) -> None:
    defaults = SetupDefaults(
        policy=NotePolicy.LIVE, protected=("Amara Okafor",), group="second group"
    )
    told = hold("", *WHOLE, "2", defaults=defaults)
    assert told.code == 0
    assert told.starting("Part ")[:4] == [
        "Part 2 of 7: The presenter speaks. Speaking: the presenter."
        " Listening in silence: everyone else. 10 minutes.",
        "Part 3 of 7: The presenter sits back. Listening in silence: all of us. 1 minute.",
        "Part 4 of 7: The group wonders aloud. Speaking: the group, to each other."
        " Listening in silence: the presenter. 25 minutes.",
        "Part 5 of 7: The presenter returns. Speaking: the presenter, first and alone."
        " Listening in silence: everyone else. 5 minutes.",
    ]
    assert told.after("a").startswith("Begun. Part 1 of 7: Arriving. Speaking: the facilitator")
    assert told.after("r 2") == "H2 resonated."
    assert told.after("y").startswith("The session has ended and is saved.")
    assert told.all_after("h") == [
        "2 notes.",
        "H1: Person A may feel alone",
        "H2, resonated: is it the rota",
    ]
    assert "Together: planned 10 minutes, took 12 minutes, 1 minute added, 1 minute over." in (
        told.lines
    )
    assert "Saved on this machine." in told.lines
    read = shown()
    assert (read["state"], read["note_policy"], read["group"]) == ("closed", "live", "second group")
    phases = read["phases"]
    assert isinstance(phases, list)
    actual = {phase["id"]: phase["actual_seconds"] for phase in phases}
    assert actual == {
        "arrive": 240,
        "present": 600,
        "sit_back": 60,
        "wonder": 1500,
        "respond": 300,
        "together": 720,
        "close": 300,
    }
    assert read["notes"] == [
        {
            "kind": "hypothesis",
            "phase": "wonder",
            "number": 1,
            "text": "Person A may feel alone",
            "resonated": False,
        },
        {
            "kind": "hypothesis",
            "phase": "wonder",
            "number": 2,
            "text": "is it the rota",
            "resonated": True,
        },
    ]


def test_enter_enter_a_and_it_runs(hold: Hold) -> None:
    told = hold("", "", "a")
    assert told.lines[1].startswith("Home: 1 Start a session, 2 Practise in short rounds,")
    assert told.lines[1].endswith(", 4 Leave. Enter takes Start a session.")
    assert told.after("a").startswith("Begun. Part 1 of 7: Arriving.")


def test_what_is_typed_as_a_note_is_in_no_file_at_any_moment(hold: Hold, home: Path) -> None:
    typed = ("amara rang from 07700 900123", "AMARA's NHS number is 943 476 5919")

    def look() -> None:
        whole = "".join(
            path.read_text("utf-8") for path in home.rglob("*") if path.is_file()
        ).lower()
        for canary in ("amara", "okafor", "900123", "5919", "zola"):
            assert canary not in whole

    told = hold(
        *("", "a", look, "z", "Zola Mbeki", look, "m q", look, typed[0], look, "m f", typed[1]),
        *(look, "u", look, "U", look, "m h", "Zola again", look, "e", "y", look, "", "m l"),
        *("amara once more", look, ""),
        defaults=SetupDefaults(policy=NotePolicy.LIVE, protected=("Amara Okafor",)),
    )
    assert told.typed_unseen == ["Zola Mbeki", *typed, "Zola again", "amara once more"]
    said = "\n".join(told.lines).lower()
    assert "amara" not in said
    assert "zola" not in said
    assert "4 notes" in said or "kept: learning" in said
    notes = shown()["notes"]
    assert isinstance(notes, list)
    assert len(notes) == 4


def test_the_room_can_follow_what_the_plain_console_does(lead: Hold, home: Path) -> None:
    seen: list[str] = []

    def look() -> None:
        stage = json.loads((home / "stage.json").read_text("utf-8"))
        seen.append(f"{stage['state']}: {stage['title']}")

    lead(look, "n", look, "a", look, "a", "b", look, "b", "k 5", look, "e", "y", look)
    assert seen == [
        "running: Arriving",
        "running: The presenter speaks",
        "paused: The presenter speaks",
        "curtain: One moment, please",
        "break: A break",
        "ended: Thank you",
    ]


def test_keeping_nothing_keeps_nothing(lead: Hold, home: Path) -> None:
    told = lead("m q", "a thought", "e", "y", "", "x", "", "x", "y", "q")
    assert told.after("x") == (
        "Nothing of this session will be kept. y: delete it, Enter: go back."
    )
    assert "Nothing was kept." in told.lines
    assert list((home / "sessions").glob("*.json")) == []


def test_key_words_afterwards_are_taken_in_the_review(hold: Hold) -> None:
    told = hold(
        *("", "a", "m", "n", "e", "y", "", "m h", "a guess", "r 1", "u", "u", "u", "k"),
        defaults=SetupDefaults(policy=NotePolicy.AFTER),
    )
    assert told.after("m").startswith("No notes now: key words come at the review.")
    assert "Kept: hypothesis H1, 2 words." in told.lines
    assert told.after("u", 2) == "Undone: last note (hypothesis)."
    assert told.after("u", 3) == "There is nothing to undo in the review."
    assert shown()["notes"] == []


def test_the_review_says_how_many_doubts_were_replaced(hold: Hold) -> None:
    told = hold(
        *("", "a", "e", "y", "", "m h", "kwabena told grace", "k"),
        defaults=SetupDefaults(policy=NotePolicy.AFTER),
    )
    assert not any("sure of" in line for line in told.lines)
    told = hold(
        *("", "a", "m h", "kwabena told grace", "e", "y", "", "k"),
        defaults=SetupDefaults(policy=NotePolicy.LIVE),
    )
    assert any(
        "please check. 2 words we weren't sure of were replaced too. c goes through them. t times"
        in line
        for line in told.lines
    )
