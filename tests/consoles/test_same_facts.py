"""One session, led with keys and led line by line: the same facts reach the disk.

What is kept is pinned in `tests/data/facts`; `UPDATE_FACTS=1 make test` writes it anew.
"""

import json
import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest

from group_supervision.core.choices import NotePolicy
from group_supervision.guide.opening import Opening
from group_supervision.guide.setup_defaults import SetupDefaults
from group_supervision.plain.conversation import Conversation
from group_supervision.plain.flow import PlainConsole
from group_supervision.plain.line_output import LineOutput
from tests.conftest import StoppedClock
from tests.plain.conftest import Facilitator as Typist
from tests.plain.conftest import Script
from tests.tui.conftest import Sit

PINNED = Path(__file__).parent.parent / "data" / "facts"


@dataclass(frozen=True)
class Step:
    """One thing she does, as keys and as lines."""

    keys: Sequence[str]
    lines: Sequence[str]


def both(name: str) -> Step:
    """Press a key that is also the letter of the command."""
    return Step((name,), (name,))


def _typed(text: str) -> list[str]:
    return ["space" if character == " " else character for character in text]


def note(kind: str, text: str) -> Step:
    """Take a note of the kind this part starts with."""
    return Step(("m", *_typed(text), "enter"), (f"m {kind}", text))


def wait(minutes: float) -> timedelta:
    return timedelta(minutes=minutes)


BEGIN = Step(("space",), ("a",))
CLOCK = Step(("space",), ("a",))
NEXT = both("n")
END = Step(("n", "enter"), ("n", "y"))
REVIEW_AND_KEEP = Step(("enter", "enter"), ("", ""))

WHOLE: Sequence[Step | timedelta] = (
    *(BEGIN, wait(4), NEXT, wait(10), NEXT, wait(1), NEXT),
    *(note("h", "is it the rota"), wait(1), note("h", "who is it for"), wait(25)),
    *(NEXT, Step(("r", "2", "enter"), ("r 2",)), wait(5), NEXT),
    *(Step(("plus",), ("+",)), wait(11), NEXT, wait(5), END, wait(1), REVIEW_AND_KEEP),
)

EVENTFUL: Sequence[Step | timedelta] = (
    Step(("tab", "g", "right", "right", "enter"), ("g 3",)),
    *(wait(2), CLOCK, wait(1), CLOCK, NEXT, wait(10), Step(("plus",), ("+",)), wait(1)),
    *(NEXT, wait(3), both("p"), both("u"), NEXT, wait(2)),
    Step(("k", "enter"), ("k 10",)),
    *(wait(11), CLOCK, wait(9)),
    Step(("c", "enter"), ("c", "", "y")),
    *(wait(1), both("u"), both("U"), wait(3)),
    *(Step(("g", "right", "enter"), ("g 28",)), wait(1)),
    Step(("s", "right", "enter"), ("s", "c")),
    *(wait(3), Step(("e", "enter"), ("e", "y")), wait(1), REVIEW_AND_KEEP),
)

SESSIONS = {"whole": WHOLE, "eventful": EVENTFUL}


@pytest.mark.parametrize("name", SESSIONS)
async def test_keys_leave_the_pinned_facts(
    sit_down: Sit, clock: StoppedClock, home: Path, name: str
) -> None:
    async with sit_down((120, 40), SetupDefaults(policy=NotePolicy.LIVE)) as her:
        await her.press("enter")
        for step in SESSIONS[name]:
            if isinstance(step, timedelta):
                clock.time += step
                her.live.repaint()
                await her.pilot.pause()
            else:
                await her.press(*step.keys)
    compare(home, name)


@pytest.mark.parametrize("name", SESSIONS)
def test_lines_leave_the_pinned_facts(clock: StoppedClock, home: Path, name: str) -> None:
    script: list[Script] = [""]
    for step in SESSIONS[name]:
        if isinstance(step, timedelta):
            script.append(step)
        else:
            script += step.lines
    typist = Typist((*script, "q"), clock)
    conversation = Conversation(typist, LineOutput(typist.write))
    assert (
        PlainConsole(Opening(home, clock), conversation, clock).run(
            SetupDefaults(policy=NotePolicy.LIVE)
        )
        == 0
    )
    compare(home, name)


def compare(home: Path, name: str) -> None:
    """Hold what is on the disk against what is pinned: the facts, and nothing of the machine."""
    (path,) = (home / "sessions").glob("*.json")
    kept = json.loads(path.read_text("utf-8"))
    facts = json.dumps(_facts(kept), indent=1, ensure_ascii=False) + "\n"
    pinned = PINNED / f"{name}.json"
    if os.environ.get("UPDATE_FACTS"):
        pinned.parent.mkdir(exist_ok=True)
        pinned.write_text(facts, "utf-8")
    assert facts == pinned.read_text("utf-8")


def _facts(kept: dict[str, dict[str, dict[str, object]]]) -> list[dict[str, object]]:
    events = kept["events"]
    return [events[number] for number in sorted(events, key=int)]
