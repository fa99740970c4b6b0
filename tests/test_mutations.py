"""Index, stage and session files, mutated at random: no error comes of them but the project's own.

`make mutations` makes a hundred thousand of them; `make test` a few hundred, of a seed that is
said when one of them fails.
"""

import json
import os
from collections.abc import Callable
from contextlib import suppress
from copy import deepcopy
from datetime import timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest

from group_supervision.cli.sessions import _row
from group_supervision.core import clock_display, commands
from group_supervision.core.catch_up import catch_up
from group_supervision.core.display import Display
from group_supervision.core.format import NoteKind
from group_supervision.errors import SupervisionError
from group_supervision.export.session_json import record_to_json
from group_supervision.guide.actions import Action, reason_against
from group_supervision.guide.cues import Keys, reminders, showing
from group_supervision.guide.home import home_items
from group_supervision.guide.own_line import own_line
from group_supervision.guide.words.sessions import session_line
from group_supervision.guide.words.whole_session import told
from group_supervision.live.following import Follower
from group_supervision.live.opening import close_session, resume_session
from group_supervision.live.session import LiveSession
from group_supervision.live.unfinished import unfinished
from group_supervision.storage.folder import DataFolder
from group_supervision.storage.heartbeat import read_heartbeat
from group_supervision.storage.library import Library
from group_supervision.tui import console_side, console_text
from group_supervision.tui.console_head import head
from group_supervision.tui.console_lead import drift_lead, part_lead
from group_supervision.tui.passages import in_sight
from tests.conftest import StoppedClock

MANY = int(os.environ.get("GROUP_SUPERVISION_MUTATIONS", "0"))
STEADY = 20261126
"""The seed on CI, where a failure is about the change and not about luck."""
SEED = int(os.environ.get("GROUP_SUPERVISION_SEED", "0")) or (
    STEADY if os.environ.get("CI") else Random().randrange(1, 10**9)
)
FEW = 240
PARTS = 4

HOSTILE: list[Any] = [
    None, True, False, 0, -1, 1, 2, 3.5, 99, 601, 10**6, 10**12, 10**30, -(10**13), 1e-300, 1e13,
    1e300, float("nan"), float("inf"), "", "x", "\x00", "\x1b[2J", "\ud800", "\u202e",
    "../../victim", "a" * 2_000, "9999-12-31T23:59:59+00:00", "0001-01-01T00:00:00+14:00",
    "2026-03-04T14:00:00", "1970-01-01T00:00:00+00:00", "phase-entered", "session-ended",
    "note-taken", "quiet", "break", [], {}, [[]], {"1": {}}, [None] * 50,
]  # fmt: skip


def leaves(value: Any) -> list[tuple[Any, Any]]:
    """Return every place of a value, as its container and key."""
    found: list[tuple[Any, Any]] = []
    waiting = [value]
    while waiting:
        container = waiting.pop()
        keys = container if isinstance(container, dict) else range(len(container))
        for key in keys:
            found.append((container, key))
            if isinstance(container[key], (dict, list)):
                waiting.append(container[key])
    return found


def value_changed(text: str, chance: Random) -> str:
    """Give one to three values another one, take them away, or give them one from elsewhere."""
    keys = json.loads(text)
    for _ in range(chance.randint(1, 3)):
        places = leaves(keys)
        container, key = chance.choice(places)
        other, other_key = chance.choice(places)
        act = chance.randrange(5)
        if act == 0:
            del container[key]
        elif act == 1:
            container[key] = json.loads(json.dumps(other[other_key]))
        elif act == 2 and isinstance(container[key], (int, float)):
            container[key] *= chance.choice([-1, 0, 0.1, 1e3, 1e9, 1e-9])
        elif act == 3 and isinstance(container, dict):
            container[chance.choice(["9", "x", "-1", str(key) + "\x1b"])] = container[key]
        else:
            container[key] = deepcopy(chance.choice(HOSTILE))
        if not keys:
            break
    return json.dumps(keys)


def bytes_changed(text: str, chance: Random) -> bytes:
    """Flip, cut, double or put in a few bytes."""
    content = bytearray(text.encode("utf-8"))
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(content) + 1)
        act = chance.randrange(4)
        if act == 0 and at < len(content):
            content[at] ^= 1 << chance.randrange(8)
        elif act == 1:
            del content[at : at + chance.randint(1, 30)]
        elif act == 2:
            content[at:at] = chance.choice([b"[", b"{", b"9", b"-", b'"', b"\x00", b"e9", b"\xff"])
        else:
            content[at:at] = content[at : at + chance.randint(1, 60)]
    return bytes(content)


def mutated(text: str, chance: Random) -> bytes:
    if chance.random() < 0.25:
        return bytes_changed(text, chance)
    return value_changed(text, chance).encode("utf-8", "surrogatepass")


def listed(home: Path, clock: StoppedClock, _id: str, _chance: Random) -> None:
    """List what there is, as home and the command line do."""
    now = clock.now()
    for summary in Library(home).summaries(now):
        json.dumps(_row(summary))
        session_line(summary).encode("utf-8")
    sign = read_heartbeat(home)
    offered = unfinished(home, clock)
    if sign is not None:
        offered.append((sign.session_id, sign.last_beat))
    home_items([(session_id, now - alive) for session_id, alive in offered])


def followed(home: Path, clock: StoppedClock, _id: str, _chance: Random) -> None:
    """Show the room what the stage file says, now and later."""
    follower = Follower(home, clock)
    for _ in range(3):
        seen = follower.look()
        if seen is not None:
            clock_display.read(seen.view, seen.now)
            clock_display.changes_in(seen.view, seen.now, 60)
            f"{seen.wall.astimezone():%H:%M} {seen.view}".encode()
            if seen.back_at is not None:
                f"{seen.back_at.astimezone():%H:%M}".encode()
        clock.advance(minutes=7)


def shown(live: LiveSession) -> None:
    """Draw everything the console shows."""
    session, now = live.session, live.now
    clock_display.read(live.view, now)
    clock_display.changes_in(live.view, now, 60)
    drawn = [
        head(session, live.timeline, now, 80, draws=True),
        head(session, live.timeline, now, 40, draws=False, to_the_minute=True),
        in_sight(part_lead(session, live.display, live.display.lens, 60).passages, 20),
        in_sight(drift_lead(session, 0, 60).passages, 20),
        in_sight(console_side.notes(session, 60, covered=False), 20),
        console_side.policy_line(session, 0),
        console_text.review_heading(session),
        console_text.times(live.record()),
    ]
    for each in drawn:
        f"{each}".encode()
    own_line(session, Display()).encode("utf-8")
    showing(session, now, timedelta(minutes=1))
    reminders(session, now, 0, Keys("space", "ctrl+n"))
    catch_up(session, now)
    for action in Action:
        reason_against(action, session)


def led(live: LiveSession, clock: StoppedClock, chance: Random) -> None:
    """Lead a session that broke off on, or take everything back."""
    shown(live)
    if chance.random() < 0.1:
        while live.undo():
            continue
        shown(live)
        live.redo()
        return
    for command in (commands.advance, commands.toggle_clock, commands.go_back):
        clock.advance(seconds=90)
        with suppress(SupervisionError):
            live.perform(command)
    with suppress(SupervisionError):
        live.take_note(NoteKind.HYPOTHESIS, "Tunde was there")
    live.undo()
    live.beat()
    shown(live)


def opened(home: Path, clock: StoppedClock, session_id: str, chance: Random) -> None:
    """Show a session, and continue or close it."""
    folder = DataFolder(home)
    read = folder.library.record(session_id, clock.now())
    json.dumps(record_to_json(read)).encode("utf-8")
    told(read, 80, "utf-8").encode("utf-8")
    way = chance.choice([resume_session, close_session])
    live = way(folder, session_id, clock)
    try:
        led(live, clock, chance)
    finally:
        live.close()


Act = Callable[[Path, StoppedClock, str, Random], None]


def acts(name: str, chance: Random) -> list[Act]:
    """Return what is done with a mutated file: what reads it always, the rest now and then."""
    everything: list[Act] = [listed, followed, opened]
    if chance.random() < 0.1:
        return everything
    return {"index.json": everything[:1], "stage.json": everything[:2]}.get(name, everything[::2])


def good(live: LiveSession, clock: StoppedClock, home: Path) -> dict[str, str]:
    """Return the three files of a session that has seen everything, and broke off."""
    live.perform(commands.begin)
    clock.advance(minutes=2)
    live.perform(commands.advance)
    live.perform(commands.backdate, timedelta(seconds=30))
    live.take_note(NoteKind.HYPOTHESIS, "Amara may be afraid")
    live.perform(commands.resonate, 1)
    live.perform(commands.grant, commands.MINUTE)
    live.perform(commands.toggle_clock)
    live.perform(commands.toggle_clock)
    clock.step(hours=1)
    live.beat()
    live.perform(commands.call_break, timedelta(minutes=10))
    clock.advance(minutes=12)
    live.perform(commands.toggle_clock)
    offer = catch_up(live.session, live.now)
    assert offer is not None
    live.perform(commands.accept, offer)
    live.close()
    settled = (home / "sessions").stat().st_mtime - 60
    os.utime(home / "sessions", (settled, settled))
    Library(home).summaries(clock.now())
    names = ("index.json", "stage.json", f"sessions/{live.id}.json")
    return {name: (home / name).read_text("utf-8") for name in names}


@pytest.mark.parametrize("part", range(PARTS))
def test_no_error_comes_of_a_mutated_file_but_the_projects_own(
    live: LiveSession,
    clock: StoppedClock,
    home: Path,
    monkeypatch: pytest.MonkeyPatch,
    part: int,
) -> None:
    monkeypatch.setattr(os, "fsync", lambda _: None)  # nothing here has to outlive the machine
    files = good(live, clock, home)
    chance = Random(f"{SEED} {part}")
    victim = home.parent / "victim.json"
    victim.write_text("theirs")
    start, settled = clock.time, (home / "sessions").stat().st_mtime - 60
    for count in range((MANY or FEW) // PARTS):
        for name, text in files.items():
            (home / name).write_text(text, "utf-8")
        name = chance.choice(list(files))
        content = mutated(files[name], chance)
        (home / name).write_bytes(content)
        os.utime(home / "sessions", (settled, settled))
        stamp = chance.choice([start.timestamp(), start.timestamp() - 300, 0, 2**40])
        os.utime(home / "stage.json", (stamp, stamp))
        clock.time = start
        try:
            for act in acts(name, chance):
                with suppress(SupervisionError):
                    act(home, clock, live.id, chance)
            assert victim.read_text() == "theirs"
        except Exception as error:
            error.add_note(f"seed {SEED}, part {part}, number {count}, {name}: {content[:3000]!r}")
            raise
