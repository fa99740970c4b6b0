"""The facilitator's own view: the time, her line, one lens, the drift lines, the notes."""

import os
import sys
from datetime import timedelta
from typing import Final, NamedTuple

from textual.app import ComposeResult
from textual.content import Content
from textual.events import Resize
from textual.reactive import var

from group_supervision.core.display import Display
from group_supervision.core.session import Session
from group_supervision.core.timeline import Timeline
from group_supervision.translation import _
from group_supervision.tui.console_head import head
from group_supervision.tui.console_lead import Lead, drift_lead, part_lead
from group_supervision.tui.console_side import (
    caption,
    hypotheses,
    last_time,
    notes,
    on_the_wall,
    policy_line,
    windows,
)
from group_supervision.tui.passages import Passage, in_sight, rows_of, side_by_side, with_air
from group_supervision.tui.widgets.ground import Block, Column, Row
from group_supervision.tui.widgets.line import Line
from group_supervision.tui.widgets.painted_rows import PaintedRows
from group_supervision.tui.widgets.room_view import Moment, RoomView, draws_blocks

_TWO_COLUMNS: Final = (100, 34)
"""Cells and rows of the console from which the room's picture stands beside her lines."""
_HIGH: Final = 26
"""Rows of the screen from which one stays free above."""
_LEAD: Final = 0.6
"""Share of the width that her lines take then."""
_GUTTER: Final = 3
_LAST_TIME: Final = 3
"""Rows that are kept free for a line from last time."""
_PICTURE: Final = 1 / 3
"""Height of the picture, as a share of its width."""


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
    is_far: bool
    """Whether groups far apart see it too."""
    is_covered: bool
    is_typing: bool
    is_marking: bool
    """Whether the number of a hypothesis is being typed: they are all in sight then."""
    protects: int
    lens: int
    """The lens that is open here; the room may be shown a prompt of another."""
    drift: int | None
    """The chosen drift line while the list of them is open."""
    undoes: str | None
    last_time: str = ""
    """The line from last time, while it's there to be read."""
    cues: tuple[str, ...] = ()
    """What may be worth saying now."""


class ConsoleView(Block):
    """Shows a `ConsoleState`."""

    state: var[ConsoleState | None] = var(None)

    def __init__(self, *, id: str | None = None) -> None:
        """Show nothing yet."""
        super().__init__(id=id)
        self._draws = draws_blocks(os.environ, sys.__stdout__.encoding if sys.__stdout__ else "")
        self._moved = 0
        """By how many rows she looks further down than what she leads with."""

    def compose(self) -> ComposeResult:
        """Lay out the head, below it her lines, and beside them the room's picture and notes."""
        yield PaintedRows(id="head")
        yield Line(id="signs")
        with Row(id="body"):
            yield Line(id="lead")
            with Column(id="side"):
                yield Line(id="caption")
                yield RoomView(id="miniature", is_small=True)
                yield Line(id="notes")

    def on_mount(self) -> None:
        """Show what was given before there was anything to show it in."""
        self.watch_state(None, self.state)

    def watch_state(self, before: ConsoleState | None, state: ConsoleState | None) -> None:
        """Show what has changed; most seconds that is a figure of the time and nothing else."""
        if state is None or self.query_one_optional("#notes", Line) is None or not self.size.width:
            return  # not laid out yet, or being taken away
        rows = head(
            state.session,
            state.timeline,
            state.now,
            self.content_size.width,
            draws=self._draws,
            to_the_minute=state.is_typing,
        )
        painted = self.query_exactly_one("#head", PaintedRows)
        painted.paint(rows)
        self.query_exactly_one("#miniature", RoomView).moment = state.moment
        has_moved = before is state
        if (
            has_moved
            or before is None
            or before._replace(now=state.now, moment=state.moment) != state
        ):
            painted.styles.height = len(rows)
            if before is None or _place(before) != _place(state):
                self._moved = 0
            self._show_all(state, len(rows))

    def on_resize(self, _: Resize) -> None:
        """Set everything anew. Where rows are few, every one counts."""
        self.set_class(self.app.size.height < _HIGH, "-low")
        self.watch_state(None, self.state)

    def look(self, by: int) -> None:
        """Look further down the list than what she leads with, or up again."""
        before = self.query_exactly_one("#lead", Line).text
        self._moved += by
        self.watch_state(self.state, self.state)
        if self.query_exactly_one("#lead", Line).text == before:
            self._moved -= by  # there is no more

    @property
    def _has_two_columns(self) -> bool:
        size = self.size
        return size.width >= _TWO_COLUMNS[0] and size.height >= _TWO_COLUMNS[1]

    def _show_all(self, state: ConsoleState, head_rows: int) -> None:
        width, height = self.content_size
        has_two = self._has_two_columns
        signs = _signs_and_undo(state, width, has_picture=has_two)
        self.query_exactly_one("#signs", Line).show(Content("\n").join(signs))
        air = 0 if self.has_class("-low") else 1
        rows = height - head_rows - max(1, len(signs)) - air
        lead_width = round(width * _LEAD) if has_two else width
        side = self.query_exactly_one("#side")
        side.display = has_two
        shown = self.query_exactly_one("#lead", Line)
        shown.styles.width = lead_width
        if has_two:
            lead = _lead(state, lead_width)
            listed = with_air(lead.passages, rows)
            shown.show(_joined(in_sight(listed, rows, lead.focus, self._moved)))
            self._show_side(state, width - lead_width - _GUTTER, rows)
        else:
            shown.show(_joined(self._in_one_column(state, width, rows)))

    def _show_side(self, state: ConsoleState, width: int, rows: int) -> None:
        """Show the room's picture, and below it all there is to know of the notes."""
        above = caption(state.session, state.stages, is_far=state.is_far).wrap(width)
        self.query_exactly_one("#caption", Line).show(_joined(above))
        picture = self.query_exactly_one("#miniature", RoomView)
        picture.styles.height = high = max(12, round(width * _PICTURE))
        about = policy_line(state.session, state.protects).wrap(width)
        cards = _notes(state, width)
        left = rows - len(above) - high - len(about) - 2
        seen = in_sight(cards, left, len(cards) - 1)
        self.query_exactly_one("#notes", Line).show(_joined([Content(), *about, Content(), *seen]))

    def _in_one_column(self, state: ConsoleState, width: int, rows: int) -> list[Content]:
        """Return her lines, below them as many notes as there is room for, and the foot."""
        session = state.session
        seen = windows(session, state.stages, is_far=state.is_far)
        pieces = [policy_line(session, state.protects), seen]
        foot = side_by_side([piece for piece in pieces if piece.plain], width)
        has_list = state.is_marking or state.drift is not None
        cards = [] if has_list else _notes(state, width)
        lead = _lead(state, width)
        least = min(len(rows_of(cards)), _LAST_TIME if state.last_time else 1) + 1 if cards else 0
        room = rows - len(foot)
        upper = in_sight(lead.passages, room - least, lead.focus, self._moved)
        if cards:
            left = max(1, min(len(rows_of(cards)), room - len(upper) - 1))
            upper += [Content(), *in_sight(cards, left, len(cards) - 1)]
        return [*upper, *[Content()] * (room - len(upper)), *foot]


def _place(state: ConsoleState) -> tuple[object, ...]:
    """Return what, when it changes, brings her back to what she leads with."""
    return state.session.position, state.display, state.lens, state.drift, state.is_marking


def _lead(state: ConsoleState, width: int) -> Lead:
    if state.is_marking:
        found = hypotheses(state.session, width, covered=state.is_covered)
        return Lead(found, len(found) - 1)
    if state.drift is not None:
        return drift_lead(state.session, state.drift, width)
    return part_lead(state.session, state.display, state.lens, width)


def _notes(state: ConsoleState, width: int) -> list[Passage]:
    session, is_covered = state.session, state.is_covered
    before = last_time(session, state.last_time, width, covered=is_covered)
    return [*before, *notes(session, width, covered=is_covered)]


def _joined(rows: list[Content]) -> Content:
    return Content("\n").join(rows)


def _signs_and_undo(state: ConsoleState, width: int, *, has_picture: bool) -> list[Content]:
    """Return what she must not miss and, if that takes no row more, what `u` would undo."""
    signs = [row for each in _signs(state, has_picture=has_picture) for row in each.wrap(width)]
    if not state.undoes:
        return signs
    undoing = Content.styled(_("u: undo {what}").format(what=state.undoes), "$muted")
    together = side_by_side([*signs, undoing], width)
    return together if len(together) <= max(1, len(signs)) else signs


def _signs(state: ConsoleState, *, has_picture: bool) -> list[Content]:
    """Return what she must not miss: not saved, curtain, freeze; and what the clock has to say."""
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
    wall = "" if has_picture else on_the_wall(state.moment.view, state.display)
    if wall:
        signs.append(Content.styled(wall, "bold"))
    return signs + [Content.styled(cue, "bold $accent") for cue in state.cues]
