"""Commands about notes. What was noted is said only when it is asked for."""

from group_supervision.core.format import NoteKind
from group_supervision.core.text import clean
from group_supervision.errors import Refusal
from group_supervision.guide.note_taking import (
    last_hypothesis,
    mark_resonance,
    note_kinds,
    protect_name,
    take_note,
)
from group_supervision.guide.words.notes import kind_of_note, note_head
from group_supervision.plain.console import Console
from group_supervision.plain.sentences import note_line
from group_supervision.translation import _, ngettext


def note(console: Console, given: str) -> None:
    """Take a note: its kind first, then a line that is not shown and is anonymised at once."""
    usual, *others = note_kinds(console.live)
    # In one order everywhere, so that a kind has the same number in every part.
    kinds = [kind for kind in NoteKind if kind is usual or kind in others]
    options = [(kind_of_note(kind), kind) for kind in kinds]
    letters = {kind.value[0]: kind for kind in reversed(kinds)}
    kind = console.conversation.choose(
        _("Kind of note"), options, kinds.index(usual), given, letters
    )
    question = _("Type the {kind}, then Enter; just Enter leaves it.")
    raw = console.conversation.ask_unseen(question.format(kind=kind_of_note(kind)))
    if not clean(raw):
        console.say(_("No note was taken."))
        return
    taken = take_note(console.live, kind, raw)
    said = ngettext(
        "Kept: {{note}}, {count} word.",
        "Kept: {{note}}, {count} words.",
        len(taken.text.text.split()),
    )
    console.say(said.format(note=note_head(taken)))


def say_notes(console: Console, _given: str) -> None:
    """Say the notes, hypotheses with their numbers."""
    taken = console.session.notes
    if not taken:
        raise Refusal(_("There are no notes."))
    console.say(ngettext("{count} note.", "{count} notes.", len(taken)), *map(note_line, taken))


def resonance(console: Console, given: str) -> None:
    """Mark a hypothesis that resonated, or take the mark away."""
    most = last_hypothesis(console.live)
    question = _("Which hypothesis resonated? Type its number; just Enter leaves it.")
    number = console.conversation.number(question, most, given=given.lower().removeprefix("h"))
    if number is None:
        console.say(_("Nothing was marked."))
        return
    said = _("H{number} is no longer marked.")
    if mark_resonance(console.live, number).resonates:
        said = _("H{number} resonated.")
    console.say(said.format(number=number))


def protect(console: Console, _given: str) -> None:
    """Protect a name that may be said, in memory alone."""
    question = _("A name to protect, then Enter; just Enter leaves it.")
    raw = console.conversation.ask_unseen(question)
    if clean(raw):
        console.say(protect_name(console.live, raw))
    else:
        console.say(_("No name was added."))


def last_time(console: Console, _given: str) -> None:
    """Say the line from last time, and let it go if that's wanted."""
    question = console.leading.letting_go()
    line = console.leading.last_time
    if line is None:
        return
    console.say(_("From last time: {text}").format(text=line.text))
    line.is_seen = True
    if console.conversation.confirms(_("It goes once you begin. y: let it go now, Enter: go on.")):
        console.leading.answer(question)
        console.say(_("It's gone."))
