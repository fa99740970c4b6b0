"""Commands that stop or leave: for the presenter, or because somebody has to go."""

from typing import Final

from group_supervision.guide import live_questions
from group_supervision.guide.live_answers import Simple
from group_supervision.guide.outcome import Outcome
from group_supervision.plain.console import Console
from group_supervision.plain.line_input import ConversationOver
from group_supervision.plain.sentences import your_line
from group_supervision.plain.session_commands import toggle_clock
from group_supervision.translation import _

_ANSWERS: Final = {
    "a": Simple.RESUME,
    "c": Simple.GO_TO_CLOSE,
    "e": Simple.END,
    "x": Simple.KEEP_NOTHING,
}
"""What each letter means after a stop."""


def stop(console: Console, _given: str) -> None:
    """Stop for the presenter: a neutral card for the room, then the next steps."""
    console.leading.stop()
    offered = {choice.answer for choice in live_questions.the_stop(console.live).choices}
    ways_on = _("a: resume, e: end, x: end and keep nothing, Enter: wait.")
    if Simple.GO_TO_CLOSE in offered:
        ways_on = _("a: resume, c: go to the close, e: end, x: end and keep nothing, Enter: wait.")
    stopped = _("Stopped for the presenter.")
    line = your_line(console.session, console.live.display)
    typed = console.conversation.ask(f"{stopped} {line} {console.room_line} {ways_on}").lower()
    answer = _ANSWERS.get(typed)
    if answer is Simple.RESUME:
        toggle_clock(console, "")
    elif answer is Simple.KEEP_NOTHING:
        keep_nothing(console)
    elif answer is not None and answer in offered:
        console.leading.do(answer)
        if answer is Simple.GO_TO_CLOSE:
            console.say_part()
    else:
        console.say(_("The clock stands still. a: resume, s asks again."))


def keep_nothing(console: Console) -> None:
    """Ask once more, then delete everything."""
    question = live_questions.keeping_nothing(console.live).text
    answers = _("y: delete it, Enter: go back.")
    if not console.conversation.confirms(f"{question} {answers}"):
        console.say(_("Nothing was deleted."))
        return
    console.leading.keep_nothing()
    console.outcome = Outcome.NOTHING_KEPT


def leave(console: Console, _given: str) -> None:
    """Leave the Ready card for home; leave a session that has begun unfinished."""
    session = console.session
    if not session.is_started or session.is_ended:
        console.outcome = Outcome.LEFT
        return
    question, answers = live_questions.leaving(console.live).text, _("y: leave, Enter: stay.")
    if console.conversation.confirms(f"{question} {answers}"):
        raise ConversationOver(_("Left."))
    console.say(_("Staying here."))
