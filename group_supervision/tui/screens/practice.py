"""Between practice rounds: the plan for everyone to read, and what was drawn for the next round."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll

from group_supervision.core.practice import Practice
from group_supervision.errors import SupervisionError
from group_supervision.guide import practising
from group_supervision.guide.practice import PlanLeft, PracticeEvent
from group_supervision.guide.questions import Choice, Question
from group_supervision.translation import _
from group_supervision.tui import practice_text
from group_supervision.tui.base import stylesheet
from group_supervision.tui.interval import Interval
from group_supervision.tui.ready_screen import ReadyScreen
from group_supervision.tui.screens.practice_keys import PRACTICE_BINDINGS
from group_supervision.tui.widgets.key_strip import KeyStrip, key_hints
from group_supervision.tui.widgets.line import Line

_HEARTBEAT: Final = 2.0
"""Real seconds between two signs of life to the hall."""
_KEYS: Final = practising.Keys(accept="y", refuse="backspace")
_ROWS: Final = 5
"""How many rows further one key reads on."""

Change = Callable[[Practice], Practice]


class PracticeScreen(ReadyScreen[PlanLeft]):
    """Shows who does what next, by seat. What the room must not read is covered until `h`."""

    CSS_PATH: ClassVar = [stylesheet("practice")]
    AUTO_FOCUS = ""
    HELD_ONCE = frozenset({"begin", "joined", "dilemma", "incident"})
    BINDINGS: ClassVar[list[BindingType]] = [*PRACTICE_BINDINGS]

    def __init__(self, event: PracticeEvent) -> None:
        """Show `event`."""
        super().__init__()
        self._event = event
        self._question: Question[Callable[[], None]] | None = None
        self._is_covered = True

    def compose(self) -> ComposeResult:
        """Lay out the next round, the timetable, what was drawn, the strip and the keys."""
        with VerticalScroll(id="practice", can_focus=False):
            yield Line(id="heading")
            yield Line(id="next")
            yield Line(id="rounds")
            yield Line(id="drawn")
        yield Line(id="hall")
        yield Line(id="strip")
        yield KeyStrip(id="keys")

    def on_mount(self) -> None:
        """Show everything, and the times as they move on."""
        self._refresh()
        self._beat = Interval(_HEARTBEAT, self._beat_in_the_hall)
        self.set_interval(20, self._show_plan)

    def on_unmount(self) -> None:
        """Stop the heartbeat."""
        self._beat.stop()

    @property
    def is_private(self) -> bool:
        """Never: everyone reads the plan."""
        return False

    @property
    def allows_palette(self) -> bool:
        """Whether the palette may open: not over a question."""
        return self._question is None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Let a key through only when it means something now."""
        if not self.is_ready:
            return False
        if self._question is not None:
            return action in ("begin", "home", "choose")
        if action in ("help", "hear"):
            return self._event.table is not None
        if self._event.next_round is None:
            return action in ("end", "home", "rounds", "keys", "scroll")
        return action != "choose"

    def action_begin(self) -> None:
        """Answer the question, or begin the next round."""
        question, self._question = self._question, None
        if question is not None:
            question.answer()
        elif self._event.gate:
            right = _answer(_("if it's right for this group"), self._pass_gate)
            self._question = Question("\n".join(self._event.gate), (right,))
        else:
            self.dismiss(PlanLeft.BEGIN)
            return
        self._refresh()

    def _pass_gate(self) -> None:
        self._event.pass_gate()
        self.dismiss(PlanLeft.BEGIN)

    def action_home(self) -> None:
        """Leave the question, or go home."""
        if self._question is None:
            self.dismiss(PlanLeft.HOME)
        else:
            self._question = None
            self._refresh()

    def action_choose(self, by: int) -> None:
        """Choose another answer."""
        if self._question is not None:
            self._question = self._question.moved(by)
            self._refresh()

    def action_scroll(self, by: int) -> None:
        """Read on, or go back."""
        self.query_one(VerticalScroll).scroll_relative(y=by * _ROWS, animate=False)

    def action_cover(self) -> None:
        """Show what was drawn, or cover it again."""
        self._is_covered = not self._is_covered
        self._refresh()

    def action_dilemma(self) -> None:
        """Draw another dilemma."""
        self._event.draw_dilemma()
        self._refresh()

    def action_incident(self) -> None:
        """Draw something that is to happen."""
        self._event.incidents.draw()
        self._refresh()

    def action_help(self) -> None:
        """Ask the trainer to come, or no more. Everyone reads this screen: a mark says it."""
        practising.toggle_help(self._event.table)
        self._show_hall()

    def action_hear(self, accepts: bool) -> None:
        """Answer what was announced."""
        try:
            said = practising.answer(self._event.table, accepts=accepts)
        except SupervisionError as refused:
            said = str(refused)
        self._show_hall()
        self.say_quietly(said)

    def action_joined(self) -> None:
        """Give a latecomer a seat."""
        self._change(Practice.joined)

    def action_rounds(self, by: int) -> None:
        """Hold one round more or fewer."""
        self._change(lambda practice: practice.with_rounds(practice.rounds + by))

    def action_leaves(self) -> None:
        """Ask who leaves."""
        seats = self._event.practice.seats
        self._ask(_("Who leaves?"), seats, lambda seat: lambda each: each.without(seat))

    def action_passes(self) -> None:
        """Ask who passes a role this time."""
        planned = self._event.next_round
        seats = () if planned is None else planned.roles
        self._ask(_("Who passes this time?"), seats, lambda seat: lambda each: each.skipping(seat))

    def action_swap(self) -> None:
        """Ask which two change places."""
        seats = self._event.practice.seats
        choices = [_answer(_seat(seat), partial(self._ask_with_whom, seat)) for seat in seats]
        self._question = Question(_("Who swaps?"), tuple(choices), is_a_scale=True)
        self._refresh()

    def _ask_with_whom(self, one: int) -> None:
        seats = [seat for seat in self._event.practice.seats if seat != one]
        self._ask(_("With whom?"), seats, lambda seat: lambda each: each.swapping(one, seat))

    def action_end(self) -> None:
        """Ask whether the practice is over."""
        end = _answer(_("ends it"), partial(self._leave, PlanLeft.ENDED))
        self._question = Question(_("End the practice?"), (end,))
        self._refresh()

    def _leave(self, how: PlanLeft) -> None:
        self.dismiss(how)

    def _ask(self, text: str, seats: Sequence[int], change: Callable[[int], Change]) -> None:
        """Ask for one of `seats`, and change the plan with it."""
        choices = [_answer(_seat(seat), partial(self._change, change(seat))) for seat in seats]
        self._question = Question(text, tuple(choices), is_a_scale=True)
        self._refresh()

    def _change(self, how: Change) -> None:
        said = ""
        try:
            self._event.change(how)
        except SupervisionError as refused:
            said = str(refused)
        self._refresh()
        if said:
            self.say_quietly(said)

    def say_quietly(self, sentence: str) -> None:
        """Say something above the keys, unless a question stands there."""
        if self._question is None:
            self.query_exactly_one("#strip", Line).show(sentence)

    def _refresh(self) -> None:
        self._show_plan()
        question = self._question
        complaints, self._event.complaints = self._event.complaints, []
        line = " ".join(complaints) if question is None else question.line
        self.query_exactly_one("#strip", Line).show(line)
        hints = [] if question else key_hints(self, [(each, "") for each in self._footer()])
        self.query_one(KeyStrip).show_keys(hints)

    def _beat_in_the_hall(self) -> None:
        if not self.children:
            return  # the screen is being left; its lines have gone before it
        self._event.beat()
        self._show_hall()

    def _show_hall(self) -> None:
        lines = practising.said_of_the_hall(self._event.table, _KEYS, before_everyone=True)
        self.query_exactly_one("#hall", Line).show("\n".join(lines))

    def _show_plan(self) -> None:
        event = self._event
        self.query_exactly_one("#heading", Line).show(event.heading)
        self.query_exactly_one("#next", Line).show(practice_text.next_round(event))
        rounds = self.query_exactly_one("#rounds", Line)
        rounds.show(practice_text.rounds(event))
        rounds.display = self._is_covered or event.next_round is None
        drawn = practice_text.drawn(event, is_covered=self._is_covered)
        self.query_exactly_one("#drawn", Line).show(drawn)

    def _footer(self) -> Sequence[str]:
        if self._event.next_round is None:
            return ("end", "rounds(1)", "home", "keys")
        return ("begin", "dilemma", "cover", "incident", "keys")


def _answer(label: str, act: Callable[[], None]) -> Choice[Callable[[], None]]:
    return Choice(label, act)


def _seat(seat: int) -> str:
    return _("seat {seat}").format(seat=seat)
