import pytest

from group_supervision.core.choices import Kind, NotePolicy, Setting, Setup, Word
from group_supervision.core.format import Format
from group_supervision.core.plan import plan
from group_supervision.core.templates import (
    fields_of,
    fill,
    line_to_say,
    minutes_in_words,
    values_for,
)
from group_supervision.core.written import as_agreed


@pytest.mark.parametrize(
    ("minutes", "words"),
    [(1, "one minute"), (4, "four minutes"), (20, "twenty minutes"), (25, "25 minutes")],
)
def test_minutes_are_said_in_words(minutes: int, words: str) -> None:
    assert minutes_in_words(minutes) == words


def test_an_unknown_field_stays_as_it_is() -> None:
    assert fill("{word} {other}", {"word": "case"}) == "case {other}"


@pytest.mark.parametrize("setting", list(Setting))
@pytest.mark.parametrize("policy", list(NotePolicy))
@pytest.mark.parametrize(("minutes", "kind"), [(60, Kind.SESSION), (20, Kind.PRACTICE)])
def test_no_spoken_line_is_left_unfilled(
    rcd: Format, setting: Setting, policy: NotePolicy, minutes: int, kind: Kind
) -> None:
    setup = Setup(minutes, policy=policy, setting=setting, kind=kind, word=Word.STORY)
    laid_out = plan(rcd, setup)
    for step in laid_out.steps:
        values = values_for(laid_out, step)
        texts = [step.phase.say[setting], *step.phase.room[setting]]
        texts += [prompt for lens in step.phase.lenses for prompt in lens.prompts]
        for text in texts:
            assert not fields_of(fill(text, values))


def test_ten_minutes_are_said_only_where_there_are_ten(rcd: Format) -> None:
    practice = plan(rcd, Setup(20, kind=Kind.PRACTICE))
    for step in practice.steps:
        said = fill(step.phase.say[Setting.IN_PERSON], values_for(practice, step))
        assert "ten minutes" not in said
    present = practice.steps[1]
    assert "four minutes" in line_to_say(practice, present)


def test_nobody_in_a_room_is_asked_to_switch_a_camera_off(rcd: Format) -> None:
    for phase in rcd.phases:
        assert "camera" not in phase.say[Setting.IN_PERSON]


def test_each_policy_is_spoken_as_it_is(rcd: Format) -> None:
    for policy in NotePolicy:
        laid_out = plan(rcd, Setup(60, policy=policy))
        arrive = laid_out.steps[0]
        said = fill(arrive.phase.say[Setting.ONLINE], values_for(laid_out, arrive))
        assert as_agreed(policy, is_labelled=False) in said
