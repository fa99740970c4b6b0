"""What is due, what is due soon and what is as agreed, by the days that are kept."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from group_supervision.anonymiser.neutral import neutral
from group_supervision.core.months import Span
from group_supervision.core.rhythm import (
    MOST_TAGS,
    MOST_TALKS,
    Kept,
    Standing,
    State,
    Talk,
    Topic,
    Where,
    check_day,
    own_standing,
    standing,
)
from group_supervision.core.rhythm_rules import About, Rhythm, Rule, Rules, Step
from group_supervision.core.text import Anonymised
from group_supervision.errors import BadInput, Refusal

DAYS = st.dates(date(2000, 1, 1), date(2100, 12, 31))
TODAY = date(2026, 11, 27)
SPANS = st.one_of(
    st.builds(Span, months=st.integers(1, 24)), st.builds(Span, weeks=st.integers(1, 52))
)


def tag(words: str = "striped teapot") -> Anonymised:
    found = neutral(words)
    assert found is not None
    return found


def rules(*spans: Span, own: tuple[Step, ...] = (Step(Span(months=1)),)) -> Rules:
    """Return rules with the ids 0, 1, … and `each` for tags, and `own`."""
    made = [Rule(str(n), "what", About.CASE, (Step(span),)) for n, span in enumerate(spans)]
    made.append(Rule("each", "what", About.CASE, (), until_resolved=True))
    made.append(Rule("own", "what", About.OWN, own))
    return Rules([Rhythm("a", "A", "us", "", tuple(made))])


def topic(since: date, rule: str = "a/0", *talks: Talk) -> Topic:
    return Topic(tag(), rule, since, talks)


def stands(since: date, today: date, known: Rules, *talks: Talk) -> Standing:
    return standing(topic(since, "a/0", *talks), Kept(), known, today, with_groups=False)


@given(DAYS, SPANS, st.integers(0, 1500), st.integers(0, 400))
def test_time_only_ever_brings_it_nearer(since: date, span: Span, days: int, further: int) -> None:
    known = rules(span)
    order = [State.AS_AGREED, State.SOON, State.DUE]
    now, later = since + timedelta(days), since + timedelta(days + further)
    first, second = stands(since, now, known), stands(since, later, known)
    assert order.index(first.state) <= order.index(second.state)
    assert first.by == second.by == span.after(since)
    assert (first.state is State.DUE) == (now >= span.after(since))


@given(DAYS, SPANS, st.integers(1, 700))
def test_talking_about_it_never_makes_it_due_earlier(since: date, span: Span, days: int) -> None:
    known = rules(span)
    today = since + timedelta(days)
    talked = stands(since, today, known, Talk(today, Where.SUPERVISION))
    before = stands(since, today, known)
    assert talked.by is not None
    assert before.by is not None
    assert talked.by >= before.by
    assert talked.state is not State.DUE


@given(DAYS, SPANS, st.integers(0, 700))
def test_a_group_counts_where_the_setting_says_so_alone(since: date, span: Span, days: int) -> None:
    known, today = rules(span), since + timedelta(days)
    in_group = topic(since, "a/0", Talk(today, Where.GROUP))
    without = standing(in_group, Kept(), known, today, with_groups=False)
    counted = standing(in_group, Kept(), known, today, with_groups=True)
    assert without == stands(since, today, known)
    assert counted == stands(since, today, known, Talk(today, Where.SUPERVISION))


@pytest.mark.parametrize(
    ("days_before", "state"),
    [(31, State.AS_AGREED), (8, State.AS_AGREED), (7, State.SOON), (1, State.SOON), (0, State.DUE)],
)
def test_a_month_is_soon_over_in_its_last_week(days_before: int, state: State) -> None:
    due = date(2026, 12, 27)
    found = stands(TODAY - timedelta(days=1), due - timedelta(days_before + 1), rules(Span(1)))
    assert found == Standing(state, date(2026, 12, 26))


def test_half_a_year_is_soon_over_in_its_last_two_weeks() -> None:
    known, due = rules(Span(6)), date(2027, 5, 27)
    assert stands(TODAY, due - timedelta(15), known).state is State.AS_AGREED
    assert stands(TODAY, due - timedelta(14), known).state is State.SOON


def test_what_belongs_into_every_supervision_is_due_once_one_passed_without_it() -> None:
    kept = Kept(own_rule="a/own", began=date(2026, 11, 1), supervisions=(date(2026, 11, 2),))
    known = rules()
    new = topic(date(2026, 11, 10), "a/each")
    waits = standing(new, kept, known, TODAY, with_groups=False)
    assert waits == Standing(State.SOON, date(2026, 12, 2))  # whenever the next one is
    passed = kept.supervised(date(2026, 11, 20))
    missed = standing(new, passed, known, TODAY, with_groups=False)
    assert missed == Standing(State.DUE, date(2026, 11, 20))
    talked = replace(new, talks=(Talk(date(2026, 11, 20), Where.SUPERVISION),))
    assert standing(talked, passed, known, TODAY, with_groups=False).state is State.AS_AGREED


def test_without_a_rule_for_ones_own_it_waits_for_the_next_supervision() -> None:
    found = standing(topic(TODAY, "a/each"), Kept(), rules(), TODAY, with_groups=False)
    assert found == Standing(State.SOON)


@given(DAYS, st.lists(st.integers(0, 400), max_size=8), st.integers(0, 500))
def test_what_is_resolved_is_never_due_again(since: date, days: list[int], later: int) -> None:
    supervisions = tuple(sorted({since + timedelta(each) for each in days}))
    kept = Kept((topic(since, "a/each"),), supervisions, "a/own", since)
    resolved = kept.resolved("striped teapot", since)
    (only,) = resolved.topics
    today = since + timedelta(later)
    assert standing(only, resolved, rules(), today, with_groups=True) == Standing(State.RESOLVED)
    with pytest.raises(Refusal, match="resolved"):
        resolved.talked("striped teapot", Talk(today, Where.SUPERVISION))


STAGES = (
    Step(Span(weeks=1), Span(weeks=6)),
    Step(Span(weeks=2), Span(months=6)),
    Step(Span(months=1)),
)


@given(DAYS, st.integers(0, 400), st.integers(0, 400))
def test_through_the_stages_a_later_supervision_is_never_due_earlier(
    began: date, one: int, other: int
) -> None:
    rule = Rule("own", "what", About.OWN, STAGES)
    first, second = sorted((began + timedelta(one), began + timedelta(other)))
    assert rule.due(first, began) <= rule.due(second, began)
    assert rule.due(first, began) > first


def test_ones_own_is_unknown_until_a_rule_was_chosen() -> None:
    assert own_standing(Kept(), rules(), TODAY).state is State.NO_RULE
    assert own_standing(Kept(own_rule="a/gone", began=TODAY), rules(), TODAY).by is None
    chosen = Kept(own_rule="a/own", began=TODAY)
    assert own_standing(chosen, rules(), TODAY) == Standing(State.AS_AGREED, date(2026, 12, 27))


def test_the_last_supervision_counts_even_from_before_the_rule_was_chosen() -> None:
    kept = Kept(own_rule="a/own", began=TODAY, supervisions=(date(2026, 11, 20),))
    assert own_standing(kept, rules(), TODAY).by == date(2026, 12, 20)
    assert own_standing(kept, rules(own=STAGES), TODAY).by == date(2026, 12, 4)  # a new post


def test_a_rule_that_has_gone_says_so_and_nothing_breaks() -> None:
    found = standing(topic(TODAY, "b/gone"), Kept(), rules(), TODAY, with_groups=False)
    assert found == Standing(State.NO_RULE)


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2090, 1, 1), "2090-01-01 is still to come"),
        (TODAY + timedelta(1), "still to come"),
        (date(2024, 11, 26), "more than two years ago"),
        (date(1, 1, 1), "more than two years ago"),
    ],
)
def test_a_day_that_cannot_be_meant_is_said(day: date, said: str) -> None:
    with pytest.raises(BadInput, match=said):
        check_day(day, TODAY)


@pytest.mark.parametrize("day", [TODAY, date(2024, 11, 27), date(2025, 2, 28)])
def test_a_day_of_the_last_two_years_is_taken(day: date) -> None:
    check_day(day, TODAY)


def test_a_tag_is_there_once_and_a_day_too() -> None:
    kept = Kept((topic(TODAY),)).talked("Striped Teapot", Talk(TODAY, Where.GROUP))
    with pytest.raises(Refusal, match="already: choose another"):
        kept.with_topic(topic(TODAY))
    with pytest.raises(Refusal, match="That day is noted for “striped teapot” already"):
        kept.talked("striped teapot", Talk(TODAY, Where.GROUP))
    with pytest.raises(Refusal, match="no such tag"):
        kept.without("amara okafor")
    with pytest.raises(Refusal, match="noted already"):
        kept.supervised(TODAY).supervised(TODAY)
    with pytest.raises(Refusal, match="No supervision of yours"):
        kept.without_supervision(TODAY)
    assert kept.without("striped teapot").is_empty


def test_a_day_that_was_a_slip_is_taken_out_and_the_others_stay() -> None:
    slip, meant = Talk(TODAY, Where.GROUP), Talk(TODAY, Where.SUPERVISION)
    kept = Kept((topic(TODAY, "a/0", slip, meant), replace(topic(TODAY), tag=tag("wooden ladder"))))
    after = kept.not_talked("striped teapot", slip)
    assert [each.talks for each in after.topics] == [(meant,), ()]
    assert after.not_talked("striped teapot", slip) == after


def test_there_is_an_end_to_tags_and_days() -> None:
    kept = Kept(tuple(replace(topic(TODAY), rule=str(n)) for n in range(MOST_TAGS)))
    with pytest.raises(Refusal, match="200 tags is the most"):
        kept.with_topic(replace(topic(TODAY), tag=tag("wooden ladder")))
    some = Kept((topic(TODAY),))
    for n in range(MOST_TALKS + 5):
        some = some.talked("striped teapot", Talk(TODAY + timedelta(n), Where.GROUP))
    assert len(some.topics[0].talks) == MOST_TALKS
    assert some.topics[0].talks[-1].on == TODAY + timedelta(MOST_TALKS + 4)
