"""The live session's keys: what each of them does."""

from dataclasses import replace
from typing import ClassVar, Final

from textual.binding import BindingType

from group_supervision.core import commands
from group_supervision.core.catch_up import catch_up
from group_supervision.core.display import Display
from group_supervision.core.session import Session
from group_supervision.errors import Refusal
from group_supervision.guide import asking
from group_supervision.guide.advancing import Advanced
from group_supervision.guide.answers import LiveQuestion, Simple, StayBehind, give
from group_supervision.guide.outcome import Outcome
from group_supervision.guide.pressing import CONFIRMED_WITHIN
from group_supervision.tui.screens.live_keys import (
    DIALOGUE_BINDINGS,
    LIVE_BINDINGS,
    MOVES_THE_SESSION,
)
from group_supervision.tui.screens.live_notes import LiveNotes

_UNCOVERED: Final = 10.0
"""Real seconds for which `h` uncovers the notes on one screen."""


class LiveScreen(LiveNotes, inherit_bindings=False):
    """Leads one session. The desk says whether a key means anything, the session does it."""

    BINDINGS: ClassVar[list[BindingType]] = [*LIVE_BINDINGS, *DIALOGUE_BINDINGS]
    HELD_ONCE = MOVES_THE_SESSION

    def action_toggle_clock(self) -> None:
        """Begin, pause, or let the clock run again."""
        started = self._live.session.is_started
        self._live.perform(commands.toggle_clock if started else commands.begin)
        self.fall_silent()

    def action_advance(self) -> None:
        """Go to the next phase; ask before the presenter's time is cut, and before the end."""
        match self._advancing.advance():
            case Advanced.LAST:
                self.action_end()
            case Advanced.ASKED:
                self._after("second thoughts", CONFIRMED_WITHIN, self.repaint)
                self.repaint()
            case Advanced.WENT_ON:
                self._new_phase()

    def action_go_back(self) -> None:
        """Go back a phase."""
        self._live.perform(commands.go_back)
        self._new_phase()

    def action_grant(self) -> None:
        """Give a minute."""
        self._live.perform(commands.grant, commands.MINUTE)
        self._notice("a minute more", to_the_room="a minute more")

    def action_take_back(self) -> None:
        """Take a minute back."""
        self._live.perform(commands.grant, -commands.MINUTE)
        self._notice("a minute less", to_the_room="a minute less")

    def action_next_prompt(self) -> None:
        """Put the next prompt before the room."""
        self._show(self._live.display.prompt_shifted(self._live.session.step.phase, +1))

    def action_previous_prompt(self) -> None:
        """Go back a prompt; before the first come the room's own lines."""
        self._show(self._live.display.prompt_shifted(self._live.session.step.phase, -1))

    def action_next_lens(self) -> None:
        """Take up the next lens."""
        self._show(self._live.display.lens_shifted(self._live.session.step.phase))

    def action_face(self) -> None:
        """Show the room's clock with another face."""
        self._show(self._live.display.face_shifted(self._live.session.step.phase))

    def action_curtain(self) -> None:
        """Draw the curtain, or open it."""
        self._show(replace(self._live.display, curtain=not self._live.display.curtain))

    def action_freeze(self) -> None:
        """Keep the room on what it sees, or let go."""
        self._live.freeze()
        self.repaint()

    def action_drift(self) -> None:
        """Open the drift lines, or close them."""
        self.desk = replace(self.desk, drift=0 if self.desk.drift is None else None)

    def action_pick(self, by: int) -> None:
        """Move among the drift lines."""
        count = len(self._live.session.plan.format.drift_lines)
        self.desk = replace(self.desk, drift=((self.desk.drift or 0) + by) % max(1, count))

    def action_words(self) -> None:
        """Put the chosen drift line before the room, or take it away; else offer preset words."""
        display, drift = self._live.display, self.desk.drift
        if drift is not None:
            self._show(display.drift_shown(None if display.drift_line == drift else drift))
        elif display.words is not None or not self._live.session.plan.format.room_words:
            self._show(display.words_shown(None, self._live.now))
        else:
            self._ask(asking.words(self._live))

    def action_test_card(self) -> None:
        """Show the room the test card, or take it away."""
        self._show(replace(self._live.display, test_card=not self._live.display.test_card))

    def action_cover(self) -> None:
        """Uncover the notes for ten seconds, or cover them now."""
        self.desk = replace(self.desk, is_uncovered=not self.desk.is_uncovered)
        self._after("cover", _UNCOVERED, self._cover_notes)

    def action_switch_view(self) -> None:
        """Go to the other view."""
        self.desk = replace(self.desk, is_console=not self.desk.is_console, is_uncovered=False)

    def action_keys(self) -> None:
        """List all keys."""
        from group_supervision.tui.screens.keys import KeysScreen

        self.app.push_screen(KeysScreen(LIVE_BINDINGS, self._config.keys))

    def action_undo(self) -> None:
        """Take the last thing back."""
        undone = self._live.undo()
        self._notice(f"undone: {undone}" if undone else "nothing to undo", to_the_room="undone")

    def action_redo(self) -> None:
        """Bring back what was undone."""
        redone = self._live.redo()
        self._notice(
            f"brought back: {redone}" if redone else "nothing to bring back",
            to_the_room="brought back",
        )

    def action_backdate(self) -> None:
        """Ask when this part, or the session, really began."""
        question = asking.backdating(self._live)
        if question is None:
            self._notice("the part before began less than a minute ago")
        else:
            self._ask(question)

    def action_take_break(self) -> None:
        """Ask how long a break is to be."""
        self._ask(asking.a_break(self._live))

    def action_catch_up(self) -> None:
        """Show what could give way, with its numbers."""
        offer = catch_up(self._live.session, self._live.now)
        if offer is None:
            self._notice("nothing to catch up with")
        else:
            self._ask(asking.catching_up(self._live, offer))

    def action_quiet(self) -> None:
        """Begin a minute of silence beside the plan, or end it."""
        since = self._live.now if self._live.display.quiet_since is None else None
        self._show(replace(self._live.display, quiet_since=since))

    def action_stop(self) -> None:
        """Stop for the presenter: a neutral card for the room, the next steps for the console."""
        if self._live.session.is_running:
            self._live.perform(commands.toggle_clock)
        self.fall_silent()
        self._show(replace(self._live.display, stopped=True))
        self._ask(asking.the_stop(self._live))

    def action_end(self) -> None:
        """Ask whether to end."""
        self._ask(asking.the_end(self._live))

    def action_confirm(self) -> None:
        """Answer the question; on the resting card, open the review."""
        question = self.desk.question
        if self.desk.is_asking and question is not None:
            self._answer(question)
        else:
            self.dismiss(Outcome.REVIEW)

    def action_choose(self, by: int) -> None:
        """Move among the answers."""
        if self.desk.question is not None:
            self._ask(self.desk.question.moved(by))

    def action_leave(self) -> None:
        """Leave the question, the list of drift lines, the console or the Ready card."""
        question = self.desk.question
        if question is not None and not question.has_to_be_answered:
            self._ask(None)
        elif self.desk.drift is not None:
            self.desk = replace(self.desk, drift=None)
        elif self.desk.has_one_screen and self.desk.is_console:
            self.action_switch_view()
        elif not self._live.session.is_started:
            self.dismiss(Outcome.LEFT)

    def ask_to_quit(self) -> None:
        """Ask before the program is left; what was begun stays unfinished."""
        if not self.rests:
            self._ask(asking.leaving(self._live))

    def _show(self, display: Display) -> None:
        self._live.show(display)
        self.repaint()

    def _new_phase(self) -> None:
        self.fall_silent()
        self.desk = replace(self.desk, drift=None)
        self.repaint()

    def _cover_notes(self) -> None:
        self.desk = replace(self.desk, is_uncovered=False)

    def _ask(self, question: LiveQuestion | None) -> None:
        if question is not None:
            self.fall_silent()
        self.desk = replace(self.desk, question=question)
        self.repaint()

    def _answer(self, question: LiveQuestion) -> None:
        """Give the chosen answer; what refuses it is said, and everything stays as it was."""
        before = self._live.session
        try:
            give(self._live, question)
        except Refusal as refusal:
            self._ask(None)
            self.refused(str(refusal))
            return
        if self.desk.question is question:
            self._ask(None)
        match question.answer:
            case Simple.LEAVE:
                self.app.exit()
            case Simple.KEEP_NOTHING:
                self._ask(asking.keeping_nothing(self._live))
            case Simple.DELETE:
                self.dismiss(Outcome.NOTHING_KEPT)
            case StayBehind(behind):
                self._left_behind = behind
        self._go_on_from(before)

    def _go_on_from(self, before: Session) -> None:
        """Let what is up follow a session that an answer has moved on."""
        session = self._live.session
        if session.is_ended and not before.is_ended:
            self.desk = replace(self.desk, is_console=False)
        if session.is_ended != before.is_ended or session.position != before.position:
            self._new_phase()
        self.repaint()
