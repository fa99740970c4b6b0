"""Whatever is done in whatever order while a session is led, five things stay true of it.

The room's view shows nothing typed. A question falls away with what it was about. The session's
file equals the memory. The stage's file equals the view. Undo of everything gives the beginning.

`EXAMPLES=25 make test` searches longer.
"""

import os
import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from tempfile import mkdtemp

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from group_supervision.anonymiser.anonymise import Anonymiser
from group_supervision.core.choices import NotePolicy, Setup
from group_supervision.core.format import NoteKind
from group_supervision.core.session import Session
from group_supervision.errors import Refusal, SupervisionError
from group_supervision.guide import live_questions, note_taking
from group_supervision.guide.leading import Leading
from group_supervision.guide.live_answers import LiveQuestion
from group_supervision.guide.subject import subject
from group_supervision.live.opening import open_session, resume_session
from group_supervision.storage.folder import DataFolder
from group_supervision.storage.stage_reading import read_published
from tests.conftest import TIMED, StoppedClock
from tests.examples import examples
from tests.views import show_the_same

STEPS = 25

FORMATS = {each.id: each for each in TIMED}

NAMES = ("Quintessa", "Mbeki", "Zebedee")
TYPED = st.builds(
    "{} {} at {}".format,
    st.sampled_from(NAMES),
    st.sampled_from(["rang", "told Quintessa", "[@click=app.quit]", "waits"]),
    st.sampled_from(["quillmarsh", "07700 900123", "home"]),
)
"""Notes in which every word but the commonest is known nowhere else."""
CANARIES = (*NAMES, "quillmarsh", "900123")

ASKS: dict[str, Callable[[Leading], LiveQuestion | None]] = {
    "the end": lambda leading: live_questions.the_end(leading.live),
    "leaving": lambda leading: live_questions.leaving(leading.live),
    "the stop": lambda leading: live_questions.the_stop(leading.live),
    "where to": lambda leading: live_questions.going_to(leading.live),
    "a break": lambda leading: live_questions.a_break(leading.live),
    "words": lambda leading: live_questions.words(leading.live),
    "finishing": Leading.finishing,
    "the beginning": lambda leading: live_questions.backdating(leading.live, leading.minutes_ago()),
    "the gap": Leading.about_the_gap,
}
LEADS: dict[str, Callable[[Leading], object]] = {
    "space": Leading.toggle_clock,
    "n": Leading.advance,
    "p": Leading.go_back,
    "+": Leading.add_minute,
    "-": Leading.take_minute,
    "s": Leading.stop,
    "u": Leading.undo,
    "U": Leading.redo,
}  # fmt: skip
SHOWS: dict[str, Callable[[Leading], object]] = {
    "prompt": lambda leading: leading.room.show_prompt(1),
    "lens": lambda leading: leading.room.show_next_lens(),
    "face": lambda leading: leading.room.show_next_face(),
    "curtain": lambda leading: leading.room.toggle_curtain(),
    "freeze": lambda leading: leading.room.toggle_freeze(),
    "test card": lambda leading: leading.room.toggle_test_card(),
    "drift": lambda leading: leading.room.toggle_drift_line(0),
    "quiet": lambda leading: leading.room.toggle_quiet(),
    "words": lambda leading: leading.room.take_words_away(),
}


class Led(RuleBasedStateMachine):
    """A session led at random, under a stopped clock."""

    root: Path

    @initialize(name=st.sampled_from(sorted(FORMATS)))
    def sit_down(self, name: str) -> None:
        chosen = FORMATS[name]
        self.home = Path(mkdtemp(dir=self.root))
        self.clock = StoppedClock()
        setup = Setup(chosen.default_length, policy=NotePolicy.LIVE)
        folder = DataFolder(self.home)
        live = open_session(folder, chosen, setup, Anonymiser(["Zebedee"]), self.clock)
        self.leading = Leading(live, self.clock)
        self.asked: LiveQuestion | None = None

    @rule(does=st.sampled_from(sorted(LEADS)))
    def lead(self, does: str) -> None:
        with suppress(Refusal):
            LEADS[does](self.leading)

    @rule(shows=st.sampled_from(sorted(SHOWS)))
    def show(self, shows: str) -> None:
        with suppress(Refusal):
            SHOWS[shows](self.leading)

    @rule(kind=st.sampled_from(NoteKind), typed=TYPED)
    def note(self, kind: NoteKind, typed: str) -> None:
        with suppress(Refusal):
            note_taking.take_note(self.leading.live, kind, typed)

    @rule(number=st.integers(0, 3))
    def resonate(self, number: int) -> None:
        with suppress(Refusal):
            note_taking.mark_resonance(self.leading.live, number)

    @rule(name=st.sampled_from([*NAMES, "x", ""]))
    def protect(self, name: str) -> None:
        with suppress(SupervisionError):
            note_taking.protect_name(self.leading.live, name)

    @rule(seconds=st.sampled_from([1, 30, 59, 61, 600, 7_200, 90_000]))
    def time_passes(self, seconds: int) -> None:
        self.clock.advance(seconds=seconds)

    @rule(seconds=st.sampled_from([20, 61, 3_600, 200_000]))
    def sleeps(self, seconds: int) -> None:
        self.clock.sleep(seconds=seconds)

    @rule(seconds=st.sampled_from([-90_000, -3_600, -1, 1, 2, 3_600, 90_000]))
    def the_clock_is_set(self, seconds: int) -> None:
        self.clock.step(seconds=seconds)

    @rule()
    def beats(self) -> None:
        self.leading.live.beat()

    @rule(what=st.sampled_from(sorted(ASKS)), by=st.integers(0, 5))
    def ask(self, what: str, by: int) -> None:
        with suppress(SupervisionError):
            question = ASKS[what](self.leading)
            self.asked = question and question.moved(by)

    @precondition(lambda self: self.asked is not None)
    @rule()
    def answer(self) -> None:
        assert self.asked is not None
        with suppress(Refusal):
            self.leading.answer(self.asked)
        self.asked = None

    @invariant()
    def refuses_what_has_fallen_away(self) -> None:
        question, live = self.asked, self.leading.live
        live.tick()
        if question is None or question.about == subject(live):
            return
        before = live.session, live.timeline, live.gap
        with pytest.raises(Refusal, match="moved on"):
            self.leading.answer(question)
        assert (live.session, live.timeline, live.gap) == before
        assert self.leading.has_to_ask_anew(question)
        self.asked = None

    @precondition(lambda self: self.leading.session.is_started)
    @rule()
    def is_killed_and_continued(self) -> None:
        live = self.leading.live
        before = live.session
        live.close()
        live = resume_session(DataFolder(self.home), live.id, self.clock)
        assert live.session == before
        self.leading = Leading(live, self.clock)

    @rule()
    def everything_is_undone_and_done_again(self) -> None:
        live = self.leading.live
        before, facts = live.session, live.facts
        with suppress(Refusal):
            while True:
                self.leading.undo()
        assert live.session == Session(live.session.plan)
        assert live.facts == 0
        self.matches_disk_and_stage()
        for _ in range(facts):
            self.leading.redo()
        assert live.session == before

    @invariant()
    def matches_disk_and_stage(self) -> None:
        live = self.leading.live
        live.tick()
        assert live.is_saved
        if live.session.is_started:
            stored = DataFolder(self.home).library.load(live.id)
            assert (stored.session, stored.timeline) == (live.session, live.timeline)
        published = read_published(self.home / "stage.json").view
        assert show_the_same(published, live.view, live.now)

    @invariant()
    def shows_the_room_nothing_typed(self) -> None:
        shown = f"{self.leading.live.view}{(self.home / 'stage.json').read_text('utf-8')}"
        assert not [each for each in CANARIES if each.lower() in shown.lower()]

    @invariant()
    def keeps_no_name_that_was_typed(self) -> None:
        for path in (self.home / "sessions").glob("*.json"):
            kept = path.read_text("utf-8")
            assert not [each for each in (*NAMES, "900123") if each in kept]

    def teardown(self) -> None:
        if hasattr(self, "leading"):
            self.leading.live.close()
            shutil.rmtree(self.home)


def test_whatever_is_done_while_a_session_is_led_what_has_to_stay_true_does(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "fsync", lambda _: None)  # nothing here has to outlive the machine
    monkeypatch.setattr(Led, "root", tmp_path, raising=False)
    run_state_machine_as_test(
        Led,
        settings=settings(
            max_examples=examples(20),
            stateful_step_count=STEPS,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
