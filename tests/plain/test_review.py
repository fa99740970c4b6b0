"""The review in plain: doubts one by one, a name that was missed, who is who; on disk at once."""

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from group_supervision.core.choices import NotePolicy
from group_supervision.guide.setup_defaults import SetupDefaults
from tests.conftest import StoppedClock
from tests.plain.conftest import Hold, Told

Review = Callable[..., Told]

SCHOOL = "m h", "kwabena told blessing at oakfield primary"
FORM = "m f", "a form for blessing"
ANSWERS = (
    "y yes, p person, l place, o something else, n not a name here, v not a name in this"
    " session, Enter the next, q back to the review."
)


@pytest.fixture
def review(lead: Hold) -> Review:
    """Return a way to take notes and review them: `review((*SCHOOL, *FORM), "c", "y")`."""

    def reviewed(notes: tuple[str, ...], *script: object) -> Told:
        return lead("j 4", *notes, "e", "y", "", *script)

    return reviewed


def kept(home: Path) -> list[str]:
    """Return the notes as they are on the disk."""
    (path,) = (home / "sessions").glob("*.json")
    events = json.loads(path.read_text("utf-8"))["events"].values()
    return [each["text"] for each in events if each["event"] == "note-taken"]


def whole(home: Path) -> str:
    """Return everything that is on the disk, in small letters."""
    files = [path for path in home.rglob("*") if path.is_file()]
    return "".join(path.read_text("utf-8") for path in files).lower()


def test_the_doubts_are_gone_through_one_by_one(review: Review) -> None:
    told = review((*SCHOOL, *FORM), "c", "y", "y", "l", "y", "", "h")
    assert told.all_after("c") == [
        "Words we weren't sure of are said as you typed them, and stay in this terminal until you"
        " clear it.",
        "Note 1 of 2, hypothesis H1: Person A told Person B at a school",
        f'Doubt 1 of 4: "kwabena" may be a person: Person A. {ANSWERS}',
    ]
    assert told.all_after("y", 2) == [
        '"kwabena" is a person. The note now reads: Person A told Person B at a school',
        'Doubt 1 of 3: "blessing" may be a person: Person B.',
    ]
    assert told.all_after("y", 3)[1] == 'Doubt 1 of 2: "oakfield primary" may be a school.'
    assert told.all_after("l") == [
        '"oakfield primary" is a place. The note now reads: Person A told Person B at a place',
        "Note 2 of 2, feeling: a form for Person B",
        'Doubt 1 of 1: "blessing" may be a person: Person B.',
    ]
    assert told.all_after("y", 4) == [
        '"blessing" is a person. The note now reads: a form for Person B',
        "No doubts left. Enter: back to the review, b: the word before.",
    ]


def test_each_answer_is_on_the_disk_at_once_and_no_more_than_she_put_back(
    review: Review, home: Path
) -> None:
    seen: list[list[str]] = []

    def look() -> None:
        seen.append(kept(home))
        assert "kwabena" not in whole(home)
        assert "oakfield" not in whole(home)

    told = review(
        *((*SCHOOL, *FORM), look, "c", look, "y", look, "n", look, "o", look, "v", look),
        *("", "h", ""),
    )
    first, form = "Person A told Person B at a school", "a form for Person B"
    back = "Person A told blessing at a school"
    assert seen == [
        *([[first, form]] * 3),
        [back, form],
        ["Person A told blessing at a name", form],
        ["Person A told blessing at a name", "a form for blessing"],
    ]
    assert told.after("n") == f'"blessing" put back. The note now reads: {back}'
    assert told.after("v").startswith('"blessing" put back, in every note. The note now reads')
    assert told.after("", 3) == "Back in the review: Enter keeps everything."
    assert "Saved on this machine." in told.lines


def test_an_answer_says_that_other_notes_changed_too(review: Review) -> None:
    told = review((*SCHOOL, *FORM, *FORM), "c", "", "v")
    assert told.after("v") == (
        '"blessing" put back, in every note. 2 other notes changed too.'
        " The note now reads: Person A told blessing at a school"
    )


def test_enter_goes_round_and_never_leaves_the_check(review: Review) -> None:
    told = review(FORM, "c", *[""] * 2, "q")
    assert told.all_after("", 3)[0] == "That's the only doubt left."
    assert told.all_after("q")[:2] == [
        "1 doubt left, replaced as before.",
        "Back in the review: Enter keeps everything.",
    ]
    told = review((*SCHOOL, *FORM), "c", *[""] * 4, "check")
    assert told.all_after("", 6) == [
        "That was the last one. Back to the first.",
        "Note 1 of 2, hypothesis H1: Person A told Person B at a school",
        'Doubt 1 of 4: "kwabena" may be a person: Person A.',
    ]


def test_b_goes_back_to_a_word_to_answer_it_anew(review: Review, home: Path) -> None:
    told = review(FORM, "c", "b", "v", "b", "y", "p", "", "")
    assert told.after("b") == "There is no word before this one."
    assert told.after("b", 2) == '"blessing" stays as you typed it.'
    assert told.after("y", 2) == "There is no doubt about this word."
    assert told.after("p") == '"blessing" is a person. The note now reads: a form for Person A'
    assert kept(home) == ["a form for Person A"]


def test_what_makes_no_sense_is_met_with_one_sentence_and_the_doubt_stays(review: Review) -> None:
    told = review(FORM, "c", "g", "m", "r", "blessing is a child", "?", "z", "", "q")
    for typed in ("g", "m", "r", "blessing is a child"):
        assert told.all_after(typed) == [
            "That isn't an answer here: ? lists them.",
            'Doubt 1 of 1: "blessing" may be a person: Person A.',
        ]
    assert told.after("?") == ANSWERS
    assert told.after("***", 2) == "No name was added."


def test_without_a_doubt_there_is_nothing_to_go_through(review: Review) -> None:
    told = review(("m h", "a heavy hour"), "c", "")
    assert told.all_after("c") == [
        "No doubts left.",
        "Back in the review: Enter keeps everything.",
    ]
    assert review((), "c", "").after("c") == "There are no notes."


def test_a_number_is_put_back_here_but_is_no_ordinary_word(review: Review) -> None:
    told = review(("m q", "a girl, 14, left"), "c", "v", "n", "")
    assert told.all_after("v") == [
        "A number isn't an ordinary word: put it back here alone.",
        'Doubt 1 of 1: "14" may be an age.',
    ]
    assert told.after("n") == '"14" put back. The note now reads: a girl, 14, left'


def test_words_in_doubt_are_said_only_by_those_who_ask_for_them(review: Review) -> None:
    told = review((*SCHOOL, *FORM), "h", "t", "r Person A the child", "m Person B Person A", "")
    assert "kwabena" not in "\n".join(told.lines).lower()
    assert "blessing" not in "\n".join(told.lines).lower()


@pytest.mark.parametrize("is_bare", [True, False])
def test_a_name_that_was_missed_is_taken_out_of_every_note(
    review: Review, home: Path, *, is_bare: bool
) -> None:
    seen: list[str] = []

    def look() -> None:
        seen.append(whole(home))

    taken = ("z", "Sumac") if is_bare else ("z Sumac",)
    told = review(("m h", "sumac is quiet", "m f", "sumac is tired"), look, *taken, look, "h", "")
    assert "sumac" in seen[0]
    assert "sumac" not in seen[1]
    assert told.all_after("***" if is_bare else "z Sumac", 3 if is_bare else 1) == [
        "It is taken out wherever it is said. 2 notes changed.",
        "H1: Person A is quiet",
        "feeling: Person A is tired",
    ]
    assert ("Sumac" in told.typed_unseen) is is_bare


def test_a_name_that_stands_nowhere_is_said_to(review: Review) -> None:
    told = review(("m h", "a heavy hour"), "z Thuy", "z", "", "zzz", "zebra crossing")
    assert told.after("z Thuy") == "It is taken out wherever it is said. It isn't in any note."
    assert told.after("***", 2) == "No name was added."
    assert told.after("zzz") == "That isn't a command here: ? lists them."
    assert told.after("zebra crossing") == "That isn't a command here: ? lists them."


def test_many_notes_that_changed_are_counted(review: Review) -> None:
    told = review(("m f", "sumac is tired") * 4, "z sumac")
    assert told.after("z sumac") == "It is taken out wherever it is said. 4 notes changed."


def test_a_missed_name_can_be_named_in_the_middle_of_the_check(review: Review, home: Path) -> None:
    told = review((*SCHOOL, "m f", "sumac is tired"), "c", "z sumac", "q", "")
    assert "feeling: Person C is tired" in told.all_after("z sumac")
    assert told.all_after("z sumac")[-1].startswith("Doubt 1 of 3")
    assert "sumac" not in whole(home)


def test_labels_take_roles_and_become_one_person(review: Review, home: Path) -> None:
    told = review(
        *((*SCHOOL, *FORM), "r person a the child", "m Person B, Person A", "r Person A"),
        *("m Person Z Person A", "r Person A Sumac Okafor", ""),
    )
    assert told.all_after("r person a the child") == [
        "Person A is the child. 1 note changed.",
        "H1: the child told Person B at a school",
    ]
    assert told.all_after("m Person B, Person A") == [
        "Person B is Person A from here on, and was before. 2 notes changed.",
        "H1: the child told the child at a school",
        "feeling: a form for the child",
    ]
    assert told.after("r Person A") == "Person A has no role. 2 notes changed."
    assert told.after("m Person Z Person A").startswith("Nobody here is called Person Z")
    assert told.after("r Person A Sumac Okafor").startswith("A role must not name anyone")
    assert kept(home) == ["Person A told Person A at a school", "a form for Person A"]


def test_notes_from_before_a_restart_keep_every_doubt(
    lead: Hold, hold: Hold, clock: StoppedClock, home: Path
) -> None:
    lead("j 4", *SCHOOL)
    stamp = clock.time.timestamp()
    os.utime(home / "stage.json", (stamp, stamp))
    clock.advance(seconds=20)
    told = hold("", "e", "y", "", "c", "m Person B Person A", "")
    assert told.after("c") == (
        "No doubts left. In notes from before the restart, words we weren't sure of stay replaced."
    )
    assert kept(home) == ["Person A told Person A at a school"]


def test_a_disk_that_refuses_an_answer_is_said_and_the_answer_is_written_at_the_end(
    review: Review, home: Path
) -> None:
    disk = pytest.MonkeyPatch()

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    def fill_up() -> None:
        disk.setattr("group_supervision.storage.tinydb_storage.write_atomically", full)

    told = review(("m f", "sumac is tired"), fill_up, "z sumac", disk.undo, "")
    assert told.all_after("z sumac")[-1].startswith("Not saved: the disk would not take it.")
    assert "Saved on this machine." in told.lines
    assert kept(home) == ["Person A is tired"]


def test_the_review_lists_its_commands(hold: Hold) -> None:
    told = hold("", "a", "e", "y", "", "?", "time", defaults=SetupDefaults(policy=NotePolicy.AFTER))
    assert [line[0] for line in told.all_after("?")] == list("thcmofrdevukqzrmx")
    assert told.after("time").startswith("Arrive: planned 4 minutes")


def test_a_note_is_edited_or_made_another_kind(review: Review, home: Path) -> None:
    told = review(
        (*SCHOOL, *FORM), "e1", "tired about the rota", "v 1", "h", "e", "e 9", "e1", "", ""
    )
    assert told.after("e1").startswith("The note anew")
    assert "Kept: tired about the rota" in told.lines
    assert told.after("v 1").startswith("Note 1: ")
    assert told.after("e", 2) == told.after("e 9")
    assert kept(home)[0] == "tired about the rota"


def test_somebodys_own_learning_is_kept_for_their_seat(review: Review, home: Path) -> None:
    told = review(SCHOOL, "o 3", "I fix too soon, says Kwabena Mensah", "o", "", "", "o 9", "2", "")
    assert told.starting("Kept: own") == [
        "Kept: own learning, seat 3: I fix too soon, says Person A"
    ]
    assert "Whose own learning? Type the seat's number; Enter takes 1." in told.lines
    assert kept(home)[-1] == "I fix too soon, says Person A"


def test_left_for_later_home_and_library_lead_back_to_it(review: Review, home: Path) -> None:
    told = review(FORM, "q", "r", "h", "q", "l", "r 1", "h", "", "l", "r 1")
    assert "The session is saved, and not reviewed yet: r at home reviews it." in told.lines
    assert len(told.starting("Review: Reflective case discussion, 1 note.")) == 3
    assert told.starting("1. ")[0].endswith("not yet reviewed")
    assert told.after("r 1", 2) == "That one needs no review."
    assert kept(home) == ["a form for Person A"]


def test_a_line_for_next_time_is_asked_for_and_said_only_when_it_is_wanted(
    hold: Hold, home: Path, clock: StoppedClock
) -> None:
    home.mkdir()
    (home / "config.toml").write_text("next_time = true\n")
    defaults = SetupDefaults(policy=NotePolicy.AFTER, group="Tuesday")
    line = "the quixotic rota, with Kwabena Mensah"
    told = hold("", "a", "e", "y", "", "f", line, "f", "", "q", defaults=defaults)
    assert any("Anything to pick up next time?" in each for each in told.lines)
    assert told.starting("Kept: ") == ["Kept: for next time: the quixotic rota, with Person A"]
    assert told.after("f", 2) == "No line for next time is asked for here."
    clock.advance(minutes=60)
    told = hold("", "L", "", "a", "q", "y", defaults=defaults)
    assert "There's a line from last time: L says it." in told.lines
    assert told.after("L") == "From last time: the quixotic rota, with Person A"
    assert "quixotic" not in whole(home)
