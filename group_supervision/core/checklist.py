"""What the observer of a practice round ticks: seen, partly, not seen, not needed.

No total is worked out and nobody is compared: a mark is about a moment, not about a person. The
items are inferred, after the headings with which Balint leaders are observed (S17).
"""

from collections.abc import Mapping
from enum import StrEnum

from group_supervision.core.format import Format, NoteKind, Phase


class Mark(StrEnum):
    """What was seen of something."""

    SEEN = "seen"
    PARTLY = "partly"
    NOT_SEEN = "not-seen"
    NOT_NEEDED = "not-needed"


class Item(StrEnum):
    """What is looked for, in the order in which it may be seen."""

    AGREEMENT = "agreement"
    HELD_TIME = "held-time"
    CLEAR_CHANGES = "clear-changes"
    CHOICE_OF_SEAT = "choice-of-seat"
    FIRST_ADVICE = "first-advice"
    TO_EVERYONE = "to-everyone"
    TWO_LENSES = "two-lenses"
    QUIET = "quiet"
    PRESENTER_FIRST = "presenter-first"
    NO_PLAN = "no-plan"
    CLOSING_ROUND = "closing-round"
    PRESENTER_AFTER = "presenter-after"


def items_of(fmt: Format) -> tuple[Item, ...]:
    """Return what is looked for in a format: what its parts make room for, and no more."""
    has = {
        Item.HELD_TIME: any(phase.protected for phase in fmt.phases),
        Item.CHOICE_OF_SEAT: any(map(_says_how_to_sit, fmt.phases)),
        Item.FIRST_ADVICE: bool(fmt.drift_lines),
        Item.TO_EVERYONE: bool(fmt.drift_lines),
        Item.TWO_LENSES: any(map(_has_lenses, fmt.phases)),
        Item.PRESENTER_FIRST: any(map(_is_the_return, fmt.phases)),
        Item.CLOSING_ROUND: fmt.timed and any(map(_is_a_round, fmt.phases)),
    }
    left_out = fmt.observer.leaves_out
    return tuple(each for each in Item if has.get(each, True) and each.value not in left_out)


def watched_for(fmt: Format) -> str:
    """Return the drift that is to be noticed within a minute, in the format's words."""
    wanted = fmt.observer.watches_for
    lines = [each for each in fmt.drift_lines if wanted in ("", each.id)]
    return lines[0].drift if lines else ""


def _has_lenses(phase: Phase) -> bool:
    """Say whether a part has more ways of looking than one; on leaving they are something else."""
    return len(phase.lenses) > 1 and not phase.closing


def _says_how_to_sit(phase: Phase) -> bool:
    """Say whether somebody who listens is told how to sit, which differs with the setting."""
    return bool(phase.silent) and len(set(phase.say.values())) > 1


def _is_the_return(phase: Phase) -> bool:
    return phase.note_kind is NoteKind.RESONANCE


def _is_a_round(phase: Phase) -> bool:
    """Say whether everyone may say a last word: a part that is one person's own is no round."""
    return phase.closing and not phase.protected


Checklist = Mapping[Item, Mark]
"""The marks given so far. What is not in it has not been marked."""
