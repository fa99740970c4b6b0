"""What a practice round has beside a session: incidents, the trainer's hall, a private tally.

All of it is the console's alone. An ordinary session has none of it and says so.
"""

from collections.abc import Sequence
from typing import Final, NamedTuple

from group_supervision.core import commands
from group_supervision.core.hall import Notice
from group_supervision.errors import Refusal
from group_supervision.guide.practice import PracticeEvent
from group_supervision.guide.table import Table
from group_supervision.guide.words.hall import heard, in_words
from group_supervision.guide.words.practice import Incidents, acted_out
from group_supervision.live.session import LiveSession
from group_supervision.translation import _

_FIVE_MINUTES: Final = 5 * commands.MINUTE

ASKING: Final = "○"
"""Says before everyone that the trainer has been asked to come."""


class Keys(NamedTuple):
    """What a console calls the keys that are named here."""

    accept: str
    refuse: str


class Practising:
    """A round of an event, as its facilitator's console has it."""

    def __init__(self, live: LiveSession, event: PracticeEvent | None) -> None:
        """Practise with `live`, of `event`; `None`: it is no round of one."""
        self._live = live
        self._event = event

    @property
    def table(self) -> Table | None:
        """Its place in a hall; `None`: it has none."""
        return None if self._event is None else self._event.table

    def beat(self) -> None:
        """Say to the hall, where there is one, where the round is."""
        if self.table is not None:
            self.table.during(self._live)

    @property
    def is_announced_to(self) -> bool:
        """Whether something was announced that waits for an answer."""
        return self.table is not None and self.table.announced is not None

    @property
    def acted_out(self) -> Sequence[str]:
        """What is to be acted out, and what for; empty: nothing."""
        called = None if self._event is None else self._event.incidents.called
        return [] if called is None else [acted_out(called)]

    @property
    def is_asking(self) -> bool:
        """Whether the trainer has been asked to come."""
        return self.table is not None and self.table.asks

    def said(self, keys: Keys) -> Sequence[str]:
        """Return what stands on the console for as long as it holds."""
        return [*self.acted_out, *said_of_the_hall(self.table, keys)]

    def count_drift(self, index: int) -> None:
        """Count a drift line as used, where the facilitator wants to know afterwards."""
        if self._event is not None and self._event.tally is not None:
            self._event.tally.count(index)

    def call_up(self, which: Incidents | None, *, drawn: bool) -> None:
        """Have something happen in this round.

        Args:
            which: What; `None`: nothing.
            drawn: Whether chance is to choose.

        Raises:
            Refusal: When this is no practice round.
        """
        event = self._require_event()
        if drawn:
            event.incidents.draw()
        else:
            event.incidents.choose(which)

    def toggle_help(self) -> str:
        """Ask the trainer to come, or ask no more. Returns a sentence.

        Raises:
            Refusal: When this table is in no hall.
        """
        return toggle_help(self.table)

    def answer(self, *, accepts: bool) -> str:
        """Answer what was announced, and do what accepting it comes to. Returns a sentence.

        Raises:
            Refusal: When nothing waits for an answer, or it can't be done now.
        """
        announced = None if self.table is None else self.table.announced
        if announced is not None and accepts:
            self._do(announced.notice)
        return answer(self.table, accepts=accepts)

    def _do(self, notice: Notice) -> None:
        if notice is Notice.FIVE_MORE:
            self._live.perform(commands.grant, _FIVE_MINUTES)
        elif notice is Notice.PAUSE and self._live.session.is_running:
            self._live.perform(commands.toggle_clock)

    def _require_event(self) -> PracticeEvent:
        if self._event is None:
            raise Refusal(_("That's for practice rounds."))
        return self._event


def said_of_the_hall(
    table: Table | None, keys: Keys, *, before_everyone: bool = False
) -> Sequence[str]:
    """Return what a table's console says of the hall for as long as it holds.

    Args:
        table: The table's place in the hall, if it has one.
        keys: What the console calls its keys.
        before_everyone: Whether the group reads it too: that help was asked for is a mark then.
    """
    if table is None:
        return []
    lines = []
    if table.announced is not None:
        lines.append(heard(table.announced.notice, *keys))
    if table.asks:
        lines.append(ASKING if before_everyone else _("The trainer has been asked to come."))
    if not table.is_reached:
        lines.append(_("The hall's folder can't be reached. Your round goes on."))
    return lines


def toggle_help(table: Table | None) -> str:
    """Ask the trainer to come, or ask no more. Returns a sentence.

    Raises:
        Refusal: When the table is in no hall.
    """
    if table is None:
        raise Refusal(_("This table isn't in a hall, so there's nobody to ask."))
    if table.toggle_help():
        return _("The trainer has been asked to come.")
    return _("The trainer is no longer asked for.")


def answer(table: Table | None, *, accepts: bool) -> str:
    """Answer what was announced. Returns a sentence.

    Raises:
        Refusal: When nothing waits for an answer.
    """
    if table is None:
        raise Refusal(_("Nothing has been announced."))
    announced = table.answer(accepts=accepts)
    sentence = _("Accepted: {what}.") if accepts else _("Not now: {what}.")
    return sentence.format(what=in_words(announced.notice))
