"""The observer's checklist: up and down, and one key for each mark."""

from collections.abc import Sequence
from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from group_supervision.core.checklist import Item, Mark
from group_supervision.errors import SupervisionError
from group_supervision.guide.observing import Observation
from group_supervision.guide.words.checklist import item_in_words, mark_in_words, whole_round
from group_supervision.translation import N_
from group_supervision.tui.ready_screen import ReadyScreen
from group_supervision.tui.widgets.key_strip import KeyStrip, key_hints
from group_supervision.tui.widgets.line import Line

_WIDTH: Final = 12
"""Cells of a mark, before its item."""


class ObserverScreen(ReadyScreen[None]):
    """Shows the part of the round and the checklist. Nothing typed, nobody named, no total."""

    AUTO_FOCUS = "#items"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("s", "mark('seen')", N_("seen")),
        Binding("p", "mark('partly')", N_("partly")),
        Binding("n", "mark('not-seen')", N_("not seen")),
        Binding("x", "mark('not-needed')", N_("not needed")),
        Binding("i", "incident", N_("incident")),
        Binding("backspace", "mark('')", N_("no mark"), show=False),
        Binding("q", "app.quit", N_("leave"), key_display="q"),
    ]

    def __init__(self, observation: Observation) -> None:
        """Show what `observation` follows."""
        super().__init__()
        self._observation = observation
        self._listed: Sequence[Item] = ()

    def compose(self) -> ComposeResult:
        """Lay out the part, how to observe, the items, what is said, and the keys."""
        with Vertical(id="observer"):
            yield Line(id="where")
            yield Line(whole_round(), id="how")
            yield OptionList(id="items", markup=False)
        yield Line(id="strip")
        yield KeyStrip(id="keys", most=6)

    def on_mount(self) -> None:
        """Show where the round stands."""
        self.look()
        marks = [(f"mark('{mark.value}')", "") for mark in Mark]
        self.query_one(KeyStrip).show_keys(
            key_hints(self, [*marks, ("incident", ""), ("app.quit", "")])
        )

    def look(self) -> None:
        """Show what has changed."""
        before = self._observation.marks
        self._observation.look()
        self.query_exactly_one("#where", Line).show(self._observation.where)
        if self._observation.marks is not before or self._listed != self._observation.items:
            self._listed = self._observation.items
            highlighted = self._items.highlighted or 0
            self._items.clear_options()
            self._items.add_options(map(self._option, self._listed))
            self._items.highlighted = highlighted

    def action_mark(self, mark: str) -> None:
        """Mark the item that is looked at; the next one follows."""
        at = self._items.highlighted
        if at is None:
            return
        said = ""
        try:
            self._observation.mark(self._listed[at], Mark(mark) if mark else None)
        except SupervisionError as error:
            said = str(error)
        self.query_exactly_one("#strip", Line).show(said)
        self._items.replace_option_prompt_at_index(at, self._line(self._listed[at]))

    def action_incident(self) -> None:
        """Draw something to be acted out; pressed again, something else."""
        self.query_exactly_one("#strip", Line).show(self._observation.draw_incident())

    @property
    def _items(self) -> OptionList:
        return self.query_exactly_one("#items", OptionList)

    def _option(self, item: Item) -> Option:
        return Option(self._line(item))

    def _line(self, item: Item) -> Content:
        mark = mark_in_words(self._observation.marks.get(item))
        return Content(f" {mark:<{_WIDTH}}{item_in_words(item, self._observation.fmt)}")
