"""Commands about what the room sees. It reads the format's own words alone."""

from dataclasses import replace

from group_supervision.core.display import Display
from group_supervision.core.format import DriftLine
from group_supervision.core.wording import fill, line_to_say, values_for
from group_supervision.errors import Refusal
from group_supervision.plain.console import Console
from group_supervision.plain.sentences import FACES, ended, room_line


def next_prompt(console: Console, given: str) -> None:
    """Put the next prompt before the room, or the one with the number given."""
    display, lenses = console.live.display, console.session.step.phase.lenses
    if given and lenses:
        prompts = lenses[display.lens].prompts
        if not given.isdecimal() or not 1 <= int(given[:3]) <= len(prompts):
            raise Refusal(f"There are prompts 1 to {len(prompts)} here: y lists them.")
        display = replace(display, prompt=None)
        _show_prompt(console, display.prompt_shifted(console.session.step.phase, int(given[:3])))
    else:
        _show_prompt(console, display.prompt_shifted(console.session.step.phase, +1))


def previous_prompt(console: Console, _: str) -> None:
    """Go back a prompt; before the first come the room's own lines."""
    _show_prompt(console, console.live.display.prompt_shifted(console.session.step.phase, -1))


def next_lens(console: Console, _: str) -> None:
    """Take up the next lens with its first prompt."""
    _show_prompt(console, console.live.display.lens_shifted(console.session.step.phase))


def line_and_prompts(console: Console, _: str) -> None:
    """Say the facilitator's line for this part, and the prompts of the lens in use."""
    session, display = console.session, console.live.display
    console.say(f"Your line: {line_to_say(session.plan, session.step)}")
    lenses = session.step.phase.lenses
    if not lenses:
        console.say("This part has no prompts.")
        return
    values = values_for(session.plan, session.step)
    lens = lenses[display.lens]
    console.say(f"Lens {display.lens + 1} of {len(lenses)}: {ended(lens.title)}")
    for number, prompt in enumerate(lens.prompts, 1):
        is_shown = display.prompt == number - 1 and not display.is_covered
        shown = ", before the room" if is_shown else ""
        console.say(f"Prompt {number}{shown}: {fill(prompt, values)}")


def drift(console: Console, given: str) -> None:
    """List what to watch for and the lines to say, or put one before the room."""
    lines = console.session.plan.format.drift_lines
    if not given:
        watched = console.session.step.phase.drift
        console.say(*(f"Watch for: {ended(each)}" for each in watched), *map(_told, lines))
        console.say("d and a number puts one before the room; the same again takes it away.")
        return
    found = [index for index, each in enumerate(lines) if given.lower() in _names(each, index)]
    if not found:
        raise Refusal("There is no drift line with this number: d lists them.")
    display = console.live.display
    wanted = None if display.drift_line == found[0] else found[0]
    console.live.show(display.drift_shown(wanted))
    console.say(_seen(console))


def words(console: Console, given: str) -> None:
    """Put preset words before the room for a minute, or take them away."""
    live, preset = console.live, console.session.plan.format.room_words
    if live.display.words is not None:
        live.show(live.display.words_shown(None, live.now))
        console.say(_seen(console))
        return
    if not preset:
        raise Refusal("This format has no words to the room.")
    if not console.session.is_running:
        raise Refusal("The clock stands still: a lets it run, then w puts words before the room.")
    listed = ", ".join(f"{number} “{each}”" for number, each in enumerate(preset, 1))
    question = f"Words to the room, for a minute: {listed}. Enter alone leaves it."
    number = console.conversation.number(question, len(preset), given=given)
    if number is None:
        console.say("Left as it was.")
        return
    live.show(live.display.words_shown(number - 1, live.now))
    console.say(_seen(console))


def show_test_card(console: Console, _: str) -> None:
    """Show the room the test card, or take it away."""
    display = console.live.display
    console.live.show(replace(display, test_card=not display.test_card))
    console.say(_seen(console))


def curtain(console: Console, _: str) -> None:
    """Draw the curtain, or open it."""
    display = console.live.display
    console.live.show(replace(display, curtain=not display.curtain))
    console.say(f"The curtain is {'open' if display.curtain else 'drawn'}. {_seen(console)}")


def freeze(console: Console, _: str) -> None:
    """Keep the room on what it sees, or let go."""
    console.live.freeze()
    how = "Frozen: the room keeps what it sees" if console.live.is_frozen else "No longer frozen"
    console.say(f"{how}. f again lets go." if console.live.is_frozen else f"{how}.")


def face(console: Console, _: str) -> None:
    """Show the room's clock another way."""
    phase = console.session.step.phase
    console.live.show(console.live.display.face_shifted(phase))
    console.say(f"The room's clock: {FACES[console.live.display.face_of(phase)]}.")


def silence(console: Console, _: str) -> None:
    """Begin a minute of silence beside the plan, or end it."""
    display = console.live.display
    if display.quiet_since is not None:
        console.live.show(replace(display, quiet_since=None))
        console.say("The minute of silence has ended.")
    elif not console.session.is_running:
        raise Refusal("The clock stands still: a lets it run, then o begins a minute of silence.")
    else:
        console.live.show(replace(display, quiet_since=console.live.now))
        console.say("A minute of silence, beside the plan. o ends it before.")


def _show_prompt(console: Console, display: Display) -> None:
    phase = console.session.step.phase
    if not phase.lenses:
        raise Refusal("This part has no prompts.")
    console.live.show(display)
    lens = phase.lenses[display.lens]
    if display.prompt is None:
        console.say(_seen(console))
        return
    number = f"{display.prompt + 1} of {len(lens.prompts)}"
    console.say(f"Prompt {number}, {lens.title.lower()}. {_seen(console)}")


def _seen(console: Console) -> str:
    return room_line(console.live.view, is_frozen=console.live.is_frozen)


def _told(each: DriftLine) -> str:
    note = f" Bear in mind: {ended(each.note)}" if each.note else ""
    return f"{each.id}. Drift: {ended(each.drift)} Line: “{each.line}”{note}"


def _names(each: DriftLine, index: int) -> tuple[str, ...]:
    """Return what a drift line may be called by: its id, or its place in the list."""
    return (each.id.lower(), str(index + 1))
