"""Learning from a review: what the group decided to try, and what becomes of it."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Final

from group_supervision.anonymiser.anonymise import Anonymiser
from group_supervision.core.coming_date import coming_date
from group_supervision.core.decision import MOST_DECISIONS, Decision
from group_supervision.core.months import day_of
from group_supervision.core.text import NOTE_LIMIT, Anonymised, clean
from group_supervision.errors import Refusal, StoreError
from group_supervision.guide.asked_line import AskedLine, Shows
from group_supervision.guide.no_names import without_names
from group_supervision.live.clock import Clock
from group_supervision.storage.decisions_file import decisions_file
from group_supervision.storage.ordinary_words import ordinary_words
from group_supervision.translation import _

_LONGEST_ROLE: Final = 60
USUAL_WEEKS: Final = "8"
"""In how many weeks a group looks again, unless it says otherwise. Six to twelve is inferred."""


class Learning:
    """The decisions of a data folder, kept on the disk after every change."""

    def __init__(self, folder: Path, clock: Clock) -> None:
        """Read them.

        Raises:
            StoreError: When there are some and they can't be read.
        """
        self._file = decisions_file(folder)
        self._clock = clock
        self._anonymiser = Anonymiser(never=ordinary_words(folder))
        self.decisions: Sequence[Decision] = ()
        """As they are listed: what is due first, then what is open, then what is over."""
        self._read()

    @property
    def today(self) -> date:
        """The date, by the clock on this machine's wall."""
        return day_of(self._clock.now())

    @property
    def due(self) -> int:
        """How many are to be looked at again by now."""
        return sum(each.is_due(self.today) for each in self.decisions)

    def recording(self) -> AskedLine:
        """Ask for a new decision: what to try, which role owns it, and when to look again."""

        def what(raw: str) -> AskedLine:
            # Nobody is looked up before Enter: half a name would use up a label.
            thing = self._thing(raw)
            return AskedLine(
                _("Which role owns it? A role, not a name"), lambda role: who(thing, role)
            )

        def who(thing: str, raw: str) -> AskedLine:
            role = without_names(self._anonymiser, raw, _LONGEST_ROLE)
            return AskedLine(
                _("When do you look at it again? A date, or in how many weeks"),
                lambda written: when(thing, role, written),
                starts_with=USUAL_WEEKS,
            )

        def when(thing: str, role: Anonymised, written: str) -> None:
            again = coming_date(written, self.today)
            self._record(Decision(self._anonymiser.anonymise(thing), role, again))

        return AskedLine(
            _("The one thing to try"), what, shows=Shows.NAMES, find=self._anonymiser.spans
        )

    def tried(self, number: int) -> None:
        """Say that a decision is being tried, by its number from 1 in the list.

        Raises:
            Refusal: When there is no such decision, it is over, or it can't be saved.
        """
        self._change(number, Decision.tried)

    def embedded(self, number: int) -> None:
        """Say that it's how the work is done now.

        Raises:
            Refusal: As `tried` does.
        """
        self._change(number, Decision.embedded)

    def dropped(self, number: int) -> None:
        """Say that it was given up.

        Raises:
            Refusal: As `tried` does.
        """
        self._change(number, Decision.dropped)

    def keeping(self, number: int) -> AskedLine:
        """Ask when to look again at a decision that goes on.

        Raises:
            Refusal: When there is no such decision, or it is over.
        """
        self.decision(number).kept(self.today)

        def take(written: str) -> None:
            again = coming_date(written, self.today)
            self._change(number, lambda each: each.kept(again))

        return AskedLine(
            _("It goes on. When do you look at it again? A date, or in how many weeks"),
            take,
            starts_with=USUAL_WEEKS,
        )

    def delete(self, number: int) -> None:
        """Delete a decision for good.

        Raises:
            Refusal: When there is no such decision, or it can't be deleted.
        """
        gone = self.decision(number)
        self._replace(gone)

    def decision(self, number: int) -> Decision:
        """Return a decision by its number from 1 in the list.

        Raises:
            Refusal: When there is no such decision.
        """
        if not 1 <= number <= len(self.decisions):
            raise Refusal(_("There's no number {number} in the list.").format(number=number))
        return self.decisions[number - 1]

    def _thing(self, raw: str) -> str:
        line = clean(raw, NOTE_LIMIT)
        if len(self.decisions) >= MOST_DECISIONS:
            raise Refusal(_("The list is full: delete what is over."))
        return line

    def _record(self, decision: Decision) -> None:
        self._keep(lambda kept: [*kept, decision])

    def _change(self, number: int, how: Callable[[Decision], Decision]) -> None:
        old = self.decision(number)
        new = how(old)
        self._replace(old, new)

    def _replace(self, old: Decision, *new: Decision) -> None:
        def replaced(kept: Sequence[Decision]) -> Sequence[Decision]:
            at = _place(kept, old)
            return [*kept[:at], *new, *kept[at + 1 :]]

        self._keep(replaced)

    def _keep(self, how: Callable[[Sequence[Decision]], Sequence[Decision]]) -> None:
        decisions = how(self._file.load())
        # An empty list leaves no file behind.
        if decisions:
            self._file.put(tuple(decisions))
        else:
            self._file.forget()
        self._show(decisions)

    def _read(self) -> None:
        self._show(self._file.load())

    def _show(self, decisions: Sequence[Decision]) -> None:
        today = self.today
        self.decisions = sorted(
            decisions, key=lambda each: (not each.is_due(today), not each.is_open, each.again)
        )


def _place(kept: Sequence[Decision], wanted: Decision) -> int:
    """Return where a decision is among those that are kept now.

    Raises:
        Refusal: When another window has changed or deleted it.
    """
    if wanted not in kept:
        raise Refusal(_("It was changed in another window: open the list again."))
    return kept.index(wanted)


def decisions_due(folder: Path, clock: Clock) -> int:
    """Return how many decisions are due; what can't be read now is not due."""
    try:
        decisions = decisions_file(folder).load()
    except StoreError:
        return 0
    today = day_of(clock.now())
    return sum(each.is_due(today) for each in decisions)
