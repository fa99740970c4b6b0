"""The live session in plain: every command, the time that is told by itself, wrong moments."""

import json
import os
from datetime import timedelta
from pathlib import Path

import pytest

from group_supervision.core.choices import NotePolicy
from group_supervision.core.format import NoteKind
from group_supervision.guide.actions import PRACTICE_ALONE, Stage
from group_supervision.guide.setup_defaults import SetupDefaults
from group_supervision.guide.words.time import time_of_day
from group_supervision.plain.commands import COMMANDS
from tests.conftest import START, StoppedClock
from tests.plain.conftest import Asleep, Hold, minutes

TIME = "Time, part "


def alive(home: Path, clock: StoppedClock) -> None:
    """Let the last sign of life be of now, by the stopped clock."""
    stamp = clock.time.timestamp()
    os.utime(home / "stage.json", (stamp, stamp))


def stage(home: Path) -> dict[str, object]:
    """Return what is before the room."""
    told: dict[str, object] = json.loads((home / "stage.json").read_text("utf-8"))
    return told


def test_time_is_told_at_half_way_in_the_last_minute_and_at_the_end_each_once(lead: Hold) -> None:
    told = lead(minutes(4), "n", minutes(30), "t")
    assert told.starting(TIME)[:-1] == [
        "Time, part 1 of 7. Half-way through this part. 2 minutes left of 4 minutes.",
        "Time, part 1 of 7. The last minute.",
        "Time, part 1 of 7. Time for this part is up. n next, + a minute more.",
        "Time, part 2 of 7. Half-way through this part. 5 minutes left of 10 minutes.",
        "Time, part 2 of 7. The last minute.",
        "Time, part 2 of 7. Time for this part is up. n next, + a minute more.",
    ]


def test_v_never_offers_running_seconds_while_it_is_the_presenters_time(lead: Hold) -> None:
    told = lead("n", *["v"] * 3, *["n"] * 4, *["v"] * 3)
    faces = [
        "The room sees no clock.",
        "The room's clock shows whole minutes and a bar.",
        "The room's clock shows a bar only.",
    ]
    assert [told.after("v", count) for count in range(1, 7)] == faces * 2


def test_the_bell_rings_with_each_of_them_only_for_those_who_asked(
    lead: Hold, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert lead(minutes(10)).rung == 0
    monkeypatch.setenv("GROUP_SUPERVISION_SOUND", "true")
    assert lead(minutes(10)).rung == 3


def test_nothing_is_said_of_the_time_while_the_clock_stands_still(lead: Hold) -> None:
    told = lead("a", minutes(60), "t")
    assert told.all_after("a", 2) == ["Paused. 4 minutes left of 4 minutes. a: resume."]


def test_a_minute_granted_in_the_last_one_is_told_again_when_it_comes(lead: Hold) -> None:
    told = lead(minutes(3.5), "+", minutes(2))
    assert told.after("+") == "A minute more. 1 minute 30 seconds left of 5 minutes."
    assert told.all_after("+")[1:-1] == [
        "Time, part 1 of 7. The last minute.",
        "Time, part 1 of 7. Time for this part is up. n next, + a minute more.",
    ]


def test_time_is_told_when_it_is_asked_for(lead: Hold) -> None:
    told = lead(minutes(1.5), "t", "a", "t", "k 15", "t")
    assert told.after("t").startswith(
        "Time, part 1: 2 minutes 30 seconds left of 4 minutes. Session: 1 minute 30 seconds so far."
    )
    assert "The clock stands still." in told.after("t", 2)
    assert "A break until " in told.after("t", 3)


def test_a_break_tells_what_is_left_of_it_and_since_when_it_is_over(lead: Hold) -> None:
    told = lead("k 10", minutes(4), "t", minutes(6), "t", minutes(3), "t")
    back = told.after("k 10").split("back at ")[1][:5]
    assert f"A break until {back}, 6 minutes left." in told.after("t")
    assert told.starting("The break is over.") == ["The break is over. a: resume."]
    assert f"The break was over at {back}. a: resume." in told.after("t", 2)
    assert f"The break was over at {back}. a: resume." in told.after("t", 3)


def test_leaving_the_presenters_time_asks_and_only_a_second_n_goes_on(lead: Hold) -> None:
    told = lead("n", minutes(3), "n", "t", minutes(1), "n", "n")
    asked = "The presenter still has 7 minutes. Press n again"
    assert told.after("n", 2).startswith(asked)
    assert told.after("n", 3).startswith("The presenter still has 6 minutes")
    assert told.after("n", 4).startswith("Part 3 of 7")


def test_any_other_command_withdraws_the_first_n(lead: Hold) -> None:
    told = lead("n", "n", "t", "n", "p", "n", "n")
    asked = "The presenter still has 10 minutes."
    assert told.after("n", 2).startswith(asked)
    assert told.after("n", 3).startswith(asked)
    assert told.after("n", 4).startswith("Part 2 of 7")
    assert told.after("n", 5).startswith(asked)


def test_nothing_is_taken_from_the_presenters_time_nor_jumped_over_unasked(lead: Hold) -> None:
    told = lead("n", "-", "j 4", "", "j 4", "y")
    assert told.after("-") == "This time belongs to the presenter: none of it is taken back."
    assert told.after("j 4").endswith("y: go there, Enter: stay.")
    assert "Staying here." in told.lines
    assert told.after("y").startswith("Part 4 of 7")


def test_the_start_and_a_part_are_backdated(hold: Hold) -> None:
    told = hold("", "", minutes(5), "g 3", "n", minutes(2), "g", "99", "3", "g 2")
    assert told.after("g 3").startswith("Begun 3 minutes ago. Part 1 of 7: Arriving.")
    assert told.after("g 3").endswith("1 minute left of 4 minutes.")
    assert told.after("g") == (
        "How many minutes ago did this part begin, 3 to 5? Enter keeps it like that."
    )
    assert told.after("99").startswith("Type a number from 3 to 5, or just Enter.")
    assert told.after("3") == "Backdated. 7 minutes left of 10 minutes."
    assert told.after("g 2").startswith("Type a number from 4 to 5, or just Enter.")


def test_pause_back_and_break(lead: Hold) -> None:
    told = lead("a", "a", "n", "p", "k", "", minutes(10), "a")
    assert told.after("a", 2) == "Paused. 4 minutes left of 4 minutes. a: resume."
    assert told.after("a", 3) == "Resumed. 4 minutes left of 4 minutes."
    assert told.after("p").startswith("Part 1 of 7")
    assert told.after("k") == "How many minutes' break? Enter takes 10."
    assert told.starting("A break of 10 minutes, back at ")
    assert told.starting("The break is over. a") == ["The break is over. a: resume."]
    assert told.after("a", 4) == "The break is over. 4 minutes left of 4 minutes."


def test_prompts_lenses_and_drift_lines_go_to_the_room_only_when_asked(
    lead: Hold, home: Path
) -> None:
    seen: list[object] = []

    def look() -> None:
        seen.append(stage(home)["lines"])

    told = lead(
        *("j 4", "y", "i", look, "i 2", look, "I", look, "l", look, "i 9"),
        *("d", "d 2", look, "d2", look, "d 77"),
    )
    assert told.after("y").startswith("Your line: Let's wonder aloud")
    assert "Lens 1 of 4: Feelings." in told.all_after("y")
    assert told.after("i").startswith("Prompt 1 of 3, feelings. The room reads: The group wonders")
    assert told.after("i 9") == "There are prompts 1 to 4 here: y lists them."
    assert [len(lines) for lines in seen if isinstance(lines, list)] == [1, 1, 1, 1, 1, 1]
    assert seen[0] == seen[2]
    assert seen[3] == seen[5]
    assert seen[4] == ["No questions for now, please. Back to each other."]
    assert told.all_after("d")[1].startswith("D9. Drift: racism is doubted")
    assert told.after("d 77") == "There is no drift line with that number: d lists them."
    assert "D1." not in "\n".join(told.lines[: told.lines.index("> d")])


def test_curtain_freeze_face_and_silence(lead: Hold, home: Path) -> None:
    seen: list[object] = []

    def look() -> None:
        seen.append(stage(home)["state"])

    told = lead("b", look, "b", "f", "n", look, "f", look, "v", "o", look, minutes(1), "x", look)
    assert told.after("b") == "The curtain is drawn. The room reads: One moment, please."
    assert told.after("f") == "Frozen: the room keeps what it sees. f: let go."
    assert told.after("f", 2) == "No longer frozen."
    assert told.after("v") == "The room sees no clock."
    assert told.after("o") == "A quiet minute, outside the plan. o: end it early."
    assert "The quiet minute is over." in told.lines
    assert seen == ["curtain", "running", "running", "quiet", "running"]


def test_preset_words_stand_before_the_room_for_a_minute_or_until_taken_away(
    lead: Hold, home: Path
) -> None:
    seen: list[object] = []

    def look() -> None:
        seen.append(stage(home)["lines"])

    told = lead("w", "2", look, minutes(1.1), look, "w 1", look, "w", look)
    assert told.after("w").startswith("Set phrases for the room's screen, for a minute: 1 ")
    assert seen[0] == ["No real names, please."]
    assert seen[2] == ["Please switch off any phones and devices you don't need."]
    assert seen[1] == seen[3]
    assert "No real names, please." in told.after("2")


def test_the_test_card_stands_before_the_start_alone(hold: Hold, home: Path) -> None:
    seen: list[object] = []

    def look() -> None:
        seen.append(stage(home)["state"])

    told = hold("", "", "T", look, "T", look, "T", "a", look, "x")
    assert told.after("T").startswith("The room reads: Test card.")
    assert seen == ["test-card", "welcome", "running"]
    assert "No other window shows the room's screen." in "\n".join(told.all_after("x"))


def test_stop_for_the_presenter_offers_every_way_on(lead: Hold, home: Path) -> None:
    seen: list[object] = []

    def look() -> None:
        seen.append(stage(home)["state"])

    told = lead("n", "s", look, "", look, "s", "a", look, "s", "c", look, "s", "e", look)
    assert told.after("s").startswith(
        "Stopped for the presenter. Your line: We're pausing here. There's no rush, and"
    )
    assert "The room reads: We're pausing. There's no rush." in told.after("s")
    assert "The clock stands still. a: resume, s asks again." in told.lines
    assert told.after("c").startswith("Part 7 of 7: Closing.")
    assert told.after("e").startswith("The session has ended and is saved.")
    assert seen == ["stopped", "stopped", "running", "running", "ended"]


def test_after_a_stop_y_says_the_line_for_it_until_the_clock_runs_again(lead: Hold) -> None:
    told = lead("n", "s", "", "y", "a", "y")
    assert told.after("y").startswith("Your line: We're pausing here.")
    assert told.after("y", 2).startswith("Your line: The next ten minutes are yours.")


def test_a_stop_can_end_with_nothing_kept(lead: Hold, home: Path) -> None:
    told = lead("s", "x", "", "s", "x", "y")
    assert "Nothing was deleted." in told.lines
    assert "Nothing was kept." in told.lines
    assert list((home / "sessions").glob("*.json")) == []


def test_notes_are_numbered_heard_when_asked_and_marked(lead: Hold) -> None:
    told = lead("j 4", "m", "", "first", "m f", "second", "m", "x", "3", "third", "h", "r", "1")
    assert told.after("m").startswith("Kind of note: 1 hypothesis, 2 feeling, 3 question")
    assert told.after("m").endswith("Enter takes hypothesis.")
    assert "Kept: hypothesis H1, 1 word." in told.lines
    assert told.all_after("h") == ["3 notes.", "H1: first", "feeling: second", "question: third"]
    assert told.after("1") == "H1 resonated."
    assert "first" not in "\n".join(told.lines[: told.lines.index("> h")])


def test_a_peer_group_is_offered_no_follow_up(lead: Hold) -> None:
    told = lead("m")
    assert told.after("m").startswith("Kind of note: 1 hypothesis")
    assert "follow-up" not in told.after("m")


def test_an_empty_note_or_name_leaves_things_as_they_are(lead: Hold) -> None:
    told = lead("m q", "", "z", "  ", "z", "Amara", "r", "x")
    assert "No note was taken." in told.lines
    assert "No name was added." in told.lines
    assert "1 name protected, in memory only." in told.lines
    assert told.typed_unseen == ["", "  ", "Amara"]


def test_a_late_session_offers_to_catch_up_and_takes_no_for_an_answer(lead: Hold) -> None:
    told = lead(minutes(9), "n", "c", "", "", "p", "n", "c", "", "y")
    assert "Running late: 5 minutes behind. c says what could give way." in told.lines
    assert told.after("c") == (
        f"When must you finish, {shown(48)} to {shown(65)}? Enter takes {shown(60)}."
    )
    assert told.after("", 2) == f"To finish at {shown(60)}: together 10 to 5. " + ACCEPT
    assert "Left as it was." in told.lines
    assert told.after("y").startswith("Shortened. Time, part 2")
    assert told.after("y").endswith(f"Ends {shown(60)}, on time.")
    assert told.lines.count("Running late: 5 minutes behind. c says what could give way.") == 1


ACCEPT = "y: accept, Enter: leave it."


def shown(after: int) -> str:
    """Return what the clock on the wall shows so many minutes after the start."""
    return time_of_day(START + timedelta(minutes=after))


def test_a_finish_is_typed_at_any_moment_and_made_when_it_is_confirmed(
    lead: Hold, home: Path
) -> None:
    told = lead("c", "late", shown(30), shown(50), "y")
    asked = f"When must you finish, {shown(43)} to {shown(60)}? Enter takes {shown(60)}."
    assert told.after("c") == asked
    assert told.after("late") == f'"late" isn\'t a time: try 15:30. {asked}'
    assert told.after(shown(30)) == f"Choose a time from {shown(43)} to {shown(60)}. {asked}"
    assert told.after(shown(50)) == (
        f"To finish at {shown(50)}: together 10 to 3, wonder 25 to 22. {ACCEPT}"
    )
    assert told.after("y").endswith(f"Ends {shown(50)}, 10 minutes ahead.")
    assert kept(home) == ["phase-entered", "caught-up"]


def test_a_finish_may_be_typed_with_its_command(lead: Hold, home: Path) -> None:
    told = lead(f"c {shown(57)}", "y")
    assert told.after(f"c {shown(57)}") == f"To finish at {shown(57)}: together 10 to 7. {ACCEPT}"
    assert kept(home) == ["phase-entered", "caught-up"]


@pytest.mark.parametrize("script", [("c", ""), ("c", shown(50), ""), ("c", shown(50), "n")])
def test_a_finish_that_is_not_confirmed_writes_nothing(
    lead: Hold, home: Path, script: tuple[str, ...]
) -> None:
    told = lead(*script)
    assert told.lines[-2] == "Left as it was."
    assert kept(home) == ["phase-entered"]


def kept(home: Path) -> list[str]:
    """Return the kinds of the facts on the disk."""
    (path,) = (home / "sessions").glob("*.json")
    events = json.loads(path.read_text("utf-8"))["events"]
    return [events[number]["event"] for number in sorted(events, key=int)]


QUESTIONS: tuple[tuple[str, ...], ...] = (
    ("c",),
    ("c", "1"),
    ("w",),
    ("w", "7"),
    ("m",),
    ("m h",),
    ("z",),
    ("j",),
    ("k",),
    ("e",),
    ("q",),
    ("s",),
    ("s", "x"),
    ("m h", "one", "r 9"),
    ("n", "j 4"),
)


@pytest.mark.parametrize("script", QUESTIONS, ids=" ".join)
@pytest.mark.parametrize(
    ("line", "says"),
    [("s", "Stopped for the presenter."), ("b", "The curtain is "), ("q", "Leave? ")],
)
def test_no_question_keeps_anybody_from_stopping_the_curtain_or_leaving(
    lead: Hold, script: tuple[str, ...], line: str, says: str
) -> None:
    told = lead(minutes(1), *script, line)
    if (script, line) == (("m",), "q"):  # the question offers it: it is a kind of note
        says = "Type the question"
    assert told.lines[-2].startswith(says)


def test_s_where_a_note_was_awaited_stops_and_is_no_note(lead: Hold, home: Path) -> None:
    seen: list[object] = []
    told = lead("m h", " s ", lambda: seen.append(stage(home)["state"]), "a", "h", "t")
    assert seen == ["stopped"]
    assert told.after("a", 2).startswith("Resumed. ")
    assert told.after("h") == "There are no notes."


def test_a_capital_alone_is_a_name_and_longer_words_are_notes(lead: Hold) -> None:
    told = lead("z", "S", "m h", "stop", "h")
    assert "1 name protected, in memory only." in told.lines
    assert told.all_after("h")[1] == "H1: stop"


def test_questions_that_were_left_pile_nothing_up(lead: Hold) -> None:
    told = lead(*["s"] * 1200, "a", "t")
    assert told.after("t").startswith("Time, part 1")


def test_a_question_left_in_a_gap_is_met_with_the_gap(lead: Hold) -> None:
    told = lead("m h", Asleep(minutes=5), "s", "q")
    assert told.starting("The laptop was asleep for 5 minutes.")
    assert not told.starting("Stopped")


def test_no_kind_of_note_takes_the_letter_that_stops_or_the_curtains() -> None:
    assert not any(kind.value.startswith(("s", "b")) for kind in NoteKind)


def test_undo_and_redo_say_what_they_do(lead: Hold) -> None:
    told = lead("n", "u", "U", "u", "u", "u", "U", "e", "y", "u", "U")
    assert told.after("u").startswith('Undone: going to "Present". Part 1 of 7')
    assert told.after("U").startswith('Brought back: going to "Present". Part 2 of 7')
    assert told.after("u", 3) == "Undone: start. Ready. a: begin."
    assert told.after("u", 4) == "The session has not begun yet. a: begin."
    assert told.after("u", 5).startswith("Undone: end. Part 1 of 7")
    assert told.all_after("U", 3)[0] == "Brought back: end."
    assert told.all_after("U", 3)[1].startswith("The session has ended and is saved.")


def test_a_gap_is_asked_about_before_anything_goes_on(lead: Hold) -> None:
    told = lead(minutes(1), Asleep(minutes=12), "n", "n", "b", "b", "d", "t")
    away = "The laptop was asleep for 12 minutes. Count the time?"
    assert told.after("n").startswith(away)
    assert told.after("n", 2).startswith(away)
    assert told.after("b").startswith("The curtain is drawn.")
    assert told.after("d").startswith("Not counted. Time, part 1: 3 minutes left of 4 minutes.")


def test_a_gap_that_counts_counts(lead: Hold) -> None:
    told = lead(Asleep(minutes=2), "t", "c", "t")
    assert told.after("t", 2).startswith("Time, part 1: 2 minutes left of 4 minutes.")


def test_a_question_that_a_gap_came_into_is_asked_again(lead: Hold) -> None:
    told = lead("e", Asleep(minutes=2), "y", "c", "")
    assert told.after("y").startswith("The laptop was asleep for 2 minutes.")
    assert told.all_after("c")[1] == "End the session here? y: end, Enter: stay."
    assert told.lines[-2] == "Staying here."


def test_a_note_that_a_gap_came_into_is_kept_and_the_gap_is_asked_about_next(lead: Hold) -> None:
    told = lead("m q", Asleep(minutes=2), "a thought", "h", "c", "h")
    assert "Kept: question, 2 words." in told.lines
    assert told.after("h", 2) == "1 note."


def test_what_broke_off_is_continued_closed_or_discarded(
    lead: Hold, hold: Hold, clock: StoppedClock, home: Path
) -> None:
    lead("n", "m q", "a thought")
    alive(home, clock)
    clock.advance(seconds=20)
    told = hold("", "t")
    alive(home, clock)
    assert told.after("").startswith("Continued. Part 2 of 7: The presenter speaks.")
    assert told.after("").endswith("9 minutes 40 seconds left of 10 minutes.")
    clock.advance(minutes=5)
    told = hold("c", "c", "q", "y")
    alive(home, clock)
    assert told.starting("The laptop was asleep for 5 minutes.")
    told = hold("finish", "", "h", "")
    assert "question: a thought" in told.lines
    assert told.lines[-2].startswith(
        "Home: 1 Start a session, 2 Practise in short rounds, 3 Past sessions, 4 Leave."
    )


def test_discarding_asks_twice(lead: Hold, hold: Hold, home: Path) -> None:
    lead("n")
    told = hold("delete", "y", "", "delete", "y", "y")
    assert "Nothing was deleted." in told.lines
    assert "Nothing was kept." in told.lines
    assert list((home / "sessions").glob("*.json")) == []


def test_another_console_is_met_with_one_sentence(lead: Hold, hold: Hold) -> None:
    others: list[list[str]] = []
    lead(lambda: others.append(hold("s", "", "q").lines))
    assert (
        "A session is already running in another window: go on there, or end it first."
    ) in others[0]


def test_the_input_may_end_at_any_point(hold: Hold, lead: Hold, home: Path) -> None:
    assert hold().lines[-1] == "The input has ended. Nothing was changed."
    assert hold("").lines[-1] == "The input has ended. Nothing was changed."
    told = hold("", "")
    assert told.lines[-1].startswith("The input has ended. The session hadn't begun")
    told = lead("n", "m q")
    assert told.code == 0
    assert told.lines[-1] == (
        "The input has ended. The session stays unfinished, saved on this machine. You"
        " can continue it later."
    )
    (path,) = (home / "sessions").glob("*.json")
    assert "phase-entered" in path.read_text("utf-8")


def test_leaving_asks_once_the_session_has_begun(hold: Hold, lead: Hold) -> None:
    told = hold("", "", "q", "q")
    assert told.after("q") == "No session was started."
    assert told.code == 0
    told = lead("q", "", "q", "y")
    assert "Staying here." in told.lines
    assert told.lines[-1].startswith("Left. The session stays unfinished")


def test_a_disk_that_refuses_is_told_once_and_the_session_goes_on(
    lead: Hold,
) -> None:
    disk = pytest.MonkeyPatch()

    def full(*_given: object, **_named: object) -> None:
        raise OSError(28, "No space left on device")

    def fill_up() -> None:
        disk.setattr("group_supervision.storage.tinydb_storage.write_atomically", full)

    told = lead(fill_up, "n", minutes(1), disk.undo, minutes(1), "t")
    assert len(told.starting("Not saved: the disk would not take it.")) == 1
    assert told.lines.count("Saved again.") == 1


def test_a_room_that_does_not_see_it_is_told_once_and_again_when_it_does(lead: Hold) -> None:
    disk = pytest.MonkeyPatch()

    def full(*_given: object, **_named: object) -> None:
        raise OSError(28, "No space left on device")

    def fill_up() -> None:
        disk.setattr("group_supervision.storage.stage_file.write_atomically", full)

    told = lead(fill_up, "b", minutes(1), disk.undo, minutes(1), "t")
    assert len(told.starting("The room doesn't see this yet")) == 1
    assert len(told.starting("The room sees it now.")) == 1


def test_what_the_disk_would_not_take_is_never_called_saved(lead: Hold) -> None:
    disk = pytest.MonkeyPatch()

    def full(*_given: object, **_named: object) -> None:
        raise OSError(28, "No space left on device")

    def fill_up() -> None:
        disk.setattr("group_supervision.storage.tinydb_storage.write_atomically", full)

    told = lead(fill_up, "n", "e", "y", "", "", "q")
    disk.undo()
    assert told.after("y").startswith("The session has ended. The room reads")
    assert "Saved on this machine." not in told.lines
    assert "The session could not be saved: the disk would not take it." in told.lines


BEFORE = [each for each in COMMANDS if Stage.BEFORE not in each.stages]
AFTER = [each for each in COMMANDS if Stage.ENDED not in each.stages]


@pytest.mark.parametrize("letter", BEFORE, ids=lambda each: each.word)
def test_before_the_start_it_is_refused_in_one_sentence(hold: Hold, letter: object) -> None:
    typed = getattr(letter, "letter", "")
    told = hold("", "", typed)
    assert told.all_after(typed)[0] == "The session has not begun yet. a: begin."
    assert len(told.all_after(typed)) == 2  # and that the input has ended


@pytest.mark.parametrize("letter", AFTER, ids=lambda each: each.word)
def test_after_the_end_it_is_refused_in_one_sentence(lead: Hold, letter: object) -> None:
    typed = getattr(letter, "letter", "")
    told = lead("e", "y", typed)
    last = told.lines[-2]
    assert last == "The session has ended: Enter opens the review, u takes the end back."


@pytest.mark.parametrize(
    ("script", "says"),
    [
        (("p",), "This is the first part of the session."),
        (("j 1",), "You're already in this part."),
        (("k", "", "k"), "There is a break already."),
        (("j 6", "c"), "None of the parts to come can be cut any shorter."),
        (("h",), "There are no notes."),
        (("r",), "There are no hypotheses yet."),
        (("m h", "one", "r 9", ""), "Nothing was marked."),
        (("U",), "There is nothing to bring back."),
        (("a", "o"), "The clock stands still: start it first."),
        (("-", "-", "-"), "This part can't be any shorter."),
        (("n", "g"), "The part before this one began less than a minute earlier."),
        (("Amara said so",), "That isn't a command: ? lists them."),
        (("T",), "The session has begun: this was for the time before."),
        (("a", "w"), "The clock stands still: start it first."),
        (("w", "99", ""), "Left as it was."),
        (("n 3",), "That isn't a command: ? lists them."),
        (("\x1b[C\x1b",), "? lists the commands."),
        (("",), "? lists the commands."),
    ],
)
def test_what_makes_no_sense_now_is_met_with_one_sentence(
    lead: Hold, script: tuple[str, ...], says: str
) -> None:
    told = lead(*script)
    assert told.lines[-2] == says


def test_every_command_is_listed_and_told_alone(lead: Hold) -> None:
    told = lead("?", "? k", "next")
    listed = "\n".join(told.all_after("?"))
    for each in COMMANDS:
        is_listed = Stage.LIVE in each.stages and each.when not in PRACTICE_ALONE
        assert (each.line in listed) is is_listed
    assert told.after("? k") == "k and minutes, or break: a break."
    assert told.after("next").startswith("Part 2 of 7")
    assert len({each.letter for each in COMMANDS}) == len({each.word for each in COMMANDS})


def test_without_notes_none_can_be_taken(hold: Hold) -> None:
    told = hold("", "a", "m", "e", "y", "", "m", defaults=SetupDefaults(policy=NotePolicy.NONE))
    assert told.after("m") == "No notes in this session."
    assert told.after("m", 2) == "No notes in this session."


def test_what_is_written_is_said_before_the_start_and_after_the_end(hold: Hold) -> None:
    told = hold("", "a", "e", "y", defaults=SetupDefaults(policy=NotePolicy.NONE))
    kept = "only the date, the times, how many we are and the settings."
    assert f"Nothing we say is written down: {kept}" in told.starting("Ready.")[0]
    assert f"Nothing we said was written down: {kept} Enter: review" in told.after("y")


def test_a_demonstration_tells_the_time_as_fast_as_it_passes(hold: Hold) -> None:
    told = hold("", "a", timedelta(seconds=4), defaults=SetupDefaults(speed=60))
    assert (
        "Time, part 1 of 7. Half-way through this part. 2 minutes left of 4 minutes." in told.lines
    )
    assert "Demonstration at 60 times the speed." in told.lines
