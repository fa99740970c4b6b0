"""The discussion rhythm in words."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from group_supervision.core.months import Span
from group_supervision.core.rhythm import Standing, State, Where
from group_supervision.core.rhythm_rules import Rule
from group_supervision.translation import N_, _, ngettext

KEEP_ELSEWHERE: Final = N_(
    "What a tag means isn't kept here: note it down where your case work is kept."
)
"""Said whenever there is a new tag."""
FLOORS: Final = N_("These are minimums: talk about anything sooner when it needs it.")
ASKED_DAY: Final = N_("Which day? Such as 2026-11-20, yesterday, or Enter for today.")
ASKED_BEGAN: Final = N_("From which day does it count? Such as 2026-09-01, or Enter for today.")
ASKED_WORDS: Final = N_("Two words of your own that name nobody, or Enter: two are drawn.")

GROUP_DOES_NOT_COUNT: Final = N_(
    "By your settings a group discussion doesn't count, so this is still due as before."
)
"""Said when one is noted all the same."""

_WHERE: Final = {
    Where.SUPERVISION: N_("in supervision"),
    Where.GROUP: N_("in the group"),
}


def how_often(rule: Rule) -> str:
    """Return the frequency of a rule, such as “at least every 2 months”."""
    if rule.is_each_supervision:
        if rule.until_resolved:
            return _("at the next supervision, then at each one until it's resolved")
        return _("at every supervision")
    said = []
    for step in rule.steps:
        if step.until is None:
            said.append(every(step.every))
        else:
            said.append(
                _("{how_often} for the first {time}").format(
                    how_often=every(step.every), time=_length(step.until)
                )
            )
    return _("at least {how_often}").format(how_often=_(", then ").join(said))


def every(span: Span) -> str:
    """Return how often, such as “every month” or “every 2 weeks”."""
    if span.months:
        return ngettext("every month", "every {count} months", span.months)
    return ngettext("every week", "every {count} weeks", span.weeks)


def _length(span: Span) -> str:
    if span.months:
        return ngettext("{count} month", "{count} months", span.months)
    return ngettext("{count} week", "{count} weeks", span.weeks)


def stands(standing: Standing) -> str:
    """Return how something stands, in a few calm words."""
    by = "" if standing.by is None else standing.by.isoformat()
    match standing.state:
        case State.DUE:
            return _("due since {day}").format(day=by)
        case State.SOON:
            return _("soon: by {day}").format(day=by) if by else _("at the next supervision")
        case State.AS_AGREED:
            return _("as agreed until {day}").format(day=by)
        case State.RESOLVED:
            return _("resolved")
        case State.NO_RULE:
            return _("no frequency chosen")


def where_in_words(where: Where) -> str:
    """Return where something was talked about."""
    return _(_WHERE[where])


def rule_in_words(rule: Rule) -> str:
    """Return a rule in a sentence: for what, how often, and for how long where that is said."""
    said = _("{what}: {how_often}.").format(what=rule.what, how_often=how_often(rule))
    if rule.covers:
        listed = _("That is: {things}.").format(things="; ".join(rule.covers))
        said = f"{said} {listed}"
    if rule.minutes:
        minutes = ngettext("{count} minute", "{count} minutes", rule.minutes)
        least = _("It takes at least {time}, uninterrupted.").format(time=minutes)
        said = f"{said} {least}"
    return said


def own_in_words(standing: Standing, supervisions: Sequence[date]) -> str:
    """Say when one's own supervision was, and how it stands."""
    was = _("none noted yet")
    if supervisions:
        was = _("last on {day}").format(day=supervisions[-1].isoformat())
    return _("Your own supervision: {was}, {standing}.").format(was=was, standing=stands(standing))
