"""The rhythm and the checklist, line by line."""

import re
from datetime import date
from pathlib import Path

import pytest

from group_supervision.core.rhythm import Talk, Where
from group_supervision.guide.home import Todo
from group_supervision.guide.opening import Opening
from group_supervision.storage.private_file import RHYTHM_FILE, SELF_RATING_FILE
from group_supervision.storage.rhythm_file import RhythmFile
from tests.conftest import StoppedClock
from tests.plain.conftest import Hold

TODAY = date(2026, 3, 4)


@pytest.fixture
def tags(home: Path, clock: StoppedClock) -> None:
    """Make two tags, the first of which is due."""
    made = Opening(home, clock).rhythm()
    made.add("walsall/case.cp", "striped teapot", "2026-01-01")
    made.add("walsall/case.any", "wooden ladder")


def talks(home: Path) -> list[Talk]:
    return list(RhythmFile(home).load().topic("striped teapot").talks)


@pytest.mark.usefixtures("tags")
def test_everything_is_told_what_is_due_first(hold: Hold) -> None:
    told = hold("q", "q", defaults=Todo.RHYTHM)
    assert told.lines[:5] == [
        "Discussion rhythm: 2 tags. ? lists what you can do.",
        "0. Your own supervision: none noted yet, no frequency chosen.",
        "1. striped teapot: due since 2026-03-01. A child protection plan, not talked about yet; it"
        " counts from 2026-01-01.",
        "2. wooden ladder: as agreed until 2026-09-04. Any case a worker holds, not talked about"
        " yet; it counts from 2026-03-04.",
        "These are minimums: talk about anything sooner when it needs it.",
    ]


@pytest.mark.usefixtures("tags")
def test_days_are_noted_undone_and_refused(hold: Hold, home: Path) -> None:
    told = hold("t1", "u", "d 1", "2/3/2026", "d1", "2090-01-01", "g 1", "t 9", "t", "q", "q",
                defaults=Todo.RHYTHM)  # fmt: skip
    assert told.after("t1") == '"striped teapot" noted for 2026-03-04: as agreed until 2026-05-04.'
    assert told.after("u") == "Undone."
    assert told.after("2090-01-01") == "2090-01-01 is still to come: give a day up to today."
    assert "doesn't count" in told.after("g 1")
    assert told.after("t 9") == told.after("t") == "Which one? Type its number in the list."
    assert talks(home) == [Talk(date(2026, 3, 2), Where.SUPERVISION), Talk(TODAY, Where.GROUP)]


@pytest.mark.usefixtures("tags")
def test_a_tag_gets_other_words_which_are_not_shown_as_they_are_typed(
    hold: Hold, home: Path
) -> None:
    told = hold("w 1", "amara okafor", "w1", "large pumpkin", "w 0", "i 2", "q", "q",
                defaults=Todo.RHYTHM)  # fmt: skip
    assert told.typed_unseen == ["amara okafor", "large pumpkin"]
    assert "One of these words could be a name or a place" in "\n".join(told.lines)
    assert 'Its tag is "large pumpkin".' in told.lines
    assert told.after("w 0") == "That's your own supervision: choose a tag."
    assert told.after("i 2") == "Any case a worker holds: at least every 6 months."
    assert "okafor" not in (home / RHYTHM_FILE).read_text("utf-8")


def test_a_tag_is_drawn_resolved_and_deleted(hold: Hold, home: Path) -> None:
    told = hold("a", "2", "r1", "x1", "zz", "q", "q", defaults=Todo.RHYTHM)
    assert re.fullmatch(r'Its tag is "[a-z]+ [a-z]+"\. What a tag means .*', told.after("2"))
    assert "is resolved" in told.after("r1")
    assert told.after("x1") == "Deleted. u brings it back, until you leave."
    assert len(told.all_after("zz")) > 8
    assert not (home / RHYTHM_FILE).exists()


def test_ones_own_is_chosen_and_noted(hold: Hold, home: Path) -> None:
    told = hold("i0", "o", "3", "2026-02-23", "t0", "x 0", "g0", "", "q", "q",
                defaults=Todo.RHYTHM)  # fmt: skip
    assert told.after("i0").startswith("No frequency is chosen")
    assert told.after("t0") == (
        "Your own supervision: last on 2026-03-04, as agreed until 2026-03-11."
    )
    assert told.after("x 0").startswith("2026-03-04 is taken out")
    assert "doesn't take the place" in told.after("g0")
    assert RhythmFile(home).load().began == date(2026, 2, 23)


@pytest.mark.usefixtures("tags")
def test_home_leads_there_and_a_broken_file_is_one_sentence(hold: Hold, home: Path) -> None:
    told = hold("discussion", "q", "q")
    assert told.after("discussion").startswith("Discussion rhythm: 2 tags.")
    (home / RHYTHM_FILE).write_text("nonsense", "utf-8")
    assert "rhythm.json is damaged" in hold("q", defaults=Todo.RHYTHM).lines[0]


SESSION = ("", "a", "e", "y", "")
"""Ready, begin, end, and the review."""


@pytest.mark.usefixtures("tags")
def test_a_session_is_noted_with_a_tag_at_its_review(hold: Hold, home: Path) -> None:
    told = hold("s", *SESSION, "?", "a", "striped", "", "q")
    assert any(line.startswith("a: note with a tag") for line in told.all_after("?"))
    assert told.after("striped").startswith('The day is noted with "striped teapot"')
    assert talks(home) == [Talk(TODAY, Where.GROUP)]
    (session,) = (home / "sessions").glob("*.json")
    assert "teapot" not in session.read_text("utf-8")


@pytest.mark.usefixtures("tags")
def test_whoever_keeps_nothing_keeps_nothing_of_the_tag_either(hold: Hold, home: Path) -> None:
    told = hold("s", *SESSION, "a", "striped", "x", "y", "q")
    assert "Nothing was kept." in told.lines
    assert talks(home) == []


def test_without_a_tag_the_review_says_where_they_are_made(hold: Hold) -> None:
    told = hold("s", *SESSION, "a", "", "q")
    assert told.after("a", 2).startswith("There are no tags to note it with")


def test_the_checklist_is_told_rated_kept_and_forgotten(hold: Hold, home: Path) -> None:
    seen: list[bool] = []
    told = hold("h", "1 y", "2p", "9 n", "h", lambda: seen.append(_kept(home)), "k",
                lambda: seen.append(_kept(home)), "f", "l", "g", "zz", "q", "q",
                defaults=Todo.REFLECT)  # fmt: skip
    assert "(5 of 20)" in told.lines[0]
    assert "put off" not in "\n".join(told.lines[: told.lines.index("> h")])
    assert "(5 of 20)" in told.after("h")
    assert told.after("1 y") == "Question 1: yes."
    assert told.after("9 n") == "There is no question 9."
    assert any(line.endswith("sensitive? yes.") for line in told.all_after("h", 2))
    assert seen == [False, True]
    assert told.after("f").startswith("Forgotten")
    assert told.after("l") == "There's no other checklist."
    assert "(5 of 20)" in told.after("g")
    assert not _kept(home)


def _kept(home: Path) -> bool:
    return (home / SELF_RATING_FILE).exists()
