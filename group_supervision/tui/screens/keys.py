"""All keys of a screen, listed from its Bindings."""

from collections.abc import Mapping, Sequence
from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen

from group_supervision.translation import N_, _
from group_supervision.tui.base import stylesheet
from group_supervision.tui.widgets.key_strip import KeyHint, KeyStrip, key_name
from group_supervision.tui.widgets.line import Line

_COLUMNS: Final = 7
"""At least so many columns for the key."""


class KeysScreen(ModalScreen[None]):
    """Lists keys. While it is open nothing else happens."""

    CSS_PATH: ClassVar = [stylesheet("keys")]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,question_mark,f1,enter,q", "dismiss", N_("back"), key_display="Esc")
    ]

    def __init__(self, bindings: Sequence[Binding], own: Mapping[str, str]) -> None:
        """List `bindings` in their order, with the user's `own` keys in place of theirs."""
        super().__init__()
        self._listed = [
            each.with_key(own[name], None) if (name := each.id or "") in own else each
            for each in bindings
        ]

    def compose(self) -> ComposeResult:
        """Lay out one line for each key."""
        listed = [*self._listed, _PALETTE, _QUIT]
        keys = [key_name(self.app.get_key_display(each)) for each in listed]
        columns = max(_COLUMNS, *map(len, keys))
        lines = [Content.styled(_("Keys"), "bold")]
        lines += [
            Content.assemble((f"{key:>{columns}}", "bold $calm"), f"  {_(each.tooltip)}")
            for key, each in zip(keys, listed, strict=True)
        ]
        with VerticalScroll(id="keys-list"):
            yield Line(Content("\n").join(lines))
        strip = KeyStrip()
        strip.show_keys([KeyHint("↑ ↓", _("scroll")), KeyHint(_("Esc"), _("back"))])
        yield strip


_PALETTE = Binding("ctrl+p", "command_palette", tooltip=N_("Find any of these by name"))
_QUIT = Binding("ctrl+q", "quit", tooltip=N_("Leave the program; asks first in a session"))
