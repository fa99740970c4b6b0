"""What can be chosen before a session, and what is said of it."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from group_supervision.config import Config
from group_supervision.core.choices import ClockFace, NotePolicy, Screens, Setup, Word
from group_supervision.core.format import Format
from group_supervision.core.plan import plan
from group_supervision.errors import BadInput
from group_supervision.guide.setup import SetupDraft, check_people, ends_at, first_draft, rounds
from group_supervision.guide.setup_defaults import SetupDefaults
from tests.conftest import SHIPPED

NOW = datetime(2026, 3, 4, 14, 0, tzinfo=UTC)
UNTIMED = next(fmt for fmt in SHIPPED if not fmt.timed)


def draft(rcd: Format, **changes: object) -> SetupDraft:
    return replace(SetupDraft(rcd, 60), **changes)  # type: ignore[arg-type] # its own fields


def test_the_form_looks_the_same_again_when_it_is_filled_in_anew(rcd: Format) -> None:
    chosen = draft(
        rcd,
        minutes=75,
        until="15:30",
        people=5,
        policy=NotePolicy.LIVE,
        label="Tuesday",
        speed=60.0,
        begins_at="14:10",
    )
    defaults = chosen.as_defaults(["Amara"])
    assert first_draft(SHIPPED, defaults, Config()) == chosen
    assert tuple(defaults.protected) == ("Amara",)
    plain = SetupDraft(UNTIMED, 0)
    assert first_draft(SHIPPED, plain.as_defaults([]), Config()) == plain
    assert plain.as_defaults([]).minutes is None


def test_what_was_asked_for_comes_before_the_settings_and_they_before_the_formats_own(
    rcd: Format,
) -> None:
    settings = Config(length=90, notes=NotePolicy.LIVE, clock_face=ClockFace.BAR)
    asked = SetupDefaults(rcd.id, minutes=75, people=4, policy=NotePolicy.NONE)
    first = first_draft(SHIPPED, asked, settings)
    assert (first.minutes, first.people, first.policy) == (75, 4, NotePolicy.NONE)
    second = first_draft(SHIPPED, SetupDefaults(rcd.id), settings)
    assert (second.minutes, second.people, second.policy) == (90, 7, NotePolicy.LIVE)
    assert (second.face, second.screens) == (ClockFace.BAR, Screens.ONE)
    cannot = first_draft(SHIPPED, SetupDefaults(rcd.id), Config(length=300))
    assert cannot.minutes == rcd.default_length


def test_another_format_brings_its_own_length_and_no_variation_of_the_one_before(
    rcd: Format,
) -> None:
    before = draft(rcd, until="15:30", variation=frozenset({"facts"}), word=Word.EXPERIENCE)
    assert before.with_format(rcd) is before
    after = before.with_format(UNTIMED)
    assert (after.minutes, after.until, after.variation) == (0, "", frozenset())
    assert after.word is (Word.DILEMMA if UNTIMED.taken_as_given is None else Word.EXPERIENCE)
    least, most = UNTIMED.people_usual
    assert least <= after.people <= most
    assert after.with_format(rcd).minutes == rcd.default_length


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({}, ""),
        ({"speed": 60.0}, "Demonstration at 60 times the speed."),
        (
            {"word": Word.EXPERIENCE},
            "The account is taken as given: no prompt offers another reading.",
        ),
        ({"minutes": 20}, "Practice round, and recorded as one."),
        ({"minutes": 20, "until": "14:20"}, ""),
        ({"people": 30}, "Groups of 4 to 11 are usual for this; you can go on."),
    ],
)
def test_what_is_worth_saying_is_said_and_nothing_is_blocked(
    rcd: Format, changes: dict[str, object], said: str
) -> None:
    assert draft(rcd, **changes).remark() == said


def test_a_format_for_one_size_of_group_says_that_one(rcd: Format) -> None:
    for_three = replace(rcd, people_usual=(3, 3))
    assert draft(for_three).remark() == "Groups of 3 are usual for this; you can go on."


@pytest.mark.parametrize("people", [1, 31])
def test_a_group_is_two_to_thirty_people(people: int) -> None:
    check_people(2)
    check_people(30)
    with pytest.raises(BadInput) as refused:
        check_people(people)
    assert str(refused.value) == "Choose 2 to 30 people."


def test_where_nothing_is_written_not_even_the_number_of_names_is_kept(rcd: Format) -> None:
    for policy, kept in ((NotePolicy.NONE, 0), (NotePolicy.AFTER, 3)):
        assert draft(rcd, policy=policy).setup(NOW, protected=3).protected == kept


def test_a_demonstration_ends_sooner_by_the_wall_clock(rcd: Format) -> None:
    assert ends_at(plan(rcd, Setup(60)), NOW) == NOW.replace(hour=15)
    assert ends_at(plan(rcd, Setup(60, speed=60.0)), NOW) == NOW.replace(minute=1)


def test_a_round_is_shown_once_with_how_often_it_is_held() -> None:
    troika = next(fmt for fmt in SHIPPED if fmt.id == "troika")
    laid_out = plan(troika, Setup(troika.default_length if troika.timed else 0, people=3))
    shown = [(turns, [step.id for step in steps]) for turns, steps in rounds(laid_out)]
    assert all("-2" not in step for _turns, steps in shown for step in steps)
    assert max(turns for turns, _steps in shown) == 3
