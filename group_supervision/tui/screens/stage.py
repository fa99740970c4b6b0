"""What a stage shows: the room's view, a card while there is none, a mark when it is on its own."""

import asyncio
from datetime import timedelta
from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen

from group_supervision.core.clock_display import changes_in
from group_supervision.core.stage import RoomState, StageView
from group_supervision.guide import room_words
from group_supervision.guide.room_words import ALONE
from group_supervision.live.following import Source
from group_supervision.translation import N_, _
from group_supervision.tui.base import stylesheet
from group_supervision.tui.interval import Interval
from group_supervision.tui.widgets.ground import Ground
from group_supervision.tui.widgets.line import Line
from group_supervision.tui.widgets.room_view import Moment, RoomView

_LOOK: Final = 0.2
"""Real seconds between two looks at the stage file."""
_SOONEST: Final = 0.05
_LATE: Final = 0.001
"""Real seconds added to a wait, so that it ends after the change and not a hair before it."""
LEAVING: Final = N_("Close this screen?  Enter closes it, Esc keeps it.")
_ASKS_FOR: Final = 8.0
"""Real seconds after which a question nobody answered goes away."""
_NOTHING: Final = timedelta()


class StageScreen(Screen[None], Ground):
    """Follows a session. Its one question is whether to leave; else there is nothing to do here."""

    CSS_PATH: ClassVar = [stylesheet("room"), stylesheet("stage")]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("q", "app.quit", N_("quit"), show=False),
        Binding("enter", "leave", N_("close"), show=False),
        Binding("escape", "stay", N_("stay"), show=False),
    ]
    AUTO_FOCUS = ""
    ALLOW_SELECT = False

    def __init__(
        self, follower: Source, *, test_card: bool = False, keeps_captions: bool = False
    ) -> None:
        """Show what `follower` sees.

        Args:
            follower: Follows the session.
            test_card: Show that card until a session is there.
            keeps_captions: Leave the lowest fifth free for captions.
        """
        super().__init__()
        self._keeps_captions = keeps_captions
        self._follower = follower
        self._waiting = room_words.test_card() if test_card else room_words.welcome()
        self._wake: asyncio.TimerHandle | None = None
        self._waits_with: Moment | None = None
        """What is up while there is no session."""
        self._shown: tuple[StageView, bool] | None = None
        self._until = _NOTHING
        """Session time at which what is shown will change by itself."""
        self._is_asking = False
        self._is_alone = False

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Let Enter and Esc answer the question, and do nothing else."""
        if action in ("leave", "stay"):
            return self._is_asking
        return super().check_action(action, parameters)

    def ask_to_quit(self) -> None:
        """Ask before the room's screen is taken away; asked and not answered, it stays."""
        if not self._is_asking:
            self._is_asking = True
            self._show_mark()
            self.set_timer(_ASKS_FOR, self.action_stay)

    def keep_captions(self, *, keeps: bool) -> None:
        """Leave the lowest fifth free for captions, or use it again."""
        room = self.query_one_optional("#room", RoomView)
        if room is not None and room.keeps_captions is not keeps:
            room.keeps_captions = keeps

    def action_leave(self) -> None:
        """Close the stage."""
        self.app.exit()

    def action_stay(self) -> None:
        """Leave the question."""
        self._is_asking = False
        self._show_mark()

    def compose(self) -> ComposeResult:
        """Lay out the view and the mark below it."""
        yield RoomView(id="room", keeps_captions=self._keeps_captions)
        yield Line(id="alone")

    def on_mount(self) -> None:
        """Look now, and keep looking."""
        self._pulse = Interval(_LOOK, self.look)
        self.look()

    def on_unmount(self) -> None:
        """Look no more."""
        self._pulse.stop()
        if self._wake is not None:
            self._wake.cancel()

    def look(self) -> None:
        """Show what the room is to see now, if that is something else than a moment ago."""
        if any(self.query_one_optional(each) is None for each in ("#room", "#alone")):
            return  # it is being taken away
        seen = self._follower.look()
        if seen is None:
            self._show_waiting()
            return
        self._waits_with = None
        if (seen.view, seen.is_alone) == self._shown and seen.now < self._until:
            return
        self._shown = (seen.view, seen.is_alone)
        self._show(Moment(seen.view, seen.now, seen.back_at, seen.wall), is_alone=seen.is_alone)
        cells = self.query_exactly_one("#room", RoomView).bar_cells
        wait = changes_in(seen.view, seen.now, cells)
        self._until = timedelta.max if wait is None else seen.now + wait
        if seen.view.state is RoomState.TEST_CARD:
            self._until = seen.now
        if wait is not None:
            # What changes by itself between two looks changes on time.
            self._look_in(max(_SOONEST, wait.total_seconds() / seen.speed + _LATE))

    def _show_waiting(self) -> None:
        is_test = self._waiting.state is RoomState.TEST_CARD
        wall = self._follower.wall.replace(second=0, microsecond=0) if is_test else None
        waiting = Moment(self._waiting, _NOTHING, wall=wall)
        if waiting != self._waits_with:
            self._waits_with = waiting
            self._show(waiting, is_alone=False)

    def on_resize(self) -> None:
        """Look again: another width has another bar."""
        self._until = _NOTHING

    def _show(self, moment: Moment, *, is_alone: bool) -> None:
        self._is_alone = is_alone
        self.query_exactly_one("#room", RoomView).moment = moment
        self._show_mark()

    def _show_mark(self) -> None:
        mark = self.query_exactly_one("#alone", Line)
        moment = self.query_exactly_one("#room", RoomView).moment
        is_test = moment is not None and moment.view.state is RoomState.TEST_CARD
        # The test card reaches all four edges; the mark's row is there at all other times, so
        # that nothing moves when it comes.
        mark.display = self._is_asking or not is_test
        said = LEAVING if self._is_asking else ALONE if self._is_alone else ""
        mark.show(_(said))

    def _look_in(self, seconds: float) -> None:
        if self._wake is not None:
            self._wake.cancel()
        self._wake = asyncio.get_running_loop().call_later(seconds, self.look)
