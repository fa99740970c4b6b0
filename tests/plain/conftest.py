"""What the tests of the plain console share: somebody who types lines and hears what is said."""

from collections import deque
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from group_supervision.core.choices import NotePolicy
from group_supervision.core.practice import Practice
from group_supervision.guide.home import Todo
from group_supervision.guide.opening import Opening
from group_supervision.guide.setup_defaults import SetupDefaults
from group_supervision.plain.conversation import Conversation
from group_supervision.plain.flow import PlainConsole
from group_supervision.plain.line_input import ConversationOver
from group_supervision.plain.line_output import LineOutput
from tests.conftest import StoppedClock


class Asleep(timedelta):
    """Time that passes while nobody looks."""


Script = str | timedelta | Callable[[], None]
"""A line to type, time to let pass, or something to look at between two lines."""


class Facilitator:
    """Types what a script says; while time passes, the clock moves as far as it is waited."""

    hides = True
    left_out = False

    def __init__(self, script: tuple[Script, ...], clock: StoppedClock) -> None:
        self.script = deque(script)
        self.clock = clock
        self.heard: list[str] = []
        self.typed_unseen: list[str] = []
        self.rung = 0

    def read_line(self, wait: float | None) -> str | None:
        """Type the next line, or let time pass."""
        while self.script:
            step = self.script.popleft()
            if isinstance(step, str):
                self.clock.between_keys(2)  # nobody types a line in no time
                # A note or a name was asked for: what the session was told stands here, not it.
                is_unseen = bool(self.heard) and self.heard[-1].endswith("as you type.")
                self.heard.append(f"> {'***' if is_unseen else step}")
                if is_unseen:
                    self.typed_unseen.append(step)
                return step
            if isinstance(step, Asleep):
                self.clock.sleep(seconds=step.total_seconds())
            elif isinstance(step, timedelta):
                waited = step if wait is None else min(step, timedelta(seconds=wait))
                self.clock.advance(seconds=waited.total_seconds())
                if step > waited:
                    self.script.appendleft(step - waited)
                return None
            else:
                step()
        raise ConversationOver("The input has ended.")

    def write(self, line: str) -> bool:
        """Hear a line, or the bell."""
        if line == "\a":
            self.rung += 1
            return True
        assert line.endswith("\n")
        assert line.count("\n") == 1
        self.heard.append(line[:-1])
        return True


class Told:
    """What was said, and how it ended."""

    def __init__(self, her: Facilitator, code: int) -> None:
        self.lines = her.heard
        self.typed_unseen = her.typed_unseen
        self.rung = her.rung
        self.code = code

    def after(self, typed: str, count: int = 1) -> str:
        """Return what was said first after a line was typed for the `count`th time."""
        return self.lines[self._place(typed, count) + 1]

    def all_after(self, typed: str, count: int = 1) -> list[str]:
        """Return all that was said after a line was typed, up to the next one."""
        start = self._place(typed, count) + 1
        said = self.lines[start:]
        ends = [index for index, line in enumerate(said) if line.startswith("> ")]
        return said[: ends[0]] if ends else said

    def starting(self, start: str) -> list[str]:
        """Return the lines that start so."""
        return [line for line in self.lines if line.startswith(start)]

    def _place(self, typed: str, count: int) -> int:
        return [i for i, line in enumerate(self.lines) if line == f"> {typed}"][count - 1]


Hold = Callable[..., Told]


@pytest.fixture
def hold(home: Path, clock: StoppedClock) -> Hold:
    """Return a way to hold a conversation: `hold("", "a", timedelta(minutes=4), "n")`."""

    def held(
        *script: Script,
        defaults: SetupDefaults | Practice | Todo | None = None,
        encoding: str = "utf-8",
    ) -> Told:
        her = Facilitator(script, clock)
        conversation = Conversation(her, LineOutput(her.write, encoding))
        code = PlainConsole(Opening(home, clock), conversation, clock).run(defaults)
        return Told(her, code)

    return held


@pytest.fixture
def lead(hold: Hold) -> Hold:
    """Return a way to lead a session that has begun, with notes as people speak."""

    def led(*script: Script, defaults: SetupDefaults | None = None) -> Told:
        return hold("", "a", *script, defaults=defaults or SetupDefaults(policy=NotePolicy.LIVE))

    return led


def minutes(number: float) -> timedelta:
    """Let minutes pass."""
    return timedelta(minutes=number)
