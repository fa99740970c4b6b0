"""The practice event under way is kept whole, and nothing that was tampered with gets out of it."""

import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from group_supervision.core.practice import Place, Practice
from group_supervision.storage.practice_file import FILE_NAME, PracticeFile

FILE = "table-0123456789abcdef.json"
EVENT = Practice((1, 2, 3, 4), 3, 20, 5, datetime(2026, 3, 4, 12, tzinfo=UTC), "balint", 60.0)


def test_it_comes_back_as_it_was_and_is_ours_alone(home: Path) -> None:
    event = EVENT.held().joined().without(2).swapping(1, 5).draws(["a", "b"])
    event = replace(event, under_way="k7p2mn", place=Place("/shared/hall", 3, FILE))
    PracticeFile(home).keep(event)
    assert PracticeFile(home).load() == event
    assert (home / FILE_NAME).stat().st_mode & 0o777 == 0o600
    PracticeFile(home).forget()
    assert PracticeFile(home).load() is None


def test_an_event_kept_before_there_were_halls_is_read(home: Path) -> None:
    PracticeFile(home).keep(EVENT)
    assert not {"under_way", "place"} & json.loads((home / FILE_NAME).read_text("utf-8")).keys()
    assert PracticeFile(home).load() == EVENT


@pytest.mark.parametrize(
    "change",
    [
        {"seats": [1, 1, 2, 3]},
        {"seats": [1, 2]},
        {"seats": "1234"},
        {"rounds": 0},
        {"rounds": 1e9},
        {"done": [[1, 2, 3]]},
        {"done": [[1, 1, 2, []]]},
        {"done": [[1, 2, 3, [4]]] * 4},
        {"next_up": [1, 2, 9, [3]]},
        {"began": "2026-03-04T12:00:00"},
        {"format": "x" * 90},
        {"drawn": [7]},
        {"speed": 0},
        {"version": 2},
        {"last_seat": None},
        {"under_way": "../x"},
        {"place": {"folder": "/hall", "number": 1, "file": "../../victim.json"}},
        {"place": {"folder": "/hall", "number": 100, "file": FILE}},
        {"place": 3},
    ],
    ids=str,
)
def test_what_cannot_be_is_no_event(home: Path, change: dict[str, object]) -> None:
    PracticeFile(home).keep(EVENT)
    keys = json.loads((home / FILE_NAME).read_text("utf-8"))
    (home / FILE_NAME).write_text(json.dumps(keys | change), "utf-8")
    assert PracticeFile(home).load() is None
