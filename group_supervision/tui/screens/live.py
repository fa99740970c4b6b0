"""The live session: a key is pressed, the guide says what it comes to, the parts are painted."""

from dataclasses import replace
from math import inf
from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.reactive import var

from group_supervision.config import Config
from group_supervision.core.choices import Screens
from group_supervision.core.session import Session
from group_supervision.errors import Refusal
from group_supervision.guide import live_questions
from group_supervision.guide.actions import Action
from group_supervision.guide.key_repeat import MEANT_AGAIN
from group_supervision.guide.leading import Leading
from group_supervision.guide.live_answers import LiveQuestion
from group_supervision.guide.outcome import Outcome
from group_supervision.guide.practice import PracticeEvent
from group_supervision.guide.rest import REST, Rest
from group_supervision.live.clock import Clock
from group_supervision.live.session import LiveSession
from group_supervision.tui.base import SupervisionApp, stylesheet
from group_supervision.tui.delays import Delays
from group_supervision.tui.interval import Interval
from group_supervision.tui.live_actions import LiveActions
from group_supervision.tui.live_painter import LATE, LivePainter
from group_supervision.tui.live_state import LiveState
from group_supervision.tui.note_entry import NoteEntry
from group_supervision.tui.ready_screen import ReadyScreen
from group_supervision.tui.screens.live_keys import (
    DIALOGUE_BINDINGS,
    LIVE_BINDINGS,
    MOST_ON_THE_CONSOLE,
    MOVES_THE_SESSION,
    done_by,
    listed_in,
)
from group_supervision.tui.widgets.console_view import ConsoleView
from group_supervision.tui.widgets.ground import Column, Ground, Switcher
from group_supervision.tui.widgets.key_strip import KeyStrip
from group_supervision.tui.widgets.room_view import RoomView
from group_supervision.tui.widgets.strip import ELSEWHERE, Strip

_HEARTBEAT: Final = 2.0
"""Real seconds between two heartbeats."""
_NOTICE: Final = 4.0
"""Real seconds for which a notice stands on the strip."""
_UNCOVERED: Final = 10.0
"""Real seconds for which `h` uncovers the notes on one screen."""


class LiveScreen(ReadyScreen[Outcome], Ground):
    """Leads one session, in room view on one screen and as console with two."""

    CSS_PATH: ClassVar = [stylesheet("room"), stylesheet("live")]
    AUTO_FOCUS = ""
    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = [*LIVE_BINDINGS, *DIALOGUE_BINDINGS]
    HELD_ONCE = MOVES_THE_SESSION

    state: var[LiveState] = var(LiveState(has_one_screen=True, is_console=False), init=False)

    def __init__(
        self, live: LiveSession, config: Config, clock: Clock, event: PracticeEvent | None = None
    ) -> None:
        """Lead `live`, a round of `event` where it is practice."""
        super().__init__()
        self._live = live
        self._leading = Leading(live, clock, event)
        self._config = config
        self._clock = clock
        self.delays = Delays()
        self._actions = LiveActions(self, self._leading)
        self._painter = LivePainter(self, self._leading, config)
        self._rest = Rest(is_ended=live.session.is_ended)
        self._answerable_from = -inf
        """When a question that came up by itself may be answered."""
        has_one_screen = live.session.plan.setup.screens is Screens.ONE
        self.set_reactive(LiveScreen.state, LiveState(has_one_screen, not has_one_screen))

    def compose(self) -> ComposeResult:
        """Lay out both views, the strip, the note line and the keys."""
        with Switcher(initial="console" if self.state.is_console else "room"):
            yield RoomView(id="room", keeps_captions=self._config.captions)
            yield ConsoleView(id="console")
        with Column(id="foot"):
            yield Strip(id="strip")
            # On one screen always, uncovered notes or not: the room is one key away.
            yield NoteEntry(self._live, is_covered=self.state.has_one_screen)
            yield KeyStrip(id="keys", most=MOST_ON_THE_CONSOLE)

    def on_mount(self) -> None:
        """Start painting, and the heartbeat."""
        self._take_colours()
        self._heartbeat = Interval(_HEARTBEAT, self._beat)
        self.repaint()
        self.call_after_refresh(self.repaint)  # the bar's width is known only now

    def on_unmount(self) -> None:
        """Stop the heartbeat, and whatever else was to come."""
        self._heartbeat.stop()
        self.delays.stop()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Let a key through only when it means something now."""
        if not self.is_ready or self.rests:
            return False
        if action == "confirm" and self._clock.steady() < self._answerable_from:
            return False  # it was pressed for something else, before the question could be read
        name = done_by(action, parameters)
        allows = self.state.allows(name, self._session)
        return allows or (None if self.state.why_not(name, self._session) else False)

    def explain(self, action: str, parameters: tuple[object, ...]) -> None:
        """Say why a key that is listed means nothing now."""
        if reason := self.state.why_not(done_by(action, parameters), self._session):
            self.refused(Refusal(reason))

    def is_behind(self) -> bool:
        """Look at the clock; say whether something has to be asked before a key means anything."""
        if self.state.is_typing or not self._leading.has_to_ask_anew(self.state.question):
            return False
        self.call_later(self.repaint)
        return True

    def watch_state(self, before: LiveState, state: LiveState) -> None:
        """Show what is up now."""
        if state.is_console != before.is_console:
            self.query_one(Switcher).current = "console" if state.is_console else "room"
            self._take_colours()
            self.on_screen_resume()
        self.repaint()

    @property
    def is_private(self) -> bool:
        """Whether the console is up."""
        return self.state.is_console

    @property
    def allows_palette(self) -> bool:
        """Whether the palette may open: not over the room's screen, a line or a question."""
        return not (self.state.is_watched or self.state.is_typing or self.state.is_asking)

    @property
    def rests(self) -> bool:
        """Whether the session ended a moment ago: nothing answers yet."""
        return self._rest.is_on(self._clock.steady())

    def repaint(self) -> None:
        """Paint what has changed, and come back when something shown will change by itself."""
        if not self.is_attached or self.query_one_optional("#strip", Strip) is None:
            return  # it is not there yet, or being taken away
        live = self._live
        if self._rest.begins(self._clock.steady(), is_ended=live.session.is_ended):
            self.delays.after("rest", REST + LATE, self.repaint)
        if self._leading.has_to_ask_anew(self.state.question):
            self._answerable_from = self._clock.steady() + MEANT_AGAIN
            self.state = replace(self.state, question=self._leading.about_the_gap())
            return  # a changed state paints itself
        if self._painter.rings(self.state) and isinstance(self.app, SupervisionApp):
            self.app.ring()
        wait = self._painter.paint(self.state, rests=self.rests)
        if wait is not None:
            self.delays.after("repaint", wait, self.repaint)

    def ask(self, question: LiveQuestion | None) -> None:
        """Ask something in place of whatever is asked, or nothing."""
        if question is not None:
            self.query_exactly_one("#strip", Strip).clear()
        self.state = replace(self.state, question=question)
        self.repaint()

    def notice(self, text: str, *, to_the_room: str = ELSEWHERE) -> None:
        """Say something on the strip, or `to_the_room` where it may look; never a typed word."""
        self.query_exactly_one("#strip", Strip).say(text, to_the_room=to_the_room)
        self.delays.after("notice", _NOTICE, self.clear_notice)
        self.repaint()

    def clear_notice(self) -> None:
        """Take the notice away."""
        self.query_exactly_one("#strip", Strip).clear()
        self.repaint()

    @property
    def entry(self) -> NoteEntry:
        """Where notes, numbers and names are typed."""
        return self.query_one(NoteEntry)

    def leave(self, outcome: Outcome) -> None:
        """Leave the session."""
        self.dismiss(outcome)

    def arrive(self) -> None:
        """Let what is up follow a session that is in another part."""
        self.state = replace(self.state, drift=None, lens=None)
        self.clear_notice()

    def refused(self, refusal: Refusal) -> None:
        """Say why something was not done; the room sees no more than a few neutral words."""
        self.notice(str(refusal), to_the_room=refusal.to_the_room or ELSEWHERE)

    def say_quietly(self, sentence: str) -> None:
        """Say something on the console; where the room may be looking, nothing."""
        if not self.state.is_watched:
            self.notice(sentence)

    def ask_to_quit(self) -> None:
        """Ask before the program is left; what was begun stays unfinished."""
        if not self.rests:
            self.ask(live_questions.leaving(self._live))

    def set_theme(self, key: str, theme: str) -> None:
        """Take other colours: `theme` for the console, `room_theme` for the room's view."""
        self._config = self._config.wearing(key, theme)
        self._take_colours()

    def action_do(self, action: str) -> None:
        """Do something to the session, or to what the room is shown."""
        if not self.is_behind():  # the palette, too, may have been open over a gap
            self._actions.do(Action(action))

    def action_jump(self, number: int) -> None:
        """Open a lens here, or choose a drift line, by its number."""
        self._actions.jump(number)

    def action_pick(self, by: int) -> None:
        """Move among the drift lines; without their list, look further down what is hers."""
        if self.state.drift is None:
            self.query_exactly_one("#console", ConsoleView).look(by)
        else:
            self._actions.pick(self.state.drift + by)

    def action_cover(self) -> None:
        """Uncover the notes for ten seconds, or cover them now."""
        self.state = replace(self.state, is_uncovered=not self.state.is_uncovered)
        self.delays.after("cover", _UNCOVERED, self._cover_notes)

    def action_switch_view(self) -> None:
        """Go to the other view."""
        self.state = self.state.in_the_other_view()

    def action_keys(self) -> None:
        """List all keys."""
        from group_supervision.tui.screens.keys import KeysScreen

        self.app.push_screen(KeysScreen(listed_in(self._session), self._config.keys))

    def action_confirm(self) -> None:
        """Answer the question; on the resting card, open the review."""
        question = self.state.question
        if self.state.is_asking and question is not None:
            self._actions.answer(question)
        else:
            self.dismiss(Outcome.REVIEW)

    def action_choose(self, by: int) -> None:
        """Move among the answers."""
        if self.state.question is not None:
            self.ask(self.state.question.moved(by))

    def action_leave(self) -> None:
        """Leave the question, the list of drift lines, the console or the Ready card."""
        question = self.state.question
        if question is not None and not question.has_to_be_answered:
            self.ask(None)
        elif self.state.drift is not None:
            self.state = replace(self.state, drift=None)
        elif self.state.has_one_screen and self.state.is_console:
            self.action_switch_view()
        elif not self._session.is_started:
            self.dismiss(Outcome.LEFT)

    def on_note_entry_closed(self) -> None:
        """Let the keys of the session mean something again."""
        self.state = replace(self.state, is_typing=False)

    def on_note_entry_said(self, message: NoteEntry.Said) -> None:
        """Say what became of a line."""
        self.notice(message.text, to_the_room=message.to_the_room)

    @property
    def _session(self) -> Session:
        return self._live.session

    def _beat(self) -> None:
        if self._leading.beat():
            self.repaint()

    def _take_colours(self) -> None:
        """Take the colours of the view that is up."""
        theme = self._config.theme if self.state.is_console else self._config.room_theme
        if self.app.theme != theme:
            self.app.theme = theme

    def _cover_notes(self) -> None:
        self.state = replace(self.state, is_uncovered=False)
