"""Home: the first thing to do has the focus, and nothing stands in its way."""

from dataclasses import dataclass
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.screen import Screen
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from group_supervision.tui.widgets.line import Line


@dataclass(frozen=True, slots=True)
class HomeItem:
    """Something to do, as it stands in the list."""

    id: str
    label: str


class HomeScreen(Screen[object]):
    """Lists what can be done. It names nobody and no session, for the room may be looking."""

    AUTO_FOCUS = "#items"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("q", "app.quit", "Leave", tooltip="Leave the program"),
    ]

    @dataclass
    class Chosen(Message):
        """Something was chosen."""

        item: str

    def __init__(self, items: list[HomeItem], notice: str = "") -> None:
        """List `items`, the first one focused, with a sentence underneath if there is one."""
        super().__init__()
        self._items = items
        self._notice = notice

    def compose(self) -> ComposeResult:
        """Lay out title, list and notice."""
        with Vertical(id="home"):
            yield Line("Group supervision", id="name")
            yield Line("Thinking together, with time for everyone.", id="motto")
            yield OptionList(*self._options(), id="items", markup=False)
            yield Line(self._notice, id="notice")
        yield Line(
            Content.assemble(
                ("Enter", "bold $calm"), " choose   ", ("ctrl+q", "bold $calm"), " leave"
            ),
            id="home-keys",
        )

    def show(self, items: list[HomeItem], notice: str) -> None:
        """List other items, with another sentence underneath."""
        self.query_exactly_one("#notice", Line).show(notice)
        if items != self._items:
            self._items = items
            choices = self.query_exactly_one("#items", OptionList)
            choices.clear_options()
            choices.add_options(self._options())
            choices.highlighted = 0

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Say what was chosen."""
        event.stop()
        self.post_message(self.Chosen(event.option_id or ""))

    def _options(self) -> list[Option]:
        return [Option(Content(f" {item.label} "), id=item.id) for item in self._items]
