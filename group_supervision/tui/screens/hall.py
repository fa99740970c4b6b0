"""The hall: where every table is, who asks for help, and what is announced to all."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.events import Resize

from group_supervision.core.hall import Notice
from group_supervision.guide.hall import Hall
from group_supervision.guide.questions import Choice, Question
from group_supervision.guide.words.hall import (
    answers_in_words,
    heading,
    in_words,
    needs,
    out_of_reach_in_words,
    waiting_for_tables,
)
from group_supervision.translation import N_, _
from group_supervision.tui import hall_text
from group_supervision.tui.ready_screen import ReadyScreen
from group_supervision.tui.widgets.key_strip import KeyStrip, key_hints
from group_supervision.tui.widgets.line import Line


class HallScreen(ReadyScreen[None]):
    """Shows parts and times. Nothing typed, nobody named, no word of what is talked about."""

    AUTO_FOCUS = ""
    HELD_ONCE = frozenset({"send"})
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "announce", N_("announce")),
        Binding("w", "withdraw", N_("take back")),
        Binding("q", "app.quit", N_("leave"), key_display="q"),
        Binding("enter", "send", N_("send"), show=False),
        Binding("escape", "leave", N_("back"), show=False),
        Binding("left", "choose(-1)", N_("the one before"), show=False),
        Binding("right", "choose(1)", N_("the next one"), show=False),
        Binding("up,pageup", "scroll(-5)", N_("further up"), show=False),
        Binding("down,pagedown", "scroll(5)", N_("further down"), show=False),
    ]

    def __init__(self, hall: Hall) -> None:
        """Show `hall`."""
        super().__init__()
        self._hall = hall
        self._question: Question[Notice] | None = None
        self._listed: list[str] = []

    def compose(self) -> ComposeResult:
        """Lay out who needs what, the tables, what is announced, and the keys."""
        yield Line(id="tables-count")
        with VerticalScroll(id="hall-tables", can_focus=False):
            yield Line(id="tables")
        yield Line(hall_text.legend(), id="legend")
        yield Line(id="strip")
        yield KeyStrip(id="keys")

    def on_mount(self) -> None:
        """Show what there is."""
        self.show()

    def on_resize(self, _event: Resize) -> None:
        """Lay the tables out anew."""
        self.call_after_refresh(self.show)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Let a key through only when it means something now."""
        if not super().check_action(action, parameters):
            return False
        if action == "withdraw":
            return self._question is None and self._hall.answers is not None
        is_asking = action in ("send", "leave", "choose")
        return action in ("app.quit", "scroll") or is_asking == (self._question is not None)

    def show(self) -> None:
        """Show what has changed."""
        if not self.is_attached or self.query_one_optional("#tables", Line) is None:
            return  # it isn't there yet, or being taken away
        tables = self._hall.tables
        head = " ".join(filter(None, (f"{heading(tables)}.", needs(tables))))
        self.query_exactly_one("#tables-count", Line).show(head if tables else heading(tables))
        around = self.query_exactly_one("#hall-tables", VerticalScroll).scrollable_content_region
        shown = hall_text.laid_out(tables, max(1, around.width), max(1, around.height))
        if not tables:
            shown = Content(waiting_for_tables())
        self.query_exactly_one("#tables", Line).show(shown)
        self.query_exactly_one("#strip", Line).show(self._said())
        self._show_keys()

    def action_announce(self) -> None:
        """Ask what to announce."""
        choices = tuple(Choice(in_words(each), each) for each in Notice)
        self._question = Question(_("Announce to all tables:"), choices, is_a_scale=True)
        self.show()

    def action_choose(self, by: int) -> None:
        """Choose another announcement."""
        if self._question is not None:
            self._question = self._question.moved(by)
            self.show()

    def action_send(self) -> None:
        """Announce what is chosen."""
        question, self._question = self._question, None
        if question is not None:
            self._hall.announce(question.answer)
            self.show()

    def action_leave(self) -> None:
        """Announce nothing."""
        self._question = None
        self.show()

    def action_withdraw(self) -> None:
        """Take back what was announced."""
        self._hall.withdraw()
        self.show()

    def action_scroll(self, by: int) -> None:
        """Read on, or go back."""
        self.query_one(VerticalScroll).scroll_relative(y=by, animate=False)

    def _show_keys(self) -> None:
        is_announcing = self._hall.answers is not None
        listed = ["announce", *(["withdraw"] if is_announcing else []), "app.quit"]
        if self._question is not None:
            listed = []
        if listed != self._listed:
            self._listed = listed
            self.query_one(KeyStrip).show_keys(key_hints(self, [(each, "") for each in listed]))

    def _said(self) -> str:
        if self._question is not None:
            return self._question.line
        answers, since = self._hall.answers, self._hall.out_of_reach
        said = []
        if since is not None:
            said.append(out_of_reach_in_words(since))
        if answers is not None:
            said.append(answers_in_words(answers))
            if not self._hall.is_announced:
                said.append(_("Being sent."))
        return " ".join(said)
