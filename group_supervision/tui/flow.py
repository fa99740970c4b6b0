"""The way through a session: set-up, live, review. Read from top to bottom, it is what happens."""

from collections.abc import Sequence
from contextlib import closing, suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from group_supervision.anonymiser.anonymise import Anonymiser
from group_supervision.config import Config, load_config, remember_notes
from group_supervision.core.choices import Setup
from group_supervision.core.format import Format
from group_supervision.errors import ConfigError, SupervisionError
from group_supervision.formats.library import DEFAULT_FORMAT, load_all
from group_supervision.live.clock import Clock
from group_supervision.live.opening import open_session, resume_session
from group_supervision.live.session import LiveSession
from group_supervision.storage.folder import DataFolder
from group_supervision.tui.screens.live import LiveScreen
from group_supervision.tui.screens.live_face import Outcome
from group_supervision.tui.screens.review import Kept, ReviewScreen
from group_supervision.tui.screens.setup import SetupScreen
from group_supervision.tui.wishes import Wishes

if TYPE_CHECKING:
    from group_supervision.tui.base import SupervisionApp

NOTHING_KEPT = "Nothing was kept."
SAVED = "Saved on this machine."


async def start(app: "SupervisionApp[None]", path: Path, wishes: Wishes, clock: Clock) -> str:
    """Set up a session and lead it. Returns a sentence for home.

    Args:
        app: Whose screens.
        path: The data folder.
        wishes: What the set-up form is filled in with.
        clock: The wall clock.
    """
    formats, complaints = load_all()
    config = Config()
    try:
        config = load_config(path)
    except ConfigError as error:
        complaints.append(str(error))

    def opened(fmt: Format, setup: Setup, anonymiser: Anonymiser) -> LiveSession:
        live = open_session(DataFolder(path), fmt, setup, anonymiser, clock)
        # A choice that cannot be remembered is asked again next time; the session goes on.
        with suppress(OSError):
            remember_notes(path, setup.policy)
        return live

    _complain(app, complaints)
    wishes = replace(wishes, format_id=wishes.format_id or DEFAULT_FORMAT)
    screen = SetupScreen(formats, wishes, config.notes, opened, clock)
    live = await app.push_screen_wait(screen)
    return "" if live is None else await lead(app, live)


async def resume(app: "SupervisionApp[None]", path: Path, session_id: str, clock: Clock) -> str:
    """Go on with a session that broke off. Returns a sentence for home."""
    try:
        live = resume_session(DataFolder(path), session_id, clock)
    except SupervisionError as error:
        return str(error)
    return await lead(app, live)


async def lead(app: "SupervisionApp[None]", live: LiveSession) -> str:
    """Lead a session to its end, and its review. Returns a sentence for home."""
    with closing(live):
        outcome = await app.push_screen_wait(LiveScreen(live))
        if outcome is Outcome.REVIEW:
            kept = await app.push_screen_wait(ReviewScreen(live))
            return SAVED if kept is Kept.ALL else NOTHING_KEPT
        return NOTHING_KEPT if outcome is Outcome.NOTHING_KEPT else ""


def _complain(app: "SupervisionApp[None]", complaints: Sequence[str]) -> None:
    for complaint in complaints:
        app.notify(complaint, markup=False, severity="warning")
