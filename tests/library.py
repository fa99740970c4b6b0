"""Sessions that were held, for the tests of the library."""

from pathlib import Path

from group_supervision.anonymiser.anonymise import Anonymiser
from group_supervision.core import commands
from group_supervision.core.choices import Kind, NotePolicy, Setup
from group_supervision.core.format import NoteKind
from group_supervision.formats.library import DEFAULT_FORMAT, load_format
from group_supervision.live.opening import open_session
from group_supervision.storage.folder import DataFolder
from tests.conftest import StoppedClock


def hold(home: Path, clock: StoppedClock, label: str = "", note: str = "", **chosen: object) -> str:
    """Hold a session of ten minutes, a day after the one before; return its id."""
    anonymiser = Anonymiser()
    setup = Setup(
        minutes=20 if chosen.get("practice") else 60,
        kind=Kind.PRACTICE if chosen.get("practice") else Kind.SESSION,
        speed=60 if chosen.get("demonstration") else 1,
        policy=NotePolicy.LIVE,
        group=anonymiser.anonymise(label) if label else None,
    )
    fmt = load_format(DEFAULT_FORMAT)
    live = open_session(DataFolder(home), fmt, setup, anonymiser, clock)
    live.perform(commands.begin)
    if note:
        live.take_note(NoteKind.HYPOTHESIS, note)
    clock.advance(minutes=10)
    live.perform(commands.end)
    live.close()
    clock.advance(minutes=24 * 60)
    return live.id
