"""The commands of a live session by letter: what each does, and when it means something."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from group_supervision.core.session import Session
from group_supervision.guide.actions import Action, Stage, belongs_to, stage_of, stages_of
from group_supervision.plain.console import Console
from group_supervision.plain.leaving import leave, stop
from group_supervision.plain.note_commands import note, protect, resonance, say_notes
from group_supervision.plain.practice_commands import (
    accept,
    ask_for_help,
    have_something_happen,
    refuse,
)
from group_supervision.plain.room_commands import (
    clock_face,
    curtain,
    drift,
    freeze,
    next_lens,
    next_prompt,
    previous_prompt,
    quiet_minute,
    say_line_and_prompts,
    show_test_card,
    words,
)
from group_supervision.plain.session_commands import (
    add_minute,
    advance,
    backdate,
    end,
    finish,
    go_back,
    go_to,
    redo,
    take_break,
    take_minute,
    toggle_clock,
    undo,
)
from group_supervision.plain.status_commands import say_time, say_where
from group_supervision.translation import N_, _

Act = Callable[[Console, str], None]
"""Does what a command stands for; the text is what was typed after it."""

_ALWAYS: Final = Stage.BEFORE | Stage.LIVE | Stage.ENDED


@dataclass(frozen=True, slots=True)
class Command:
    """One command."""

    letter: str
    word: str
    """What may be typed in its place, in English; translated when it is read."""
    about: str
    act: Act
    when: Action | Stage
    """The action of the guide it stands for; one that only says something has its own stages."""
    takes: str = ""
    """What may follow it; empty: nothing."""

    @property
    def stages(self) -> Stage:
        """When it means something."""
        return stages_of(self.when) if isinstance(self.when, Action) else self.when

    @property
    def line(self) -> str:
        """How it is listed."""
        line = _("{letter}, or {word}: {about}.")
        if self.takes:
            line = _("{letter} and {what}, or {word}: {about}.")
        return line.format(
            letter=self.letter, word=_(self.word), about=_(self.about), what=_(self.takes)
        )


_MORE: Final = Command("+", N_("more"), N_("a minute more for this part"), add_minute, Action.GRANT)
"""Also understood without the shift key, as `=`."""

COMMANDS: Final = (
    Command("a", N_("start"), N_("begin, pause, resume"), toggle_clock, Action.TOGGLE_CLOCK),
    Command("n", N_("next"), N_("the next part"), advance, Action.ADVANCE),
    Command("p", N_("back"), N_("the previous part"), go_back, Action.GO_BACK),
    Command("j", N_("jump"), N_("go to a part"), go_to, Action.GO_TO, N_("its number")),
    Command("t", N_("time"), N_("the exact time"), say_time, _ALWAYS),
    _MORE,
    Command("-", N_("less"), N_("a minute less for this part"), take_minute, Action.TAKE_BACK),
    Command(
        "g",
        N_("began"),
        N_("say that this part, or the session, began earlier"),
        backdate,
        Action.BACKDATE,
        N_("minutes"),
    ),
    Command("k", N_("break"), N_("a break"), take_break, Action.TAKE_BREAK, N_("minutes")),
    Command(
        "o",
        N_("quiet"),
        N_("a quiet minute, outside the plan; again ends it"),
        quiet_minute,
        Action.QUIET,
    ),
    Command(
        "c",
        N_("finish"),
        N_("say when you must finish, or catch up"),
        finish,
        Action.CATCH_UP,
        N_("a time"),
    ),
    Command("s", N_("stop"), N_("stop for the presenter"), stop, Action.STOP),
    Command("x", N_("where"), N_("where you are, and what the room reads"), say_where, _ALWAYS),
    Command(
        "y",
        N_("say"),
        N_("your line to say, and the prompts"),
        say_line_and_prompts,
        Stage.BEFORE | Stage.LIVE,
    ),
    Command(
        "i",
        N_("prompt"),
        N_("the next prompt on the room's screen"),
        next_prompt,
        Action.NEXT_PROMPT,
        N_("its number"),
    ),
    Command(
        "I",
        N_("before"),
        N_("the previous prompt on the room's screen"),
        previous_prompt,
        Action.PREVIOUS_PROMPT,
    ),
    Command("l", N_("lens"), N_("the next lens"), next_lens, Action.NEXT_LENS),
    Command(
        "d",
        N_("drift"),
        N_("the drift lines; one of them on the room's screen"),
        drift,
        Action.DRIFT,
        N_("its number"),
    ),
    Command(
        "w",
        N_("words"),
        N_("set phrases on the room's screen"),
        words,
        Action.WORDS,
        N_("their number"),
    ),
    Command("b", N_("curtain"), N_("draw the curtain, or open it"), curtain, Action.CURTAIN),
    Command("f", N_("freeze"), N_("freeze the room's screen, or let go"), freeze, Action.FREEZE),
    Command("v", N_("clock"), N_("show the room's clock another way"), clock_face, Action.FACE),
    Command(
        "T",
        N_("test card"),
        N_("show the room the test card, or take it away"),
        show_test_card,
        Action.TEST_CARD,
    ),
    Command("m", N_("note"), N_("take a note"), note, Action.NOTE, N_("its kind")),
    Command(
        "h", N_("notes"), N_("hear the notes and hypotheses"), say_notes, Stage.LIVE | Stage.ENDED
    ),
    Command(
        "r",
        N_("resonated"),
        N_("mark what resonated"),
        resonance,
        Action.RESONANCE,
        N_("its number"),
    ),
    Command("z", N_("protect"), N_("protect a name that might come up"), protect, Action.PROTECT),
    Command(
        "*",
        N_("incident"),
        N_("have something acted out"),
        have_something_happen,
        Action.INCIDENT,
        N_("its number"),
    ),
    Command(
        "!",
        N_("help"),
        N_("ask the trainer to come, or no more"),
        ask_for_help,
        Action.ASK_FOR_HELP,
    ),
    Command("Y", N_("accept"), N_("accept what was announced"), accept, Action.ACCEPT),
    Command("X", N_("not now"), N_("don't accept it now"), refuse, Action.REFUSE),
    Command("u", N_("undo"), N_("undo the last thing"), undo, Action.UNDO),
    Command("U", N_("redo"), N_("redo it"), redo, Action.REDO),
    Command("e", N_("end"), N_("end the session"), end, Action.END),
    Command("q", N_("leave"), N_("leave; the session stays unfinished"), leave, _ALWAYS),
)
"""Every command of a live session; `?` is answered by whoever leads it."""

_NEVER_WAIT: Final = (stop, curtain, leave)
"""What may never have to wait until a question is answered."""

_LETTER: Final = re.compile(r"(?P<letter>[a-zA-Z+=*!-])(?: +(?P<given>.+)|(?P<number>\d+))?")


def command_in(line: str) -> tuple[Command, str] | None:
    """Return the command of a line and what was typed after it, `None` where there is none."""
    line = line.strip()
    by_word = {_(each.word).lower(): each for each in COMMANDS}
    if line.lower() in by_word:
        return by_word[line.lower()], ""
    match = _LETTER.fullmatch(line)
    command = None if match is None else _by_letter(match["letter"])
    if match is None or command is None:
        return None
    given = match["given"] or match["number"] or ""
    return None if given and not command.takes else (command, given)


def _by_letter(letter: str) -> Command | None:
    """Return the command of a letter; a capital that is none stands for the small letter."""
    known = {"=": _MORE, **{each.letter: each for each in COMMANDS}}
    return known.get(letter) or known.get(letter.lower())


def leaves_a_question(line: str) -> bool:
    """Say whether a line stops, draws the curtain or leaves: that leaves any open question."""
    found = command_in(line)
    return found is not None and found[0].act in _NEVER_WAIT


def available(session: Session) -> Sequence[Command]:
    """Return the commands that mean something at this stage of a session."""
    return [
        each
        for each in COMMANDS
        if stage_of(session) in each.stages and belongs_to(each.when, session)
    ]
