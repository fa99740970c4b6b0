"""The rota: whose turn it is to facilitate, and one line for each thing that can be done."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from group_supervision.guide.rota import GroupRota
from group_supervision.translation import N_, _
from group_supervision.tui.ready_screen import ReadyScreen
from group_supervision.tui.widgets.key_strip import KeyHint, KeyStrip
from group_supervision.tui.widgets.line import Line


class RotaScreen(ReadyScreen[str]):
    """Lists what can be done. Seats are numbers: it names nobody."""

    AUTO_FOCUS = "#items"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", N_("home"), tooltip=N_("Go home"), key_display="Esc")
    ]

    def __init__(self, rota: GroupRota) -> None:
        """Show `rota`."""
        super().__init__()
        self._rota = rota
        self._offers = rota.offers()

    def compose(self) -> ComposeResult:
        """Lay out whose turn it is, what can be done, and the keys."""
        with Vertical(id="home"):
            yield Line(self._rota.label, id="name")
            yield Line(self._rota.order, id="motto")
            options = [Option(Content(f" {words} ")) for words, _change in self._offers]
            yield OptionList(*options, id="items", markup=False)
        keys = KeyStrip(id="home-keys")
        keys.show_keys([KeyHint(_("Enter"), _("choose")), KeyHint(_("Esc"), _("home"))])
        yield keys

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Do what was chosen, and go home."""
        event.stop()
        self.dismiss(self._rota.change(self._offers[event.option_index][1]))

    def action_leave(self) -> None:
        """Go home."""
        self.dismiss("")
