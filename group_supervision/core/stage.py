"""What the room may see: an allow-list, built from the format and the clock alone.

`stage_view` is not given the notes, so it cannot show one; `StageView` has no field that could
hold a typed word, a name, a label or a path. Everything textual in it is the format's own.
"""

from dataclasses import dataclass, replace
from datetime import timedelta
from enum import StrEnum
from typing import Final

from group_supervision.core.choices import ClockFace, Kind
from group_supervision.core.format import Phase
from group_supervision.core.plan import Plan
from group_supervision.core.wording import fill, values_for

QUIET_LASTS: Final = timedelta(minutes=1)
"""How long a minute of silence is."""


class RoomState(StrEnum):
    """What is going on, as far as the room is concerned."""

    WELCOME = "welcome"
    RUNNING = "running"
    PAUSED = "paused"
    STOPPED = "stopped"
    """The presenter asked to stop: a neutral card."""
    BREAK = "break"
    QUIET = "quiet"
    """A minute of silence, beside the plan."""
    CURTAIN = "curtain"
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
        """Return how long the phase has been running at an instant of session time."""
        return self.elapsed + (now - self.read_at) if self.is_running else self.elapsed

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


@dataclass(frozen=True, slots=True)
class Display:
    """What the facilitator has chosen to show: choices and indices, never words of her own.

    None of it is a fact of the session, and nothing of it is written into its file.
    """

    lens: int = 0
    prompt: int | None = None
    """Index of the prompt before the room within its lens; `None`: the room's own lines."""
    face: ClockFace | None = None
    """The face chosen with a key; `None`: the phase's own."""
    drift_line: int | None = None
    """Index of the format's drift line put before the room, without name or number."""
    curtain: bool = False
    stopped: bool = False
    quiet_since: timedelta | None = None
    """Session time at which a minute of silence began, beside the plan."""

    def for_new_phase(self) -> "Display":
        """Return what is left of it when another phase begins."""
        return Display(curtain=self.curtain)

    def prompt_shifted(self, phase: Phase, by: int) -> "Display":
        """Step through the prompts of the lens; before the first come the room's own lines."""
        if not phase.lenses:
            return self
        count = len(phase.lenses[self.lens].prompts)
        now = -1 if self.prompt is None else self.prompt
        wanted = max(-1, min(count - 1, now + by))
        return replace(self, prompt=None if wanted < 0 else wanted, drift_line=None)

    def lens_shifted(self, phase: Phase) -> "Display":
        """Take up the next lens with its first prompt."""
        if not phase.lenses:
            return self
        lens = (self.lens + 1) % len(phase.lenses)
        return replace(self, lens=lens, prompt=0, drift_line=None)

    def face_shifted(self, phase: Phase) -> "Display":
        """Show the clock with the next face."""
        faces = tuple(ClockFace)
        return replace(self, face=faces[(faces.index(self.face_of(phase)) + 1) % len(faces)])

    def face_of(self, phase: Phase) -> ClockFace:
        """Return the face this phase is shown with."""
        return phase.face if self.face is None else self.face

    def quiet_is_over(self, now: timedelta) -> bool:
        """Say whether a minute of silence has passed."""
        return self.quiet_since is not None and now - self.quiet_since >= QUIET_LASTS


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
    if display.stopped and state is RoomState.PAUSED:
        state = RoomState.STOPPED
    if display.quiet_since is not None and state is RoomState.RUNNING:
        state = RoomState.QUIET
        clock = RoomClock(QUIET_LASTS, timedelta(), display.quiet_since, is_running=True)
    if display.curtain:
        state = RoomState.CURTAIN
    title, *lines = _texts(plan, position, state, display)
    return StageView(
        state=state,
        phases=tuple(each.phase.short for each in plan.steps),
        position=position,
        title=title,
        speaks=step.phase.speaks,
        silent=step.phase.silent,
        lines=tuple(lines),
        face=_face(plan, position, display),
        clock=clock,
        shows_overtime=step.phase.overtime_in_room,
        demonstration=plan.setup.is_demonstration,
        practice=plan.setup.kind is Kind.PRACTICE,
        turn=step.turn,
        turns=step.turns,
        back_at=back_at if state is RoomState.BREAK else None,
    )


def _face(plan: Plan, position: int, display: Display) -> ClockFace:
    """Return the face chosen with a key, else the preferred one, where there is a clock at all."""
    phase = plan.steps[position].phase
    preferred = plan.setup.face
    if display.face is None and preferred is not None and phase.face is not ClockFace.NONE:
        return preferred
    return display.face_of(phase)


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
    }
    if state in card:
        templates = card[state]
    else:
        templates = (step.phase.title, *_lines(plan, position, display))
    values = values_for(plan, step)
    return tuple(fill(template, values) for template in templates)


def _lines(plan: Plan, position: int, display: Display) -> tuple[str, ...]:
    phase = plan.steps[position].phase
    if display.drift_line is not None:
        return (plan.format.drift_lines[display.drift_line].line,)
    if display.prompt is not None and phase.lenses:
        return (phase.lenses[display.lens].prompts[display.prompt],)
    return phase.room[plan.setup.setting]
