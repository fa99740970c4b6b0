"""Everything that reads what anybody may have written: from a seed, a place, and how it is read.

`test_parsers_mutated.py` reads a few mutations of each, `make fuzz` looks for more with atheris.
"""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from group_supervision.anonymiser.anonymise import Anonymiser
from group_supervision.anonymiser.marking import marked, remarked
from group_supervision.config import load_config
from group_supervision.core.finish_time import time_in
from group_supervision.core.plan import plan
from group_supervision.core.text import NOTE_LIMIT, Anonymised, clean
from group_supervision.errors import SupervisionError
from group_supervision.formats.card import html_card, markdown_card, usual
from group_supervision.formats.dilemmas import read_dilemma_file
from group_supervision.formats.library import read_format_file
from group_supervision.formats.reflective import read_list_file
from group_supervision.formats.rhythms import read_rhythm_file
from group_supervision.guide.asked_day import asked_day
from group_supervision.live.following import Follower
from group_supervision.paths import shipped
from group_supervision.remote.message import from_bytes
from group_supervision.storage.agreement_file import agreement_file
from group_supervision.storage.checklist_file import ChecklistFiles
from group_supervision.storage.decisions_file import decisions_file
from group_supervision.storage.hall_files import read_announcement, read_sign
from group_supervision.storage.heartbeat import read_heartbeat
from group_supervision.storage.library import Library
from group_supervision.storage.ordinary_words import ordinary_words
from group_supervision.storage.practice_file import PracticeFile
from group_supervision.storage.published_file import published_file
from group_supervision.storage.pulses_file import pulses_file
from group_supervision.storage.rhythm_file import RhythmFile
from group_supervision.storage.rota_file import RotaFile
from group_supervision.storage.self_rating_file import SelfRatingFile
from group_supervision.storage.stored import Damaged, Newer
from tests.conftest import START, StoppedClock
from tests.lived_in import SIGN, model

DATA = Path(__file__).parent / "data"
SESSION_ID = "k7p2mn"
ALLOWED = (SupervisionError, Damaged, Newer)
"""What reading may raise: each is handled where it is read."""


@dataclass(frozen=True)
class Parser:
    """One thing that is read."""

    seeds: Callable[[], Sequence[bytes]]
    """Gives what is right, to start from."""
    place: str
    """Where it is in a data folder."""
    read: Callable[[Path], object]
    """Reads it, given the data folder. Raises one of `ALLOWED`, and nothing else."""


def _format(home: Path) -> None:
    fmt = read_format_file(home / "formats/mine.toml")
    plan(fmt, usual(fmt))
    markdown_card(fmt).encode("utf-8")
    html_card(fmt).encode("utf-8")


def _listed(home: Path) -> None:
    Library(home).summaries(datetime.now(UTC))


def _session(home: Path) -> None:
    Library(home).record(SESSION_ID, START)


def _stage(home: Path) -> None:
    read_heartbeat(home)
    Follower(home, StoppedClock()).look()


def _typed(home: Path) -> str:
    data = (home / "typed").read_bytes()
    return clean(data.decode("utf-8", "surrogateescape"), NOTE_LIMIT)


def _anonymised(home: Path) -> None:
    anonymiser = Anonymiser(["Zebedee Okafor"])
    once = anonymiser.anonymise(_typed(home))
    once.text.encode("utf-8")
    anonymiser.again(once)


def _marked(home: Path) -> None:
    anonymiser = Anonymiser(["Zebedee Okafor"])
    typed = _typed(home)
    assert "".join(part.text for part in marked(anonymiser, typed)) is not None
    remarked(anonymiser, Anonymised(typed))


def _words(home: Path) -> None:
    anonymiser = Anonymiser(never=ordinary_words(home))
    anonymiser.anonymise("Grace told Will")


def _time(home: Path) -> None:
    time_in(_typed(home))


def _day(home: Path) -> None:
    asked_day(_typed(home), START.date())


def _shipped(pattern: str) -> Callable[[], list[bytes]]:
    return lambda: [path.read_bytes() for path in sorted(shipped("sessions").glob(pattern))[:3]]


_NOTES = [
    "Amara Okafor rang on 07700 900123, at 12 Quill Street; she's 34, and Ms Mbeki's sister.",
    "Zebedee (DOB 03/04/1987, NHS 943 476 5919) wrote to zo.b@example.org: “Can Will see it?”",
    "Person A told Person B that [@click=app.quit] the 3rd of May isn't possible \u202e; 日本",
]
_CONFIG = b'length = 75\nscreens = "one"\nnotes = "live"\n[keys]\nadvance = "n"\n'
_CHECKLIST = b'{"version": 1, "marks": {"held-time": "yes"}}'


@cache
def _lived_in() -> dict[str, bytes]:
    """Return what the program itself writes, by its place; the session under a fixed name."""
    with TemporaryDirectory() as root:
        home = Path(root) / "home"
        session_id = model(home, StoppedClock())
        names = (
            *("index.json", "stage.json", "practice.json", "rota.json"),
            *(f"hall/{SIGN}", "hall/announcement.json"),
        )
        written = {name: (home / name).read_bytes() for name in names}
        session = (home / "sessions" / f"{session_id}.json").read_bytes()
        return {**written, "session": session.replace(session_id.encode(), SESSION_ID.encode())}


def _message() -> bytes:
    """Return what is published of what the room sees, before it is sealed."""
    keys = json.loads(_lived_in()["stage.json"])
    told = {"version": 1, "run": 1, "number": 2, "sent": keys["written_at"], "now": 60.0}
    return json.dumps({**keys, **told, "speed": 1.0}).encode()


def _data(name: str) -> Callable[[], list[bytes]]:
    return lambda: [(DATA / name).read_bytes()]


_TYPED = [note.encode("utf-8") for note in _NOTES]

PARSERS: dict[str, Parser] = {
    "format": Parser(_shipped("*.toml"), "formats/mine.toml", _format),
    "dilemma": Parser(
        _shipped("practice/*.toml"),
        "practice/mine.toml",
        lambda home: read_dilemma_file(home / "practice/mine.toml"),
    ),
    "rhythm rules": Parser(
        _shipped("rhythms/*.toml"),
        "rhythms/mine.toml",
        lambda home: read_rhythm_file(home / "rhythms/mine.toml"),
    ),
    "reflective list": Parser(
        _shipped("reflective/*.toml"),
        "reflective/mine.toml",
        lambda home: read_list_file(home / "reflective/mine.toml"),
    ),
    "settings": Parser(lambda: [_CONFIG], "config.toml", lambda home: load_config(home, {})),
    "session": Parser(
        lambda: [*_data("session-v1.json")(), _lived_in()["session"]],
        f"sessions/{SESSION_ID}.json",
        _session,
    ),
    "index": Parser(lambda: [_lived_in()["index.json"]], "index.json", _listed),
    "stage": Parser(lambda: [_lived_in()["stage.json"]], "stage.json", _stage),
    "practice": Parser(
        lambda: [_lived_in()["practice.json"]],
        "practice.json",
        lambda home: PracticeFile(home).load(),
    ),
    "checklist": Parser(
        lambda: [_CHECKLIST],
        f"checklists/{SESSION_ID}.json",
        lambda home: ChecklistFiles(home).load(SESSION_ID),
    ),
    "rhythm": Parser(_data("rhythm-v1.json"), "rhythm.json", lambda home: RhythmFile(home).load()),
    "self-rating": Parser(
        _data("self-rating-v1.json"),
        "self-rating.json",
        lambda home: SelfRatingFile(home).load("five-of-twenty"),
    ),
    "agreement": Parser(
        _data("beside/agreement.json"), "agreement.json", lambda home: agreement_file(home).load()
    ),
    "decisions": Parser(
        _data("beside/decisions.json"), "decisions.json", lambda home: decisions_file(home).load()
    ),
    "pulses": Parser(
        _data("beside/pulses.json"), "pulses.json", lambda home: pulses_file(home).load()
    ),
    "published as": Parser(
        _data("beside/published.json"), "published.json", lambda home: published_file(home).load()
    ),
    "a message from afar": Parser(
        lambda: [_message()],
        "stage.json",
        lambda home: from_bytes((home / "stage.json").read_bytes()),
    ),
    "rota": Parser(
        lambda: [_lived_in()["rota.json"]], "rota.json", lambda home: RotaFile(home).load()
    ),
    "a table's sign": Parser(
        lambda: [_lived_in()[f"hall/{SIGN}"]],
        f"hall/{SIGN}",
        lambda home: read_sign(home / "hall" / SIGN),
    ),
    "an announcement": Parser(
        lambda: [_lived_in()["hall/announcement.json"]],
        "hall/announcement.json",
        lambda home: read_announcement(home / "hall"),
    ),
    "ordinary words": Parser(lambda: [b"grace\nwill\nmay\n"], "ordinary-words.txt", _words),
    "anonymise": Parser(lambda: _TYPED, "typed", _anonymised),
    "marked notes": Parser(lambda: _TYPED, "typed", _marked),
    "a time that is typed": Parser(lambda: [b"15:30", b"15.30"], "typed", _time),
    "a day that is typed": Parser(
        lambda: [b"yesterday", b"2026-03-04", b"20/11/2025"], "typed", _day
    ),
}
