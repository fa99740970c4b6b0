"""Does everything that reads a data folder, in a process of its own with little memory.

`python -m tests.torture.everything FOLDER CASES`: a case is a place and what is put there. What is
printed at the end is one line of JSON: what was wrong, empty when nothing was.
"""

import json
import os
import resource
import shutil
import signal
import sys
from contextlib import suppress
from pathlib import Path

from click.testing import CliRunner

from group_supervision.anonymiser.anonymise import Anonymiser
from group_supervision.cli.commands import cli
from group_supervision.core import commands
from group_supervision.core.choices import NotePolicy, Setup
from group_supervision.core.format import NoteKind
from group_supervision.errors import SupervisionError
from group_supervision.formats.library import DEFAULT_FORMAT, load_format
from group_supervision.guide.opening import Opening
from group_supervision.live.following import Follower
from group_supervision.live.opening import open_session, resume_session
from group_supervision.paths import HOME_VARIABLE
from group_supervision.storage.folder import DataFolder
from group_supervision.storage.seal import seal_of
from tests.conftest import StoppedClock
from tests.lived_in import model
from tests.torture.replacing import CACHES, replace

MEMORY = 700_000_000
SECONDS = 60
NOBODY = 65534
RIGHTS = ("read only", "unreadable")
COMMANDS = (
    *("sessions list", "sessions list --json", "sessions show {id}", "stats", "doctor", "privacy"),
    *(
        "formats list",
        "formats check",
        "config show",
        "config check",
        "rhythm list",
        "rhythm rules",
    ),
    *("checklist lists", "practice summary", "practice dilemma", "lock status"),
    *("agreement show", "learn list", "pulse table"),
    *("sessions export {id} --force --to {out}/record.md", "sessions purge"),
)


class Endless(Exception):
    """Something never came to an end."""


def ended_badly(command: str) -> list[str]:
    """Run a command; return what was wrong with how it ended."""
    ended = CliRunner().invoke(cli, command.split(), input="")
    if ended.exception is not None and not isinstance(ended.exception, SystemExit):
        return [f"{command}: {ended.exception!r}"]
    if ended.exit_code not in (0, 1, 2):
        return [f"{command}: exit code {ended.exit_code}"]
    if ended.exit_code and not ended.stderr.strip() and not ended.stdout.strip():
        return [f"{command}: it said nothing"]
    return []


def led_badly(home: Path, session_id: str, clock: StoppedClock) -> list[str]:
    """Look at home and the stage, continue a session and lead one; return what went wrong."""
    wrong = []
    with suppress(SupervisionError):
        Opening(home, clock).home()
    Follower(home, clock).look()
    with suppress(SupervisionError):
        resume_session(DataFolder(home), session_id, clock).close()
    with suppress(SupervisionError):
        setup = Setup(60, policy=NotePolicy.LIVE)
        fmt = load_format(DEFAULT_FORMAT)
        live = open_session(DataFolder(home), fmt, setup, Anonymiser(), clock)
        with suppress(SupervisionError):
            live.perform(commands.begin)
            live.take_note(NoteKind.FEELING, "lighter")
            live.perform(commands.end)
            live.beat()
        saved = live.is_saved
        live.close()
        if saved and not seal_of(home).is_set_up:
            kept = DataFolder(home).library.load(live.id)
            if kept.session != live.session:
                wrong.append("a session that was said to be saved differs on the disk")
    return wrong


def remembered(path: Path, place: str) -> bytes | None:
    """Return what a small regular file holds that isn't ours to write anew."""
    if place in CACHES or path.is_symlink() or not path.is_file():
        return None
    return path.read_bytes() if path.stat().st_size < 10**6 else None


def tried(home: Path, out: Path, session_id: str, place: str, kind: str) -> list[str]:
    """Put something in a place, do everything, and return what was wrong."""
    clock = StoppedClock()
    clock.advance(hours=2)
    path = home / place.format(id=session_id)
    before = remembered(path, place) if kind in RIGHTS else None
    replace(path, kind)
    before = before or (None if kind in RIGHTS else remembered(path, place))
    wrong = []
    out.mkdir(exist_ok=True)
    for command in COMMANDS:
        wrong += ended_badly(command.format(id=session_id, out=out))
    wrong += led_badly(home, session_id, clock)
    victim = path.parent / "victim"
    if victim.exists() and victim.read_text() != "theirs":
        wrong.append("the file behind a link was changed")
    if before is not None:
        with suppress(OSError):
            path.chmod(0o600)
        aside = [each.read_bytes() for each in (home / "set-aside").glob("*") if each.is_file()]
        if not (path.is_file() and path.read_bytes() == before) and before not in aside:
            wrong.append("what was there is gone")
    return wrong


def main() -> None:
    """Try all cases that are named."""
    root, cases = Path(sys.argv[1]), json.loads(sys.argv[2])
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    good = root / "good"
    session_id = model(good, StoppedClock())

    def too_long(*_: object) -> None:
        raise Endless

    signal.signal(signal.SIGALRM, too_long)
    found: dict[str, list[str]] = {}
    for number, (place, kind) in enumerate([("sessions", "nothing"), *cases]):
        home, out = root / str(number), root / "out"
        shutil.copytree(good, home, symlinks=True)
        os.environ[HOME_VARIABLE] = str(home)
        seal_of.cache_clear()
        signal.alarm(SECONDS)
        try:
            wrong = tried(home, out, session_id, place, kind) if number else warm(out, session_id)
        except Exception as error:  # noqa: BLE001 - whatever comes is what is looked for
            wrong = [repr(error)]
        signal.alarm(0)
        if wrong:
            found[f"{place}: {kind}"] = wrong
        if not number and os.geteuid() == 0 and any(kind in RIGHTS for _place, kind in cases):
            become_nobody(root)
    print(json.dumps(found))  # noqa: T201 - this is a program of its own


def become_nobody(root: Path) -> None:
    """Give all of it to nobody and be nobody: to the administrator rights mean nothing."""
    for path in [root, *root.rglob("*")]:
        os.chown(path, NOBODY, NOBODY)
    os.seteuid(NOBODY)


def warm(out: Path, session_id: str) -> list[str]:
    """Do everything once on a good folder: all of it has to go well."""
    out.mkdir(exist_ok=True)
    return [
        wrong for each in COMMANDS for wrong in ended_badly(each.format(id=session_id, out=out))
    ]


if __name__ == "__main__":
    main()
