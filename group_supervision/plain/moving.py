"""Commands that move the session and its clock."""

from collections.abc import Callable
from datetime import timedelta
from typing import Final

from group_supervision.core import commands
from group_supervision.core.catch_up import catch_up, offer_in_words, timely
from group_supervision.errors import Refusal
from group_supervision.guide.advancing import Advanced
from group_supervision.guide.answers import Began, Break, CatchUp, Simple, do
from group_supervision.plain.console import Console
from group_supervision.plain.sentences import duration, phase_time, time_line, time_of_day

_NOTHING: Final = timedelta()
_MOST_MINUTES_AGO: Final = 30
_USUAL_BREAK: Final = 10
_LONGEST_BREAK: Final = 60
_NOTHING_UNDONE: Final = "There is nothing to bring back."


def toggle_clock(console: Console, _: str) -> None:
    """Begin, pause, or let the clock run again."""
    live = console.live
    if not console.session.is_started:
        live.perform(commands.begin)
        console.say_phase("Begun.")
        return
    was_break = console.session.back_at is not None
    live.perform(commands.toggle_clock)
    told = phase_time(console.session, live.now)
    if console.session.is_paused:
        console.say(f"Paused: {told}. a goes on.")
    else:
        console.say(f"{'The break is over' if was_break else 'Going on'}: {told}.")


def advance(console: Console, _: str) -> None:
    """Go to the next phase; ask before the presenter's time is cut, and before the end."""
    match console.advancing.advance():
        case Advanced.LAST:
            end(console, "", "This is the last part. ")
        case Advanced.WENT_ON:
            _arrive(console)
        case Advanced.ASKED | Advanced.TOO_SOON:
            console.say(f"{_left(console)} n again goes on.")


def go_back(console: Console, _: str) -> None:
    """Go back a phase."""
    console.live.perform(commands.go_back)
    _arrive(console)


def go_to(console: Console, given: str) -> None:
    """Go straight to a phase, asking before the presenter's time is cut."""
    steps = console.session.plan.steps
    names = ", ".join(f"{number} {step.phase.short}" for number, step in enumerate(steps, 1))
    question = f"Which part: {names}? Enter stays."
    number = console.conversation.number(question, len(steps), given=given)
    if number is None:
        console.say("Staying.")
        return
    early = console.advancing.is_early and number - 1 != console.session.position
    if early and not console.conversation.confirms(f"{_left(console)} y goes on, Enter stays."):
        console.say("Staying.")
        return
    console.live.perform(commands.go_to, number - 1)
    _arrive(console)


def grant(console: Console, _: str) -> None:
    """Give a minute."""
    console.live.perform(commands.grant, commands.MINUTE)
    console.say(f"A minute more: {phase_time(console.session, console.live.now)}.")


def take_back(console: Console, _: str) -> None:
    """Take a minute back."""
    console.live.perform(commands.grant, -commands.MINUTE)
    console.say(f"A minute less: {phase_time(console.session, console.live.now)}.")


def backdate(console: Console, given: str) -> None:
    """Say how long ago this part, or the session, really began."""
    live, session = console.live, console.session
    longest = commands.longest_backdate(session, live.now) // commands.MINUTE
    most = min(longest, _MOST_MINUTES_AGO)
    if most < 1:
        raise Refusal("The part before this one began less than a minute ago.")
    what = "this part" if session.is_started else "the session"
    question = f"How many minutes ago did {what} begin? Enter leaves it."
    ago = console.conversation.number(question, most, given=given)
    if ago is None:
        console.say("Left as it was.")
    elif session.is_started:
        do(live, Began(ago))
        console.say(f"Backdated: {phase_time(console.session, live.now)}.")
    else:
        do(live, Began(ago))
        console.say_phase(f"Begun {duration(ago * commands.MINUTE)} ago.")


def take_break(console: Console, given: str) -> None:
    """Call a break."""
    if "call_break" not in commands.available(console.session):
        raise Refusal("There is a break already: a ends it.")
    question = f"A break of how many minutes? Enter takes {_USUAL_BREAK}."
    minutes = console.conversation.number(question, _LONGEST_BREAK, usual=_USUAL_BREAK, given=given)
    do(console.live, Break(minutes or _USUAL_BREAK))
    length = (minutes or _USUAL_BREAK) * commands.MINUTE
    back_at = console.session.back_at or _NOTHING
    back = time_of_day(console.live.timeline.wall_at(back_at))
    console.say(f"A break of {duration(length)}, back at {back}. a goes on.")


def offer_to_catch_up(console: Console, _: str) -> None:
    """Say what could give way, with its numbers, and do it when that is wanted."""
    offer = catch_up(console.session, console.live.now)
    if offer is None:
        raise Refusal("There is nothing to catch up with.")
    told = offer_in_words(console.session, offer)
    if console.conversation.confirms(f"{told}. y accepts, Enter leaves it as it is."):
        do(console.live, CatchUp(offer))
        told = time_line(console.session, console.live.timeline, console.live.now)
        console.say(f"Caught up. {told}")
    else:
        console.refused = offer.behind
        console.say("Left as it is.")


def undo(console: Console, _: str) -> None:
    """Take the last thing back."""
    _say_changed(console, "Undone", console.live.undo)


def redo(console: Console, _: str) -> None:
    """Bring back what was undone."""
    _say_changed(console, "Brought back", console.live.redo)


def end(console: Console, _: str, before: str = "") -> None:
    """Ask whether to end."""
    if console.conversation.confirms(f"{before}End the session here? y ends it, Enter stays."):
        do(console.live, Simple.END)
    else:
        console.say("Staying.")


def _arrive(console: Console) -> None:
    console.advancing.forget()
    console.say_phase()
    offer = timely(console.session, console.live.now, console.refused)
    if offer is not None:
        behind = duration(offer.behind)
        console.say(f"Running late: {behind} behind. c says what could give way.")


def _left(console: Console) -> str:
    left = duration(console.session.remaining(console.live.now))
    return f"The presenter is done? {left} of this time are still the presenter's."


def _say_changed(console: Console, how: str, change: Callable[[], str | None]) -> None:
    before = console.session
    what = change()
    if what is None:
        raise Refusal("There is nothing to undo." if how == "Undone" else _NOTHING_UNDONE)
    after = console.session
    if not after.is_started:
        console.say(f"{how}: {what}. Ready: a begins.")
    elif after.is_ended:
        console.say(f"{how}: {what}.")
    elif before.is_ended or after.position != before.position:
        console.say_phase(f"{how}: {what}.")
    else:
        console.say(f"{how}: {what}, {phase_time(after, console.live.now)}.")
