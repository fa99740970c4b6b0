"""What is written down of a session, said to the room. It claims no more than what is done.

With no notes, a session's file still holds its date and times, the settings and the number of
people, and a label if one was given: so that is what the room is told.
"""

from typing import Final

from group_supervision.core.choices import NotePolicy, Setup
from group_supervision.translation import N_, _

_AGREED: Final = {
    NotePolicy.NONE: N_(
        "nothing we say is written down, only the date, the times, how many we are and the settings"
    ),
    NotePolicy.AFTER: N_(
        "none as we speak; after the session perhaps a few key words, on this machine, with names"
        " taken out as far as we can tell"
    ),
    NotePolicy.LIVE: N_(
        "perhaps a few key words as we speak, on this machine, with names taken out as far as we"
        " can tell"
    ),
}
_AGREED_WITH_LABEL: Final = N_(
    "nothing we say is written down, only the date, the times, how many we are, the settings and a"
    " label"
)

_BEFORE: Final = {
    NotePolicy.NONE: N_(
        "Nothing we say is written down: only the date, the times, how many we are and the"
        " settings."
    ),
    NotePolicy.AFTER: N_(
        "A few key words may be noted afterwards, names taken out as far as we can tell."
    ),
    NotePolicy.LIVE: N_(
        "A few key words may be noted as we speak, names taken out as far as we can tell."
    ),
}
_BEFORE_WITH_LABEL: Final = N_(
    "Nothing we say is written down: only the date, the times, how many we are, the settings and a"
    " label."
)

_OVER: Final = {
    NotePolicy.NONE: N_(
        "Nothing we said was written down: only the date, the times, how many we are and the"
        " settings."
    ),
    # The review is still to come: whoever reads this card may yet see her write.
    NotePolicy.AFTER: _BEFORE[NotePolicy.AFTER],
    NotePolicy.LIVE: N_("Key words that are kept have names taken out as far as we can tell."),
}
_OVER_WITH_LABEL: Final = N_(
    "Nothing we said was written down: only the date, the times, how many we are, the settings and"
    " a label."
)


def as_agreed(policy: NotePolicy, *, is_labelled: bool) -> str:
    """Return what is written down, as it ends the sentence "As for notes: …".

    Args:
        policy: The note policy.
        is_labelled: Whether a label for the group is kept too.
    """
    if policy is NotePolicy.NONE and is_labelled:
        return _(_AGREED_WITH_LABEL)
    return _(_AGREED[policy])


def on_the_wall(setup: Setup, *, is_over: bool) -> str:
    """Return the sentence for the welcome card, or for the resting card.

    Args:
        setup: What was chosen; of the label it says only that there is one.
        is_over: Whether the session has ended.
    """
    if setup.policy is NotePolicy.NONE and setup.group is not None:
        return _(_OVER_WITH_LABEL if is_over else _BEFORE_WITH_LABEL)
    return _((_OVER if is_over else _BEFORE)[setup.policy])
