"""One reader, many listeners: all there is at once, then every change, and the end."""

import asyncio
import json
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from group_supervision.core import commands
from group_supervision.core.choices import ClockFace
from group_supervision.core.format import NoteKind
from group_supervision.live.session import LiveSession
from group_supervision.web.broadcast import Closing
from group_supervision.web.session_end import RESTS, SessionEnd
from tests.canaries import PEOPLE
from tests.conftest import StoppedClock
from tests.web.conftest import Served


async def next_state(events: AsyncIterator[bytes]) -> dict[str, Any]:
    """Return the next state a page is told."""
    async for event in events:
        name, data = event.decode().split("\n")[:2]
        if name == "event: state":
            state: dict[str, Any] = json.loads(data.removeprefix("data: "))
            return state
    raise EOFError


async def test_a_page_is_told_everything_as_it_connects_and_then_what_changes(
    served: Served, live: LiveSession
) -> None:
    events = served.broadcast.listen()
    assert (await next_state(events))["title"] == "Welcome"
    live.perform(commands.begin)
    served.look()
    assert (await next_state(events))["title"] == "Arriving"
    live.perform(commands.advance)
    served.look()
    assert (await next_state(events))["title"] == "The presenter speaks"


async def test_hundreds_of_pages_are_told_the_same_by_one_look_at_the_file(
    served: Served, live: LiveSession
) -> None:
    pages = [served.broadcast.listen() for _page in range(300)]
    for page in pages:
        await next_state(page)
    assert served.broadcast.listeners == 300
    live.perform(commands.begin)
    served.look()
    told = [await next_state(page) for page in pages]
    assert {state["title"] for state in told} == {"Arriving"}
    for page in pages:
        await page.aclose()
    assert served.broadcast.listeners == 0


async def test_a_slow_page_is_told_only_what_is_still_so(served: Served, live: LiveSession) -> None:
    slow = served.broadcast.listen()
    await next_state(slow)
    live.perform(commands.begin)
    served.look()
    live.perform(commands.advance)
    served.look()
    assert (await next_state(slow))["title"] == "The presenter speaks"


async def test_while_nothing_changes_a_page_hears_what_time_it_is_and_counts_by_itself(
    served: Served, live: LiveSession, clock: StoppedClock
) -> None:
    live.perform(commands.begin)
    served.look()
    events = served.broadcast.listen()
    state = await next_state(events)
    assert await anext(events) == f"event: time\ndata: {clock.steady():.3f}\n\n".encode()
    waiting = asyncio.ensure_future(anext(events))
    clock.advance(seconds=30)
    served.look()
    await asyncio.sleep(0)
    assert not waiting.done()
    served.broadcast.beat()
    assert await waiting == b"event: time\ndata: 30.000\n\n"
    time = state["time"]
    assert time["session"] + (30 - time["server"]) * time["speed"] == live.now.total_seconds()


async def test_a_clock_that_was_set_is_told_and_no_page_jumps(
    served: Served, live: LiveSession, clock: StoppedClock
) -> None:
    live.perform(commands.begin)
    served.look()
    events = served.broadcast.listen()
    before = (await next_state(events))["time"]
    clock.step(minutes=5)
    clock.advance(seconds=10)
    live.tick()
    served.look()
    await anext(events)
    served.broadcast.beat()
    reckoned = before["session"] + (clock.steady() - before["server"]) * before["speed"]
    assert reckoned == pytest.approx(live.now.total_seconds(), abs=0.25)


async def test_a_page_that_runs_out_of_words_for_the_clock_is_told_more(
    served: Served, live: LiveSession, clock: StoppedClock
) -> None:
    live.perform(commands.begin)
    for _part in range(3):
        live.perform(commands.advance)
    assert live.view.face is ClockFace.MINUTES
    served.look()
    events = served.broadcast.listen()
    first = await next_state(events)
    clock.advance(hours=5)
    served.look()
    async with asyncio.timeout(5):
        second = await next_state(events)
    assert second["words"][0][0] >= first["words"][-1][0]


async def test_a_link_taken_back_lets_go_of_those_who_follow_and_of_nobody_after(
    served: Served,
) -> None:
    old = served.broadcast.listen()
    await next_state(old)
    served.broadcast.close(Closing.CLOSED)
    async with asyncio.timeout(5):
        assert [event async for event in old][-1] == b"event: end\ndata: closed\n\n"
    assert served.broadcast.listeners == 0
    assert (await next_state(served.broadcast.listen()))["title"] == "Welcome"


async def test_a_page_that_goes_away_is_not_counted(served: Served) -> None:
    answer = await served.ask(served.room + "events")
    assert b"event: state" in answer.body
    await asyncio.sleep(0)
    assert served.broadcast.listeners == 0


async def test_not_a_letter_of_a_note_is_in_any_answer(
    served: Served, live: LiveSession, home: Path
) -> None:
    live.perform(commands.begin)
    for number in range(4):
        live.perform(commands.advance)
        live.take_note(NoteKind.FEELING, f"{PEOPLE[number]} and a quixotic zanzibar")
        served.look()
        pages = ["", "room.css", "room.js", "events", "nothing", "sessions", "stage.json"]
        answers = [await served.ask(served.room + page) for page in pages]
        whole = b"".join(each.body + str(each.headers).encode() for each in answers)
        for secret in (PEOPLE[number], "quixotic", "Person A", live.id, str(home), "Amara"):
            assert secret.encode() not in whole
    assert "quixotic" in next((home / "sessions").glob("*.json")).read_text("utf-8")


def test_the_page_closes_some_time_after_the_end_unless_that_is_undone(
    live: LiveSession, served: Served
) -> None:
    end = SessionEnd()
    live.perform(commands.begin)
    assert not end.is_over(served.broadcast.update(), 0)
    live.perform(commands.end)
    assert not end.is_over(served.broadcast.update(), 1)
    assert not end.is_over(served.broadcast.update(), RESTS)
    live.undo()
    assert not end.is_over(served.broadcast.update(), RESTS + 1)
    live.redo()
    assert not end.is_over(served.broadcast.update(), RESTS + 2)
    assert end.is_over(served.broadcast.update(), 2 * RESTS + 2)


def test_a_session_of_which_nothing_is_kept_is_over_and_one_that_never_began_may_come_again(
    live: LiveSession, served: Served
) -> None:
    before = SessionEnd()
    assert not before.is_over(served.broadcast.update(), 0)
    assert not before.is_over(None, 1)
    live.perform(commands.begin)
    begun = SessionEnd()
    assert not begun.is_over(served.broadcast.update(), 2)
    assert begun.is_over(None, 3)
