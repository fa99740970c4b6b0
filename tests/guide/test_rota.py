"""A rota is kept by seat, and there is none unless somebody wants it."""

from pathlib import Path

import pytest

from group_supervision.guide.home import Todo
from group_supervision.guide.opening import Opening
from group_supervision.guide.rota import GroupRota
from group_supervision.storage.rota_file import FILE_NAME
from tests.conftest import StoppedClock


def test_home_says_whose_turn_it_is_only_when_that_is_wanted(
    home: Path, clock: StoppedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert Todo.ROTA not in [each.todo for each in Opening(home, clock).items()]
    monkeypatch.setenv("GROUP_SUPERVISION_ROTA", "4")
    labels = [each.label for each in Opening(home, clock).items() if each.todo is Todo.ROTA]
    assert labels == ["Next to facilitate: seat 1"]
    assert not home.exists()


def test_what_was_changed_holds_the_next_time(home: Path) -> None:
    rota = GroupRota(home, 3)
    done, skips, swaps = (rota.offers()[index][1] for index in (0, 1, 3))
    assert rota.change(done) == "Next to facilitate: seat 2."
    assert GroupRota(home, 3).rota.seats == (2, 3, 1)
    rota.change(skips)
    assert GroupRota(home, 3).rota.seats == (2, 1, 3)
    rota.change(swaps)
    assert GroupRota(home, 3).rota.seats == (3, 2, 1)


@pytest.mark.parametrize("text", ["", "[]", '{"version": 1, "seats": [1, 1]}'])
def test_a_damaged_file_is_no_rota(home: Path, text: str) -> None:
    home.mkdir()
    (home / FILE_NAME).write_text(text, "utf-8")
    assert GroupRota(home, 2).rota.seats == (1, 2)
    (home / FILE_NAME).unlink()
    (home / FILE_NAME).mkdir()
    rota = GroupRota(home, 2)
    assert "couldn't be saved" in rota.change(rota.rota.done)
