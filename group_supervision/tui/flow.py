"""The way through a session: set-up, live, review. Read from top to bottom, it is what happens."""

from contextlib import closing, suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from group_supervision.anonymiser.anonymise import Anonymiser
from group_supervision.config import Config, load_config, remember
from group_supervision.core.choices import Setup
from group_supervision.core.format import Format
from group_supervision.core.home import NOT_SAVED, NOTHING_KEPT, SAVED
from group_supervision.core.wishes import Wishes
from group_supervision.errors import BadInput, ConfigError, SupervisionError
from group_supervision.formats.library import DEFAULT_FORMAT, load_all
from group_supervision.guide.outcome import Outcome
from group_supervision.live.clock import Clock
from group_supervision.live.opening import close_session, open_session, resume_session
from group_supervision.live.session import LiveSession
from group_supervision.storage.folder import DataFolder
from group_supervision.storage.library import Library
from group_supervision.storage.ordinary_words import ordinary_words
from group_supervision.tui.keymap import check_keys
from group_supervision.tui.screens.live import LiveScreen
from group_supervision.tui.screens.review import Kept, ReviewScreen
from group_supervision.tui.screens.setup import SetupScreen

if TYPE_CHECKING:
    from group_supervision.tui.app import FacilitatorApp as App


async def start(app: "App", path: Path, wishes: Wishes, clock: Clock) -> str:
    """Set up a session and lead it. Returns a sentence for home.

    Args:
        app: Whose screens.
        path: The data folder.
        wishes: What the set-up form is filled in with.
        clock: The clock.
    """
    formats, complaints = load_all()
    config = settle(app, path, complaints)
    known = {each.id for each in formats}
    if wishes.format_id is None and config.format is not None and config.format not in known:
        complaints.append(f"config.toml: there is no format “{config.format}”. Take a known one.")
        config = replace(config, format=None)

    def opened(fmt: Format, setup: Setup, anonymiser: Anonymiser) -> LiveSession:
        live = open_session(DataFolder(path), fmt, setup, anonymiser, clock)
        # A choice that cannot be remembered is asked again next time; the session goes on.
        with suppress(OSError):
            remember(path, "notes", setup.policy.value)
        return live

    for complaint in complaints:
        app.notify(complaint, markup=False, severity="warning")
    format_id = wishes.format_id or config.format or DEFAULT_FORMAT
    asked = replace(wishes, format_id=format_id)

    async def led(live: LiveSession) -> str | None:
        said = await lead(app, live, config)
        return said if live.session.is_started or said else None

    screen = SetupScreen(formats, asked, config, opened, led, clock, ordinary_words(path))
    warm_up(app)
    said = await app.push_screen_wait(screen)
    app.wishes_left = screen.wishes if said is None else Wishes()
    return said or ""


async def resume(app: "App", path: Path, session_id: str, clock: Clock) -> str:
    """Go on with a session that broke off. Returns a sentence for home."""
    try:
        live = resume_session(DataFolder(path), session_id, clock)
    except SupervisionError as error:
        return str(error)
    return await lead(app, live, settle(app, path, []))


async def close(app: "App", path: Path, session_id: str, clock: Clock) -> str:
    """End a session that broke off as of its last sign of life, and review it if she likes."""
    try:
        live = close_session(DataFolder(path), session_id, clock)
    except SupervisionError as error:
        return str(error)
    return await lead(app, live, settle(app, path, []))


async def discard(path: Path, session_id: str) -> str:
    """Delete a session that broke off. Returns a sentence for home."""
    try:
        Library(path).delete(session_id)
    except SupervisionError as error:
        return str(error)
    return NOTHING_KEPT


async def lead(app: "App", live: LiveSession, config: Config) -> str:
    """Lead a session to its end, and its review. Returns a sentence for home."""
    with closing(live):
        warm_up(app)
        outcome = await app.push_screen_wait(LiveScreen(live, config, app.clock))
        if outcome is Outcome.REVIEW:
            if config.ner_model is not None:
                second_opinion(app, live, Path(config.ner_model))
            kept = await app.push_screen_wait(ReviewScreen(live))
            if kept is Kept.ALL:
                live.sign_of_life()
                return SAVED if live.is_saved else NOT_SAVED
            return NOTHING_KEPT
        return NOTHING_KEPT if outcome is Outcome.NOTHING_KEPT else ""


def second_opinion(app: "App", live: LiveSession, model: Path) -> None:
    """Let a model that the user supplies read the notes too; without it the review goes on."""
    from group_supervision.live.second_opinion import consult_model

    try:
        consult_model(live, model)
    except BadInput as error:
        app.notify(str(error), markup=False, severity="warning")


def settle(app: "App", path: Path, complaints: list[str]) -> Config:
    """Read the settings and put colours and keys in force; what is wrong goes to `complaints`."""
    try:
        config = load_config(path)
        check_keys(config.keys)
    except ConfigError as error:
        complaints.append(str(error))
        return Config()
    for theme in (config.theme, config.room_theme):
        if theme not in app.available_themes:
            complaints.append(
                f"config.toml: there is no theme “{theme}”."
                f" Known are: {', '.join(sorted(app.available_themes))}."
            )
            config = replace(config, theme=Config().theme, room_theme=Config().room_theme)
    app.theme = config.theme
    app.set_keymap(dict(config.keys))
    return config


def warm_up(app: "App") -> None:
    """Read the word lists in a thread while what was just opened is being read."""
    app.call_after_refresh(
        lambda: app.run_worker(Anonymiser().warm_up, thread=True, group="word lists")
    )
