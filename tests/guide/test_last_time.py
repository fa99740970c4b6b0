"""A line from one session to the next of its group: with its session, shown once, then gone."""

from collections.abc import Callable
from pathlib import Path

import pyrage
import pytest

from group_supervision.anonymiser.anonymise import Anonymiser
from group_supervision.core import commands
from group_supervision.core.choices import NotePolicy, Setup
from group_supervision.core.format import Format
from group_supervision.errors import Refusal
from group_supervision.guide.leading import Leading
from group_supervision.guide.review import Review
from group_supervision.live.last_time import LastTime
from group_supervision.live.opening import open_session
from group_supervision.live.session import LiveSession
from group_supervision.storage import locking
from group_supervision.storage.deleted import Deleted
from group_supervision.storage.folder import DataFolder
from group_supervision.storage.library import Library
from group_supervision.storage.seal import seal_of
from tests.conftest import StoppedClock

LINE = "ask Kwabena Mensah about the quixotic rota"
KEPT = "ask Person A about the quixotic rota"
Opened = Callable[..., LiveSession]


@pytest.fixture
def opened(folder: DataFolder, rcd: Format, clock: StoppedClock) -> Opened:
    """Return a way to open a session of a group."""

    def open_one(label: str = "Tuesday", policy: NotePolicy = NotePolicy.AFTER) -> LiveSession:
        clock.advance(minutes=60)
        anonymiser = Anonymiser()
        group = anonymiser.anonymise(label) if label else None
        return open_session(folder, rcd, Setup(60, policy=policy, group=group), anonymiser, clock)

    return open_one


def leave_a_line(live: LiveSession, line: str = LINE) -> str:
    """Hold a session to its review and leave a line for the next one."""
    live.perform(commands.begin)
    live.perform(commands.end)
    Review(live, asks_for_next_time=True).keep_thread(line)
    live.finish_review()
    live.close()
    return live.id


def shown(leading: Leading) -> LastTime | None:
    """Return what the console shows now."""
    return leading.last_time


def on_disk(home: Path) -> str:
    files = [path for path in home.rglob("*") if path.is_file()]
    return "".join(path.read_text("utf-8", "replace") for path in files)


def test_it_is_anonymised_and_shown_to_the_next_session_of_the_group_alone(
    opened: Opened, home: Path
) -> None:
    leave_a_line(opened())
    assert "Kwabena" not in on_disk(home)
    for label in ("Friday", ""):
        other = opened(label)
        assert other.last_time is None
        other.close()
    following = opened("tuesday")
    assert following.last_time is not None
    assert following.last_time.text == KEPT
    following.close()


def test_once_it_was_seen_and_the_session_has_begun_it_is_nowhere_any_more(
    opened: Opened, home: Path, clock: StoppedClock
) -> None:
    first = leave_a_line(opened())
    Library(home).summaries(clock.now())
    following = opened()
    leading = Leading(following, clock)
    line = leading.last_time
    assert line is not None
    line.is_seen = True
    assert "quixotic" in on_disk(home)
    leading.toggle_clock()
    assert "quixotic" not in on_disk(home)
    assert Library(home).load(first).session.is_ended
    assert leading.last_time == line  # to be said while the group arrives
    leading.advance()
    assert shown(leading) is None
    following.perform(commands.end)
    following.close()
    assert opened().last_time is None


def test_one_that_nobody_saw_waits_for_the_next_time(
    opened: Opened, home: Path, clock: StoppedClock
) -> None:
    leave_a_line(opened())
    following = opened()
    Leading(following, clock).toggle_clock()
    following.perform(commands.end)
    following.close()
    assert "quixotic" in on_disk(home)
    assert opened().last_time is not None


def test_refused_it_is_gone_before_anything_begins(
    opened: Opened, home: Path, clock: StoppedClock
) -> None:
    leave_a_line(opened())
    leave_a_line(opened(), "an older quixotic line")
    following = opened()
    leading = Leading(following, clock)
    leading.answer(leading.letting_go())
    assert "quixotic" not in on_disk(home)
    assert leading.last_time is None
    with pytest.raises(Refusal, match="no line from last time"):
        leading.letting_go()


def test_it_is_asked_for_only_where_it_was_chosen_and_there_is_a_next_session(
    opened: Opened,
) -> None:
    for label, policy, wanted, is_asked in (
        ("Tuesday", NotePolicy.AFTER, True, True),
        ("Tuesday", NotePolicy.AFTER, False, False),
        ("", NotePolicy.AFTER, True, False),
        ("Tuesday", NotePolicy.NONE, True, False),
    ):
        live = opened(label, policy)
        live.perform(commands.begin)
        live.perform(commands.end)
        review = Review(live, asks_for_next_time=wanted)
        assert bool(review.asked_for_next_time()) is is_asked
        live.keep_nothing()
        live.close()


def test_there_is_one_and_it_can_be_deleted_like_a_note(opened: Opened, home: Path) -> None:
    live = opened()
    live.perform(commands.begin)
    live.perform(commands.end)
    review = Review(live, asks_for_next_time=True)
    review.keep_thread(LINE)
    with pytest.raises(Refusal, match="already"):
        review.keep_thread("another")
    review.delete_note(1)
    assert "quixotic" not in on_disk(home)
    assert review.can_keep_thread
    live.close()


def test_it_goes_with_its_session(opened: Opened, home: Path, clock: StoppedClock) -> None:
    first = leave_a_line(opened())
    Library(home).summaries(clock.now())
    Deleted(Library(home)).delete(first)
    assert "quixotic" not in on_disk(home)
    assert opened().last_time is None


def test_it_is_locked_with_its_session_and_nobody_is_asked_before_the_next(
    opened: Opened, home: Path
) -> None:
    leave_a_line(opened())
    identity = pyrage.x25519.Identity.generate()
    (home / "lock").mkdir()
    locking.lock_everything(home, seal_of(home), str(identity))
    try:
        assert "quixotic" not in on_disk(home)
        following = opened()
        assert following.last_time is None
        following.close()
        seal_of(home).hold(identity)
        following = opened()
        assert following.last_time is not None
        following.last_time.let_go()
        assert not following.last_time.is_kept
        assert "quixotic" not in on_disk(home)
    finally:
        seal_of.cache_clear()
