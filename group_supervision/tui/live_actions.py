"""What each key of a live session does: a call of the guide, and what is shown of its answer."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from group_supervision.core.session import Session
from group_supervision.errors import Refusal
from group_supervision.guide import live_questions
from group_supervision.guide.actions import Action
from group_supervision.guide.by_number import drift_numbered, lens_numbered
from group_supervision.guide.leading import Leading
from group_supervision.guide.live_answers import LiveQuestion, Simple
from group_supervision.guide.next_part import Advanced
from group_supervision.guide.outcome import Outcome
from group_supervision.guide.second_press import CONFIRMED_WITHIN
from group_supervision.translation import _
from group_supervision.tui.delays import Delays
from group_supervision.tui.live_state import LiveState
from group_supervision.tui.note_entry import NoteEntry

if TYPE_CHECKING:
    from textual.app import App


class Led(Protocol):
    """The screen on which a session is led, as far as what a key does concerns it."""

    state: LiveState
    delays: Delays

    @property
    def app(self) -> "App[object]":
        """The app, to leave it."""
        raise NotImplementedError

    @property
    def entry(self) -> NoteEntry:
        """Where notes, numbers and names are typed."""
        raise NotImplementedError

    def ask(self, question: LiveQuestion | None) -> None:
        """Ask something, or nothing."""

    def notice(self, text: str, *, to_the_room: str = ...) -> None:
        """Say something on the strip for a moment."""

    def clear_notice(self) -> None:
        """Take the notice away."""

    def refused(self, refusal: Refusal) -> None:
        """Say why something was not done."""

    def arrive(self) -> None:
        """Follow a session that is in another part."""

    def repaint(self) -> None:
        """Paint what has changed."""

    def leave(self, outcome: Outcome) -> None:
        """Leave the session."""


class LiveActions:
    """Does to a session what a key asks for. What is refused ends up on the strip."""

    def __init__(self, screen: Led, leading: Leading) -> None:
        """Act for `screen`."""
        self._screen = screen
        self._leading = leading
        self._chosen = False
        """Whether a drift line was chosen, and not put before the room, since the list opened."""
        room = leading.room
        self._acts: Mapping[Action, Callable[[], object]] = {
            Action.TOGGLE_CLOCK: self._toggle_clock,
            Action.ADVANCE: self._advance,
            Action.GO_BACK: self._go_back,
            Action.GO_TO: lambda: screen.ask(live_questions.going_to(leading.live)),
            Action.GRANT: self._add_minute,
            Action.TAKE_BACK: self._take_minute,
            Action.BACKDATE: self._backdate,
            Action.TAKE_BREAK: lambda: screen.ask(live_questions.a_break(leading.live)),
            Action.CATCH_UP: self._finish,
            Action.STOP: self._stop,
            Action.END: lambda: screen.ask(live_questions.the_end(leading.live)),
            Action.UNDO: self._undo,
            Action.REDO: self._redo,
            Action.NEXT_PROMPT: self._shown(self._next_prompt),
            Action.PREVIOUS_PROMPT: self._shown(self._previous_prompt),
            Action.NEXT_LENS: self._shown(self._next_lens),
            Action.FACE: self._shown(room.show_next_face),
            Action.CURTAIN: self._shown(room.toggle_curtain),
            Action.FREEZE: self._shown(room.toggle_freeze),
            Action.QUIET: self._shown(room.toggle_quiet),
            Action.TEST_CARD: self._shown(room.toggle_test_card),
            Action.DRIFT: self._drift,
            Action.WORDS: self._words,
            Action.NOTE: self._note,
            Action.RESONANCE: self._resonance,
            Action.PROTECT: self._protect,
            Action.INCIDENT: lambda: screen.ask(live_questions.an_incident(leading.live)),
            Action.ASK_FOR_HELP: self._say(leading.practising.toggle_help),
            Action.ACCEPT: self._say(lambda: leading.practising.answer(accepts=True)),
            Action.REFUSE: self._say(lambda: leading.practising.answer(accepts=False)),
        }

    def do(self, action: Action) -> None:
        """Do one thing.

        Raises:
            Refusal: When it makes no sense now.
        """
        self._acts[action]()

    def pick(self, index: int) -> None:
        """Choose a drift line; after the last comes the first."""
        self._chosen = True
        count = max(1, len(self._leading.session.plan.format.drift_lines))
        self._screen.state = replace(self._screen.state, drift=index % count)

    def jump(self, number: int) -> None:
        """Open a lens here, or choose a drift line, by its number; the room sees no change.

        Raises:
            Refusal: When there is none with this number.
        """
        state, session = self._screen.state, self._leading.session
        if state.drift is None:
            self._screen.state = replace(state, lens=lens_numbered(session, number))
        else:
            self.pick(drift_numbered(session, f"{number}"))

    def answer(self, question: LiveQuestion) -> None:
        """Give the chosen answer; what refuses it is said, and everything stays as it was."""
        screen, before = self._screen, self._leading.session
        try:
            self._leading.answer(question)
        except Refusal as refusal:
            screen.ask(None)
            screen.refused(refusal)
            return
        if screen.state.question is question:
            screen.ask(None)
        match question.answer:
            case Simple.LEAVE:
                screen.app.exit()
            case Simple.KEEP_NOTHING:
                screen.ask(live_questions.keeping_nothing(self._leading.live))
            case Simple.DELETE:
                screen.leave(Outcome.NOTHING_KEPT)
        self._go_on_from(before)

    def _go_on_from(self, before: Session) -> None:
        """Let what is up follow a session that an answer has moved on."""
        session = self._leading.session
        if session.is_ended and not before.is_ended:
            self._screen.state = replace(self._screen.state, is_console=False)
        if session.is_ended != before.is_ended or session.position != before.position:
            self._screen.arrive()

    def _shown(self, act: Callable[[], object]) -> Callable[[], None]:
        """Return an act after which the room is shown something else."""

        def acted() -> None:
            act()
            self._screen.repaint()

        return acted

    def _say(self, act: Callable[[], str]) -> Callable[[], None]:
        """Return an act of which the console says what came; the room reads no word of it."""
        return lambda: self._screen.notice(act())

    def _next_prompt(self) -> None:
        """Show the room the next prompt: of the lens that is open here, the first."""
        lens = self._open_lens()
        if lens is None:
            self._leading.room.show_prompt(+1)
        else:
            self._leading.room.show_lens(lens)

    def _previous_prompt(self) -> None:
        """Go back a prompt; from a lens that the room is not shown, to the one it is."""
        if self._open_lens() is None:
            self._leading.room.show_prompt(-1)

    def _next_lens(self) -> None:
        """Take up the lens after the one that is open."""
        lens = self._open_lens()
        room = self._leading.room
        if lens is None:
            room.show_next_lens()
        else:
            room.show_lens((lens + 1) % len(room.phase.lenses))

    def _open_lens(self) -> int | None:
        """Close the lens that is open on the console alone, and return which it was."""
        state, chosen = self._screen.state, self._leading.room.chosen
        self._screen.state = replace(state, lens=None)
        return None if state.lens == chosen.lens else state.lens

    def _toggle_clock(self) -> None:
        self._leading.toggle_clock()
        self._screen.clear_notice()

    def _advance(self) -> None:
        """Go on; before the presenter's time is up only at a second press, and ask at the end."""
        match self._leading.advance():
            case Advanced.LAST:
                self.do(Action.END)
            case Advanced.ASKED:
                screen = self._screen
                screen.delays.after("second press", CONFIRMED_WITHIN, screen.repaint)
                screen.repaint()
            case Advanced.WENT_ON:
                self._screen.arrive()

    def _go_back(self) -> None:
        self._leading.go_back()
        self._screen.arrive()

    def _add_minute(self) -> None:
        self._leading.add_minute()
        self._screen.notice(_("a minute more"), to_the_room=_("a minute more"))

    def _take_minute(self) -> None:
        self._leading.take_minute()
        self._screen.notice(_("a minute less"), to_the_room=_("a minute less"))

    def _backdate(self) -> None:
        live, minutes_ago = self._leading.live, self._leading.minutes_ago()
        self._screen.ask(live_questions.backdating(live, minutes_ago))

    def _finish(self) -> None:
        """Ask when to finish; the room may read that, and why it can't be asked."""
        try:
            self._screen.ask(self._leading.finishing())
        except Refusal as refusal:
            self._screen.notice(str(refusal), to_the_room=str(refusal))

    def _stop(self) -> None:
        self._leading.stop()
        self._screen.ask(live_questions.the_stop(self._leading.live))

    def _undo(self) -> None:
        undone = self._leading.undo()
        self._screen.notice(_("undone: {what}").format(what=undone), to_the_room=_("undone"))

    def _redo(self) -> None:
        said = _("brought back: {what}").format(what=self._leading.redo())
        self._screen.notice(said, to_the_room=_("brought back"))

    def _drift(self) -> None:
        """Open the drift lines, or close them: a line that was chosen first has been said."""
        state = self._screen.state
        if state.drift is not None and self._chosen:
            self._leading.practising.count_drift(state.drift)
        self._chosen = False
        self._screen.state = replace(state, drift=0 if state.drift is None else None)

    def _words(self) -> None:
        """Put the chosen drift line before the room, or take it away; else offer preset words."""
        room, drift = self._leading.room, self._screen.state.drift
        if drift is not None:
            self._leading.show_drift_line(drift)
            self._chosen = False
            self._screen.repaint()
        elif room.take_words_away():
            self._screen.repaint()
        else:
            self._screen.ask(live_questions.words(self._leading.live))

    def _note(self) -> None:
        self._screen.entry.open_for_note()
        self._is_typing()

    def _resonance(self) -> None:
        self._screen.entry.open_for_number(is_watched=self._screen.state.is_watched)
        self._is_typing()

    def _protect(self) -> None:
        self._screen.entry.open_for_name()
        self._is_typing()

    def _is_typing(self) -> None:
        """Let no other key mean anything while a line is being typed."""
        self._screen.state = replace(self._screen.state, is_typing=True)
