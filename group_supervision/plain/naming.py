"""What the review can say of names: one that was missed, who somebody is, who is the same.

Whatever is said here is done in every note, and on the disk at once.
"""

import re
from collections.abc import Callable
from typing import Final

from group_supervision.anonymiser.anonymise import Anonymiser
from group_supervision.core.text import clean
from group_supervision.core.wording import counted
from group_supervision.plain.console import Console
from group_supervision.plain.sentences import note_line

_NAME: Final = re.compile(r"(?:z|protect)(?: +(?P<name>.+))?", re.IGNORECASE)
_ROLE: Final = re.compile(r"r +person +(?P<letters>[a-z]{1,3})(?: +(?P<role>.+))?", re.IGNORECASE)
_MERGE: Final = re.compile(
    r"m +person +(?P<gone>[a-z]{1,3}),?(?: +(?:and|is))? +person +(?P<stays>[a-z]{1,3})",
    re.IGNORECASE,
)
_MOST_SAID: Final = 3
"""So many notes that changed are said; more can be asked for."""

NAMING_COMMANDS: Final = (
    "z: take out a name that was missed, from every note; z alone asks for it unseen.",
    "r Person A the child: say who somebody is to the case; r Person A alone takes it away.",
    "m Person B Person A: both are one person, who is Person A from here on.",
)
UNSAVED: Final = (
    "Not saved: the disk would not take it. It is written when you leave the review, if it can be."
)


def said_of_names(console: Console, line: str) -> bool:
    """Do what a line says of names; return whether it says anything of them.

    Raises:
        Refusal: When it cannot be so. Nothing has changed then.
        Over: When there will be no more lines.
    """
    if match := _NAME.fullmatch(line):
        _take_out(console, match["name"] or "")
    elif match := _MERGE.fullmatch(line):
        gone, stays = _label(match["gone"]), _label(match["stays"])
        _change(
            console,
            lambda anonymiser: anonymiser.merge(gone, stays),
            f"{gone} is {stays} from here on, and was before.",
            "No note had to change.",
        )
    elif match := _ROLE.fullmatch(line):
        label, role = _label(match["letters"]), match["role"] or ""
        _change(
            console,
            lambda anonymiser: anonymiser.give_role(label, role),
            f"{label} is {clean(role)}." if role else f"{label} has no role.",
            "No note had to change.",
        )
    else:
        return False
    return True


def say_if_unsaved(console: Console) -> None:
    """Say that what was decided is not on the disk yet, where that is so."""
    if not console.live.is_saved:
        console.say(UNSAVED)


def _take_out(console: Console, given: str) -> None:
    """Take out a name that was missed; without one ask for it, unseen."""
    raw = given or console.conversation.ask_unseen(
        "The name that was missed, then Enter; Enter alone leaves it."
    )
    if not clean(raw):
        console.say("No name was added.")
        return
    _change(
        console,
        # Whoever names it here has read it: no capital and no neighbour has to speak for it.
        lambda anonymiser: anonymiser.protect(raw, insists=True),
        "It is taken out wherever it is said.",
        "It stands in no note.",
    )


def _change(
    console: Console, decision: Callable[[Anonymiser], None], done: str, unchanged: str
) -> None:
    """Decide, say so, and how the notes read that changed."""
    before = {note.id: note.text for note in console.session.notes}
    console.live.decide(decision)
    changed = [note for note in console.session.notes if note.text != before[note.id]]
    count = counted(len(changed), "note")
    if not changed:
        console.say(f"{done} {unchanged}")
    elif len(changed) > _MOST_SAID:
        console.say(f"{done} {count} changed.")
    else:
        console.say(f"{done} {count} changed:", *map(note_line, changed))
    say_if_unsaved(console)


def _label(letters: str) -> str:
    return f"Person {letters.upper()}"
