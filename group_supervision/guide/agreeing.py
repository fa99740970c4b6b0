"""The group agreement: made together, read aloud, confirmed, changed when the group likes."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Final

from group_supervision.anonymiser.anonymise import Anonymiser
from group_supervision.core.agreement import LONGEST_LINE, Agreement, Topic
from group_supervision.core.coming_date import coming_date
from group_supervision.core.months import day_of
from group_supervision.core.text import Anonymised
from group_supervision.errors import Refusal, StoreError
from group_supervision.guide.asked_line import AskedLine
from group_supervision.guide.no_names import without_names
from group_supervision.guide.words.agreement import question, read_aloud, standing, suggested
from group_supervision.live.clock import Clock
from group_supervision.storage.agreement_file import agreement_file
from group_supervision.storage.ordinary_words import ordinary_words
from group_supervision.translation import _

_USUAL_WEEKS: Final = "26"


class Agreeing:
    """The agreement of a data folder, kept on the disk after every change."""

    def __init__(self, folder: Path, clock: Clock) -> None:
        """Read it.

        Raises:
            StoreError: When there is one and it can't be read.
        """
        self._file = agreement_file(folder)
        self._clock = clock
        self._anonymiser = Anonymiser(never=ordinary_words(folder))
        self.agreement = self._file.load()
        """What was agreed; `None`: nothing yet."""

    @property
    def today(self) -> date:
        """The date, by the clock on this machine's wall."""
        return day_of(self._clock.now())

    @property
    def is_due(self) -> bool:
        """Whether its date has passed."""
        return self.agreement is not None and self.agreement.is_due(self.today)

    @property
    def lines(self) -> Sequence[str]:
        """The lines to be read aloud; none where nothing was agreed."""
        return () if self.agreement is None else read_aloud(self.agreement)

    @property
    def standing(self) -> str:
        """When it was last confirmed, or that its date has passed."""
        if self.agreement is None:
            return _(
                "Nothing has been agreed yet. We suggest each line; change it together, or keep it."
            )
        return standing(self.agreement, self.today)

    def making(self) -> AskedLine:
        """Ask for every line of a new agreement. Nothing is kept before the last is given."""
        return self._asks_topic(list(Topic), {})

    def confirm(self) -> str:
        """Say that the group still agrees. Returns a sentence.

        Raises:
            Refusal: When there is none, or it can't be saved.
        """
        self._change(lambda kept: kept.confirmed_on(self.today))
        return _("Still agreed.")

    def changing(self, place: int) -> AskedLine:
        """Ask for other words for a line, by its place from 1; the last is the date.

        Raises:
            Refusal: When there is no such line.
        """
        lines = self.lines
        if not 1 <= place <= len(lines):
            raise Refusal(_("There's no line {place}.").format(place=place))
        if place == len(lines):
            return self._asks_date(self._look_again_on)
        topics = list(Topic)
        text = question(topics[place - 1]) if place <= len(topics) else _("Your own line")
        return self._asks(
            text,
            lines[place - 1],
            lambda line: self._change(lambda kept: kept.with_line(place, line)),
        )

    def adding(self) -> AskedLine:
        """Ask for a line of the group's own.

        Raises:
            Refusal: When there is no agreement yet, or no room for another line.
        """
        self._made.require_room()
        return self._asks(
            _("Your own line"), "", lambda line: self._change(lambda kept: kept.with_own(line))
        )

    def take_out(self, place: int) -> None:
        """Take out a line of the group's own, by its place from 1.

        Raises:
            Refusal: When it isn't one, or that can't be saved.
        """
        self._change(lambda kept: kept.without_own(place))

    @property
    def _made(self) -> Agreement:
        return _agreed(self.agreement)

    def _change(self, how: Callable[[Agreement], Agreement]) -> None:
        self.agreement = self._file.change(lambda kept: how(_agreed(kept)))

    def _asks_topic(self, left: Sequence[Topic], lines: Mapping[Topic, Anonymised]) -> AskedLine:
        topic, *later = left

        def take(line: Anonymised) -> AskedLine:
            made = {**lines, topic: line}
            if later:
                return self._asks_topic(later, made)
            texts = tuple(line.text for line in made.values())
            return self._asks_date(lambda again: self._agree(made, again), texts)

        made = tuple(line.text for line in lines.values())
        asked = self._asks(question(topic), suggested(topic), take)
        return replace(asked, so_far=(*made, suggested(topic)))

    def _asks(
        self, text: str, starts_with: str, take: Callable[[Anonymised], AskedLine | None]
    ) -> AskedLine:
        return AskedLine(
            text,
            lambda raw: take(without_names(self._anonymiser, raw, LONGEST_LINE)),
            starts_with=starts_with,
            find=self._anonymiser.spans,
        )

    def _asks_date(self, take: Callable[[date], None], so_far: tuple[str, ...] = ()) -> AskedLine:
        return AskedLine(
            _("When do we look at this again? A date, or in how many weeks"),
            lambda written: take(coming_date(written, self.today)),
            starts_with=_USUAL_WEEKS,
            so_far=so_far,
        )

    def _agree(self, lines: Mapping[Topic, Anonymised], again: date) -> None:
        self._keep(Agreement(lines=lines, own=(), confirmed=self.today, again=again))

    def _look_again_on(self, again: date) -> None:
        self._change(lambda kept: replace(kept, again=again, confirmed=self.today))

    def _keep(self, agreement: Agreement) -> None:
        self._file.put(agreement)
        self.agreement = agreement


def _agreed(agreement: Agreement | None) -> Agreement:
    if agreement is None:
        raise Refusal(_("Nothing has been agreed yet."))
    return agreement


def agreement_is_due(folder: Path, clock: Clock) -> bool:
    """Say whether the date of an agreement has passed; what can't be read now is not due."""
    try:
        agreement = agreement_file(folder).load()
    except StoreError:
        return False
    return agreement is not None and agreement.is_due(day_of(clock.now()))
