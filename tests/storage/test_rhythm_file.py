"""The rhythm and the self-rating are kept whole, for the user alone, and sealed with the rest."""

import json
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

import pytest
from pyrage import x25519

from group_supervision.core.reflective import Rating, SelfRating
from group_supervision.core.rhythm import Kept, Talk, Topic, Where
from group_supervision.errors import StoreError
from group_supervision.guide.tags import checked_tag
from group_supervision.storage.locking import kept_files
from group_supervision.storage.private_file import RHYTHM_FILE, SELF_RATING_FILE
from group_supervision.storage.rhythm_file import RhythmFile
from group_supervision.storage.seal import is_sealed, seal_of
from group_supervision.storage.self_rating_file import SelfRatingFile

NAMES = ("rhythm.json", "self-rating.json")
DATA = Path(__file__).parent.parent / "data"
FIRST = Kept(
    topics=(
        Topic(
            checked_tag("striped teapot"),
            "walsall/case.cp",
            date(2026, 9, 1),
            (Talk(date(2026, 10, 1), Where.GROUP), Talk(date(2026, 10, 31), Where.SUPERVISION)),
        ),
        Topic(
            checked_tag("wooden ladder"),
            "walsall/fp.incident",
            date(2026, 11, 2),
            resolved=date(2026, 11, 20),
        ),
    ),
    supervisions=(date(2026, 9, 30), date(2026, 10, 31)),
    own_rule="employer-standard-5/newly-qualified",
    began=date(2026, 9, 1),
)
RATED = SelfRating(
    "five-of-twenty",
    date(2026, 11, 27),
    (Rating.YES, None, Rating.PARTLY, Rating.NOT_YET, None),
)


def put(home: Path, name: str, text: str) -> None:
    home.mkdir(exist_ok=True)
    (home / name).write_text(text, "utf-8")


def test_the_first_version_loads_for_ever(home: Path) -> None:
    put(home, RHYTHM_FILE, (DATA / "rhythm-v1.json").read_text("utf-8"))
    put(home, SELF_RATING_FILE, (DATA / "self-rating-v1.json").read_text("utf-8"))
    assert RhythmFile(home).load() == FIRST
    assert SelfRatingFile(home).load("five-of-twenty") == RATED


def test_it_comes_back_as_it_was_and_is_ours_alone(home: Path) -> None:
    RhythmFile(home).keep(FIRST)
    SelfRatingFile(home).keep(RATED)
    assert RhythmFile(home).load() == FIRST
    assert SelfRatingFile(home).load("five-of-twenty") == RATED
    assert SelfRatingFile(home).load("ours") is None
    for name in NAMES:
        assert (home / name).stat().st_mode & 0o777 == 0o600
    SelfRatingFile(home).forget()
    assert SelfRatingFile(home).load("five-of-twenty") is None


def test_where_nothing_is_kept_no_file_stays(home: Path) -> None:
    assert RhythmFile(home).load() == Kept()
    assert not home.exists()
    RhythmFile(home).keep(FIRST)
    RhythmFile(home).keep(Kept())
    assert list(home.iterdir()) == []


@pytest.mark.parametrize(
    "change",
    [
        {"version": 0},
        {"version": "1"},
        {"topics": {}},
        {"topics": [{}]},
        {"topics": [json.loads((DATA / "rhythm-v1.json").read_text())["topics"][0]] * 2},
        {"topics": [{"tag": 7}]},
        {"supervisions": ["2026-13-01"]},
        {"supervisions": ["9999-12-31"]},
        {"supervisions": ["1969-12-31"]},
        {"supervisions": [1]},
        {"supervisions": ["2026-11-01"] * 521},
        {"own_rule": 1},
        {"own_rule": "x" * 121},
        {"began": "soon"},
    ],
    ids=lambda change: str(change)[:40],
)
def test_what_cannot_be_is_damaged_and_never_written_over(
    home: Path, change: dict[str, object]
) -> None:
    keys = json.loads((DATA / "rhythm-v1.json").read_text("utf-8"))
    text = json.dumps(keys | change)
    put(home, RHYTHM_FILE, text)
    with pytest.raises(StoreError, match=r"rhythm.json is damaged"):
        RhythmFile(home).load()
    assert (home / RHYTHM_FILE).read_text("utf-8") == text


def test_what_a_newer_program_wrote_is_left_alone(home: Path) -> None:
    put(home, RHYTHM_FILE, '{"version": 2}')
    with pytest.raises(StoreError, match="newer version"):
        RhythmFile(home).load()
    put(home, SELF_RATING_FILE, '{"version": 2}')
    with pytest.raises(StoreError, match="newer version"):
        SelfRatingFile(home).keep(RATED)
    assert (home / SELF_RATING_FILE).read_text("utf-8") == '{"version": 2}'
    SelfRatingFile(home).forget()  # what can't be read can be deleted


def test_a_disk_that_refuses_is_said_and_the_file_is_as_before(home: Path) -> None:
    RhythmFile(home).keep(FIRST)
    (home / RHYTHM_FILE).chmod(0o400)
    with pytest.raises(StoreError, match="it's as it was before"):
        RhythmFile(home).keep(FIRST.supervised(date(2026, 11, 20)))
    assert RhythmFile(home).load() == FIRST


def test_no_text_in_the_file_commands_a_terminal(home: Path) -> None:
    keys = json.loads((DATA / "rhythm-v1.json").read_text("utf-8"))
    keys["topics"][0]["tag"] = "striped\x1b[2J teapot\u202e"
    put(home, RHYTHM_FILE, json.dumps(keys))
    assert RhythmFile(home).load().topics[0].tag.text == "striped[2J teapot"


def test_they_are_sealed_with_the_sessions_and_unreadable_without_the_key(home: Path) -> None:
    identity = x25519.Identity.generate()
    seal = seal_of(home)
    try:
        seal.use(identity.to_public())
        RhythmFile(home).keep(FIRST)
        SelfRatingFile(home).keep(RATED)
        for name in NAMES:
            assert is_sealed((home / name).read_bytes())
        with pytest.raises(StoreError, match=r"rhythm.json is locked: start again"):
            RhythmFile(home).load()
        seal.hold(identity)
        assert RhythmFile(home).load() == FIRST
        assert SelfRatingFile(home).load("five-of-twenty") == RATED
    finally:
        seal_of.cache_clear()


def test_locking_and_unlocking_find_them(home: Path) -> None:
    RhythmFile(home).keep(FIRST)
    SelfRatingFile(home).keep(RATED)
    assert {path.name for path in kept_files(home)} == set(NAMES)


HOSTILE: list[Any] = [
    *(None, True, -1, 10**30, 1e300, "", "x" * 5_000, "\x1b[2J", "\ud800", "0001-01-01"),
    *([], {}, [[]], [None] * 600, "2026-11-27", "group"),
]


def changed(keys: Any, chance: Random) -> Any:
    """Return the keys with one value replaced."""
    places = [(keys, key) for key in keys]
    for topic in keys.get("topics", keys.get("ratings", [])):
        places += [(topic, key) for key in topic]
    container, key = chance.choice(places)
    container[key] = chance.choice(HOSTILE)
    return keys


@pytest.mark.parametrize("name", ["rhythm", "self-rating"])
def test_whatever_is_changed_in_it_no_other_error_comes_out(home: Path, name: str) -> None:
    chance = Random(20261127)
    text = (DATA / f"{name}-v1.json").read_text("utf-8")
    refused = 0
    for _each in range(150):
        put(home, f"{name}.json", json.dumps(changed(json.loads(text), chance)))
        try:
            RhythmFile(home).load()
            SelfRatingFile(home).load("five-of-twenty")
        except StoreError:
            refused += 1
    assert refused > 50
