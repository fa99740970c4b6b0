"""The closing pulse: counted unseen, closed, and only then shown; to the facilitator alone."""

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content

from group_supervision.guide.pulse_counting import PulseCounting
from group_supervision.translation import N_, _, ngettext
from group_supervision.tui.screens.page import PageScreen, enter_key


class PulseScreen(PageScreen[None]):
    """Lists the statements, and the counts of pulses that were closed."""

    BINDINGS: ClassVar[list[BindingType]] = [
        enter_key(N_("count"), N_("Count hands or cards for every statement")),
        Binding("a", "add", N_("add"), tooltip=N_("Add a statement of your own")),
        Binding("x", "take_out", N_("take out"), tooltip=N_("Take out one of your own")),
        Binding("s", "table", N_("counts"), tooltip=N_("Show the counts, or hide them")),
    ]

    def __init__(self, counting: PulseCounting) -> None:
        """Count a pulse."""
        super().__init__()
        self._counting = counting
        self._shows_table = False

    @property
    def is_private(self) -> bool:
        """Whether the counts are shown. The statements are read out before the room."""
        return self._shows_table

    @property
    def heading(self) -> str:
        """What stands at the top."""
        return _("Closing pulse")

    @property
    def about(self) -> str:
        """How it is held, or what the table is."""
        held = self._counting.held
        if self._shows_table:
            return ngettext(
                "{count} pulse was closed.",
                "{count} pulses were closed, the latest at the right.",
                held,
            )
        return _(
            "How often is it true? Hands or cards, and anyone may pass. Read each one out, count,"
            " and type the numbers: they aren't shown."
        )

    @property
    def items(self) -> Sequence[Content]:
        """The statements, or the table over time."""
        if self._shows_table:
            return [Content(line) for line in self._counting.table]
        return [Content(f" {sentence}") for sentence in self._counting.sentences]

    def footer(self) -> Sequence[str]:
        """Return the actions in the bottom line."""
        return ("enter", "table", "add", "leave", "keys")

    def may(self, action: str) -> bool:
        """Say whether an action means something now."""
        if action == "table":
            return self._counting.held > 0
        return action == "enter" or not self._shows_table

    def entered(self) -> None:
        """Count."""
        self._show_table(is_shown=False)
        self.ask(self._counting.counting())

    def finished(self) -> None:
        """Say what became of it. The counts aren't shown by themselves: the room may be looking."""
        if self._counting.was_closed:
            self.say_quietly(_("Closed, and the counts are kept. s shows them."))

    def action_table(self) -> None:
        """Show the counts, or hide them."""
        self._show_table(is_shown=not self._shows_table)

    def _show_table(self, *, is_shown: bool) -> None:
        self._shows_table = is_shown
        self.on_screen_resume()
        self.refresh_page()

    def action_add(self) -> None:
        """Add a statement of the group's own."""
        self.attempt(lambda: self.ask(self._counting.adding()))

    def action_take_out(self) -> None:
        """Take out a statement of the group's own, and its counts."""
        place = self.place
        self.confirm(
            _("Take it out, and its counts?"),
            _("takes it out"),
            lambda: self._counting.take_out(place),
        )
