"""The files beside the sessions: readable for ever, sealed, and never written over."""

import json
import os
import stat
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pyrage
import pytest

from group_supervision.core.agreement import Agreement, Topic
from group_supervision.core.decision import Decision, Stage
from group_supervision.core.pulse import Statement, Tally
from group_supervision.core.text import Anonymised
from group_supervision.errors import StoreError
from group_supervision.storage import locking
from group_supervision.storage.agreement_file import agreement_file
from group_supervision.storage.decisions_file import decisions_file
from group_supervision.storage.private_file import PRIVATE_FILES
from group_supervision.storage.published_file import PublishedAs, published_file
from group_supervision.storage.pulses_file import Pulses, pulses_file
from group_supervision.storage.seal import Seal, is_sealed, seal_of

GOLDEN = Path(__file__).parent.parent / "data" / "beside"
FILES: dict[str, tuple[Any, Any]] = {
    "agreement.json": (
        agreement_file,
        Agreement(
            lines={topic: Anonymised(f"What we agreed on {topic}.") for topic in Topic},
            own=(Anonymised("We start on time."),),
            confirmed=date(2026, 3, 4),
            again=date(2026, 9, 2),
        ),
    ),
    "decisions.json": (
        decisions_file,
        (
            Decision(Anonymised("Ask Person A first"), Anonymised("lead"), date(2026, 4, 29)),
            Decision(
                Anonymised("Read it twice"), Anonymised("all"), date(2026, 3, 1), Stage.EMBEDDED
            ),
        ),
    ),
    "pulses.json": (
        pulses_file,
        Pulses(
            own={Statement.FIRST_OWN: Anonymised("I felt safe.")},
            held=({Statement.HOW: Tally(3, 2, 1)}, {Statement.FIRST_OWN: Tally(0, 0, 5)}),
        ),
    ),
    "published.json": (
        published_file,
        PublishedAs("k7p2mn", "mqtts://ann@broker.example/tuesday", b"s" * 32, b"k" * 32, run=2),
    ),
}


@pytest.fixture(autouse=True)
def fresh() -> Iterator[None]:
    yield
    seal_of.cache_clear()


@pytest.mark.parametrize("name", FILES)
def test_a_file_of_the_first_version_loads_for_ever(home: Path, name: str) -> None:
    file_of, kept = FILES[name]
    home.mkdir()
    (home / name).write_bytes((GOLDEN / name).read_bytes())
    assert file_of(home).load() == kept


@pytest.mark.parametrize("name", FILES)
def test_it_is_written_whole_for_the_user_alone_and_deleted(home: Path, name: str) -> None:
    file_of, kept = FILES[name]
    file = file_of(home)
    assert not file.load() or file.load() == Pulses({}, ())
    file.put(kept)
    assert (home / name).read_text("utf-8") + "\n" == (GOLDEN / name).read_text("utf-8")
    assert file_of(home).load() == kept
    if os.name != "nt":
        assert stat.S_IMODE((home / name).stat().st_mode) == 0o600
    file.forget()
    assert not (home / name).exists()


def test_every_file_that_is_tried_here_is_sealed_with_the_sessions() -> None:
    assert {*FILES} <= {*PRIVATE_FILES}


WRONG: dict[str, list[dict[str, object]]] = {
    "agreement.json": [
        {"version": 2},
        {"lines": {}},
        {"lines": "x"},
        {"own": ["a", "b", "c"]},
        {"again": "2026-02-30"},
        {"again": "9999-01-01"},
        {"confirmed": 7},
    ],
    "decisions.json": [
        {"version": None},
        {"decisions": [{"thing": "x", "role": "y", "again": "2026-01-01", "stage": "party"}]},
        {"decisions": [{}] * 101},
    ],
    "pulses.json": [
        {"version": 0},
        {"own": {"how": "mine"}},
        {"held": [{"how": [1, 1, 1]}]},
        {"held": [{"how": [31, 0, 0]}]},
        {"held": [{"how": [5, -1, 1]}]},
        {"held": [{"who": [5, 0, 0]}]},
    ],
    "published.json": [
        {"version": 2},
        {"session": "../up"},
        {"secret": "c2hvcnQ="},
        {"seed": "not base 64!"},
        {"seed": 7},
        {"run": 0},
        {"address": "x" * 1_001},
    ],
}


@pytest.mark.parametrize("name", FILES)
def test_what_cannot_be_is_refused_and_left_as_it_is(home: Path, name: str) -> None:
    file_of, _kept = FILES[name]
    keys = json.loads((GOLDEN / name).read_text("utf-8"))
    home.mkdir()
    for change in WRONG[name]:
        (home / name).write_text(json.dumps(keys | change), "utf-8")
        before = (home / name).read_bytes()
        with pytest.raises(StoreError, match=r"is damaged|newer version"):
            file_of(home).load()
        assert (home / name).read_bytes() == before


def test_where_the_folder_is_locked_they_are_sealed_as_sessions_are(home: Path) -> None:
    for file_of, kept in FILES.values():
        file_of(home).put(kept)
    identity = pyrage.x25519.Identity.generate()
    seal = seal_of(home)
    (home / "lock").mkdir(mode=0o700)
    seal.hold(identity)
    assert locking.lock_everything(home, seal, str(identity)) == len(FILES)
    for name, (file_of, kept) in FILES.items():
        assert is_sealed((home / name).read_bytes())
        assert file_of(home).load() == kept
        file_of(home).put(kept)
        assert is_sealed((home / name).read_bytes())
    seal_of.cache_clear()
    for file_of, _kept in FILES.values():
        with pytest.raises(StoreError, match="locked"):
            file_of(home).load()
    again: Seal = seal_of(home)
    again.hold(identity)
    assert locking.unlock_everything(home, again) == len(FILES)
    assert not any(is_sealed((home / name).read_bytes()) for name in FILES)
