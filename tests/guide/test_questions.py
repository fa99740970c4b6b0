"""An answer changes the session it was asked about, or nothing."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from group_supervision.anonymiser.anonymise import Anonymiser
from group_supervision.core import commands
from group_supervision.core.choices import NotePolicy, Setup
from group_supervision.errors import Refusal
from group_supervision.formats.library import DEFAULT_FORMAT, load_format
from group_supervision.guide import live_questions
from group_supervision.guide.live_answers import LiveQuestion, give
from group_supervision.guide.subject import subject
from group_supervision.live.opening import open_session
from group_supervision.live.session import LiveSession
from group_supervision.storage.folder import DataFolder
from tests.conftest import StoppedClock
from tests.examples import examples

Ask = Callable[[LiveSession], LiveQuestion | None]
RCD = load_format(DEFAULT_FORMAT)


def finish(live: LiveSession) -> LiveQuestion | None:
    return live_questions.finishing(live) if live.session.is_running else None


def gap(live: LiveSession) -> LiveQuestion | None:
    live.tick()
    return None if live.gap is None else live_questions.the_gap(live, live.gap)


QUESTIONS: dict[str, Ask] = {
    "end": live_questions.the_end,
    "leaving": live_questions.leaving,
    "stop": live_questions.the_stop,
    "began": lambda live: live_questions.backdating(live, range(8, 13)),
    "break": live_questions.a_break,
    "words": live_questions.words,
    "finish": finish,
    "gap": gap,
}
MOVES: dict[str, Callable[[LiveSession, StoppedClock], object]] = {
    "begin": lambda live, _: live.perform(commands.begin),
    "toggle": lambda live, _: live.perform(commands.toggle_clock),
    "next": lambda live, _: live.perform(commands.advance),
    "back": lambda live, _: live.perform(commands.go_back),
    "minute": lambda live, _: live.perform(commands.grant, commands.MINUTE),
    "end it": lambda live, _: live.perform(commands.end),
    "undo": lambda live, _: live.undo(),
    "redo": lambda live, _: live.redo(),
    "wait": lambda _, clock: clock.advance(minutes=7),
    "sleep": lambda _, clock: clock.sleep(minutes=90),
    "set back": lambda _, clock: clock.step(minutes=-30),
}


@settings(max_examples=examples(40))
@given(
    st.lists(st.sampled_from([*MOVES, *(f"ask {each}" for each in QUESTIONS), "answer"])),
    st.integers(0, 30),
)
@example(["ask words", "answer", "begin", "wait", "answer"], 0)
def test_an_answer_to_what_has_moved_on_is_refused_and_changes_nothing(
    steps: list[str], chosen: int
) -> None:
    with TemporaryDirectory() as path:
        clock = StoppedClock()
        setup = Setup(60, policy=NotePolicy.LIVE)
        live = open_session(DataFolder(Path(path)), RCD, setup, Anonymiser(), clock)
        question: LiveQuestion | None = None
        try:
            for step in steps:
                if step == "answer" and question is not None:
                    _answered(live, question)
                elif step.startswith("ask "):
                    asked = QUESTIONS[step[4:]](live)
                    question = asked and asked.moved(chosen)
                elif step in MOVES:
                    _moved(live, clock, step)
        finally:
            live.close()


def _moved(live: LiveSession, clock: StoppedClock, step: str) -> None:
    try:
        MOVES[step](live, clock)
    except Refusal:
        return


def _answered(live: LiveSession, question: LiveQuestion) -> None:
    live.tick()  # what is due by now, such as words that have been read, is none of the answer's
    has_moved_on = question.about != subject(live)
    session, display, facts = live.session, live.display, live.facts
    try:
        give(live, question)
    except Refusal:
        assert (live.session, live.display, live.facts) == (session, display, facts)
    else:
        assert not has_moved_on


def test_time_that_merely_passes_takes_no_question_away(
    live: LiveSession, clock: StoppedClock
) -> None:
    live.perform(commands.begin)
    clock.advance(minutes=3)
    question = live_questions.backdating(live, range(8, 9))
    clock.advance(minutes=3)
    give(live, question)
    assert live.session.elapsed(live.now) == timedelta(minutes=8)


def test_an_answer_is_not_given_twice(live: LiveSession) -> None:
    live.perform(commands.begin)
    question = live_questions.a_break(live)
    give(live, question)
    with pytest.raises(Refusal, match="moved on"):
        give(live, question)
