"""What many tests share: a clock that stands still, a data folder of their own, a session."""

import os
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

import pytest
from hypothesis import settings

from group_supervision.anonymiser.anonymise import Anonymiser
from group_supervision.core.choices import NotePolicy, Setup
from group_supervision.core.format import Format
from group_supervision.core.plan import Plan, plan
from group_supervision.formats.library import DEFAULT_FORMAT, load_format, read_format_file
from group_supervision.live.clock import Tick
from group_supervision.live.opening import open_session
from group_supervision.live.session import LiveSession
from group_supervision.paths import HOME_VARIABLE, shipped
from group_supervision.storage.folder import DataFolder
from tests.examples import examples

# A busy machine is no reason for a law not to hold.
MANY = examples(60)
settings.register_profile("patient", deadline=None, max_examples=MANY)
# On CI a failure is about the change and not about luck; everywhere else the search goes on.
settings.register_profile("steady", deadline=None, max_examples=MANY, derandomize=True)
settings.load_profile("steady" if os.environ.get("CI") else "patient")

SHIPPED = tuple(read_format_file(path) for path in sorted(shipped("sessions").glob("*.toml")))
"""Every format that ships."""
TIMED = tuple(fmt for fmt in SHIPPED if fmt.timed)
"""Every timed format that ships."""

START = datetime(2026, 3, 4, 14, 0, tzinfo=UTC)


class StoppedClock:
    """A wall clock that moves only when it is told to."""

    def __init__(self, time: datetime = START) -> None:
        self.time = time
        self._unseen = timedelta()
        self._stepped = timedelta()
        self._seconds = 0.0

    def now(self) -> datetime:
        """Return the time."""
        return self.time

    def look(self) -> Tick:
        """Return the time, and what happened since the last look."""
        tick = Tick(self.time, self._unseen, self._stepped)
        self._unseen = self._stepped = timedelta()
        return tick

    def steady(self) -> float:
        """Return seconds that nobody can set."""
        return self._seconds

    def advance(self, **duration: float) -> None:
        """Let time pass while the program is awake."""
        self.time += timedelta(**duration)
        self._seconds += timedelta(**duration).total_seconds()

    def sleep(self, **duration: float) -> None:
        """Let time pass while the program does not look: asleep, stopped or killed."""
        self.advance(**duration)
        self._unseen += timedelta(**duration)

    def between_keys(self, seconds: float) -> None:
        """Let a hand wait before its next key, in no time that a session would count."""
        self._seconds += seconds

    def step(self, **duration: float) -> None:
        """Set the wall clock while no time passes."""
        self.time += timedelta(**duration)
        self._stepped += timedelta(**duration)


_NUMBERS = count()


@pytest.fixture(autouse=True)
def own_home(
    request: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
) -> Path:
    """Give every test a data folder of its own, before anything else; nobody's real one is touched.

    A place is made for it only where a test asks for `home`: thousands never come near a disk.
    """
    if "home" in request.fixturenames:
        path = Path(request.getfixturevalue("tmp_path")) / "home"
    else:
        path = tmp_path_factory.getbasetemp() / f"home-{next(_NUMBERS)}"
    monkeypatch.setenv(HOME_VARIABLE, str(path))
    for name in ("NO_COLOR", "TEXTUAL", "TEXTUAL_LOG", "TEXTUAL_ANIMATIONS", "ACCESSIBLE"):
        monkeypatch.delenv(name, raising=False)
    # Programs start fast, as they do for users.
    monkeypatch.delenv("PYTHONDONTWRITEBYTECODE", raising=False)
    return path


@pytest.fixture
def home(own_home: Path) -> Path:
    """Return the test's data folder, which isn't there yet."""
    return own_home


@pytest.fixture
def clock() -> StoppedClock:
    """Return a clock that stands still."""
    return StoppedClock()


@pytest.fixture(scope="session")
def rcd() -> Format:
    """Return the reflective case discussion."""
    return load_format(DEFAULT_FORMAT)


@pytest.fixture
def hour(rcd: Format) -> Plan:
    """Return the plan of an hour with notes as people speak."""
    return plan(rcd, Setup(60, policy=NotePolicy.LIVE))


@pytest.fixture
def folder(home: Path) -> DataFolder:
    """Return the test's data folder."""
    return DataFolder(home)


@pytest.fixture
def live(folder: DataFolder, rcd: Format, clock: StoppedClock) -> Iterator[LiveSession]:
    """Open an hour's session with notes as people speak; Amara Okafor is protected."""
    setup = Setup(60, policy=NotePolicy.LIVE)
    session = open_session(folder, rcd, setup, Anonymiser(["Amara Okafor"]), clock)
    yield session
    session.close()
