"""The commands by letter: what each does, and when it means something."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Flag, auto
from typing import Final

from group_supervision.core.session import Session
from group_supervision.core.wording import counted
from group_supervision.guide.words.choices import label
from group_supervision.plain import moving, noting, showing, stopping
from group_supervision.plain.console import Console
from group_supervision.plain.sentences import (
    FACES,
    phase_line,
    room_line,
    time_line,
)

Act = Callable[[Console, str], None]
"""Does what a letter stands for; the text is what came behind it."""


class When(Flag):
    """When a command means something."""

    BEFORE = auto()
    """On the Ready card."""
    LIVE = auto()
    ENDED = auto()
    """On the resting card."""
    ALWAYS = BEFORE | LIVE | ENDED


@dataclass(frozen=True, slots=True)
class Letter:
    """One command."""

    letter: str
    word: str
    """What may be typed in its place."""
    about: str
    act: Act
    when: When = When.LIVE
    takes: str = ""
    """What may be given behind it; empty: nothing."""

    @property
    def line(self) -> str:
        """How it is told."""
        given = f" and {self.takes}" if self.takes else ""
        return f"{self.letter}{given}, or {self.word}: {self.about}."


def tell_time(console: Console, _: str) -> None:
    """Say the time."""
    console.say(time_line(console.session, console.live.timeline, console.live.now))


def tell_where(console: Console, _: str) -> None:
    """Say where the session is, what the room sees, and what is kept."""
    live, session = console.live, console.session
    if session.is_started:
        console.say(phase_line(session, live.now))
    view = live.view
    console.say(room_line(view, is_frozen=live.is_frozen))
    stages = counted(live.stages, "stage") if live.stages else "no stage"
    console.say(f"The room's clock: {FACES[view.face]}. Following: {stages}.")
    names = f", {live.protects} protected" if live.protects else ""
    console.say(f"Notes: {label(session.plan.setup.policy)}, {len(session.notes)} taken{names}.")
    if live.undoes:
        console.say(f"u would undo {live.undoes}.")


BEFORE_AND_LIVE: Final = When.BEFORE | When.LIVE
LIVE_AND_ENDED: Final = When.LIVE | When.ENDED

LETTERS: Final = (
    Letter("a", "start", "begin, pause, or go on", moving.toggle_clock, BEFORE_AND_LIVE),
    Letter("n", "next", "go to the next part", moving.advance),
    Letter("p", "back", "go back a part", moving.go_back),
    Letter("j", "jump", "go to a part", moving.go_to, takes="its number"),
    Letter("t", "time", "the exact time", tell_time, When.ALWAYS),
    Letter("+", "more", "give this part a minute", moving.grant),
    Letter("-", "less", "take a minute back from this part", moving.take_back),
    Letter(
        "g",
        "began",
        "this part, or the session, began earlier",
        moving.backdate,
        BEFORE_AND_LIVE,
        "minutes",
    ),
    Letter("k", "break", "a break", moving.take_break, takes="minutes"),
    Letter("o", "silence", "a minute of silence; again ends it", showing.silence),
    Letter("c", "catch up", "what could give way when it runs late", moving.offer_to_catch_up),
    Letter("s", "stop", "stop for the presenter", stopping.stop),
    Letter("x", "where", "where we are and what the room reads", tell_where, When.ALWAYS),
    Letter(
        "y", "say", "your line to say, and the prompts", showing.line_and_prompts, BEFORE_AND_LIVE
    ),
    Letter("i", "prompt", "the next prompt to the room", showing.next_prompt, takes="its number"),
    Letter("I", "before", "the prompt before it to the room", showing.previous_prompt),
    Letter("l", "lens", "the next lens", showing.next_lens),
    Letter("d", "drift", "drift lines; one of them to the room", showing.drift, takes="its number"),
    Letter("w", "words", "preset words to the room", showing.words, takes="their number"),
    Letter("b", "curtain", "draw the curtain, or open it", showing.curtain, BEFORE_AND_LIVE),
    Letter("f", "freeze", "keep the room on what it sees, or let go", showing.freeze),
    Letter("v", "clock", "show the room's clock another way", showing.face),
    Letter("T", "test card", "the room's test card, or away", showing.show_test_card, When.BEFORE),
    Letter("m", "note", "take a note", noting.note, takes="its kind"),
    Letter("h", "notes", "hear the notes and hypotheses", noting.notes, LIVE_AND_ENDED),
    Letter("r", "resonated", "mark what resonated", noting.resonance, takes="its number"),
    Letter("z", "protect", "protect a name that may be said", noting.protect, BEFORE_AND_LIVE),
    Letter("u", "undo", "undo the last thing that happened", moving.undo, LIVE_AND_ENDED),
    Letter("U", "redo", "bring back what was undone", moving.redo, When.ALWAYS),
    Letter("e", "end", "end the session", moving.end),
    Letter("q", "leave", "leave; a session stays unfinished", stopping.leave, When.ALWAYS),
)
"""Every command of a live session; `?` is told by whoever leads it."""

_WORKS_ALWAYS: Final = ("stop", "curtain", "leave")
"""What may never have to wait until a question is answered."""

_LETTER: Final = re.compile(r"(?P<letter>[a-zA-Z+=-])(?: +(?P<given>.+)|(?P<number>\d+))?")


def found(line: str) -> tuple[Letter, str] | None:
    """Return the command of a line and what was given behind it, `None` where there is none."""
    line = line.strip()
    for each in LETTERS:
        if line.lower() == each.word:
            return each, ""
    match = _LETTER.fullmatch(line)
    if match is None:
        return None
    wanted = "+" if match["letter"] == "=" else match["letter"]
    given = match["given"] or match["number"] or ""
    known = {each.letter: each for each in LETTERS}
    letter = known.get(wanted) or known.get(wanted.lower())
    return None if letter is None or (given and not letter.takes) else (letter, given)


def works_always(line: str) -> bool:
    """Say whether a line stops, draws the curtain or leaves: that leaves any open question."""
    command = found(line)
    return command is not None and command[0].word in _WORKS_ALWAYS


def available(session: Session) -> Sequence[Letter]:
    """Return the commands that mean something at this point of a session."""
    now = moment(session)
    return [each for each in LETTERS if now in each.when]


def moment(session: Session) -> When:
    """Return at which point a session is."""
    if session.is_ended:
        return When.ENDED
    return When.LIVE if session.is_started else When.BEFORE
