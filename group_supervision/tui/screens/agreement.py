"""The group agreement, for reading aloud: the one page of typed words that the room may read."""

from collections.abc import Sequence
from typing import ClassVar, Final

from textual.binding import Binding, BindingType
from textual.content import Content

from group_supervision.guide.agreeing import Agreeing
from group_supervision.translation import N_, _
from group_supervision.tui.lettering import letter
from group_supervision.tui.letters.glyph import Cut, Face
from group_supervision.tui.screens.page import PageScreen, enter_key

_LARGE_COLUMNS: Final = 84
_LARGE_ROWS: Final = 34
"""From either of these up the line that is read aloud is lettered, as the room's view is."""
_SMALL: Final = (Face(5, Cut.LIGHT), Face(4, Cut.LIGHT, 1), Face(4, Cut.CONDENSED, 1))


class AgreementScreen(PageScreen[None]):
    """Shows what was agreed; one key says that it still holds."""

    COVERED_WHEN_IDLE = False  # the room reads it, for as long as it likes
    BINDINGS: ClassVar[list[BindingType]] = [
        enter_key(N_("we agree"), N_("Make the agreement together, or say that it still holds")),
        Binding("c", "change", N_("change"), tooltip=N_("Change this line, or the date")),
        Binding("a", "add", N_("add"), tooltip=N_("Add a line of your own")),
        Binding("x", "take_out", N_("take out"), tooltip=N_("Take out a line of your own")),
    ]

    def __init__(self, agreeing: Agreeing) -> None:
        """Show the agreement of `agreeing`."""
        super().__init__()
        self._agreeing = agreeing

    @property
    def is_private(self) -> bool:
        """Never: everyone reads it."""
        return False

    @property
    def heading(self) -> str:
        """What stands at the top."""
        return _("What we've agreed")

    @property
    def about(self) -> str:
        """When it was last confirmed, or that its date has passed."""
        return self._agreeing.standing

    @property
    def items(self) -> Sequence[Content]:
        """The lines to be read aloud."""
        return [self.numbered(number, line) for number, line in enumerate(self._agreeing.lines, 1)]

    def aloud(self, columns: int, rows: int) -> Content:
        """Return the chosen line drawn large, where the screen is a room's."""
        lines = self._agreeing.lines
        if not (columns >= _LARGE_COLUMNS or rows >= _LARGE_ROWS) or not lines or not self.place:
            return Content()
        faces = (*(Face(size, Cut.WIDE) for size in range(rows // 6, 4, -1)), *_SMALL)
        made = letter((lines[self.place - 1],), columns, rows * 2 // 5, faces)
        return Content() if made is None else Content("\n".join(made.rows))

    def footer(self) -> Sequence[str]:
        """Return the actions in the bottom line."""
        return ("enter", "change", "add", "leave", "keys")

    def may(self, action: str) -> bool:
        """Say whether an action means something now."""
        return action == "enter" or self._agreeing.agreement is not None

    def entered(self) -> None:
        """Make it, or confirm it."""
        if self._agreeing.agreement is None:
            self.ask(self._agreeing.making())
        else:
            self.attempt(self._agreeing.confirm)

    def action_change(self) -> None:
        """Change the chosen line."""
        self.attempt(lambda: self.ask(self._agreeing.changing(self.place)))

    def action_add(self) -> None:
        """Add a line of the group's own."""
        self.attempt(lambda: self.ask(self._agreeing.adding()))

    def action_take_out(self) -> None:
        """Take out a line of the group's own."""
        self.attempt(lambda: self._agreeing.take_out(self.place))
