"""The facilitator's own view: exact time, her line, all prompts, drift lines, the notes."""

from datetime import timedelta
from typing import Final, NamedTuple

from textual.app import ComposeResult
from textual.containers import Container, Vertical, VerticalScroll
from textual.content import Content
from textual.events import Resize
from textual.geometry import Region
from textual.reactive import var

from group_supervision.core.display import Display
from group_supervision.core.session import Session
from group_supervision.core.timeline import Timeline
from group_supervision.guide.own_line import own_line
from group_supervision.translation import _
from group_supervision.tui import console_text
from group_supervision.tui.widgets.line import Line
from group_supervision.tui.widgets.room_view import Moment, RoomView

_ABOVE_THE_LIST: Final = 4
"""Rows above the list of drift lines."""


class ConsoleState(NamedTuple):
    """Everything the console shows."""

    session: Session
    timeline: Timeline
    now: timedelta
    display: Display
    moment: Moment
    """What the room sees: what other windows were given, not what they are meant to be."""
    is_saved: bool
    is_published: bool
    is_frozen: bool
    stages: int
    """How many other windows show the room's view."""
    is_covered: bool
    is_typing: bool
    is_marking: bool
    """Whether the number of a hypothesis is being typed: they are all in sight then."""
    protects: int
    drift: int | None
    """The chosen drift line while the list of them is open."""
    undoes: str | None
    cues: tuple[str, ...] = ()
    """What may be worth saying now."""


class ConsoleView(Container):
    """Shows a `ConsoleState`."""

    state: var[ConsoleState | None] = var(None)

    def compose(self) -> ComposeResult:
        """Lay out the facilitator's lines on the left, the room and the notes on the right."""
        with VerticalScroll(id="lead", can_focus=False):
            yield Line(id="phase")
            yield Line(id="time")
            yield Line(id="pace")
            yield Line(id="say")
            yield Line(id="prompts")
        with Vertical(id="side"):
            yield Line(id="caption")
            yield RoomView(id="miniature", is_small=True)
            yield Line(id="policy")
            yield Line(id="state")
            with VerticalScroll(id="notes-scroll", can_focus=False):
                yield Line(id="notes")

    def on_mount(self) -> None:
        """Show what was given before there was anything to show it in."""
        self.watch_state(None, self.state)

    def watch_state(self, before: ConsoleState | None, state: ConsoleState | None) -> None:
        """Show what has changed; most seconds that is the time and nothing else."""
        if state is None or self.query_one_optional("#notes", Line) is None:
            return  # not laid out yet, or being taken away
        session, now = state.session, state.now
        self._show("#time", console_text.time_line(session, now, to_the_minute=state.is_typing))
        self._show("#pace", console_text.pace_line(session, state.timeline, now))
        self.query_exactly_one("#miniature", RoomView).moment = state.moment
        if before is None or before._replace(now=now, moment=state.moment) != state:
            self._show_all(state)

    def _show_all(self, state: ConsoleState) -> None:
        session = state.session
        columns = self.query_exactly_one("#lead").content_size.width
        self._show("#phase", console_text.phase_line(session))
        if state.is_marking:
            self._show("#say", Content(""))
            self._show("#prompts", console_text.hypotheses(session, covered=state.is_covered))
        elif state.drift is None:
            self._show("#say", Content(own_line(session, state.display)))
            text, row = console_text.prompts(session, state.display, columns)
            self._show("#prompts", text)
            self.call_after_refresh(self._bring_prompt_into_view, row)
        else:
            text, row = console_text.drift(session, state.drift, columns)
            self._show("#say", Content(""))
            self._show("#prompts", text)
            # Below the three lines of time and the blank line stands the list.
            self.call_after_refresh(self._bring_into_view, _ABOVE_THE_LIST + row)
        self._show("#caption", console_text.caption(session, state.stages))
        self._show("#policy", console_text.policy_line(session, state.protects))
        self._show("#state", _signs(state))
        covered = state.is_covered
        self._show("#notes", console_text.notes(session, covered=covered))
        # The newest note is the one she has just typed.
        self.query_exactly_one("#notes-scroll").scroll_end(animate=False, force=True)

    def _bring_prompt_into_view(self, row: int | None) -> None:
        """Bring the prompt the room reads into view; without one, the facilitator's own line."""
        prompts = self.query_exactly_one("#prompts", Line)
        self._bring_into_view(0 if row is None else prompts.virtual_region.y + row)

    def _bring_into_view(self, row: int) -> None:
        """Bring a row into view, and the line after it."""
        for scroll in (self, self.query_exactly_one("#lead")):
            scroll.scroll_to_region(Region(0, row, 1, 4), animate=False, force=True)

    def on_resize(self, _: Resize) -> None:
        """Wrap everything again."""
        self.watch_state(None, self.state)

    def _show(self, selector: str, text: Content) -> None:
        line = self.query_exactly_one(selector, Line)
        line.display = bool(text.plain)
        line.show(text)


def _signs(state: ConsoleState) -> Content:
    """Return what she must not miss: not saved, curtain, freeze; and what `u` would undo."""
    signs = []
    if not state.is_saved:
        signs.append(Content.styled(_("not saved yet: the disk won't take it"), "bold $warning"))
    if not state.is_published:
        signs.append(Content.styled(_("the room doesn't see this yet"), "bold $warning"))
    if state.display.curtain:
        signs.append(Content.styled(_("CURTAIN. b: open it"), "bold"))
    if state.is_frozen:
        signs.append(Content.styled(_("FROZEN: the room keeps what it saw"), "bold"))
    if state.display.test_card:
        signs.append(Content.styled(_("TEST CARD. T: take it away"), "bold"))
    signs += [Content.styled(cue, "bold $accent") for cue in state.cues]
    if state.undoes:
        undoing = _("u: undo {what}").format(what=state.undoes)
        signs.append(Content.styled(undoing, "$muted"))
    return Content("\n").join(signs)
