"""What the room may see: an allow-list, built from the format and the clock alone.

`stage_view` is not given the notes, so it cannot show one; `StageView` has no field that could
hold a typed word, a name, a label or a path. Everything textual in it is the format's own, or ours.
"""

from dataclasses import dataclass, replace
from datetime import timedelta
from enum import StrEnum
from typing import Final

from group_supervision.core.choices import ClockFace, Kind
from group_supervision.core.display import QUIET_LASTS, Display
from group_supervision.core.plan import Plan
from group_supervision.core.templates import fill, values_for
from group_supervision.core.written import on_the_wall
from group_supervision.translation import N_, _


class RoomState(StrEnum):
    """What is going on, as far as the room is concerned."""

    WELCOME = "welcome"
    RUNNING = "running"
    PAUSED = "paused"
    STOPPED = "stopped"
    """The presenter asked to stop: a neutral card."""
    BREAK = "break"
    QUIET = "quiet"
    """A quiet minute, beside the plan."""
    CURTAIN = "curtain"
    TEST_CARD = "test-card"
    """All four edges, the three shapes of a part, letters and figures: before the group arrives."""
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class RoomClock:
    """The present phase's clock, so that whoever shows it can go on counting."""

    allotted: timedelta
    """Planned and granted together; zero in an untimed format."""
    elapsed: timedelta
    """As of `read_at`."""
    read_at: timedelta
    """Session time of the reading."""
    is_running: bool
    counts_up: bool = False

    def elapsed_at(self, now: timedelta) -> timedelta:
        """Return how long the phase has been running at an instant of session time.

        Never less than nothing: a clock that is set back by a second begins no phase early.
        """
        running = now - self.read_at if self.is_running else timedelta()
        return max(self.elapsed + running, timedelta())

    def remaining_at(self, now: timedelta) -> timedelta:
        """Return what is left at an instant of session time; negative when it runs over."""
        return self.allotted - self.elapsed_at(now)


@dataclass(frozen=True, slots=True)
class StageView:
    """What stands on the screen that everyone sees."""

    state: RoomState
    phases: tuple[str, ...]
    """Short names of all steps in order."""
    position: int
    title: str
    speaks: str
    silent: str
    lines: tuple[str, ...]
    """At most three lines, or one prompt."""
    face: ClockFace
    clock: RoomClock
    shows_overtime: bool
    demonstration: bool
    practice: bool
    turn: int = 1
    turns: int = 1
    back_at: timedelta | None = None
    """Session time at which a break is meant to end."""
    written: str = ""
    """What is written down of the session, on the welcome and the resting card; else empty."""


def stage_view(
    plan: Plan,
    position: int,
    state: RoomState,
    clock: RoomClock,
    display: Display,
    back_at: timedelta | None = None,
) -> StageView:
    """Build what the room sees.

    Args:
        plan: The plan of the session, of which only the format's texts are shown.
        position: Index of the present step.
        state: What is going on.
        clock: The present phase's clock.
        display: What the facilitator has chosen to show.
        back_at: Session time at which a break is meant to end.
    """
    step = plan.steps[position]
    clock = _clock(state, clock, display)
    state = _shown(state, display)
    title, *lines = _texts(plan, position, state, display)
    return StageView(
        state=state,
        phases=tuple(each.phase.short for each in plan.steps),
        position=position,
        title=title,
        speaks=step.phase.speaks,
        silent=step.phase.silent,
        lines=tuple(lines),
        face=display.face_of(step.phase, plan.setup.face),
        clock=clock,
        shows_overtime=step.phase.overtime_in_room,
        demonstration=plan.setup.is_demonstration,
        practice=plan.setup.kind is Kind.PRACTICE,
        turn=step.turn,
        turns=step.turns,
        back_at=back_at if state is RoomState.BREAK else None,
        written=_written(plan, state),
    )


def _shown(state: RoomState, display: Display) -> RoomState:
    """Return what the room is shown of a state."""
    if display.curtain:
        return RoomState.CURTAIN
    if display.stopped and state is RoomState.PAUSED:
        return RoomState.STOPPED
    if display.quiet_since is not None and state is RoomState.RUNNING:
        return RoomState.QUIET
    if display.test_card and state is RoomState.WELCOME:
        return RoomState.TEST_CARD
    return state


def _clock(state: RoomState, clock: RoomClock, display: Display) -> RoomClock:
    """Return the clock of what is going on: of a quiet minute or of the wait for the beginning."""
    if display.quiet_since is not None and state is RoomState.RUNNING:
        return RoomClock(QUIET_LASTS, timedelta(), display.quiet_since, is_running=True)
    if state is not RoomState.WELCOME:
        return clock
    if display.begins is None:
        return replace(clock, is_running=False)
    return RoomClock(display.begins.after, clock.read_at, clock.read_at, is_running=True)


BEGINS_AT: Final = N_("We begin at {time}")
"""What the welcome card says instead of its lines where a time was given."""
TEST_CARD: Final = (
    N_("Test card"),
    N_("Are all four edges on the wall?"),
    N_("Can the last row read this line?"),
)
"""What the test card says. With the next two and `written`, all other texts of our own."""
TEST_PARTS: Final = (N_("Done"), N_("Now"), N_("To come"))
"""The parts the test card shows, the second one being under way."""
PAUSING: Final = N_("We're pausing")
"""What stands in the place of whoever has the floor while the clock stands still."""


def who_listens(view: StageView) -> str:
    """Say in one sentence how they speak, where the title does not say it, and who listens.

    For instance `To one another; the presenter listens`.
    """
    speaking = _not_said_in(view.title, view.speaks)
    listening = _listening(view.silent)
    whole = speaking or listening
    if speaking and listening:
        whole = _("{speaking}; {listening}").format(speaking=speaking, listening=listening)
    return whole[:1].upper() + whole[1:]


def _not_said_in(title: str, speaks: str) -> str:
    first, _comma, rest = speaks.partition(",")
    if first and first.casefold() in title.casefold():
        return rest.strip()
    return speaks


# How a format in English names those who listen.
_MANY: Final = ("all", "both", "others", "the others", "those", "we")
_ONE: Final = ("anybody", "anyone", "everybody", "everyone", "the", "whoever")


def _listening(silent: str) -> str:
    """Make a sentence of it where that is sure to be right, else name them after a colon."""
    if not silent:
        return ""
    start = f"{silent.casefold()} "
    if start.startswith(tuple(f"{each} " for each in _MANY)):
        return _("{they} listen").format(they=silent)
    if start.startswith(tuple(f"{each} " for each in _ONE)) and "," not in silent:
        return _("{someone} listens").format(someone=silent)
    return _("listening: {who}").format(who=silent)


def _texts(plan: Plan, position: int, state: RoomState, display: Display) -> tuple[str, ...]:
    """Return the title and the lines, all of them the format's own."""
    step = plan.steps[position]
    cards = plan.format.cards
    card = {
        RoomState.WELCOME: cards.welcome,
        RoomState.STOPPED: cards.stopped,
        RoomState.CURTAIN: cards.curtain,
        RoomState.ENDED: cards.resting,
        RoomState.BREAK: cards.away,
        RoomState.QUIET: cards.quiet,
        RoomState.TEST_CARD: tuple(map(_, TEST_CARD)),
    }
    templates: tuple[str, ...]
    if state is RoomState.WELCOME and display.begins is not None:
        time = f"{display.begins.at.astimezone():%H:%M}"
        templates = (cards.welcome[0], _(BEGINS_AT).format(time=time))
    elif state in card:
        templates = card[state]
    else:
        templates = (step.phase.title, *_lines(plan, position, state, display))
    values = values_for(plan, step)
    return tuple(fill(template, values) for template in templates)


def _written(plan: Plan, state: RoomState) -> str:
    if state not in (RoomState.WELCOME, RoomState.ENDED):
        return ""
    return on_the_wall(plan.setup, is_over=state is RoomState.ENDED)


def _lines(plan: Plan, position: int, state: RoomState, display: Display) -> tuple[str, ...]:
    phase = plan.steps[position].phase
    if state is RoomState.PAUSED:
        return ()  # nobody has the floor: nothing asks the room for anything
    if display.words is not None:
        return (plan.format.room_words[display.words],)
    if display.drift_line is not None:
        return (plan.format.drift_lines[display.drift_line].line,)
    if display.prompt is not None and phase.lenses:
        return (phase.lenses[display.lens].prompts[display.prompt],)
    return phase.room[plan.setup.setting]
