"""One thing at a time stands before the room."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from group_supervision.core.display import WORDS_LAST, Display
from group_supervision.core.format import Phase
from group_supervision.core.plan import Plan

NOW = timedelta(minutes=20)
COVERED = (Display(drift_line=2), Display(words=1, words_since=NOW))


@pytest.mark.parametrize("before", COVERED)
@pytest.mark.parametrize(
    ("put", "stands"),
    [
        (lambda shown, phase: shown.prompt_shifted(phase, 1), Display(prompt=0)),
        (lambda shown, phase: shown.lens_shifted(phase), Display(lens=1, prompt=0)),
        (lambda shown, _: shown.drift_shown(3), Display(drift_line=3)),
        (lambda shown, _: shown.drift_shown(None), Display()),
        (lambda shown, _: shown.words_shown(4, NOW), Display(words=4, words_since=NOW)),
        (lambda shown, _: shown.words_shown(None, NOW), Display()),
    ],
)
def test_what_is_put_before_the_room_takes_the_place_of_what_stood_there(
    hour: Plan, before: Display, put: Callable[[Display, Phase], Display], stands: Display
) -> None:
    assert put(before, hour.steps[3].phase) == stands


def test_where_a_part_has_no_prompts_what_stands_there_stays(hour: Plan) -> None:
    has_none = replace(hour.steps[3].phase, lenses=())
    for before in COVERED:
        assert before.prompt_shifted(has_none, 1) == before
        assert before.lens_shifted(has_none) == before


def test_words_clear_by_themselves_and_say_when() -> None:
    shown = Display(words=1, words_since=NOW, prompt=2)
    a_second = timedelta(seconds=1)
    assert shown.lapses_in(NOW + a_second) == WORDS_LAST - a_second
    assert shown.lapses_in(NOW + WORDS_LAST + a_second) == timedelta()
    assert shown.lapsed(NOW + WORDS_LAST - a_second) == shown
    assert shown.lapsed(NOW + WORDS_LAST) == Display(prompt=2)
    assert Display().lapses_in(NOW) is None


def test_a_quiet_minute_is_over_after_a_minute() -> None:
    quiet = Display(quiet_since=NOW, prompt=2)
    assert quiet.lapsed(NOW + timedelta(seconds=59)) == quiet
    assert quiet.lapsed(NOW + timedelta(seconds=60)) == Display(prompt=2)
