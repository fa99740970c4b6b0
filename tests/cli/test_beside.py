"""The commands of what stands beside the session: printed, deleted, and refused in one sentence."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from group_supervision.cli.commands import cli
from group_supervision.guide.agreeing import Agreeing
from group_supervision.guide.learning import Learning
from group_supervision.guide.pulse_counting import PulseCounting
from tests.conftest import StoppedClock
from tests.guide.test_beside import agreed, answer, counted, record


def run(*arguments: str, typed: str = "") -> Result:
    return CliRunner().invoke(cli, arguments, input=typed)


@pytest.fixture
def kept(home: Path, clock: StoppedClock) -> Path:
    """Return a folder with two decisions, an agreement and a pulse."""
    learning = Learning(home, clock)
    record(learning, "a second pair of eyes", "6")
    record(learning, "read it twice", "12")
    agreed(home, clock)
    answer(counted(PulseCounting(home), 6, *[4, 1, 1] * 3), "")
    return home


def test_each_is_printed(kept: Path) -> None:
    listed = run("learn", "list").stdout
    assert listed.splitlines()[0] == "1. a second pair of eyes"
    assert listed.splitlines()[2] == "2. read it twice"
    shown = run("agreement", "show").stdout.splitlines()
    assert len(shown) == 9
    assert shown[7].startswith("8. We look at this again by")
    assert "  hardly ever       1" in run("pulse", "table").stdout.splitlines()
    assert kept.exists()


def test_each_is_deleted_once_that_was_agreed_to(kept: Path, clock: StoppedClock) -> None:
    assert run("learn", "delete", "2", typed="n\n").exit_code == 1
    assert run("learn", "delete", "2", "--yes").stdout == "Deleted.\n"
    assert [each.thing.text for each in Learning(kept, clock).decisions] == [
        "a second pair of eyes"
    ]
    for each in ("learn", "agreement", "pulse"):
        assert run(each, "delete", typed="n\n").exit_code == 1
        assert "Deleted." in run(each, "delete", typed="y\n").stdout
        assert "nothing to delete" in run(each, "delete", "--yes").stdout
    assert list(kept.iterdir()) == []
    assert Agreeing(kept, clock).agreement is None


def test_what_is_damaged_is_deleted_too(kept: Path) -> None:
    (kept / "agreement.json").write_text("{", "utf-8")
    assert "is damaged" in run("agreement", "show").stderr
    assert run("agreement", "delete", "--yes").exit_code == 0
    (kept / "decisions.json").write_text("{", "utf-8")
    assert run("learn", "delete", "--yes").exit_code == 0
    assert not (kept / "decisions.json").exists()


def test_the_pulse_is_off_until_the_settings_say_otherwise(home: Path) -> None:
    refused = run("pulse")
    assert refused.exit_code == 1
    assert refused.stderr.startswith("The closing pulse is off")
    assert not home.exists()


def test_where_nothing_is_kept_that_is_said(home: Path) -> None:
    assert run("learn", "list").stdout == "Nothing to try has been recorded.\n"
    assert run("agreement", "show").stdout.startswith("Nothing has been agreed yet.")
    assert run("pulse", "table").stdout == "No pulse has been closed yet.\n"
    assert run("learn", "delete", "3").stderr == "There's no number 3 in the list.\n"
    assert not home.exists()
