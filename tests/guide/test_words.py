"""Halls, rhythms, pulses, decisions and marks are said in a few calm words."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from group_supervision.core.choices import Gathering, NotePolicy, Screens, Setting, Word
from group_supervision.core.decision import Decision
from group_supervision.core.decision import Stage as DecisionStage
from group_supervision.core.hall import Announcement, Notice, Standing, TableSign
from group_supervision.core.months import Span
from group_supervision.core.pulse import Statement, Tally
from group_supervision.core.rhythm import Standing as Stands
from group_supervision.core.rhythm import State
from group_supervision.core.rhythm_rules import About, Rule, Step
from group_supervision.core.rotation import Round
from group_supervision.core.text import Anonymised
from group_supervision.guide.hall import Answers, TableSeen
from group_supervision.guide.words import decisions, hall, marks, practice, pulse, rhythm
from group_supervision.guide.words.choices import options

NOON = datetime(2026, 3, 4, 12, tzinfo=UTC)
AT = f"{NOON.astimezone():%H:%M}"
MINUTE = timedelta(minutes=1)
DAY = date(2026, 3, 4)


def seen(left: float | None = 5, silent: datetime | None = None, **sign: object) -> TableSeen:
    made = replace(TableSign(1, NOON, Standing.RUNNING, 2, 3), **sign)  # type: ignore[arg-type] # its own fields
    return TableSeen("1", made, None if left is None else left * MINUTE, silent)


@pytest.mark.parametrize(
    ("table", "time", "state"),
    [
        (seen(), "5 min", ""),
        (seen(4.2), "5 min", ""),
        (seen(0), "1 min", ""),
        (seen(-0.5), "+1 min", "over"),
        (seen(None, standing=Standing.BETWEEN), "", "before round 2"),
        (seen(None, standing=Standing.READY), "", "about to begin"),
        (seen(standing=Standing.PAUSED, asks=True), "5 min", "asks for help, paused"),
        (seen(standing=Standing.BREAK), "5 min", "a break"),
        (seen(None, standing=Standing.ENDED), "", "round over"),
        (seen(None, standing=Standing.DONE), "", "all rounds done"),
        (seen(None, standing=Standing.LEFT), "", "console closed"),
        (seen(late=MINUTE), "5 min", ""),
        (seen(late=2 * MINUTE), "5 min", "2 min late"),
        (seen(-1, late=3 * MINUTE), "+1 min", "3 min late"),
        (
            seen(silent=NOON, asks=True, late=9 * MINUTE),
            "5 min",
            f"asks for help, no sign since {AT}",
        ),
    ],
)
def test_what_there_is_to_say_of_a_table(table: TableSeen, time: str, state: str) -> None:
    assert (hall.time_in_words(table), hall.state_in_words(table)) == (time, state)


def test_which_round_a_table_is_in_never_goes_beyond_the_last() -> None:
    assert hall.round_in_words(seen()) == "round 2 of 3"
    assert hall.round_in_words(seen(round=4)) == "round 3 of 3"
    assert hall.round_in_words(seen(), is_short=True) == "round 2"


def test_tables_in_need_are_named_and_many_are_counted() -> None:
    needy = [replace(seen(asks=True), label=str(each)) for each in range(1, 13)]
    gone = replace(seen(silent=NOON), label="13")
    listed = "1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12"
    assert hall.needs([*needy, gone]) == f"Asking for help: {listed}. No sign of: 13."
    assert hall.needs([*needy, seen(asks=True)]) == "Asking for help: 13 tables."
    assert hall.needs([seen()]) == ""
    assert (hall.heading([seen()]), hall.heading(needy)) == ("1 table", "12 tables")


def test_what_was_announced_says_who_has_answered_what() -> None:
    said = Announcement("id", Notice.PAUSE, NOON)
    announced = f"Announced at {AT}: please pause for a moment and listen."
    assert hall.answers_in_words(Answers(said, ("1",), ("2", "3"), ("4",))) == (
        f"{announced} Yes: 1. Not now: 2, 3. No answer yet: 4."
    )
    assert hall.answers_in_words(Answers(said, (), (), ())) == announced


@pytest.mark.parametrize(
    ("notice", "said"),
    [
        (Notice.FIVE_MORE, "five more minutes for everyone. y accepts, n not now; "
         "accepting adds five minutes to this part."),
        (Notice.FINISH_SOON, "please finish within five minutes. y accepts, n not now; "
         "accepting changes nothing by itself."),
        (Notice.PAUSE, "please pause for a moment and listen. y accepts, n not now; "
         "accepting pauses."),
        (Notice.MEET, "we all meet when your round is over. y accepts, n not now; "
         "accepting changes nothing by itself."),
    ],
)  # fmt: skip
def test_an_announcement_says_what_accepting_it_does(notice: Notice, said: str) -> None:
    assert hall.heard(notice, "y", "n") == f"From the trainer: {said}"


def test_a_hall_that_is_empty_or_out_of_reach_says_so() -> None:
    assert hall.waiting_for_tables() == (
        "No table yet. Each is led with “group-supervision practice --hall FOLDER --table NUMBER”,"
        " with the same folder."
    )
    assert hall.out_of_reach_in_words(NOON) == (
        f"A folder hasn't been reachable since {AT}: what's shown may be old."
    )


def rule(*steps: Step, **more: object) -> Rule:
    return replace(Rule("r", "Own supervision", About.OWN, steps), **more)  # type: ignore[arg-type] # its own fields


@pytest.mark.parametrize(
    ("agreed", "said"),
    [
        (rule(), "Own supervision: at every supervision."),
        (
            rule(until_resolved=True),
            "Own supervision: at the next supervision, then at each one until it's resolved.",
        ),
        (rule(Step(Span(months=1))), "Own supervision: at least every month."),
        (rule(Step(Span(months=2))), "Own supervision: at least every 2 months."),
        (
            rule(Step(Span(weeks=1), Span(weeks=6)), Step(Span(weeks=2))),
            "Own supervision: at least every week for the first 6 weeks, then every 2 weeks.",
        ),
        (
            rule(Step(Span(weeks=2), Span(months=6)), Step(Span(months=1)), minutes=90),
            "Own supervision: at least every 2 weeks for the first 6 months, then every month."
            " It takes at least 90 minutes, uninterrupted.",
        ),
        (
            rule(Step(Span(weeks=1), Span(months=1)), Step(Span(months=1)), covers=("a", "b")),
            "Own supervision: at least every week for the first 1 month, then every month."
            " That is: a; b.",
        ),
    ],
)
def test_a_rule_is_one_sentence(agreed: Rule, said: str) -> None:
    assert rhythm.rule_in_words(agreed) == said


@pytest.mark.parametrize(
    ("stands", "said"),
    [
        (Stands(State.DUE, DAY), "due since 2026-03-04"),
        (Stands(State.SOON, DAY), "soon: by 2026-03-04"),
        (Stands(State.SOON), "at the next supervision"),
        (Stands(State.AS_AGREED, DAY), "as agreed until 2026-03-04"),
        (Stands(State.RESOLVED), "resolved"),
        (Stands(State.NO_RULE), "no frequency chosen"),
    ],
)
def test_how_something_stands_is_said_calmly(stands: Stands, said: str) -> None:
    assert rhythm.stands(stands) == said
    assert rhythm.own_in_words(stands, []) == f"Your own supervision: none noted yet, {said}."
    assert rhythm.own_in_words(stands, [date(2026, 1, 1), DAY]) == (
        f"Your own supervision: last on 2026-03-04, {said}."
    )


def test_a_pulse_is_a_table_to_see_and_a_sentence_to_hear() -> None:
    own = {Statement.FIRST_OWN: Anonymised("We laugh.")}
    held = [{Statement.FIRST_OWN: Tally(3, 2, each)} for each in range(7)]
    held[6] = {}
    asked = [Statement.FIRST_OWN]
    assert list(pulse.table(held, asked, own)) == [
        "We laugh.",
        "  often             3    3    3    3    3    -",
        "  sometimes         2    2    2    2    2    -",
        "  hardly ever       1    2    3    4    5    -",
    ]
    assert list(pulse.said(held[4:], asked, own)) == [
        "We laugh. often 3, 3, -; sometimes 2, 2, -; hardly ever 4, 5, -."
    ]


def test_a_decision_says_who_owns_it_and_when_it_is_looked_at_again() -> None:
    made = Decision(Anonymised("a shorter list"), Anonymised("duty lead"), DAY)
    told = [
        decisions.decision_lines(each, 3, today)
        for each, today in (
            (made, DAY - timedelta(1)),
            (made, DAY),
            (replace(made, stage=DecisionStage.DROPPED), DAY),
        )
    ]
    assert told == [
        ("3. a shorter list", "duty lead: see it. Look at it again on 4 March 2026."),
        ("3. a shorter list", "duty lead: see it. Look at it again: due since 4 March 2026."),
        ("3. a shorter list", "duty lead: dropped."),
    ]


def test_a_long_name_is_quoted_by_its_first_words() -> None:
    assert marks.quoted("a" * 60) == f"“{'a' * 60}”"
    assert marks.quoted("a" * 61) == f"“{'a' * 60}” and 1 word more"
    assert marks.quoted("word " * 14) == f"“{('word ' * 12).strip()}” and 2 words more"


def test_a_practice_round_says_by_seat_who_does_what() -> None:
    four = Round(1, 2, 3, (4,))
    assert practice.who_does_what(four) == (
        "Seat 1 leads, seat 2 presents, seat 3 observes. Seats 1, 3, 4 wonder aloud."
    )
    assert [practice.heading(each, 3, None) for each in (3, 4)] == [
        "Practice: round 3 of 3",
        "Practice: all rounds are done.",
    ]
    assert practice.heading(2, 3, 4 * MINUTE) == "Practice: round 2 of 3, 4 minutes behind"


def test_what_is_chosen_at_set_up_has_its_words() -> None:
    said = [
        *(words for words, _choice in options(NotePolicy)),
        *(words for words, _choice in options(Setting)),
        *(words for words, _choice in options(Gathering)),
        *(words for words, _choice in options(Screens)),
        *(words for words, _choice in options(Word)),
    ]
    assert said == [
        *("no notes", "key words afterwards", "key words as we speak"),
        *("in person", "online", "some here, some online"),
        *("peer group", "supervision group", "one, seen by all", "two: console and stage"),
        *("dilemma", "situation", "case", "story", "an experience of racism"),
    ]  # fmt: skip
