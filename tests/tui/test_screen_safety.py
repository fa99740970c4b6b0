"""What would embarrass or harm on a projected screen: docs/screen-safety.md, held to its word."""

import re
from datetime import timedelta
from pathlib import Path

import pytest

from group_supervision.anonymiser.anonymise import Anonymiser
from group_supervision.anonymiser.finding import Certainty
from group_supervision.core import commands
from group_supervision.core.format import Format
from group_supervision.formats.library import load_all
from group_supervision.live.session import LiveSession
from group_supervision.paths import shipped
from group_supervision.tui.slide_pieces import Role
from group_supervision.tui.widgets.room_view import RoomView
from tests.conftest import StoppedClock
from tests.tui.conftest import Sit

ROOT = Path(__file__).parent.parent.parent
PAGE = ROOT / "docs" / "screen-safety.md"
HARMFUL = (
    # commands and alarms
    r"time.s up|stop now|hurry up|advice detected|off task|resistant|overdue|score|rating",
    # cheer after trauma, pressure to decide, a clinic's words
    r"great job|well done|congratulations|your actions|action plan needed|patient|case closed",
    # doubt about racism, and claims nobody can keep
    r"both sides|prove|are you sure it was|gdpr|compliant|fully anonymous|guarantee",
    # endorsement
    r"\bruch\b|\barm\b|endorsed|approved by|accredited",
)


def read_by_the_room(fmt: Format) -> list[str]:
    """Return every text of a format that can stand before the room."""
    texts = [fmt.title, *fmt.room_words, *(line.line for line in fmt.drift_lines)]
    for card in (
        fmt.cards.welcome,
        fmt.cards.stopped,
        fmt.cards.curtain,
        fmt.cards.resting,
        fmt.cards.away,
        fmt.cards.quiet,
    ):
        texts += card
    for phase in fmt.phases:
        texts += [phase.title, phase.short, phase.speaks, phase.silent]
        texts += [line for lines in phase.room.values() for line in lines]
        texts += [prompt for lens in phase.lenses for prompt in lens.prompts]
    return texts


FORMATS = load_all()[0]


@pytest.mark.parametrize("fmt", FORMATS, ids=lambda fmt: str(fmt.id))
def test_nothing_the_room_reads_commands_cheers_doubts_or_claims(fmt: Format) -> None:
    harmful = re.compile("|".join(HARMFUL), re.IGNORECASE)
    found = [text for text in read_by_the_room(fmt) if harmful.search(text)]
    assert found == []


@pytest.mark.parametrize("fmt", FORMATS, ids=lambda fmt: str(fmt.id))
def test_nothing_the_room_reads_names_anyone_or_calls_anywhere(fmt: Format) -> None:
    anonymiser = Anonymiser()
    for text in read_by_the_room(fmt):
        sure = [span for span in anonymiser.spans(text) if span.certainty is Certainty.SURE]
        assert sure == [], text
        assert not re.search(r"https?:|www\.|\d{5}|!", text), text


def test_no_text_of_ours_has_an_emoji_or_a_star_to_give() -> None:
    emoji = re.compile("[\U0001f000-\U0001faff\u2600-\u26ff\u2705\u2b50]")
    for path in [
        *(ROOT / "group_supervision").rglob("*.py"),
        *shipped("sessions").glob("*.toml"),
    ]:
        if path.parent.name != "anonymiser":
            assert not emoji.search(path.read_text("utf-8")), path


def test_nothing_goes_on_by_itself_however_late_it_is(
    live: LiveSession, clock: StoppedClock
) -> None:
    live.perform(commands.begin)
    for _ in range(180):
        clock.advance(minutes=1)
        live.beat()
    assert live.session.position == 0
    assert live.facts == 1
    assert live.session.overrun(live.now) == timedelta(minutes=176)


async def test_overtime_has_the_colour_the_time_had(lead: Sit, clock: StoppedClock) -> None:
    async with lead((80, 24)) as her:
        await her.press("n", "n", "n", "n")
        room = her.app.screen.query_one("#room", RoomView)
        assert "about 25 minutes" in her.screen
        before = room.row(room.grid.clock)[0].role
        clock.advance(minutes=27, seconds=5)
        her.live.repaint()
        assert room.row(room.grid.clock)[0].text == "+2"
        assert room.row(room.grid.clock)[0].role == before == Role.QUIET


def test_every_test_the_page_names_is_there() -> None:
    source = "\n".join(path.read_text("utf-8") for path in (ROOT / "tests").rglob("*.py"))
    text = PAGE.read_text("utf-8")
    named = set(re.findall(r"`(test_\w+)`", text))
    assert len(named) > 25
    missing = [name for name in named if not re.search(rf"def {name}\(", source)]
    assert missing == []
    for number in range(1, 23):
        (row,) = re.findall(rf"^\| {number} \|.*$", text, re.MULTILINE)
        assert "`test_" in row, f"risk {number} names no test"
