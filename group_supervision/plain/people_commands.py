"""What the review can be told about people: a missed name, who somebody is, who is the same."""

import re
from collections.abc import Sequence
from typing import Final

from group_supervision.core.text import clean
from group_supervision.guide.replacements import Decided, Replacements
from group_supervision.plain.console import Console
from group_supervision.plain.sentences import note_line
from group_supervision.translation import N_, _, ngettext

_NAME: Final = re.compile(r"(?:z|protect)(?: +(?P<name>.+))?", re.IGNORECASE)
_ROLE: Final = re.compile(r"r +person +(?P<letters>[a-z]{1,3})(?: +(?P<role>.+))?", re.IGNORECASE)
_MERGE: Final = re.compile(
    r"m +person +(?P<gone>[a-z]{1,3}),?(?: +(?:and|is))? +person +(?P<stays>[a-z]{1,3})",
    re.IGNORECASE,
)
_MOST_SAID: Final = 3
"""So many notes that changed are said; more can be asked for."""

_COMMANDS: Final = (
    N_("z: take a missed name out of every note; z on its own asks for it without showing it."),
    N_(
        "r Person A the child: say who someone is to the case; r Person A on its own takes it away."
    ),
    N_("m Person B Person A: both are one person, who is Person A from here on."),
)


def commands_about_people() -> Sequence[str]:
    """Return what can be said of people, a line for each command."""
    return [_(line) for line in _COMMANDS]


def obeys_about_people(console: Console, replacements: Replacements, line: str) -> bool:
    """Do what a line says of people; return whether it says anything of them.

    Raises:
        Refusal: When it cannot be so. Nothing has changed then.
        ConversationOver: When there will be no more lines.
    """
    if match := _NAME.fullmatch(line):
        _take_out(console, replacements, match["name"] or "")
    elif match := _MERGE.fullmatch(line):
        decided = replacements.merge(_label(match["stays"]), _label(match["gone"]))
        say_decided(console, decided, _("No note needed changing."))
    elif match := _ROLE.fullmatch(line):
        decided = replacements.give_role(match["role"] or "", _label(match["letters"]))
        say_decided(console, decided, _("No note needed changing."))
    else:
        return False
    return True


def say_decided(console: Console, decided: Decided, unchanged: str) -> None:
    """Say what came of a decision, and how the notes read that changed."""
    changed = decided.changed
    if not changed:
        console.say(f"{decided.sentence} {unchanged}")
    else:
        count = ngettext("{count} note changed.", "{count} notes changed.", len(changed))
        console.say(f"{decided.sentence} {count}")
        if len(changed) <= _MOST_SAID:
            console.say(*map(note_line, changed))
    say_if_unsaved(console)


def say_if_unsaved(console: Console) -> None:
    """Say that what was decided is not on the disk yet, where that is so."""
    if not console.live.is_saved:
        console.say(
            _(
                "Not saved: the disk would not take it. It is written when you leave the review,"
                " if it can be."
            )
        )


def _take_out(console: Console, replacements: Replacements, given: str) -> None:
    """Take out a name that was missed; without one ask for it, unseen."""
    question = _("The name that was missed, then Enter; just Enter leaves it.")
    raw = given or console.conversation.ask_unseen(question)
    if clean(raw):
        say_decided(console, replacements.take_out(raw), _("It isn't in any note."))
    else:
        console.say(_("No name was added."))


def _label(letters: str) -> str:
    return f"Person {letters.upper()}"
