"""What the group is trying after a review: recorded, looked at again, embedded, kept or dropped."""

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content

from group_supervision.guide.learning import Learning
from group_supervision.guide.outcome import LearningLeft
from group_supervision.guide.words.decisions import what_of
from group_supervision.translation import N_, _
from group_supervision.tui.screens.page import WITH_COVER, PageScreen, enter_key
from group_supervision.tui.wrapping import wrapped


class LearningScreen(PageScreen[LearningLeft]):
    """Lists the decisions, what is due first. The room never reads them."""

    UNDER_COVER = ("enter",)
    BINDINGS: ClassVar[list[BindingType]] = [
        enter_key(N_("begin"), N_("Learn from a review, in 45 minutes")),
        Binding("r", "record", N_("record"), tooltip=N_("Record one thing to try")),
        Binding("t", "tried", N_("trying"), tooltip=N_("This one is being tried")),
        Binding("e", "embedded", N_("embedded"), tooltip=N_("This one is how we work now")),
        Binding("k", "keep", N_("keep"), tooltip=N_("Keep trying this one; look at it again")),
        Binding("d", "dropped", N_("drop"), tooltip=N_("Drop this one")),
        Binding("x", "delete", N_("delete"), tooltip=N_("Delete this one for good")),
        WITH_COVER,
    ]

    def __init__(self, learning: Learning, *, covered: bool, records: bool = False) -> None:
        """List the decisions of `learning`.

        Args:
            learning: The decisions.
            covered: Whether the room may be looking.
            records: Whether a session has just ended, and its decision is to be recorded.
        """
        super().__init__(covered=covered)
        self._learning = learning
        self._is_to_record = records

    @property
    def heading(self) -> str:
        """What stands at the top."""
        return _("Learning from a review")

    @property
    def about(self) -> str:
        """What is listed beneath."""
        if not self._learning.decisions:
            return _("Nothing to try has been recorded. Enter begins a session, r records.")
        return _("What we're trying. It's kept apart from the session it came from.")

    @property
    def items(self) -> Sequence[Content]:
        """The decisions."""
        today, room = self._learning.today, self.columns - 4
        return [
            Content("\n").join(
                [
                    self.numbered(number, each.thing.text, "bold" if each.is_due(today) else ""),
                    *(Content(f"    {row}") for row in wrapped(what_of(each, today), room)),
                ]
            )
            for number, each in enumerate(self._learning.decisions, 1)
        ]

    def on_mount(self) -> None:
        """Show everything, and ask what is to be recorded, unless the room may be looking."""
        super().on_mount()
        self._record_if_seen_alone()

    def action_cover(self) -> None:
        """Uncover everything, or cover it again."""
        super().action_cover()
        self._record_if_seen_alone()

    def _record_if_seen_alone(self) -> None:
        if self._is_to_record and not self._is_covered:
            self._is_to_record = False
            self.action_record()

    def footer(self) -> Sequence[str]:
        """Return the actions in the bottom line."""
        if self._learning.due:
            return ("embedded", "keep", "dropped", "leave", "keys")
        return ("enter", "record", "tried", "leave", "keys")

    def may(self, action: str) -> bool:
        """Say whether an action means something now."""
        if action in ("enter", "record", "cover"):
            return True
        return self.place > 0 and (
            action == "delete" or self._learning.decision(self.place).is_open
        )

    def entered(self) -> None:
        """Begin a session."""
        self.dismiss(LearningLeft.BEGIN)

    def action_record(self) -> None:
        """Record one thing to try."""
        self.ask(self._learning.recording())

    def action_tried(self) -> None:
        """Say that the chosen one is being tried."""
        self.attempt(lambda: self._learning.tried(self.place))

    def action_embedded(self) -> None:
        """Say that the chosen one is how the work is done."""
        self.attempt(lambda: self._learning.embedded(self.place))

    def action_keep(self) -> None:
        """Ask when to look at the chosen one again."""
        self.attempt(lambda: self.ask(self._learning.keeping(self.place)))

    def action_dropped(self) -> None:
        """Say that the chosen one was given up."""
        self.attempt(lambda: self._learning.dropped(self.place))

    def action_delete(self) -> None:
        """Ask whether to delete the chosen one."""
        place = self.place
        self.confirm(
            _("Delete number {number} for good?").format(number=place),
            _("deletes it"),
            lambda: self._learning.delete(place),
        )
