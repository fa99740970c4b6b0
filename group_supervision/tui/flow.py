"""The way through a session: set-up, live, review. Read from top to bottom, it is what happens."""

from contextlib import closing
from dataclasses import replace

from group_supervision.anonymiser.anonymise import Anonymiser
from group_supervision.config import Config
from group_supervision.core.choices import Screens
from group_supervision.core.practice import Practice
from group_supervision.errors import ConfigError, SupervisionError
from group_supervision.guide.home import HomeItem, Todo
from group_supervision.guide.idle_lock import IdleLock
from group_supervision.guide.opening import Opening, consult
from group_supervision.guide.outcome import (
    Outcome,
    after_leaving,
    after_review,
    nothing_kept,
)
from group_supervision.guide.practice import PlanLeft, PracticeEvent
from group_supervision.guide.setup_defaults import SetupDefaults
from group_supervision.live.awake import kept_awake
from group_supervision.live.session import LiveSession
from group_supervision.translation import _
from group_supervision.tui.base import SupervisionApp
from group_supervision.tui.keymap import check_keys
from group_supervision.tui.screens.live import LiveScreen
from group_supervision.tui.screens.passphrase import PassphraseScreen
from group_supervision.tui.screens.review import ReviewScreen
from group_supervision.tui.screens.setup import SetupScreen

App = SupervisionApp[None]


async def what_was_asked(app: App, opening: Opening, asked: SetupDefaults | Practice | Todo) -> str:
    """Do what the command line asked for. Returns a sentence for home."""
    if isinstance(asked, Practice):
        return await practise(app, opening, asked)
    if isinstance(asked, Todo):
        return await (reflect if asked is Todo.REFLECT else look_at_rhythm)(app, opening)
    opening.defaults = asked
    return await start(app, opening)


async def start(app: App, opening: Opening) -> str:
    """Set up a session and lead it. Returns a sentence for home."""
    config, complaints = settings(app, opening)
    preparation, broken = opening.prepare(opening.defaults, config)
    for complaint in (*complaints, *broken):
        app.notify(complaint, markup=False, severity="warning")

    async def led(live: LiveSession) -> str | None:
        said = await lead(app, opening, live, config)
        return said if live.session.is_started or said else None

    screen = SetupScreen(preparation, led, opening.clock)
    warm_up(app)
    said = await app.push_screen_wait(screen)
    opening.defaults = screen.defaults if said is None else SetupDefaults()
    return said or ""


def cover(app: App, idle: IdleLock) -> None:
    """Cover what is private: the key has been forgotten. What the room may look at stays."""
    screen = app.screen
    if isinstance(screen, LiveScreen) and screen.state.has_one_screen:
        if screen.state.is_console:
            screen.action_switch_view()  # the room may be looking; the review asks
    elif any(getattr(each, "COVERED_WHEN_IDLE", False) for each in app.screen_stack):
        app.push_screen(PassphraseScreen(idle, may_leave=False))


async def opened(app: App, opening: Opening) -> bool:
    """Ask for the passphrase where something locked is to be read; say whether to go on."""
    if not opening.idle.needs_passphrase:
        return True
    return await app.push_screen_wait(PassphraseScreen(opening.idle, may_leave=True))


async def take_up(app: App, opening: Opening, item: HomeItem) -> str:
    """Go on with a session that broke off, or finish it. Returns a sentence for home."""
    if not await opened(app, opening):
        return ""
    try:
        live = opening.take_up(item)
    except SupervisionError as error:
        return str(error)
    config, complaints = settings(app, opening)
    for complaint in complaints:
        app.notify(complaint, markup=False, severity="warning")
    if item.todo is Todo.REVIEW:
        with closing(live):
            return await review(app, opening, live, config)
    return await lead(app, opening, live, config)


async def browse(app: App, opening: Opening) -> str:
    """Go through past sessions. Returns a sentence for home."""
    from group_supervision.tui.screens.library import LibraryScreen

    if not await opened(app, opening):
        return ""
    config, complaints = settings(app, opening)
    past = opening.past_sessions()
    past.complaints += complaints
    said, wanted = "", None
    try:
        screen = LibraryScreen(past, covered=config.screens is Screens.ONE)
        wanted = await app.push_screen_wait(screen)
    finally:  # the whole program may be left from here
        said = past.leave()
    if wanted is None:
        return said
    return await take_up(app, opening, HomeItem(Todo.REVIEW, "", wanted)) or said


async def look_at_rhythm(app: App, opening: Opening) -> str:
    """See what is due to be talked about. Returns a sentence for home."""
    from group_supervision.tui.screens.rhythm import RhythmScreen

    config, complaints = settings(app, opening)
    try:
        rhythm = opening.rhythm()
    except SupervisionError as error:
        return str(error)
    rhythm.complaints += complaints
    await app.push_screen_wait(RhythmScreen(rhythm, covered=config.screens is Screens.ONE))
    return ""


async def reflect(app: App, opening: Opening) -> str:
    """Go through a reflective checklist. Returns a sentence for home."""
    from group_supervision.tui.screens.reflective import ReflectiveScreen

    settings(app, opening)
    try:
        reflection = opening.reflection()
    except SupervisionError as error:
        return str(error)
    await app.push_screen_wait(ReflectiveScreen(reflection))
    return ""


async def purge(opening: Opening) -> str:
    """Delete what has been kept long enough. Returns a sentence for home."""
    return opening.purge()


async def discard(opening: Opening, item: HomeItem) -> str:
    """Delete a session that broke off. Returns a sentence for home."""
    try:
        opening.discard(item.session_id)
    except SupervisionError as error:
        return str(error)
    return nothing_kept()


async def practise(app: App, opening: Opening, wanted: Practice | None = None) -> str:
    """Hold practice rounds until they are over or left. Returns a sentence for home.

    Args:
        app: The app.
        opening: What home can do.
        wanted: A new event; `None`: the one under way, else one as usual.
    """
    from group_supervision.tui.screens.practice import PracticeScreen

    config, complaints = settings(app, opening)
    try:
        event = opening.practice(wanted)
    except SupervisionError as error:
        return str(error)
    # Everyone reads the plan: what is wrong with a file is said where the room does not look.
    for complaint in (*complaints, *event.complaints):
        app.notify(complaint, markup=False, severity="warning")
    event.complaints.clear()
    while True:
        match await app.push_screen_wait(PracticeScreen(event)):
            case PlanLeft.HOME:
                return ""
            case PlanLeft.ENDED:
                return event.end()
            case PlanLeft.BEGIN:
                await _hold_round(app, opening, event, config)


async def _hold_round(app: App, opening: Opening, event: PracticeEvent, config: Config) -> None:
    """Hold the next round."""
    try:
        live = event.begin_round(config)
    except SupervisionError as error:
        event.complaints.append(str(error))
        return
    said = await lead(app, opening, live, config)
    event.round_left(live, said)
    if said:
        event.complaints.append(said)


async def lead(app: App, opening: Opening, live: LiveSession, config: Config) -> str:
    """Lead a session to its end, and its review. Returns a sentence for home."""
    with closing(live), kept_awake(wanted=config.keep_awake):
        warm_up(app)
        outcome = await app.push_screen_wait(LiveScreen(live, config, opening.clock))
        if outcome is not Outcome.REVIEW:
            return after_leaving(live, outcome)
        return await review(app, opening, live, config)


async def review(app: App, opening: Opening, live: LiveSession, config: Config) -> str:
    """Review a session that has ended. Returns a sentence for home."""
    complaint = consult(live, config)
    if complaint:
        app.notify(complaint, markup=False, severity="warning")
    if opening.idle.is_closed:  # it was forgotten on the resting card
        await app.push_screen_wait(PassphraseScreen(opening.idle, may_leave=False))
    tags = opening.session_tags(live)
    screen = ReviewScreen(live, tags, asks_for_next_time=config.next_time)
    return after_review(live, await app.push_screen_wait(screen), tags)


def settings(app: App, opening: Opening) -> tuple[Config, list[str]]:
    """Read the settings and put colours and keys in force; say what is wrong with them."""
    config, complaints = opening.settings()
    try:
        check_keys(config.keys)
    except ConfigError as error:
        return Config(), [*complaints, str(error)]
    for theme in (config.theme, config.room_theme):
        if theme not in app.available_themes:
            complaints.append(
                _("config.toml: there is no theme “{theme}”. Known: {known}.").format(
                    theme=theme, known=", ".join(sorted(app.available_themes))
                )
            )
            config = replace(config, theme=Config().theme, room_theme=Config().room_theme)
    app.theme = config.theme
    app.set_keymap(dict(config.keys))
    return config, complaints


def warm_up(app: App) -> None:
    """Read the word lists in a thread while what was just opened is being read."""
    app.call_after_refresh(
        lambda: app.run_worker(Anonymiser().warm_up, thread=True, group="word lists")
    )
