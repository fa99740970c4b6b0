"""The group agreement in words: what is asked, what we suggest, how it is read aloud."""

from collections.abc import Sequence
from datetime import date
from typing import Final, NamedTuple

from group_supervision.core.agreement import Agreement, Topic
from group_supervision.guide.words.dates import in_words
from group_supervision.translation import N_, _


class _Wording(NamedTuple):
    """What is asked of a topic, and a line a group may take or change."""

    question: str
    suggested: str


# The topics are those of published agreements (S84, S113, S114, S133); all words are ours.
_WORDINGS: Final = {
    Topic.PURPOSE: _Wording(
        N_("What are we here for?"),
        N_("We're here to think together about our work, and to look after each other."),
    ),
    Topic.CONFIDENTIALITY: _Wording(
        N_("What stays here, and what would we have to pass on?"),
        N_(
            "What's said here stays here. If someone may come to harm, or the law requires it, we"
            " pass it on, and say so first where that's safe."
        ),
    ),
    Topic.WRITTEN: _Wording(
        N_("What is written, and what is kept?"),
        N_("We hear before each session what will be written. No real names, and no case record."),
    ),
    Topic.RECORDING: _Wording(
        N_("Recordings and meeting assistants?"),
        N_(
            "Nobody records. Phones, speakers and meeting assistants are off; captions are fine,"
            " and aren't saved."
        ),
    ),
    Topic.STOPPING: _Wording(
        N_("How can any of us pause or stop?"),
        N_("Anyone can ask us to pause or stop, by a word or a hand, and needn't say why."),
    ),
    Topic.ACCESS: _Wording(
        N_("What does each of us need to take part?"),
        N_("We say what we need: a seat, captions, breaks, a slower pace. We ask every time."),
    ),
    Topic.DIFFICULTIES: _Wording(
        N_("What if something is difficult between us?"),
        N_(
            "If something is difficult between us, we say so here, or later to the facilitator or"
            " someone else we trust."
        ),
    ),
}


def question(topic: Topic) -> str:
    """Return what is asked of a topic."""
    return _(_WORDINGS[topic].question)


def suggested(topic: Topic) -> str:
    """Return a line that a group may take as it is."""
    return _(_WORDINGS[topic].suggested)


def read_aloud(agreement: Agreement) -> Sequence[str]:
    """Return the eight to ten lines of an agreement, the date the last of them."""
    lines = [agreement.lines[topic].text for topic in Topic]
    again = _("We look at this again by {date}.").format(date=in_words(agreement.again))
    return [*lines, *(line.text for line in agreement.own), again]


def standing(agreement: Agreement, today: date) -> str:
    """Say when an agreement was last confirmed, or that its date has passed."""
    if agreement.is_due(today):
        return _("It's time to look at this again: {date}.").format(date=in_words(agreement.again))
    return _("Last agreed on {date}.").format(date=in_words(agreement.confirmed))
