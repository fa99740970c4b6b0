"""Commands that stop or leave: for the presenter, or because somebody has to go."""

from dataclasses import replace

from group_supervision.core import commands
from group_supervision.guide.answers import Simple, do
from group_supervision.guide.outcome import Outcome
from group_supervision.plain.console import Console
from group_supervision.plain.ear import Over
from group_supervision.plain.moving import toggle_clock
from group_supervision.plain.sentences import room_line


def stop(console: Console, _: str) -> None:
    """Stop for the presenter: a neutral card for the room, then the next steps."""
    live = console.live
    if console.session.is_running:
        live.perform(commands.toggle_clock)
    live.show(replace(live.display, stopped=True))
    room = room_line(live.view, is_frozen=live.is_frozen)
    close = "" if _is_closing(console) else "c goes to the close, "
    answer = console.conversation.ask(
        f"Stopped for the presenter. {room}"
        f" a goes on, {close}e ends, x ends and keeps nothing, Enter waits."
    ).lower()
    if answer == "a":
        toggle_clock(console, "")
    elif answer == "c" and not _is_closing(console):
        do(live, Simple.GO_TO_CLOSE)
        console.say_phase()
    elif answer == "e":
        do(live, Simple.END)
    elif answer == "x":
        keep_nothing(console)
    else:
        console.say("The clock stands still. a goes on, s asks again.")


def keep_nothing(console: Console) -> None:
    """Ask once more, then delete everything."""
    question = "Nothing of this session will be kept. y deletes it for good, Enter goes back."
    if not console.conversation.confirms(question):
        console.say("Nothing was deleted.")
        return
    do(console.live, Simple.DELETE)
    console.outcome = Outcome.NOTHING_KEPT


def leave(console: Console, _: str) -> None:
    """Leave the Ready card for home; leave a session that has begun unfinished."""
    session = console.session
    if not session.is_started or session.is_ended:
        console.outcome = Outcome.LEFT
    elif console.conversation.confirms("Leave? The session stays unfinished. y leaves."):
        raise Over("Left")
    else:
        console.say("Staying.")


def _is_closing(console: Console) -> bool:
    return console.session.position == console.session.plan.closing
