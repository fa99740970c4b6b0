"""What the room sees: where we are, who speaks, who listens, what to wonder about, what is left."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import NamedTuple

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.events import Resize
from textual.reactive import var

from group_supervision.core.face import CLOCK_STATES, Reading, read
from group_supervision.core.stage import RoomState, StageView
from group_supervision.tui.widgets.line import Line
from group_supervision.tui.widgets.phase_track import phase_track
from group_supervision.tui.widgets.room_clock import RoomClock

SPEAKING = "►"
LISTENING = "○"


class Moment(NamedTuple):
    """A view and the instant of session time to read its clock at."""

    view: StageView
    now: timedelta
    back_at: datetime | None = None
    """When a break is meant to end, by the wall clock."""
    wall: datetime | None = None
    """The wall clock's time of `now`, which the test card shows."""


class RoomView(Vertical):
    """Shows a `StageView` and nothing else: it is given no session, no note and no label."""

    moment: var[Moment | None] = var(None)

    def compose(self) -> ComposeResult:
        """Lay out the lines the room reads, at most seven, above the clock."""
        yield Line(id="track")
        yield Line(id="mark")
        yield Line(id="title")
        yield Line(id="speaks")
        yield Line(id="silent")
        yield Line(id="lines")
        yield RoomClock(id="clock")

    def watch_moment(self, before: Moment | None, moment: Moment | None) -> None:
        """Show what has changed; most of the time that is the clock alone."""
        clock = self.query_one_optional("#clock", RoomClock)
        if moment is None or clock is None:  # not laid out yet, or being taken away
            return
        clock.reading = _reading(moment)
        if before is None or replace(before.view, clock=moment.view.clock) != moment.view:
            self._show_all(moment.view, moment.back_at)

    def _show_all(self, view: StageView, back_at: datetime | None) -> None:
        in_phase = view.state in CLOCK_STATES
        self.set_class(not in_phase, "-card")
        self.set_class(view.state is RoomState.QUIET, "-quiet")
        self.set_class(view.state is RoomState.TEST_CARD, "-test")
        track = phase_track(view.phases, view.position, self.content_size.width)
        self._line("#track", track, shown=in_phase)
        marks = " · ".join(_marks(view))
        self._line("#mark", marks, shown=not in_phase)
        title = Content.assemble(_title(view), (f"  {marks}" if marks else "", "not bold $muted"))
        self._line("#title", title if in_phase else _title(view))
        self._line("#speaks", f"{SPEAKING} Speaking: {view.speaks}", shown=_has(view, view.speaks))
        self._line(
            "#silent",
            f"{LISTENING} Listening in silence: {view.silent}",
            shown=_has(view, view.silent),
        )
        self._line("#lines", "\n".join(_lines(view, back_at)))

    def on_mount(self) -> None:
        """Show what was given before there was anything to show it in."""
        self.watch_moment(None, self.moment)

    def on_resize(self, _: Resize) -> None:
        """Lay the phases out again: another width may hold their names."""
        self.watch_moment(None, self.moment)

    @property
    def bar_cells(self) -> int:
        """How many cells the clock's bar has."""
        clock = self.query_one_optional("#clock", RoomClock)
        return 1 if clock is None else max(1, clock.size.width)

    def _line(self, selector: str, text: str | Content, *, shown: bool = True) -> None:
        line = self.query_exactly_one(selector, Line)
        line.display = shown and len(text) > 0
        if line.display:
            line.show(text)


def _reading(moment: Moment) -> Reading:
    if moment.view.state is RoomState.TEST_CARD and moment.wall is not None:
        return Reading(f"{moment.wall.astimezone():%H:%M}")
    return read(moment.view, moment.now)


def _has(view: StageView, who: str) -> bool:
    return bool(who) and view.state in CLOCK_STATES


def _title(view: StageView) -> str:
    if view.turns > 1 and view.state in CLOCK_STATES:
        return f"{view.title} · {view.turn} of {view.turns}"
    return view.title


def _lines(view: StageView, back_at: datetime | None) -> list[str]:
    lines = list(view.lines)
    if view.back_at is not None and back_at is not None:
        lines.append(f"Back at {back_at.astimezone():%H:%M}")
    return lines


def _marks(view: StageView) -> list[str]:
    marks = ["practice"] if view.practice else []
    return [*marks, "demonstration"] if view.demonstration else marks
