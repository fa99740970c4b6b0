"""How a rhythm stands is told line by line, and each change says what came of it."""

from pathlib import Path
from random import Random

import pytest

from group_supervision.core.rhythm import Where
from group_supervision.core.rhythm_rules import About
from group_supervision.errors import Refusal
from group_supervision.guide import rhythm_said as said
from group_supervision.guide.rhythm import DiscussionRhythm, Row
from group_supervision.guide.rhythm_told import as_keys, row_in_words, told
from tests.conftest import StoppedClock

FLOORS = "These are minimums: talk about anything sooner when it needs it."


@pytest.fixture
def rhythm(home: Path, clock: StoppedClock) -> DiscussionRhythm:
    """Return a rhythm with one tag, on 4 March 2026."""
    made = DiscussionRhythm(home, clock, with_groups=False, chance=Random(1))
    made.add("walsall/case.cp", "striped teapot", "2026-02-01")
    return made


def only(rhythm: DiscussionRhythm) -> Row:
    (row,) = rhythm.rows
    return row


def test_it_is_told_in_lines_and_in_a_sentence(rhythm: DiscussionRhythm) -> None:
    assert list(told(rhythm)) == [
        "Your own supervision: none noted yet, no frequency chosen.",
        "striped teapot               as agreed until 2026-04-01  A child protection plan",
        FLOORS,
    ]
    stands = "striped teapot: as agreed until 2026-04-01. A child protection plan"
    assert (
        row_in_words(only(rhythm)) == f"{stands}, not talked about yet; it counts from 2026-02-01"
    )
    rhythm.delete("striped teapot")
    assert list(told(rhythm))[1:] == [
        "There are no tags yet: “group-supervision rhythm add” makes one."
    ]


def test_its_json_is_as_documented(rhythm: DiscussionRhythm) -> None:
    rhythm.talked("striped teapot", "2026-03-02", Where.SUPERVISION)
    rhythm.supervised("2026-03-01")
    rhythm.keep_to("walsall/sup.all", "2026-01-01")
    assert as_keys(rhythm) == {
        "today": "2026-03-04",
        "group_discussion_counts": False,
        "own": {
            "rule": "walsall/sup.all",
            "how_often": "at least every month",
            "supervisions": ["2026-03-01"],
            "state": "as-agreed",
            "by": "2026-04-01",
        },
        "tags": [
            {
                "tag": "striped teapot",
                "rule": "walsall/case.cp",
                "what": "A child protection plan",
                "since": "2026-02-01",
                "last": "2026-03-02",
                "state": "as-agreed",
                "by": "2026-05-02",
            }
        ],
    }


def test_what_was_talked_about_says_until_when_it_is_as_agreed(rhythm: DiscussionRhythm) -> None:
    assert said.note(rhythm, only(rhythm), "2026-03-02") == (
        "“striped teapot” noted for 2026-03-02: as agreed until 2026-05-02."
    )
    assert row_in_words(only(rhythm)).endswith("last talked about in supervision on 2026-03-02")


def test_a_group_discussion_that_does_not_count_says_so(rhythm: DiscussionRhythm) -> None:
    assert said.note(rhythm, only(rhythm), "", Where.GROUP) == (
        "By your settings a group discussion doesn't count, so this is still due as before."
    )
    with pytest.raises(Refusal) as refused:
        said.note(rhythm, None, "", Where.GROUP)
    assert str(refused.value) == (
        "A group discussion doesn't take the place of your own supervision."
    )


def test_ones_own_supervision_is_noted_and_taken_out_again(rhythm: DiscussionRhythm) -> None:
    was = "Your own supervision: last on 2026-03-03, "
    assert said.note(rhythm, None, "yesterday") == f"{was}no frequency chosen."
    assert said.keep_to(rhythm, "walsall/sup.all") == f"{was}as agreed until 2026-04-03."
    assert said.delete(rhythm, None) == (
        "2026-03-03 is taken out. u brings it back, until you leave."
    )
    with pytest.raises(Refusal) as refused:
        said.delete(rhythm, None)
    assert str(refused.value) == "No supervision of yours is noted."
    assert said.undo(rhythm) == "Undone."
    assert [day.isoformat() for day in rhythm.kept.supervisions] == ["2026-03-03"]


def test_a_tag_is_drawn_changed_resolved_and_deleted_in_a_sentence_each(
    rhythm: DiscussionRhythm,
) -> None:
    assert said.reword(rhythm, only(rhythm), "wooden ladder") == "Its tag is “wooden ladder”."
    assert said.resolve(rhythm, only(rhythm)) == "“wooden ladder” is resolved. u undoes it."
    assert said.delete(rhythm, only(rhythm)) == "Deleted. u brings it back, until you leave."
    drawn = said.add(rhythm, "walsall/case.cp")
    assert drawn == (
        f"Its tag is “{only(rhythm).topic.tag.text}”. What a tag means isn't kept here: note it"
        " down where your case work is kept."
    )


def test_what_is_ones_own_has_no_tag(rhythm: DiscussionRhythm) -> None:
    for act in (said.resolve, lambda rhythm, row: said.reword(rhythm, row, "wooden ladder")):
        with pytest.raises(Refusal) as refused:
            act(rhythm, None)
        assert str(refused.value) == "That's your own supervision: choose a tag."


def test_the_rules_there_are_say_how_often(rhythm: DiscussionRhythm) -> None:
    offered = dict(said.offered(rhythm, About.OWN))
    assert offered["walsall/res.staff"] == (
        "Supervision of residential staff and volunteers, at least every month"
    )
    assert "walsall/case.cp" not in offered
