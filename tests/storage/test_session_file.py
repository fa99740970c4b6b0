import json
import shutil
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from tinydb import TinyDB

from group_supervision.core.events import ClockPaused, NoteTaken, PhaseEntered
from group_supervision.core.format import NoteKind
from group_supervision.core.plan import Plan
from group_supervision.core.text import Anonymised
from group_supervision.core.timeline import Timeline
from group_supervision.storage.codec import StoredSession
from group_supervision.storage.session_file import SessionFile
from group_supervision.storage.stored import Damaged, Newer

GOLDEN = Path(__file__).parent.parent / "data" / "session-v1.json"
FACTS = (
    PhaseEntered(timedelta(), 0),
    NoteTaken(timedelta(seconds=3), 1, NoteKind.FEELING, Anonymised("heavy [/] ü")),
    ClockPaused(timedelta(seconds=5)),
)


@pytest.fixture
def stored(hour: Plan) -> StoredSession:
    opened = Timeline.opening(datetime(2026, 3, 4, 14, 0, tzinfo=UTC))
    return StoredSession("k7p2mn", hour, opened, FACTS[:1])


def test_what_is_taken_back_is_gone_from_the_file(tmp_path: Path, stored: StoredSession) -> None:
    file = SessionFile(tmp_path / "s.json")
    for count in (1, 2, 3, 2, 1):
        file.write(replace(stored, events=FACTS[:count]))
        assert SessionFile(tmp_path / "s.json").load().events == FACTS[:count]
    assert "heavy" not in (tmp_path / "s.json").read_text("utf-8")


def test_a_fact_that_was_reworded_is_written_anew(tmp_path: Path, stored: StoredSession) -> None:
    file = SessionFile(tmp_path / "s.json")
    file.write(replace(stored, events=FACTS))
    reworded = (FACTS[0], replace(FACTS[1], text=Anonymised("light")), FACTS[2])
    file.write(replace(stored, events=reworded))
    assert file.load().events == reworded
    assert "heavy" not in (tmp_path / "s.json").read_text("utf-8")


def test_it_is_a_plain_tinydb_file(tmp_path: Path, stored: StoredSession) -> None:
    SessionFile(tmp_path / "s.json").write(stored)
    with TinyDB(tmp_path / "s.json", access_mode="r") as database:
        assert database.table("session").all()[0]["version"] == 1
        assert database.table("events").all()[0]["event"] == "phase-entered"


def test_written_whole_again_nothing_of_the_old_one_is_left(
    tmp_path: Path, stored: StoredSession
) -> None:
    file = SessionFile(tmp_path / "s.json")
    file.write(stored)
    file.write(replace(stored, events=FACTS))
    file.write(stored)
    assert file.load() == stored


def test_it_tells_whether_somebody_else_touched_it(tmp_path: Path, stored: StoredSession) -> None:
    path = tmp_path / "s.json"
    file = SessionFile(path)
    found = [file.is_as_left]
    file.write(stored)
    found.append(file.is_as_left)
    path.write_text("{}")
    found.append(file.is_as_left)
    file.write(stored)
    path.unlink()
    found.append(file.is_as_left)
    assert found == [True, True, False, False]


@pytest.mark.parametrize(
    "content",
    [
        "",
        "{",
        "[]",
        "null",
        "{}",
        '{"session": {}}',
        '{"session": {"1": {"version": 1}}}',
        '{"session": {"1": []}}',
        "\x00\x00\x00",
    ],
)
def test_what_is_no_session_is_called_damaged(tmp_path: Path, content: str) -> None:
    path = tmp_path / "s.json"
    path.write_text(content)
    with pytest.raises(Damaged):
        SessionFile(path).load()


def test_one_of_a_newer_version_is_called_newer(tmp_path: Path) -> None:
    path = tmp_path / "s.json"
    path.write_text('{"session": {"1": {"version": 99}}}')
    with pytest.raises(Newer):
        SessionFile(path).load()


def test_facts_that_do_not_add_up_are_damage_too(tmp_path: Path, stored: StoredSession) -> None:
    path = tmp_path / "s.json"
    file = SessionFile(path)
    file.write(stored)
    keys = json.loads(path.read_text("utf-8"))
    keys["events"]["2"] = {"event": "clock-resumed", "at": 1.0}
    path.write_text(json.dumps(keys))
    with pytest.raises(Damaged):
        SessionFile(path).load()


def test_a_session_of_version_1_loads_for_ever(tmp_path: Path) -> None:
    shutil.copy(GOLDEN, tmp_path / "s.json")
    stored = SessionFile(tmp_path / "s.json").load()
    session = stored.session
    assert stored.id == "golden"
    assert session.is_ended
    assert [(note.kind.value, note.number, note.resonates) for note in session.notes] == [
        ("hypothesis", 1, False),
        ("hypothesis", 2, True),
        ("feeling", None, False),
    ]
    assert session.granted(3) == timedelta(minutes=1)
    assert session.paused(timedelta(hours=2), 0) == timedelta(seconds=30)
    assert session.elapsed_in_all(timedelta(hours=2)) == timedelta(minutes=20)
    assert stored.timeline.speed == 1


def test_a_session_kept_before_a_part_said_that_it_closes_is_read_as_it_was(
    tmp_path: Path,
) -> None:
    shutil.copy(GOLDEN, tmp_path / "s.json")
    kept = json.loads(GOLDEN.read_text("utf-8"))["session"]["1"]["format"]
    assert not any("closing" in phase for phase in kept["phases"])
    assert kept["phases"][-1]["id"] == "debrief"
    laid_out = SessionFile(tmp_path / "s.json").load().plan
    assert [phase.id for phase in laid_out.format.phases if phase.closing] == ["close"]
    assert laid_out.format.turns == 1
    SessionFile(tmp_path / "again.json").write(SessionFile(tmp_path / "s.json").load())
    assert SessionFile(tmp_path / "again.json").load().plan == laid_out


def test_what_is_written_today_is_still_version_1(tmp_path: Path) -> None:
    shutil.copy(GOLDEN, tmp_path / "s.json")
    stored = SessionFile(tmp_path / "s.json").load()
    SessionFile(tmp_path / "again.json").write(stored)
    golden = json.loads(GOLDEN.read_text("utf-8"))
    again = json.loads((tmp_path / "again.json").read_text("utf-8"))
    assert again["events"] == golden["events"]
    assert again["session"]["1"].keys() >= golden["session"]["1"].keys()
