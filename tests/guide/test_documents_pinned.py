"""What is printed and exported, letter by letter: `UPDATE_DOCUMENTS=1 make test` writes it anew.

The format is made up, so that nothing changes here when the words of one that ships do.
"""

import os
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest

from group_supervision.core import commands
from group_supervision.core.choices import Gathering, NotePolicy, Setup
from group_supervision.core.events import Event, NoteTaken, SessionEnded
from group_supervision.core.format import Format, NoteKind
from group_supervision.core.plan import plan
from group_supervision.core.record import Record, record
from group_supervision.core.session import Session, replay
from group_supervision.core.text import Anonymised
from group_supervision.core.timeline import Timeline
from group_supervision.export.forms import Form
from group_supervision.export.svg import svg_text
from group_supervision.formats.reading import read_format
from group_supervision.guide.documents.overview import parts_across
from group_supervision.guide.documents.pictures import plan_against_actual, timeline
from group_supervision.guide.documents.pictures_across import overruns, shares
from group_supervision.guide.exporting import What, export, export_timings
from group_supervision.guide.format_printing import Card, printed_card, printed_page
from group_supervision.guide.words.whole_session import told

PINNED = Path(__file__).parent.parent / "data" / "documents"
MINUTE = timedelta(minutes=1)
NOON = datetime(2026, 3, 4, 12, tzinfo=UTC)


def made_up() -> Format:
    """Return a format that has one of everything."""
    ours = {"say": "You have {minutes}; notes: {notes}.", "basis": "Inferred.", "floor": 1}
    arrive = {"id": "arrive", "title": "We arrive", "short": "Arrive", "minutes": {"20": 4}}
    tell = {"id": "tell", "title": "The presenter tells", "short": "Tell", "minutes": {"20": 10}}
    wonder = {"id": "wonder", "title": "We wonder", "short": "Wonder", "minutes": {"20": 6}}
    return read_format(
        {
            "title": "Made up",
            "summary": "A made-up way of talking.",
            "source": {"model": "made for a test", "licence": "MIT"},
            "lengths": [20],
            "default_length": 20,
            "people_usual": [3, 5],
            "gate": ["Not when anyone is in danger now."],
            "fit": {"gives_way": ["wonder"]},
            "drift_lines": [
                {"id": "D1", "drift": "advice", "line": "Let's stay with not knowing."}
            ],
            "phases": [
                {**arrive, **ours, "speaks": "each of us", "drift": ["nobody begins"]},
                {
                    **tell,
                    **ours,
                    "speaks": "the presenter",
                    "silent": "everyone else",
                    "protected": True,
                    "prompts": {"For the presenter": ["What stayed with you?"]},
                },
                {
                    **wonder,
                    **ours,
                    "speaks": "the group",
                    "silent": "the presenter",
                    "note_kind": "hypothesis",
                    "prompts": {"First": ["Who isn't here?"], "Then": ["And whose {word}?"]},
                    "drift": ["advice", "questions to the presenter"],
                },
            ],
        },
        "made-up",
        "made-up.toml",
    )


def held() -> Record:
    """Hold a session: a minute over, a minute added, a pause, a break, notes of every kind."""
    setup = Setup(20, people=4, policy=NotePolicy.LIVE, gathering=Gathering.SUPERVISION)
    session = Session(plan(made_up(), setup))
    facts: list[Event] = []
    for minutes, do in (
        (0, commands.begin),
        (1, lambda session, now: commands.grant(session, now, MINUTE)),
        (6, commands.advance),
        (9, commands.toggle_clock),
        (11, commands.toggle_clock),
        (18, commands.advance),
        (20, lambda session, now: commands.call_break(session, now, 5 * MINUTE)),
        (25, commands.toggle_clock),
    ):
        facts.append(do(session, minutes * MINUTE))
        session = replay(session.plan, facts)
    kinds = [kind for kind in NoteKind if kind is not NoteKind.THREAD]
    for number, kind in enumerate(kinds, 1):
        words = Anonymised(f"words for {kind.value}")
        facts.append(NoteTaken(26 * MINUTE, number, kind, words))
    facts.append(SessionEnded(27.5 * MINUTE))
    facts.append(NoteTaken(28 * MINUTE, 20, NoteKind.LEARNING, Anonymised("my own"), 2))
    session = replay(session.plan, facts)
    hypothesis = next(note for note in session.notes if note.kind is NoteKind.HYPOTHESIS)
    facts.append(commands.resonate(session, 28 * MINUTE, hypothesis.number or 0))
    began = Timeline.opening(NOON)
    return record("id", replay(session.plan, facts), began, NOON + 30 * MINUTE)


READ = held()
LATER = replace(READ, started_at=None, is_closed=False, clock="paused", notes=(), learning=())
ALL = [READ.times, replace(READ, speed=60.0).times, LATER.times]
PARTS = parts_across([READ.times, READ.times])


def card(which: Card) -> bytes:
    return printed_card(made_up(), Setup(20, policy=NotePolicy.AFTER), which, Form.MARKDOWN)


MADE: dict[str, Callable[[], str | bytes]] = {
    "show.txt": lambda: told(READ, 60, "utf-8"),
    "show-unfinished.txt": lambda: told(LATER, 0, "ascii"),
    "record.md": lambda: export(READ, What.RECORD, Form.MARKDOWN).content,
    "learning.md": lambda: export(READ, What.LEARNING, Form.MARKDOWN).content,
    "timings.md": lambda: export(READ, What.TIMINGS, Form.MARKDOWN).content,
    "all-timings.md": lambda: export_timings(ALL, Form.MARKDOWN).content,
    "no-timings.md": lambda: export_timings([], Form.MARKDOWN).content,
    "page.md": lambda: printed_page(made_up()),
    **{f"card-{each}.md": partial(card, each) for each in Card},
    "plan-against-actual.svg": lambda: svg_text(plan_against_actual(READ)),
    "timeline.svg": lambda: svg_text(timeline(READ)),
    "overruns.svg": lambda: svg_text(overruns(PARTS)),
    "shares.svg": lambda: svg_text(shares(PARTS)),
}


@pytest.mark.parametrize("name", MADE)
def test_what_leaves_the_program_is_what_was_looked_at(name: str) -> None:
    made = MADE[name]()
    text = made.decode("utf-8") if isinstance(made, bytes) else made
    text = text.replace(f"{NOON.astimezone():%H:%M}", "12:00")  # wherever this machine stands
    path = PINNED / name
    if os.environ.get("UPDATE_DOCUMENTS"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"{text.rstrip()}\n", "utf-8", newline="\n")
    assert f"{text.rstrip()}\n" == path.read_text("utf-8"), f"{name}: look at what has changed"
