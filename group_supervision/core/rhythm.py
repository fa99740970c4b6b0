"""What is talked about how often: tags with the days they were talked about, and what is due.

A tag is two words that mean something to whoever chose it alone. Days are given; nothing here looks
at a clock.
"""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from group_supervision.core.months import months_after
from group_supervision.core.rhythm_rules import Rule, Rules
from group_supervision.core.text import Anonymised
from group_supervision.errors import BadInput, Refusal
from group_supervision.translation import _

MOST_TAGS: Final = 200
MOST_TALKS: Final = 24
"""Of one tag; what is older is dropped, as only the last one counts."""
MOST_SUPERVISIONS: Final = 520
"""Ten years of one a week."""
LONGEST_AGO: Final = 24
"""Months: a day longer ago is a slip of the finger."""
SOON: Final = timedelta(days=14)
"""What is due within a quarter of its interval is due soon, and within two weeks at most."""


class Where(StrEnum):
    """Where something was talked about."""

    SUPERVISION = "supervision"
    GROUP = "group"


@dataclass(frozen=True, slots=True, order=True)
class Talk:
    """A day on which something was talked about."""

    on: date
    where: Where


@dataclass(frozen=True, slots=True)
class Topic:
    """What a tag stands for, as far as it is known here: a rule and some days."""

    tag: Anonymised
    rule: str
    """Whole name of its rule."""
    since: date
    """From when it counts."""
    talks: tuple[Talk, ...] = ()
    """In their order."""
    resolved: date | None = None

    def last(self, *, with_groups: bool) -> Talk | None:
        """Return the last talk that counts."""
        counted = [each for each in self.talks if with_groups or each.where is Where.SUPERVISION]
        return counted[-1] if counted else None


class State(StrEnum):
    """Whether it is time."""

    DUE = "due"
    SOON = "soon"
    AS_AGREED = "as-agreed"
    RESOLVED = "resolved"
    NO_RULE = "no-rule"
    """Its rule, or when it last took place, isn't known here."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How something stands on a day."""

    state: State
    by: date | None = None
    """The last day on which it is as agreed; `None`: no day can be said."""


_UNKNOWN: Final = Standing(State.NO_RULE)


@dataclass(frozen=True, slots=True)
class Kept:
    """All that is kept of a practitioner's rhythm."""

    topics: tuple[Topic, ...] = ()
    supervisions: tuple[date, ...] = ()
    """When her own supervision took place, in order."""
    own_rule: str | None = None
    """Whole name of the rule for her own supervision; `None`: none was chosen."""
    began: date | None = None
    """From when that rule counts."""

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to keep."""
        return self == Kept()

    def topic(self, tag: str) -> Topic:
        """Return a topic by its tag.

        Raises:
            Refusal: When there is none.
        """
        found = next((each for each in self.topics if each.tag.text == tag.lower()), None)
        if found is None:
            # It isn't repeated: it may have been a name.
            raise Refusal(_("There's no such tag: “group-supervision rhythm list” lists them."))
        return found

    def with_topic(self, topic: Topic) -> "Kept":
        """Return it with a topic more.

        Raises:
            Refusal: When its tag is taken, or there are too many.
        """
        if any(each.tag == topic.tag for each in self.topics):
            raise Refusal(_("There's a tag “{tag}” already: choose another.").format(tag=topic.tag))
        if len(self.topics) >= MOST_TAGS:
            raise Refusal(_("{most} tags is the most: delete some first.").format(most=MOST_TAGS))
        return replace(self, topics=(*self.topics, topic))

    def talked(self, tag: str, talk: Talk) -> "Kept":
        """Return it with a day on which something was talked about.

        Raises:
            Refusal: When there is no such tag, it is resolved, or the day is noted already.
        """
        topic = self.topic(tag)
        if topic.resolved is not None:
            raise Refusal(_("“{tag}” is resolved: add a new tag.").format(tag=topic.tag))
        if talk in topic.talks:
            raise Refusal(_("That day is noted for “{tag}” already.").format(tag=topic.tag))
        talks = tuple(sorted((*topic.talks, talk)))[-MOST_TALKS:]
        return self._changed(topic, replace(topic, talks=talks))

    def not_talked(self, tag: str, talk: Talk) -> "Kept":
        """Return it without a day on which something was talked about.

        Raises:
            Refusal: When there is no such tag. A day that isn't noted is no reason to refuse.
        """
        topic = self.topic(tag)
        talks = tuple(each for each in topic.talks if each != talk)
        return self._changed(topic, replace(topic, talks=talks))

    def resolved(self, tag: str, on: date) -> "Kept":
        """Return it with something resolved, which is never due again.

        Raises:
            Refusal: When there is no such tag, or it is resolved already.
        """
        topic = self.topic(tag)
        if topic.resolved is not None:
            raise Refusal(_("“{tag}” is resolved already.").format(tag=topic.tag))
        return self._changed(topic, replace(topic, resolved=on))

    def without(self, tag: str) -> "Kept":
        """Return it without a topic.

        Raises:
            Refusal: When there is none.
        """
        topic = self.topic(tag)
        return replace(self, topics=tuple(each for each in self.topics if each != topic))

    def supervised(self, on: date) -> "Kept":
        """Return it with a day on which her own supervision took place.

        Raises:
            Refusal: When the day is noted already.
        """
        if on in self.supervisions:
            raise Refusal(_("Your supervision on that day is noted already."))
        days = tuple(sorted((*self.supervisions, on)))[-MOST_SUPERVISIONS:]
        return replace(self, supervisions=days)

    def without_supervision(self, on: date) -> "Kept":
        """Return it without a day on which her own supervision took place.

        Raises:
            Refusal: When it isn't noted.
        """
        if on not in self.supervisions:
            raise Refusal(_("No supervision of yours is noted for that day."))
        return replace(self, supervisions=tuple(each for each in self.supervisions if each != on))

    def _changed(self, old: Topic, new: Topic) -> "Kept":
        return replace(self, topics=tuple(new if each == old else each for each in self.topics))


def own_standing(kept: Kept, rules: Rules, today: date) -> Standing:
    """Say how a practitioner's own supervision stands."""
    rule = None if kept.own_rule is None else rules.get(kept.own_rule)
    began = kept.began or next(iter(kept.supervisions), None)
    if rule is None or began is None or rule.is_each_supervision:
        return _UNKNOWN
    last = next(iter(kept.supervisions[-1:]), began)
    return _standing(last, due_after(last, rule, began), today)


def due_after(held: date, rule: Rule, began: date) -> date:
    """Return by when one's own supervision is due after one that was held."""
    # One in an earlier post says nothing about this one.
    return rule.due(max(held, began) if rule.has_stages else held, began)


def standing(topic: Topic, kept: Kept, rules: Rules, today: date, *, with_groups: bool) -> Standing:
    """Say how something stands.

    Args:
        topic: What.
        kept: All that is kept; what is due at each supervision goes by its days.
        rules: The rules there are.
        today: The day.
        with_groups: Whether talking about it in a group counts.
    """
    rule = rules.get(topic.rule)
    if topic.resolved is not None:
        return Standing(State.RESOLVED)
    if rule is None:
        return _UNKNOWN
    talk = topic.last(with_groups=with_groups)
    last = topic.since if talk is None else talk.on
    if rule.is_each_supervision:
        return _at_each_supervision(last, kept, rules, today)
    return _standing(last, rule.due(last, topic.since), today)


def _at_each_supervision(last: date, kept: Kept, rules: Rules, today: date) -> Standing:
    """Say how something stands that belongs into every supervision.

    When one has passed without it, it is due; else it is due whenever the next one is.
    """
    missed = [each for each in kept.supervisions if last < each <= today]
    if missed:
        return Standing(State.DUE, missed[0])
    own = own_standing(kept, rules, today)
    return Standing(State.SOON) if own.state is State.NO_RULE else own


def _standing(last: date, by: date, today: date) -> Standing:
    warning = min((by - last) // 4, SOON)
    if today >= by:
        return Standing(State.DUE, by)
    return Standing(State.SOON if by - today <= warning else State.AS_AGREED, by)


def check_day(day: date, today: date) -> None:
    """See that something can have taken place on a day.

    Raises:
        BadInput: When it is to come, or too long ago to be meant.
    """
    if day > today:
        raise BadInput(
            _("{day} is still to come: give a day up to today.").format(day=day.isoformat())
        )
    if months_after(day, LONGEST_AGO) < today:
        raise BadInput(
            _("{day} is more than two years ago: give a later day.").format(day=day.isoformat())
        )
