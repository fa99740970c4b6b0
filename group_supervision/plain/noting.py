"""Commands about notes. What was noted is said only when it is asked for."""

from group_supervision.core import commands
from group_supervision.core.choices import NotePolicy
from group_supervision.core.text import clean
from group_supervision.core.wording import counted
from group_supervision.errors import Refusal
from group_supervision.plain.console import Console
from group_supervision.plain.sentences import note_line


def note(console: Console, given: str) -> None:
    """Take a note: its kind first, then a line that is not shown and is anonymised at once."""
    session = console.session
    if not commands.may_take_notes(session):
        raise Refusal(_why_not(session.plan.setup.policy))
    kinds = commands.note_kinds(session)
    wanted = session.step.phase.note_kind
    usual = kinds.index(wanted) if wanted in kinds and not session.is_ended else 0
    options = [(kind.value, kind) for kind in kinds]
    kind = console.conversation.choose("Kind of note", options, usual, given)
    raw = console.conversation.ask_unseen(
        f"Type the {kind.value}, then Enter; Enter alone leaves it."
    )
    if not clean(raw):
        console.say("No note was taken.")
        return
    console.live.take_note(kind, raw)
    taken = console.session.notes[-1]
    number = "" if taken.number is None else f" H{taken.number}"
    console.say(f"Kept: {kind.value}{number}, {counted(len(taken.text.text.split()), 'word')}.")


def notes(console: Console, _: str) -> None:
    """Say the notes, hypotheses with their numbers."""
    taken = console.session.notes
    if not taken:
        raise Refusal("There are no notes.")
    console.say(f"{counted(len(taken), 'note').capitalize()}.", *map(note_line, taken))


def resonance(console: Console, given: str) -> None:
    """Mark a hypothesis that resonated, or take the mark away."""
    hypotheses = console.session.hypotheses
    if not hypotheses:
        raise Refusal("There are no hypotheses yet.")
    question = "Which hypothesis resonated? Its number, or Enter alone."
    most = max(each.number or 0 for each in hypotheses)
    number = console.conversation.number(question, most, given=given.lower().removeprefix("h"))
    if number is None:
        console.say("Nothing was marked.")
        return
    console.live.perform(commands.resonate, number)
    resonates = commands.hypothesis(console.session, number).resonates
    console.say(f"H{number} {'resonated' if resonates else 'is no longer marked'}.")


def protect(console: Console, _: str) -> None:
    """Protect a name that may be said, in memory alone."""
    raw = console.conversation.ask_unseen("A name to protect, then Enter; Enter alone leaves it.")
    if not clean(raw):
        console.say("No name was added.")
        return
    console.live.protect(raw)
    protects = counted(console.live.protects, "name")
    console.say(f"{protects} protected, in memory only.")


def _why_not(policy: NotePolicy) -> str:
    if policy is NotePolicy.AFTER:
        return "Nothing is written down now: the review takes key words when the session has ended."
    if policy is NotePolicy.NONE:
        return "Nothing is written down in this session: times only."
    return "Nothing is written down before the session has begun."
