"""A data folder that has a file of every kind but the key's, as after weeks of use."""

import shutil
from datetime import UTC, datetime
from pathlib import Path

from group_supervision.anonymiser.anonymise import Anonymiser
from group_supervision.core import commands
from group_supervision.core.choices import NotePolicy, Setup
from group_supervision.core.format import NoteKind
from group_supervision.core.hall import Announcement, Notice, Standing, TableSign
from group_supervision.core.practice import Practice
from group_supervision.formats.library import DEFAULT_FORMAT, load_format
from group_supervision.live.opening import open_session
from group_supervision.paths import shipped
from group_supervision.storage import hall_files
from group_supervision.storage.folder import DataFolder
from group_supervision.storage.library import Library
from group_supervision.storage.practice_file import PracticeFile
from group_supervision.storage.rota_file import RotaFile
from tests.conftest import START, StoppedClock

DATA = Path(__file__).parent / "data"
SIGN = "table-0123456789abcdef.json"


def model(home: Path, clock: StoppedClock) -> str:
    """Make a data folder that has a file of every kind but the key's; return its session's id."""
    home.mkdir(mode=0o700)
    for name in ("formats", "practice", "rhythms", "reflective"):
        (home / name).mkdir()
    sources = {
        "formats/mine.toml": shipped("sessions") / "balint.toml",
        "practice/mine.toml": next(shipped("sessions").glob("practice/*.toml")),
        "rhythms/mine.toml": next(shipped("sessions").glob("rhythms/*.toml")),
        "reflective/mine.toml": next(shipped("sessions").glob("reflective/*.toml")),
        "rhythm.json": DATA / "rhythm-v1.json",
        "self-rating.json": DATA / "self-rating-v1.json",
        **{each.name: each for each in (DATA / "beside").glob("*.json")},
    }
    for place, source in sources.items():
        shutil.copyfile(source, home / place)
    RotaFile(home).keep((2, 3, 1))
    (home / "hall").mkdir()
    hall_files.put_up(home / "hall" / SIGN, TableSign(3, START, Standing.READY), START)
    hall_files.announce(home / "hall", Announcement("0123456789abcdef", Notice.MEET, START))
    (home / "config.toml").write_text("length = 75\n")
    (home / "ordinary-words.txt").write_text("grace\n")
    event = Practice((1, 2, 3, 4), 3, 20, 5, datetime(2026, 3, 4, 12, tzinfo=UTC), "balint", 60.0)
    PracticeFile(home).keep(event)
    setup = Setup(60, policy=NotePolicy.LIVE)
    live = open_session(DataFolder(home), load_format(DEFAULT_FORMAT), setup, Anonymiser(), clock)
    live.perform(commands.begin)
    live.take_note(NoteKind.FEELING, "heavy")
    live.close()
    for place in ("checklists", "reports", "deleted", "set-aside", "presence"):
        (home / place).mkdir(exist_ok=True)
    (home / "checklists" / f"{live.id}.json").write_text('{"version": 1, "marks": {}}')
    for place in ("reports/20260304-140000.txt", "deleted/old.json", "set-aside/old.json"):
        (home / place).write_text("{}")
    (home / "presence/0123456789abcdef-80x24").touch()
    Library(home).summaries(clock.now())
    return live.id
