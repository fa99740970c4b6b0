from datetime import timedelta

import pytest

from group_supervision.core import commands, note_rules
from group_supervision.core.choices import Gathering, NotePolicy, Setup
from group_supervision.core.events import PhaseEntered, SessionEnded
from group_supervision.core.format import Format, NoteKind
from group_supervision.core.plan import Plan, plan
from group_supervision.core.session import Session, apply, replay
from group_supervision.core.text import Anonymised
from group_supervision.errors import Refusal

NOW = timedelta(minutes=1)


def at(laid_out: Plan, step: int) -> Session:
    return replay(laid_out, [PhaseEntered(timedelta(), 0), PhaseEntered(timedelta(), step)])


def test_nothing_but_beginning_is_possible_before_the_start(hour: Plan) -> None:
    before = Session(hour)
    assert not commands.reason_against("begin", before)
    for name in ("toggle_clock", "advance", "go_back", "call_break", "grant", "take_back", "end"):
        assert commands.reason_against(name, before)
    assert not note_rules.may_take_notes(before)


def test_nothing_is_taken_back_from_the_presenter(hour: Plan) -> None:
    with pytest.raises(Refusal, match="belongs to the presenter"):
        commands.grant(at(hour, 1), NOW, -commands.MINUTE)
    assert "belongs to the presenter" in commands.reason_against("take_back", at(hour, 1))


def test_respond_is_never_cut_below_its_floor(hour: Plan) -> None:
    with pytest.raises(Refusal, match="can't be any shorter"):
        commands.grant(at(hour, 4), NOW, -commands.MINUTE)


def test_the_last_phase_has_no_next(hour: Plan) -> None:
    last = at(hour, len(hour.steps) - 1)
    assert commands.next_step(last) is None
    with pytest.raises(Refusal):
        commands.advance(last, NOW)


@pytest.mark.parametrize(
    ("policy", "during", "afterwards"),
    [
        (NotePolicy.NONE, False, False),
        (NotePolicy.AFTER, False, True),
        (NotePolicy.LIVE, True, True),
    ],
)
def test_the_note_policy_says_when_something_is_written(
    rcd: Format, policy: NotePolicy, during: bool, afterwards: bool
) -> None:
    session = at(plan(rcd, Setup(60, policy=policy)), 3)
    assert note_rules.may_take_notes(session) is during
    ended = apply(session, SessionEnded(NOW))
    assert note_rules.may_take_notes(ended) is afterwards
    if not afterwards:
        with pytest.raises(Refusal):
            commands.take_note(ended, NOW, NoteKind.FEELING, Anonymised("x"))


def test_a_peer_group_keeps_no_follow_up(rcd: Format) -> None:
    peer = at(plan(rcd, Setup(60, policy=NotePolicy.LIVE)), 3)
    with pytest.raises(Refusal, match="peer group"):
        commands.take_note(peer, NOW, NoteKind.FOLLOW_UP, Anonymised("x"))
    supervision = Setup(60, policy=NotePolicy.LIVE, gathering=Gathering.SUPERVISION)
    session = at(plan(rcd, supervision), 3)
    commands.take_note(session, NOW, NoteKind.FOLLOW_UP, Anonymised("x"))


def test_hypotheses_are_numbered_and_can_resonate_and_not(hour: Plan) -> None:
    session = at(hour, 3)
    for text in ("one", "two"):
        note = commands.take_note(session, NOW, NoteKind.HYPOTHESIS, Anonymised(text))
        session = apply(session, note)
    session = apply(session, commands.resonate(session, NOW, 2))
    assert [(note.number, note.resonates) for note in session.notes] == [(1, False), (2, True)]
    session = apply(session, commands.resonate(session, NOW, 2))
    assert not session.notes[1].resonates
    with pytest.raises(Refusal, match="no hypothesis H3"):
        commands.resonate(session, NOW, 3)


def test_an_empty_note_is_refused(hour: Plan) -> None:
    with pytest.raises(Refusal):
        commands.take_note(at(hour, 3), NOW, NoteKind.FEELING, Anonymised(""))
