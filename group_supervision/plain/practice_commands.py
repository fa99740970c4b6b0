"""Commands that only a practice round has."""

from group_supervision.core.text import clean
from group_supervision.guide import live_questions
from group_supervision.plain.console import Console
from group_supervision.translation import _


def have_something_happen(console: Console, given: str) -> None:
    """Ask what is to be acted out, and say it."""
    question = live_questions.an_incident(console.live)
    options = [(each.label, each.answer) for each in question.choices]
    answer = console.conversation.choose(question.text, options, 0, given=clean(given))
    console.leading.do(answer)
    said = console.leading.practising.acted_out
    console.say(*(said or [_("Nothing is to be acted out.")]))


def ask_for_help(console: Console, _given: str) -> None:
    """Ask the trainer to come, or no more."""
    said = console.leading.practising.toggle_help()
    if not console.leading.practising.is_asking:
        console.say(said)


def accept(console: Console, _given: str) -> None:
    """Accept what was announced."""
    console.say(console.leading.practising.answer(accepts=True))


def refuse(console: Console, _given: str) -> None:
    """Say "not now" to what was announced."""
    console.say(console.leading.practising.answer(accepts=False))
