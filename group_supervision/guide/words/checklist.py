"""The observer's checklist in words."""

from typing import Final

from group_supervision.core.checklist import Item, Mark, watched_for
from group_supervision.core.format import Format
from group_supervision.translation import N_, _

_ITEMS: Final = {
    Item.AGREEMENT: N_("Opened with the agreement and its limits"),
    Item.HELD_TIME: N_("Kept the presenter's time without a word of their own"),
    Item.CLEAR_CHANGES: N_("Said clearly when a new part began"),
    Item.CHOICE_OF_SEAT: N_("Let the presenter choose how to sit back"),
    Item.FIRST_ADVICE: N_("Noticed within a minute when we drifted"),
    Item.TO_EVERYONE: N_("Brought us back by speaking to everyone, not to one"),
    Item.TWO_LENSES: N_("Used at least two lenses"),
    Item.QUIET: N_("Let it be quiet"),
    Item.PRESENTER_FIRST: N_("Let the presenter speak first on coming back"),
    Item.NO_PLAN: N_("Kept us from making a plan"),
    Item.CLOSING_ROUND: N_("Held the closing round, and on time"),
    Item.PRESENTER_AFTER: N_("Asked after the presenter at the end"),
}
_MARKS: Final = {
    Mark.SEEN: N_("seen"),
    Mark.PARTLY: N_("partly"),
    Mark.NOT_SEEN: N_("not seen"),
    Mark.NOT_NEEDED: N_("not needed"),
}


def item_in_words(item: Item, fmt: Format | None = None) -> str:
    """Return what is looked for.

    Args:
        item: The item.
        fmt: The format that is watched; `None`: more than one, or it isn't known.
    """
    drift = "" if fmt is None else watched_for(fmt)
    if item is Item.FIRST_ADVICE and drift:
        return _("Noticed within a minute: {drift}").format(drift=drift)
    return _(_ITEMS[item])


def mark_in_words(mark: Mark | None) -> str:
    """Return a mark; nothing while there is none."""
    return "" if mark is None else _(_MARKS[mark])


def whole_round() -> str:
    """Say how to observe: half of a round is known to mislead."""
    return _("Watch the whole round before you mark anything for good. There's no score.")
