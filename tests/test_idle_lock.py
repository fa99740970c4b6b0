"""A locked folder's key is forgotten when nobody is there, and what is private is covered."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pyrage
import pytest
from textual.widgets import Input

from group_supervision.core.choices import NotePolicy
from group_supervision.errors import Refusal
from group_supervision.guide.home import Todo
from group_supervision.guide.idle_lock import IdleLock
from group_supervision.guide.setup_defaults import SetupDefaults
from group_supervision.storage import key_ring, locking
from group_supervision.storage.seal import Seal, seal_of
from group_supervision.tui.app import FacilitatorApp
from tests.conftest import StoppedClock
from tests.library import hold as held
from tests.plain.conftest import Hold, hold
from tests.tui.conftest import Facilitator, Sit, lead, sit_down

__all__ = ["hold", "lead", "sit_down"]

PASSPHRASE = "four words that differ"


@pytest.fixture
def locked(home: Path, clock: StoppedClock, monkeypatch: pytest.MonkeyPatch) -> Iterator[Seal]:
    """Hold a session and lock the folder; the passphrase costs no time here."""
    held(home, clock, "Tuesday", "heavy about the rota")
    identity = pyrage.x25519.Identity.generate()
    seal = seal_of(home)
    (home / "lock").mkdir()
    seal.hold(identity)
    locking.lock_everything(home, seal, str(identity))

    def opened(seal: Seal, passphrase: str) -> None:
        if passphrase != PASSPHRASE:
            raise Refusal("That isn't the passphrase. Nothing was changed.")
        seal.hold(identity)

    monkeypatch.setattr(key_ring, "open_with_passphrase", opened)
    yield seal
    seal_of.cache_clear()


def up(her: Facilitator) -> str:
    """Return the name of the screen that is up."""
    return type(her.app.screen).__name__


def has_key(seal: Seal) -> bool:
    return seal.is_open


def nobody_comes(her: Facilitator) -> None:
    """Let the app look whether anybody is there."""
    assert isinstance(her.app, FacilitatorApp)
    her.app._look_whether_anybody_is_there()


def test_it_is_forgotten_after_so_many_minutes_without_a_key(
    locked: Seal, home: Path, clock: StoppedClock
) -> None:
    idle = IdleLock(home, clock, 10)
    clock.advance(minutes=9)
    assert not idle.forget_if_due()
    idle.key()
    clock.advance(minutes=9)
    assert idle.left == 60
    assert not idle.forget_if_due()
    clock.advance(minutes=1)
    assert idle.forget_if_due()
    assert not has_key(locked)
    assert not idle.forget_if_due()
    with pytest.raises(Refusal):
        idle.open("wrong")
    assert idle.is_closed
    idle.open(PASSPHRASE)
    assert has_key(locked)
    assert idle.left == 600


def test_it_is_kept_where_nothing_is_locked_or_the_settings_say_never(
    home: Path, clock: StoppedClock
) -> None:
    assert IdleLock(home, clock, 10).left is None


@pytest.mark.usefixtures("locked")
def test_never_is_never(home: Path, clock: StoppedClock) -> None:
    assert IdleLock(home, clock, 0).left is None


def test_a_key_that_nobody_gave_is_not_forgotten(
    locked: Seal, home: Path, clock: StoppedClock
) -> None:
    locked.forget()
    idle = IdleLock(home, clock, 10)
    clock.advance(minutes=30)
    assert not idle.forget_if_due()


async def test_the_library_is_covered_until_the_passphrase_is_given(
    sit_down: Sit, locked: Seal, clock: StoppedClock
) -> None:
    async with sit_down() as her:
        await her.press("l", "h")
        assert "Tuesday" in her.screen
        clock.advance(minutes=11)
        nobody_comes(her)
        await her.pilot.pause()
        assert up(her) == "PassphraseScreen"
        assert "Tuesday" not in her.screen
        assert not has_key(locked)
        await her.press("escape")
        her.app.screen.query_one(Input).value = "wrong"
        await her.press("enter")
        assert "That isn't the passphrase." in her.screen
        her.app.screen.query_one(Input).value = PASSPHRASE
        await her.press("enter")
        assert up(her) == "LibraryScreen"
        assert "Tuesday" in her.screen


@pytest.mark.usefixtures("locked")
@pytest.mark.parametrize("todo", [Todo.RHYTHM, Todo.LEARN, Todo.PULSE, Todo.AGREEMENT])
async def test_what_stands_beside_sessions_is_covered_too_but_not_what_the_room_reads(
    sit_down: Sit, clock: StoppedClock, todo: Todo
) -> None:
    async with sit_down((80, 24), todo) as her:
        before = up(her)
        assert before not in ("HomeScreen", "PassphraseScreen")
        clock.advance(minutes=11)
        nobody_comes(her)
        await her.pilot.pause()
        assert up(her) == (before if todo is Todo.AGREEMENT else "PassphraseScreen")


async def test_at_home_the_library_asks_again_and_a_session_does_not(
    sit_down: Sit, locked: Seal, clock: StoppedClock
) -> None:
    async with sit_down(defaults=SetupDefaults(policy=NotePolicy.LIVE)) as her:
        await her.press("escape")
        clock.advance(minutes=11)
        nobody_comes(her)
        assert not has_key(locked)
        await her.press("l")
        assert up(her) == "PassphraseScreen"
        await her.press("escape", "enter", "enter", "space")
        assert her.live.is_under_way
        clock.advance(minutes=30)
        nobody_comes(her)
        assert her.live.is_current


async def test_a_session_under_way_keeps_the_key(
    lead: Sit, locked: Seal, clock: StoppedClock
) -> None:
    async with lead() as her:
        locked.hold(pyrage.x25519.Identity.generate())
        clock.advance(minutes=30)
        nobody_comes(her)
        assert has_key(locked)
        assert her.live.is_current


def test_the_plain_library_asks_for_the_passphrase_before_anything_is_said(
    locked: Seal, hold: Hold
) -> None:
    told = hold("l", timedelta(minutes=11), "1", PASSPHRASE, "1", "q", "q", defaults=None)
    assert told.starting("Nobody pressed a key for 10 minutes") == [
        "Nobody pressed a key for 10 minutes: everything is covered, the key forgotten."
        " Type the passphrase to go on."
    ]
    after = told.lines[told.lines.index("That isn't the passphrase. Nothing was changed.") :]
    assert "Open again." in after
    assert has_key(locked)
