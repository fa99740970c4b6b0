"""Commands about what the room sees. It reads the format's own words alone."""

from typing import Final

from group_supervision.core.format import DriftLine
from group_supervision.core.templates import fill, values_for
from group_supervision.guide.by_number import drift_numbered, lens_numbered
from group_supervision.plain.console import Console
from group_supervision.plain.sentences import as_sentence, clock_face_line, your_line
from group_supervision.translation import _

_MOST_DIGITS: Final = 3


def next_prompt(console: Console, given: str) -> None:
    """Put the next prompt before the room, or the one with the number given."""
    if given:
        number = int(given) if given.isdecimal() and len(given) <= _MOST_DIGITS else 0
        console.leading.room.show_prompt_numbered(number)
    else:
        console.leading.room.show_prompt(+1)
    _say_prompt(console)


def previous_prompt(console: Console, _given: str) -> None:
    """Go back a prompt; before the first come the room's own lines."""
    console.leading.room.show_prompt(-1)
    _say_prompt(console)


def next_lens(console: Console, given: str) -> None:
    """Take up the next lens with its first prompt, or the one with the number given."""
    if given:
        number = int(given) if given.isdecimal() and len(given) <= _MOST_DIGITS else 0
        console.leading.room.show_lens(lens_numbered(console.session, number))
    else:
        console.leading.room.show_next_lens()
    _say_prompt(console)


def say_line_and_prompts(console: Console, _given: str) -> None:
    """Say the facilitator's line for this part, and the prompts of the lens in use."""
    session, chosen = console.session, console.leading.room.chosen
    console.say(your_line(session, chosen))
    lenses = session.step.phase.lenses
    if not lenses:
        console.say(_("This part has no prompts."))
        return
    values = values_for(session.plan, session.step)
    lens = lenses[chosen.lens]
    console.say(
        _("Lens {number} of {count}: {title}").format(
            number=chosen.lens + 1, count=len(lenses), title=as_sentence(lens.title)
        )
    )
    shown = None if chosen.is_covered else chosen.prompt
    for index, prompt in enumerate(lens.prompts):
        line = _("Prompt {number}: {prompt}")
        if index == shown:
            line = _("Prompt {number}, on the room's screen: {prompt}")
        console.say(line.format(number=index + 1, prompt=fill(prompt, values)))


def drift(console: Console, given: str) -> None:
    """List what to watch for and the lines to say, or put one before the room."""
    lines = console.session.plan.format.drift_lines
    if not given:
        for watched in console.session.step.phase.drift:
            console.say(_("Watch for: {drift}").format(drift=as_sentence(watched)))
        console.say(*map(_drift_in_words, lines))
        console.say(
            _("d and a number puts one on the room's screen; the same again takes it away.")
        )
        return
    console.leading.show_drift_line(drift_numbered(console.session, given))
    console.say(console.room_line)


def words(console: Console, given: str) -> None:
    """Put preset words before the room for a minute, or take them away."""
    room, preset = console.leading.room, console.session.plan.format.room_words
    if room.take_words_away():
        console.say(console.room_line)
        return
    listed = ", ".join(f"{number} “{each}”" for number, each in enumerate(preset, 1))
    question = _("Set phrases for the room's screen, for a minute: {words}. Enter: none.").format(
        words=listed
    )
    number = console.conversation.number(question, len(preset), given=given)
    if number is None:
        console.say(_("Left as it was."))
        return
    room.show_words(number - 1)
    console.say(console.room_line)


def show_test_card(console: Console, _given: str) -> None:
    """Show the room the test card, or take it away."""
    console.leading.room.toggle_test_card()
    console.say(console.room_line)


def curtain(console: Console, _given: str) -> None:
    """Draw the curtain, or open it."""
    room = console.leading.room
    room.toggle_curtain()
    is_drawn = room.chosen.curtain
    said = _("The curtain is drawn.") if is_drawn else _("The curtain is open.")
    console.say(f"{said} {console.room_line}")


def freeze(console: Console, _given: str) -> None:
    """Keep the room on what it sees, or let go."""
    console.leading.room.toggle_freeze()
    if console.live.is_frozen:
        console.say(_("Frozen: the room keeps what it sees. f: let go."))
    else:
        console.say(_("No longer frozen."))


def clock_face(console: Console, _given: str) -> None:
    """Show the room's clock another way."""
    room = console.leading.room
    room.show_next_face()
    console.say(clock_face_line(room.chosen.face_of(room.phase)))


def quiet_minute(console: Console, _given: str) -> None:
    """Begin a quiet minute beside the plan, or end it."""
    room = console.leading.room
    room.toggle_quiet()
    if room.chosen.quiet_since is None:
        console.say(_("The quiet minute is over."))
    else:
        console.say(_("A quiet minute, outside the plan. o: end it early."))


def _say_prompt(console: Console) -> None:
    room = console.leading.room
    index = room.chosen.prompt
    if index is None:
        console.say(console.room_line)
        return
    lens = room.phase.lenses[room.chosen.lens]
    where = _("Prompt {number} of {count}, {lens}.").format(
        number=index + 1, count=len(lens.prompts), lens=lens.title.lower()
    )
    console.say(f"{where} {console.room_line}")


def _drift_in_words(each: DriftLine) -> str:
    said = _("{id}. Drift: {drift} Line: “{line}”").format(
        id=each.id, drift=as_sentence(each.drift), line=each.line
    )
    if not each.note:
        return said
    note = _("Bear in mind: {note}").format(note=as_sentence(each.note))
    return f"{said} {note}"
