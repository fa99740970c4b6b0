"""Rating oneself is private: nothing is kept unless it's asked for, and it can be forgotten."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from group_supervision.cli.commands import cli
from group_supervision.core.reflective import Rating
from group_supervision.errors import BadInput, Refusal
from group_supervision.guide.reflective import Reflection
from group_supervision.guide.words.reflective import kept_in_words
from group_supervision.storage.private_file import SELF_RATING_FILE
from tests.conftest import StoppedClock


@pytest.fixture
def reflection(home: Path, clock: StoppedClock) -> Reflection:
    """Return the checklist that ships, opened."""
    return Reflection(home, clock)


def test_nothing_is_kept_unless_it_is_asked_for(
    reflection: Reflection, home: Path, clock: StoppedClock
) -> None:
    reflection.rate(1, Rating.YES)
    assert not home.exists()
    assert Reflection(home, clock).marks == reflection.listed.unmarked


def test_what_is_kept_is_marks_and_a_day_and_no_text(
    reflection: Reflection, home: Path, clock: StoppedClock
) -> None:
    reflection.rate(1, Rating.YES)
    reflection.rate(5, Rating.NOT_YET)
    assert "Kept on this computer" in reflection.keep()
    kept = (home / SELF_RATING_FILE).read_text("utf-8")
    (rating,) = json.loads(kept)["ratings"]
    assert rating == {
        "list": "five-of-twenty",
        "on": "2026-03-04",
        "marks": ["yes", None, None, None, "not-yet"],
    }
    again = Reflection(home, clock)
    assert again.marks == reflection.marks
    assert again.kept_on == "2026-03-04"
    assert kept_in_words(again.kept_on) == "Your ratings of 2026-03-04 are kept."
    assert kept_in_words("") == ""
    assert "Forgotten" in again.forget()
    assert not (home / SELF_RATING_FILE).exists()


def test_a_rating_can_be_taken_away_and_then_it_is_kept_no_more(reflection: Reflection) -> None:
    reflection.rate(1, Rating.YES)
    reflection.keep()
    reflection.rate(1, None)
    assert reflection.kept_on == ""
    with pytest.raises(Refusal, match="Nothing is rated yet"):
        reflection.keep()
    with pytest.raises(Refusal, match="There is no question 6"):
        reflection.rate(6, Rating.YES)


def test_ratings_of_a_list_that_has_changed_are_not_shown(
    reflection: Reflection, home: Path, clock: StoppedClock
) -> None:
    reflection.rate(1, Rating.YES)
    reflection.keep()
    kept = json.loads((home / SELF_RATING_FILE).read_text("utf-8"))
    kept["ratings"][0]["marks"].append("yes")
    (home / SELF_RATING_FILE).write_text(json.dumps(kept), "utf-8")
    assert Reflection(home, clock).marks == reflection.listed.unmarked


def test_what_cannot_be_read_is_said_and_the_list_is_there(home: Path, clock: StoppedClock) -> None:
    home.mkdir()
    (home / SELF_RATING_FILE).write_text("nonsense", "utf-8")
    opened = Reflection(home, clock)
    (complaint,) = opened.complaints
    assert "self-rating.json is damaged" in complaint
    assert opened.marks == opened.listed.unmarked
    assert (home / SELF_RATING_FILE).read_text("utf-8") == "nonsense"


def test_a_list_that_is_not_there_is_said(home: Path, clock: StoppedClock) -> None:
    with pytest.raises(BadInput, match="There's no checklist “nope”"):
        Reflection(home, clock, "nope")


@pytest.mark.parametrize("arguments", [("show",), ("show", "--themes"), ("lists",)])
def test_whatever_is_printed_says_five_of_twenty(arguments: tuple[str, ...]) -> None:
    ended = CliRunner().invoke(cli, ["checklist", *arguments])
    assert "5 of 20" in ended.stdout


def test_a_list_is_checked_and_ratings_are_forgotten_from_the_command_line(
    reflection: Reflection, home: Path, tmp_path: Path
) -> None:
    (tmp_path / "ours.toml").write_text("title = 3", "utf-8")
    checked = CliRunner().invoke(cli, ["checklist", "check", str(tmp_path / "ours.toml")])
    assert checked.exit_code == 2
    assert checked.stderr.startswith("ours.toml, line 1: key “title”: not text.")
    reflection.rate(2, Rating.PARTLY)
    reflection.keep()
    assert CliRunner().invoke(cli, ["checklist", "forget"]).exit_code == 0
    assert not (home / SELF_RATING_FILE).exists()
