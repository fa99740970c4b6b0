"""The discussion rhythm: what is due to be talked about, and the changes somebody makes to it.

Every change reads the file anew and writes it whole, so that two windows don't undo each other.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from random import Random
from typing import Final

from group_supervision.core.months import day_of
from group_supervision.core.rhythm import (
    Kept,
    Standing,
    State,
    Talk,
    Topic,
    Where,
    own_standing,
    standing,
)
from group_supervision.core.rhythm_rules import About, Rule
from group_supervision.core.text import Anonymised, clean
from group_supervision.errors import BadInput, Refusal
from group_supervision.formats.rhythms import load_rules
from group_supervision.formats.tag_words import drawn
from group_supervision.guide.asked_day import checked_day
from group_supervision.guide.tags import checked_tag
from group_supervision.live.clock import Clock
from group_supervision.storage.rhythm_file import RhythmFile
from group_supervision.translation import _

_ORDER: Final = tuple(State)
"""What is due comes first."""


@dataclass(frozen=True, slots=True)
class Row:
    """A topic as it stands today."""

    topic: Topic
    standing: Standing
    rule: Rule | None
    """`None`: its file has gone, or has it no longer."""
    last: Talk | None
    """The last talk that counts."""

    @property
    def what(self) -> str:
        """What it is for."""
        return self.topic.rule if self.rule is None else self.rule.what


class DiscussionRhythm:
    """The rhythm of one practitioner."""

    def __init__(
        self, folder: Path, clock: Clock, *, with_groups: bool, chance: Random | None = None
    ) -> None:
        """Read what is kept.

        Args:
            folder: The data folder, whether it exists yet or not.
            clock: Says which day it is.
            with_groups: Whether talking about something in a group counts.
            chance: What tags are drawn with.

        Raises:
            StoreError: When what is kept can't be read; it's left as it is.
        """
        self.rules, self.complaints = load_rules()
        self.with_groups = with_groups
        self._file = RhythmFile(folder)
        self._clock = clock
        self._chance = chance or Random()  # noqa: S311 - a tag has to be neutral, not unguessable
        self.kept = self._file.load()
        self._before: list[tuple[Kept, Kept]] = []
        """What each change of this run made of what."""

    @property
    def today(self) -> date:
        """The day it is, by the clock on the wall."""
        return day_of(self._clock.now())

    @property
    def rows(self) -> Sequence[Row]:
        """What there is to be talked about: what is due first, then by its day."""
        rows = [self._row(each) for each in self.kept.topics]
        return sorted(rows, key=_urgency)

    @property
    def own(self) -> Standing:
        """How her own supervision stands."""
        return own_standing(self.kept, self.rules, self.today)

    @property
    def own_rule(self) -> Rule | None:
        """The rule for her own supervision, if one was chosen and is still there."""
        return None if self.kept.own_rule is None else self.rules.get(self.kept.own_rule)

    @property
    def is_due(self) -> bool:
        """Whether anything is."""
        standings = [self.own, *(row.standing for row in self.rows)]
        return any(each.state is State.DUE for each in standings)

    @property
    def can_undo(self) -> bool:
        """Whether something was changed here."""
        return bool(self._before)

    def rule_named(self, asked: str, about: About) -> str:
        """Return the whole name of the rule that is meant.

        Raises:
            BadInput: When there is none, it is about something else, or several may be meant.
        """
        found = self.rules.matching(clean(asked, 120))
        if len(found) != 1:
            said = _("There's no category “{id}”: “group-supervision rhythm rules” lists them.")
            if found:
                said = _("“{id}” may mean {names}: give the whole name.")
            names = _(" or ").join(found)
            raise BadInput(said.format(id=clean(asked, 40), names=names))
        rule = self.rules.get(found[0])
        if rule is not None and rule.about is not about:
            said = _("“{id}” is for your own supervision, not for a tag.")
            if about is About.OWN:
                said = _("“{id}” is for tags, not for your own supervision.")
            raise BadInput(said.format(id=rule.id))
        return found[0]

    def add(self, rule: str, words: str = "", since: str = "") -> Topic:
        """Begin to keep a rhythm for something. Returns it, with its tag.

        Args:
            rule: The whole name of its rule.
            words: The tag; empty: it is drawn.
            since: From when it counts, as typed; empty: today.

        Raises:
            BadInput: When the words are no tag, or could be a name, or the day can't be.
            Refusal, StoreError: When there is such a tag already, or it can't be kept.
        """
        topic = Topic(self._tag(words), rule, self._day(since))
        self._change(lambda kept: kept.with_topic(topic))
        return topic

    def reword(self, tag: str, words: str = "") -> Anonymised:
        """Give something another tag. Returns it.

        Raises:
            BadInput, Refusal, StoreError: As `add` does.
        """
        other = self._tag(words)
        self._change(lambda kept: kept.without(tag).with_topic(replace(kept.topic(tag), tag=other)))
        return other

    def talked(self, tag: str, day: str = "", where: Where = Where.SUPERVISION) -> date:
        """Note that something was talked about. Returns the day.

        Raises:
            BadInput: When the day can't be.
            Refusal, StoreError: When there is no such tag, or it can't be kept.
        """
        on = self._day(day)
        self._change(lambda kept: kept.talked(tag, Talk(on, where)))
        return on

    def take_back(self, tag: str, on: date, where: Where) -> None:
        """Forget that something was talked about on a day.

        Raises:
            Refusal, StoreError: When there is no such tag, or it can't be kept.
        """
        self._change(lambda kept: kept.not_talked(tag, Talk(on, where)))

    def resolve(self, tag: str) -> None:
        """Note that something is resolved.

        Raises:
            Refusal, StoreError: When there is no such tag, or it can't be kept.
        """
        today = self.today
        self._change(lambda kept: kept.resolved(tag, today))

    def delete(self, tag: str) -> None:
        """Delete a tag with its days.

        Raises:
            Refusal, StoreError: When there is no such tag, or it can't be deleted.
        """
        self._change(lambda kept: kept.without(tag))

    def supervised(self, day: str = "") -> date:
        """Note a supervision of her own. Returns the day.

        Raises:
            BadInput: When the day can't be.
            Refusal, StoreError: When it's noted already, or can't be kept.
        """
        on = self._day(day)
        self._change(lambda kept: kept.supervised(on))
        return on

    def not_supervised(self, day: str) -> date:
        """Take a supervision of her own out again. Returns the day.

        Raises:
            BadInput: When the day can't be.
            Refusal, StoreError: When it isn't noted, or it can't be kept.
        """
        on = checked_day(day, self.today)
        self._change(lambda kept: kept.without_supervision(on))
        return on

    def keep_to(self, rule: str, began: str = "") -> date | None:
        """Choose the rule for her own supervision. Returns from when it counts.

        Args:
            rule: The whole name of the rule.
            began: From when it counts, as typed; empty: from the first supervision that is noted.

        Raises:
            BadInput: When the day can't be.
            Refusal, StoreError: When it can't be kept.
        """
        day = self._day(began) if began or not self.kept.supervisions else None
        self._change(lambda kept: replace(kept, own_rule=rule, began=day))
        return day

    def undo(self) -> None:
        """Take the last change back.

        Raises:
            Refusal: When there is none, or what is kept was changed elsewhere since.
            StoreError: When it can't be written.
        """
        if not self._before:
            raise Refusal(_("Nothing was changed here."))
        before, after = self._before[-1]
        if self._file.load() != after:
            raise Refusal(_("It was changed in another window since: nothing was undone."))
        self._file.keep(before)
        self._before.pop()
        self.kept = before

    def _change(self, how: Callable[[Kept], Kept]) -> None:
        before = self._file.load()
        after = how(before)
        self._file.keep(after)
        self._before.append((before, after))
        self.kept = after

    def _tag(self, words: str) -> Anonymised:
        taken = frozenset(each.tag.text for each in self.kept.topics)
        return checked_tag(words or drawn(taken, self._chance))

    def _day(self, typed: str) -> date:
        return checked_day(typed, self.today)

    def _row(self, topic: Topic) -> Row:
        found = standing(topic, self.kept, self.rules, self.today, with_groups=self.with_groups)
        last = topic.last(with_groups=self.with_groups)
        return Row(topic, found, self.rules.get(topic.rule), last)


def _urgency(row: Row) -> tuple[int, date, str]:
    by = row.standing.by or date.min
    return _ORDER.index(row.standing.state), by, row.topic.tag.text


def forget_everything(folder: Path) -> None:
    """Delete all tags and days, even where they can't be read.

    Raises:
        StoreError: When they can't be deleted.
    """
    RhythmFile(folder).forget()
