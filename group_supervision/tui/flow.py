"""The way through a session: set-up, live, review. Read from top to bottom, it is what happens."""

from collections.abc import Iterable
from contextlib import closing

from group_supervision.anonymiser.anonymise import Anonymiser
from group_supervision.config import Config
from group_supervision.core.choices import Screens
from group_supervision.core.practice import Practice
from group_supervision.errors import SupervisionError
from group_supervision.guide.home import HomeItem, Todo
from group_supervision.guide.opening import Opening, consult
from group_supervision.guide.outcome import (
    LEARNING_FORMAT,
    LearningLeft,
    Outcome,
    after_leaving,
    after_review,
    has_a_decision,
    nothing_kept,
)
from group_supervision.guide.practice import PlanLeft, PracticeEvent
from group_supervision.guide.published import published
from group_supervision.guide.setup_defaults import SetupDefaults
from group_supervision.live.awake import kept_awake
from group_supervision.live.session import LiveSession
from group_supervision.tui.base import SupervisionApp
from group_supervision.tui.covering import asked_at_rest, opened
from group_supervision.tui.screens.live import LiveScreen
from group_supervision.tui.screens.review import ReviewScreen
from group_supervision.tui.screens.setup import SetupScreen
from group_supervision.tui.settings_in_force import settings

App = SupervisionApp[None]


async def what_was_asked(app: App, opening: Opening, asked: SetupDefaults | Practice | Todo) -> str:
    """Do what the command line asked for. Returns a sentence for home."""
    if isinstance(asked, Practice):
        return await practise(app, opening, asked)
    if isinstance(asked, Todo):
        return await beside(app, opening, asked)
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


async def take_up(app: App, opening: Opening, item: HomeItem) -> str:
    """Go on with a session that broke off, or finish it. Returns a sentence for home."""
    if not await opened(app, opening):
        return ""
    if item.todo is Todo.CONTINUE and opening.is_a_round(item.session_id):
        return await practise(app, opening, goes_on=True)
    try:
        live = opening.take_up(item)
    except SupervisionError as error:
        return str(error)
    config, complaints = settings(app, opening)
    _warn(app, complaints)
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


async def beside(app: App, opening: Opening, todo: Todo) -> str:
    """Open a page that stands beside the session. Returns a sentence for home."""
    if not await opened(app, opening):
        return ""
    # The room may read some of these: what is wrong with a file is said where it doesn't look.
    config, complaints = settings(app, opening)
    _warn(app, complaints)
    try:
        match todo:
            case Todo.AGREEMENT:
                from group_supervision.tui.screens.agreement import AgreementScreen

                await app.push_screen_wait(AgreementScreen(opening.agreeing()))
            case Todo.PULSE:
                from group_supervision.tui.screens.pulse import PulseScreen

                await app.push_screen_wait(PulseScreen(opening.pulse_counting()))
            case Todo.LEARN:
                return await learn(app, opening, config)
            case Todo.REFLECT:
                await reflect(app, opening)
            case Todo.ROTA:
                from group_supervision.tui.screens.rota import RotaScreen

                rota = opening.rota()
                return await app.push_screen_wait(RotaScreen(rota)) if rota is not None else ""
            case _:
                await look_at_rhythm(app, opening, config)
    except SupervisionError as error:
        return str(error)
    return ""


async def learn(app: App, opening: Opening, config: Config, *, has_held: bool = False) -> str:
    """Show what the group is trying after a review. Returns a sentence for home.

    Args:
        app: The app.
        opening: What home can do.
        config: The user's settings.
        has_held: Whether a session has just ended, and its decision is to be recorded.
    """
    from group_supervision.tui.screens.learning import LearningScreen

    covered = config.screens is Screens.ONE
    screen = LearningScreen(opening.learning(), covered=covered, records=has_held)
    if await app.push_screen_wait(screen) is LearningLeft.BEGIN:
        opening.defaults = SetupDefaults(format_id=LEARNING_FORMAT)
        return await start(app, opening)
    return ""


async def look_at_rhythm(app: App, opening: Opening, config: Config) -> None:
    """See what is due to be talked about."""
    from group_supervision.tui.screens.rhythm import RhythmScreen

    rhythm = opening.rhythm()
    _warn(app, rhythm.complaints)
    await app.push_screen_wait(RhythmScreen(rhythm, covered=config.screens is Screens.ONE))


async def reflect(app: App, opening: Opening) -> None:
    """Go through a reflective checklist."""
    from group_supervision.tui.screens.reflective import ReflectiveScreen

    reflection = opening.reflection()
    _warn(app, reflection.complaints)
    await app.push_screen_wait(ReflectiveScreen(reflection))


def _warn(app: App, complaints: Iterable[str]) -> None:
    """Say what is wrong with a file, once the room doesn't look."""
    for complaint in complaints:
        app.notify(complaint, markup=False, severity="warning")


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


async def practise(
    app: App, opening: Opening, wanted: Practice | None = None, *, goes_on: bool = False
) -> str:
    """Hold practice rounds until they are over or left. Returns a sentence for home.

    Args:
        app: The app.
        opening: What home can do.
        wanted: A new event; `None`: the one under way, else one as usual.
        goes_on: Whether to go on at once with a round that broke off.
    """
    from group_supervision.tui.screens.practice import PracticeScreen

    config, complaints = settings(app, opening)
    try:
        event = opening.practice(wanted)
    except SupervisionError as error:
        return str(error)
    # Everyone reads the plan: what is wrong with a file is said where the room does not look.
    _warn(app, (*complaints, *event.complaints))
    event.complaints.clear()
    try:
        if goes_on and event.broke_off:
            await _hold_round(app, opening, event, config)
        while True:
            match await app.push_screen_wait(PracticeScreen(event)):
                case PlanLeft.HOME:
                    return ""
                case PlanLeft.ENDED:
                    return event.end()
                case PlanLeft.BEGIN:
                    await _hold_round(app, opening, event, config)
    finally:  # the whole program may be left from here
        event.leave()


async def _hold_round(app: App, opening: Opening, event: PracticeEvent, config: Config) -> None:
    """Hold the next round."""
    try:
        live = event.begin_round(config)
    except SupervisionError as error:
        event.complaints.append(str(error))
        return
    said = await lead(app, opening, live, config, event)
    event.round_left(live, said)
    if said:
        event.complaints.append(said)


async def lead(
    app: App,
    opening: Opening,
    live: LiveSession,
    config: Config,
    event: PracticeEvent | None = None,
) -> str:
    """Lead a session to its end, and its review. Returns a sentence for home.

    Args:
        app: The app.
        opening: What home can do.
        live: The session.
        config: The user's settings.
        event: What it is a round of; `None`: it isn't practice.
    """
    with closing(live), kept_awake(wanted=config.keep_awake), published(opening, live):
        warm_up(app)
        outcome = await app.push_screen_wait(LiveScreen(live, config, opening.clock, event))
        if outcome is not Outcome.REVIEW:
            return after_leaving(live, outcome)
        said = await review(app, opening, live, config, event)
    return " ".join(filter(None, [said, await after_learning(app, opening, live)]))


async def review(
    app: App,
    opening: Opening,
    live: LiveSession,
    config: Config,
    event: PracticeEvent | None = None,
) -> str:
    """Review a session that has ended. Returns a sentence for home."""
    complaint = consult(live, config)
    if complaint:
        app.notify(complaint, markup=False, severity="warning")
    await asked_at_rest(app, opening)
    tags = opening.session_tags(live)
    tally = event.tally if event is not None else None
    used = tally.said if tally is not None else ()
    screen = ReviewScreen(live, tags, used, asks_for_next_time=config.next_time)
    return after_review(live, await app.push_screen_wait(screen), tags)


async def after_learning(app: App, opening: Opening, live: LiveSession) -> str:
    """Let the decision be recorded where a session had one. Returns a sentence for home."""
    if not has_a_decision(live):
        return ""
    try:
        return await learn(app, opening, settings(app, opening)[0], has_held=True)
    except SupervisionError as error:
        return str(error)


def warm_up(app: App) -> None:
    """Read the word lists in a thread while what was just opened is being read."""
    app.call_after_refresh(
        lambda: app.run_worker(Anonymiser().warm_up, thread=True, group="word lists")
    )
