"""Choosing an experience of racism in either console, and what becomes of it in the file."""

import json
from pathlib import Path
from typing import Any

import pytest

from group_supervision.core.choices import NotePolicy, Word
from group_supervision.core.format import Format
from group_supervision.formats.library import read_format_file
from group_supervision.guide.setup import SetupDraft
from group_supervision.guide.setup_defaults import SetupDefaults
from tests.formats.test_errors import GOOD
from tests.plain.conftest import Hold
from tests.tui.conftest import Sit

TO_THE_WORD = ("down",) * 9
TO_THE_LAST = ("right",) * (len(Word) - 1)
ON_THE_WALL = "What allows this to happen?"


def stored(home: Path) -> dict[str, Any]:
    (path,) = (home / "sessions").glob("*.json")
    kept: dict[str, Any] = json.loads(path.read_text("utf-8"))["session"]["1"]
    return kept


@pytest.mark.usefixtures("two_screens")
async def test_it_is_chosen_beside_the_word_and_leads_with_system_and_power(
    sit_down: Sit, home: Path
) -> None:
    async with sit_down((100, 30), SetupDefaults(policy=NotePolicy.LIVE)) as her:
        await her.press(*TO_THE_WORD, *TO_THE_LAST)
        assert "an experience of racism" in her.screen
        assert "no prompt offers another reading" in her.screen
        await her.press("enter", "space", "n", "n", "n", "n")
        assert "1 System and power" in her.screen
        assert ON_THE_WALL in her.live._live.view.lines
        await her.press("d")
        assert her.screen.index("D9") < her.screen.index("D1 ")
        assert "D4" not in her.screen
        her.app.exit()
    kept = stored(home)
    assert kept["setup"]["word"] == "experience"
    assert "What else is true?" not in json.dumps(kept)


def test_the_plain_console_offers_it_too(hold: Hold, home: Path) -> None:
    last = str(len(Word))
    told = hold(
        *("", "c", "", "", "", "", "", ""),
        *("y", "", "", last, "", "", "a", "a", "n", "n", "n", "n", "y", "d"),
    )
    assert stored(home)["setup"]["word"] == "experience"
    assert told.starting("Lens 1 of 4: System and power")
    lines = [line for line in told.lines if ". Drift: " in line]
    assert lines[0].startswith("D9.")
    assert not any(line.startswith("D4.") for line in lines)
    assert "no prompt offers another reading" in "\n".join(told.lines)


def test_a_format_without_the_form_does_not_offer_it(rcd: Format, tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(GOOD, "utf-8")
    draft = SetupDraft(fmt=rcd, minutes=60, word=Word.EXPERIENCE)
    other = draft.with_format(read_format_file(path))
    assert Word.EXPERIENCE in [word for _words, word in draft.words()]
    assert Word.EXPERIENCE not in [word for _words, word in other.words()]
    assert other.word is Word.DILEMMA
