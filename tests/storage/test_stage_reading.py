"""The stage file, from both its ends: what is published is read, and nothing else can be in it."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from group_supervision.core.choices import ClockFace, Setup
from group_supervision.core.display import Display
from group_supervision.core.format import Format
from group_supervision.core.plan import Plan, plan
from group_supervision.core.stage import RoomClock, RoomState, StageView, stage_view
from group_supervision.core.timeline import Timeline
from group_supervision.errors import StoreError
from group_supervision.storage.stage_file import StageFile
from group_supervision.storage.stage_reading import read_published

NOW = datetime(2026, 3, 4, 14, 0, tzinfo=UTC)
CLOCK = RoomClock(timedelta(minutes=10), timedelta(minutes=3), timedelta(minutes=7), True)
KEYS = {
    "schema",
    "sequence",
    "session",
    "written_at",
    "anchor",
    "state",
    "phases",
    "position",
    "title",
    "speaks",
    "silent",
    "lines",
    "face",
    "clock",
    "shows_overtime",
    "demonstration",
    "practice",
    "turn",
    "turns",
    "back_at",
    "written",
}


@pytest.fixture
def view(hour: Plan) -> StageView:
    return stage_view(hour, 3, RoomState.RUNNING, CLOCK, Display())


def published(path: Path, view: StageView, speed: float = 1.0) -> Path:
    StageFile(path).publish("abc234", view, Timeline.opening(NOW, speed), NOW)
    return path


def test_its_keys_are_these_and_no_others(tmp_path: Path, view: StageView) -> None:
    keys = json.loads(published(tmp_path / "stage.json", view).read_text("utf-8"))
    assert set(keys) == KEYS
    assert set(keys["anchor"]) == {"wall", "session", "speed"}
    assert set(keys["clock"]) == {"allotted", "elapsed", "read_at", "is_running", "counts_up"}


def test_only_its_owner_can_read_it(tmp_path: Path, view: StageView) -> None:
    path = published(tmp_path / "stage.json", view)
    assert path.stat().st_mode & 0o077 == 0


@given(
    state=st.sampled_from(RoomState),
    face=st.sampled_from(ClockFace),
    seconds=st.lists(st.floats(0, 86_400).map(lambda each: round(each, 3)), min_size=4, max_size=4),
    speed=st.floats(0.1, 600),
    position=st.integers(0, 6),
)
def test_what_was_published_is_what_is_read(
    tmp_path_factory: pytest.TempPathFactory,
    rcd: Format,
    state: RoomState,
    face: ClockFace,
    seconds: list[float],
    speed: float,
    position: int,
) -> None:
    allotted, elapsed, read_at, back_at = (timedelta(seconds=each) for each in seconds)
    clock = RoomClock(allotted, elapsed, read_at, is_running=True)
    shown = stage_view(plan(rcd, Setup(60)), position, state, clock, Display(face=face), back_at)
    path = published(tmp_path_factory.mktemp("stage") / "stage.json", shown, speed)
    read = read_published(path)
    assert read.view == shown
    assert read.timeline == Timeline.opening(NOW, speed)
    assert (read.session_id, read.sequence, read.written_at) == ("abc234", 1, NOW)


@pytest.mark.parametrize(
    "damage",
    [
        {"schema": 2},
        {"state": "dancing"},
        {"position": 99},
        {"position": True},
        {"lines": "one"},
        {"lines": [1]},
        {"clock": None},
        {"anchor": {"wall": "2026-03-04T14:00:00", "session": 0, "speed": 1}},
        {"anchor": {"wall": "9999-12-31T23:59:59+00:00", "session": 0, "speed": 1}},
        {"anchor": {"wall": "2026-03-04T14:00:00+00:00", "session": 1e12, "speed": 1}},
        {"anchor": {"wall": "2026-03-04T14:00:00+00:00", "session": 0, "speed": 0}},
        {"back_at": "soon"},
        {"back_at": float("nan")},
    ],
)
def test_a_file_that_makes_no_sense_is_refused(
    tmp_path: Path, view: StageView, damage: dict[str, object]
) -> None:
    path = published(tmp_path / "stage.json", view)
    path.write_text(json.dumps(json.loads(path.read_text("utf-8")) | damage), "utf-8")
    with pytest.raises(StoreError):
        read_published(path)


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"null", b"\xff\xfe", b"[" * 100_000])
def test_a_file_that_is_no_json_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "stage.json"
    path.write_bytes(content)
    with pytest.raises(StoreError):
        read_published(path)


def test_what_a_terminal_would_obey_is_not_read(tmp_path: Path, view: StageView) -> None:
    hostile = replace(view, title="\x1b]0;x\x07now", lines=("a\u202eb",))
    read = read_published(published(tmp_path / "stage.json", hostile)).view
    assert "\x1b" not in read.title
    assert "\u202e" not in read.lines[0]
