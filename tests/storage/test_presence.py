"""Counting stages removes the files of stages, and nothing else, from nowhere else."""

import os
from datetime import timedelta
from pathlib import Path

import pytest

from group_supervision.storage.presence import PRESENCE_FOLDER, Presence, ScreenSize, stages_present
from tests.conftest import START

STAGE = "0123456789abcdef"


def old(path: Path, content: str = "") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content)
    os.utime(path, (0, 0))
    return path


def fresh(path: Path) -> None:
    old(path)
    os.utime(path, (START.timestamp(), START.timestamp()))


@pytest.mark.skipif(os.name == "nt", reason="links")
def test_a_link_in_place_of_the_folder_is_not_followed(home: Path, tmp_path: Path) -> None:
    theirs = old(tmp_path / "theirs" / STAGE)
    home.mkdir()
    (home / PRESENCE_FOLDER).symlink_to(theirs.parent)
    assert not stages_present(home, START)
    Presence(home).show(ScreenSize(80, 24))
    assert list(theirs.parent.iterdir()) == [theirs]


def test_only_what_a_stage_left_is_removed_and_a_folder_ends_no_count(home: Path) -> None:
    place = home / PRESENCE_FOLDER
    left = old(place / STAGE)
    kept = {old(place / "letter.txt"), old(place / STAGE[::-1], "not empty")}
    (place / "f00df00df00df00d").mkdir()
    os.utime(place / "f00df00df00df00d", (0, 0))
    fresh(place / "aaaaaaaaaaaaaaaa")
    fresh(place / "somebody else")
    assert len(stages_present(home, START + timedelta(seconds=3))) == 1
    assert not left.exists()
    assert all(path.exists() for path in kept)
