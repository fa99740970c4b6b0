"""How a session was left, and what home or the shell says about it."""

from enum import Enum
from typing import TYPE_CHECKING, Final

from group_supervision.errors import Refusal
from group_supervision.live.session import LiveSession
from group_supervision.translation import _

if TYPE_CHECKING:
    from group_supervision.guide.session_tags import SessionTags


class Outcome(Enum):
    """How the live session was left."""

    REVIEW = "review"
    LEFT = "left"
    """Before it began, unfinished, or without a review."""
    NOTHING_KEPT = "nothing kept"


class Kept(Enum):
    """What the review decided."""

    ALL = "all"
    LATER = "later"
    """Nothing yet: it stays to be reviewed."""
    NOTHING = "nothing"


def after_review(live: LiveSession, kept: Kept, tags: "SessionTags") -> str:
    """Return what home says once the review has been left."""
    if kept is not Kept.ALL:
        # Nothing in the session tells which tags it was about: they could not be taken back later.
        try:
            tags.take_all_back()
        except Refusal as refusal:
            return str(refusal)
    if kept is Kept.NOTHING:
        return nothing_kept()
    if kept is Kept.LATER:
        live.beat()
        said = _("The session is saved, and not reviewed yet: r at home reviews it.")
        return said if live.is_saved else _saved(live)
    live.finish_review()
    live.beat()  # the last chance for whatever the disk refused
    return _saved(live)


def after_leaving(live: LiveSession, outcome: Outcome) -> str:
    """Return what home says after a session that was left without a review; empty: nothing."""
    if outcome is Outcome.NOTHING_KEPT:
        return nothing_kept()
    return _saved(live) if live.session.is_started else ""


class LearningLeft(Enum):
    """How the list of what a group is trying was left."""

    BEGIN = "begin"
    """To hold a session."""
    HOME = "home"


LEARNING_FORMAT: Final = "learning-from-a-review"
"""Id of the format whose end is a decision, which is recorded apart from the session."""


def has_a_decision(live: LiveSession) -> bool:
    """Say whether a session that was left ends with a decision to be recorded."""
    fmt = live.session.plan.format
    return fmt.id == LEARNING_FORMAT and not live.session.plan.setup.is_demonstration


def nothing_kept() -> str:
    """Say that there is nothing left of a session."""
    return _("Nothing was kept.")


def what_became_of(live: LiveSession) -> str:
    """Say what became of a session when the whole program was left."""
    if not live.session.is_started:
        return _("The session hadn't begun, and nothing was kept.")
    if not live.is_saved:
        return _("The session could not be saved.")
    if live.session.is_ended:
        return _("The session has ended and is saved on this machine. You can review it later.")
    return _("The session stays unfinished, saved on this machine. You can continue it later.")


def _saved(live: LiveSession) -> str:
    if live.is_saved:
        return _("Saved on this machine.")
    return _("The session could not be saved: the disk would not take it.")
