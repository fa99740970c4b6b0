"""A hall in words: where each table is, what it needs, and what is announced."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from math import ceil
from typing import Final

from group_supervision.core.hall import Notice, Standing
from group_supervision.guide.hall import Answers, TableSeen
from group_supervision.guide.words.time import time_of_day
from group_supervision.translation import N_, _, ngettext

_MINUTE: Final = timedelta(minutes=1)
_NOTHING: Final = timedelta()
_MOST_LISTED: Final = 12

_NOTICES: Final = {
    Notice.FIVE_MORE: N_("five more minutes for everyone"),
    Notice.FINISH_SOON: N_("please finish within five minutes"),
    Notice.PAUSE: N_("please pause for a moment and listen"),
    Notice.MEET: N_("we all meet when your round is over"),
}
_ACCEPTED: Final = {
    Notice.FIVE_MORE: N_("accepting adds five minutes to this part"),
    Notice.FINISH_SOON: N_("accepting changes nothing by itself"),
    Notice.PAUSE: N_("accepting pauses"),
    Notice.MEET: N_("accepting changes nothing by itself"),
}


def in_words(notice: Notice) -> str:
    """Return what is announced."""
    return _(_NOTICES[notice])


def what_accepting_does(notice: Notice) -> str:
    """Say what comes of accepting it at a table."""
    return _(_ACCEPTED[notice])


def heard(notice: Notice, accept: str, refuse: str) -> str:
    """Return what a table's console says of an announcement that waits.

    Args:
        notice: What is announced.
        accept: What the console calls the key that accepts it.
        refuse: And the one that doesn't.
    """
    sentence = _("From the trainer: {what}. {accept} accepts, {refuse} not now; {effect}.")
    return sentence.format(
        what=in_words(notice), accept=accept, refuse=refuse, effect=what_accepting_does(notice)
    )


def heading(tables: Sequence[TableSeen]) -> str:
    """Say how many tables there are."""
    return counted(len(tables))


def counted(count: int) -> str:
    """Return a number of tables in words."""
    return ngettext("{count} table", "{count} tables", count)


def needs(tables: Sequence[TableSeen]) -> str:
    """Say which tables ask for help and of which there is no sign; empty: none."""
    parts = [
        sentence.format(tables=_listed(labels))
        for sentence, labels in (
            (_("Asking for help: {tables}."), [each.label for each in tables if each.asks]),
            (_("No sign of: {tables}."), [each.label for each in tables if each.silent_since]),
        )
        if labels
    ]
    return " ".join(parts)


def answers_in_words(answers: Answers) -> str:
    """Say what was announced, and which tables have said what to it."""
    said = _("Announced at {time}: {what}.").format(
        time=time_of_day(answers.announcement.at), what=in_words(answers.announcement.notice)
    )
    parts = [
        sentence.format(tables=_listed(labels))
        for sentence, labels in (
            (_("Yes: {tables}."), answers.accepted),
            (_("Not now: {tables}."), answers.refused),
            (_("No answer yet: {tables}."), answers.waiting),
        )
        if labels
    ]
    return " ".join([said, *parts])


def _listed(labels: Sequence[str]) -> str:
    """Return the tables' labels, or how many there are where they would fill the screen."""
    if len(labels) <= _MOST_LISTED:
        return ", ".join(labels)
    return counted(len(labels))


def time_in_words(each: TableSeen) -> str:
    """Return what is left of a table's part, in a few characters; empty: nothing to say."""
    if each.left is None:
        return ""
    if each.left >= _NOTHING:
        return _("{count} min").format(count=max(1, ceil(each.left / _MINUTE)))
    return _("+{count} min").format(count=ceil(-each.left / _MINUTE))


def state_in_words(each: TableSeen) -> str:
    """Say what there is to say of a table beside its part and time; empty: all is as it should be.

    For instance `asks for help, paused`.
    """
    return ", ".join(_states(each))


def _states(each: TableSeen) -> Iterator[str]:
    if each.asks:
        yield _("asks for help")
    if each.silent_since is not None:
        yield _("no sign since {time}").format(time=time_of_day(each.silent_since))
        return
    standing = _standing(each)
    if standing:
        yield standing
    if each.sign.late >= 2 * _MINUTE:
        yield _("{count} min late").format(count=each.sign.late // _MINUTE)
    elif each.left is not None and each.left < _NOTHING:
        yield _("over")


def _standing(each: TableSeen) -> str:
    sign = each.sign
    match sign.standing:
        case Standing.BETWEEN:
            return _("before round {number}").format(number=sign.round)
        case Standing.READY:
            return _("about to begin")
        case Standing.PAUSED:
            return _("paused")
        case Standing.BREAK:
            return _("a break")
        case Standing.ENDED:
            return _("round over")
        case Standing.DONE:
            return _("all rounds done")
        case Standing.LEFT:
            return _("console closed")
    return ""


def round_in_words(each: TableSeen, *, is_short: bool = False) -> str:
    """Return which round a table is in, and unless it is to be short of how many."""
    number = min(each.sign.round, each.sign.rounds)
    if is_short:
        return _("round {number}").format(number=number)
    return _("round {number} of {rounds}").format(number=number, rounds=each.sign.rounds)


def waiting_for_tables() -> str:
    """Say that no table is there yet, and how one comes."""
    return _(
        "No table yet. Each is led with “group-supervision practice --hall FOLDER --table NUMBER”,"
        " with the same folder."
    )


def out_of_reach_in_words(since: datetime) -> str:
    """Say that a folder can't be looked into."""
    return _("A folder hasn't been reachable since {time}: what's shown may be old.").format(
        time=time_of_day(since)
    )
