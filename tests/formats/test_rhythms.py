"""Every rule of the guidances that ship, each with its source; and what is wrong with one's own.

W1 is the supervision guidance of Walsall Children's Services, S111 the fifth of the standards for
employers of social workers in England: see docs/sources.md.
"""

from datetime import date
from pathlib import Path
from random import Random

import pytest

from group_supervision.core.rhythm import Kept, Standing, State, Talk, Topic, Where, standing
from group_supervision.core.rhythm_rules import About, Rhythm, Rule
from group_supervision.core.text import Anonymised
from group_supervision.errors import FormatError
from group_supervision.formats.rhythms import load_rules, read_rhythm_file
from group_supervision.formats.tag_words import drawn, word_lists
from group_supervision.guide.tags import checked_tag
from group_supervision.guide.words.rhythm import how_often
from group_supervision.paths import data_folder, shipped

FOLDER = shipped("sessions") / "rhythms"
WALSALL = read_rhythm_file(FOLDER / "walsall.toml")
STANDARD_5 = read_rhythm_file(FOLDER / "employer-standard-5.toml")


def rule(rhythm: Rhythm, rule_id: str) -> Rule:
    (found,) = (each for each in rhythm.rules if each.id == rule_id)
    return found


W1 = "Walsall Children's Services, 1.3 Supervision Guidance"
BY_MONTHS = {
    "sup.all": (About.OWN, 1),  # every practitioner's supervision: at least monthly
    "res.staff": (About.OWN, 1),  # residential staff and volunteers: at least monthly
    "case.any": (About.CASE, 6),  # every case a worker holds: within each six months
    "case.cp": (About.CASE, 2),  # child protection plans: every two months
    "case.stable": (About.CASE, 3),  # stable long-term placements: every three months
    "case.cin": (About.CASE, 3),  # child in need: every three months
    "fp.any": (About.CASE, 6),  # family placement, all cases: within each six months
    "fp.monthly": (About.CASE, 1),  # family placement's list: monthly
}
AT_EACH = {
    "fp.incident": True,  # the next supervision, then each one until resolved
    "res.child": False,  # every resident child: every session
}


def test_the_walsall_guidance_has_these_rules_and_no_others() -> None:
    assert W1 in WALSALL.source
    assert {each.id for each in WALSALL.rules} == {*BY_MONTHS, *AT_EACH}


@pytest.mark.parametrize("rule_id", BY_MONTHS)
def test_a_frequency_of_the_walsall_guidance_is_as_published(rule_id: str) -> None:
    found, (about, months) = rule(WALSALL, rule_id), BY_MONTHS[rule_id]
    assert found.about is about
    assert not found.until_resolved
    day = date(2026, 1, 31)
    due = {1: date(2026, 2, 28), 2: date(2026, 3, 31), 3: date(2026, 4, 30), 6: date(2026, 7, 31)}
    assert found.due(day, day) == due[months]


@pytest.mark.parametrize("rule_id", AT_EACH)
def test_what_belongs_into_every_supervision_is_as_published(rule_id: str) -> None:
    found = rule(WALSALL, rule_id)
    assert found.is_each_supervision
    assert found.until_resolved is AT_EACH[rule_id]


def test_an_incident_is_due_at_the_next_supervision_and_each_after_until_resolved() -> None:
    known, _complaints = load_rules()
    tag = checked_tag("striped teapot")
    incident = Topic(tag, "walsall/fp.incident", date(2026, 11, 3))
    kept = Kept((incident,), (), "walsall/sup.all", date(2026, 11, 2))

    def now(kept: Kept, day: date) -> Standing:
        return standing(kept.topics[0], kept, known, day, with_groups=False)

    assert now(kept, date(2026, 11, 10)).by == date(2026, 12, 2)  # the next one, at the latest
    kept = kept.supervised(date(2026, 11, 20))
    assert now(kept, date(2026, 11, 20)).state is State.DUE
    kept = kept.talked(tag.text, Talk(date(2026, 11, 20), Where.SUPERVISION))
    assert now(kept, date(2026, 11, 21)).by == date(2026, 12, 20)
    kept = kept.supervised(date(2026, 12, 18))
    assert now(kept, date(2026, 12, 18)).state is State.DUE
    kept = kept.resolved(tag.text, date(2026, 12, 18))
    assert now(kept, date(2027, 6, 1)).state is State.RESOLVED


def test_the_monthly_list_of_family_placement_is_whole() -> None:
    assert len(rule(WALSALL, "fp.monthly").covers) == 6
    listed = " ".join(rule(WALSALL, "fp.monthly").covers)
    for word in ("approval", "respite", "household", "money", "care plan", "other significant"):
        assert word in listed
    assert rule(WALSALL, "fp.incident").covers == (
        *("incidents", "allegations"),
        *("complaints", "concerns"),
    )


def test_the_floors_are_called_floors_and_no_audit() -> None:
    assert "floors" in WALSALL.note
    assert "not a practice audit" in WALSALL.note


def test_the_employer_standard_has_these_rules_and_no_others() -> None:
    assert "Standards for employers of social workers in England, 5" in STANDARD_5.source
    assert {each.id for each in STANDARD_5.rules} == {"newly-qualified", "experienced"}
    for each in STANDARD_5.rules:
        assert each.about is About.OWN
        assert each.minutes == 90  # uninterrupted, an hour and a half at least


@pytest.mark.parametrize(
    ("last", "due"),
    [
        ("2026-09-01", "2026-09-08"),  # weekly for six weeks
        ("2026-10-12", "2026-10-19"),
        ("2026-10-13", "2026-10-27"),  # fortnightly to six months
        ("2027-02-28", "2027-03-14"),
        ("2027-03-01", "2027-04-01"),  # then monthly
        ("2027-03-31", "2027-04-30"),
    ],
)
def test_a_newly_qualified_workers_supervision_is_as_published(last: str, due: str) -> None:
    began = date(2026, 9, 1)
    found = rule(STANDARD_5, "newly-qualified")
    assert found.due(date.fromisoformat(last), began) == date.fromisoformat(due)


def test_an_experienced_workers_supervision_is_at_least_monthly() -> None:
    day = date(2026, 11, 27)
    assert rule(STANDARD_5, "experienced").due(day, day) == date(2026, 12, 27)


@pytest.mark.parametrize(
    ("rule_id", "said"),
    [
        ("case.cp", "at least every 2 months"),
        ("sup.all", "at least every month"),
        ("fp.incident", "at the next supervision, then at each one until it's resolved"),
        ("res.child", "at every supervision"),
    ],
)
def test_how_often_is_said_as_one_would_say_it(rule_id: str, said: str) -> None:
    assert how_often(rule(WALSALL, rule_id)) == said


def test_stages_are_said_one_after_the_other() -> None:
    assert how_often(rule(STANDARD_5, "newly-qualified")) == (
        "at least every week for the first 6 weeks, then every 2 weeks for the first 6 months,"
        " then every month"
    )


GOOD = """
title = "Ours"
source = "Agreed in our team"

[[rules]]
id = "case.ours"
what = "A case of ours"
about = "case"
months = 2
"""


def said_of(text: str, name: str = "ours.toml") -> str:
    folder = data_folder() / "rhythms"
    folder.mkdir(parents=True)
    (folder / name).write_text(text, "utf-8")
    _rules, complaints = load_rules()
    return "\n".join(complaints)


STAGED = GOOD.replace("months = 2", "steps = [{weeks = 1, until_weeks = 6}, {months = 1}]")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            GOOD.replace("months = 2", "months = 0"),
            "ours.toml, line 9: rule “case.ours”, key “months”: 0 isn't a frequency."
            " Write 1 to 24, or leave the rule out.",
        ),
        (GOOD.replace("months = 2", "weeks = 0"), "key “weeks”: 0 isn't a frequency"),
        (GOOD.replace("months = 2", "months = 25"), "25 is too many. At most 24 are allowed."),
        (GOOD.replace("months = 2", "months = -1"), "not a whole number from 0"),
        (GOOD.replace("months = 2", "months = 'two'"), "not a whole number"),
        (GOOD.replace("months = 2", "months = true"), "not a whole number"),
        (GOOD.replace("months = 2", ""), "there's no frequency. Write one of months, weeks"),
        (GOOD.replace("months = 2", "months = 2\nweeks = 1"), "two frequencies."),
        (GOOD.replace("months = 2", "each_supervision = false"), "says nothing about how often"),
        (GOOD.replace("months = 2", "each_supervision = 1"), "neither true nor false"),
        (GOOD + "often = 3", "key “often”: there's no such key"),
        (GOOD + "about_time = 3", "there's no such key"),
        (GOOD.replace("title", "heading"), "key “title”: missing"),
        (GOOD.replace("case.ours", "Our cases!"), "can't be typed as a category"),
        (GOOD.replace('about = "case"', 'about = "team"'), "isn't one of the choices"),
        (GOOD.replace("A case of ours", "x" * 61), "61 characters. Write 1 to 60"),
        (GOOD.replace("A case", "A \\u001b[2J case"), "control character"),
        (GOOD + GOOD[GOOD.index("[[rules]]") :], "two called “case.ours”"),
        ('title = "x"\nsource = "y"', "0 rules. Write 1 to 60"),
        (GOOD.replace('about = "case"\nmonths = 2', 'about = "own"\neach_supervision = true'),
         "needs a frequency in months or weeks"),
        (STAGED.replace(", until_weeks = 6", ""), "needs an end. Add until_months"),
        (STAGED.replace("{months = 1}", "{months = 1, until_months = 2}"), "the last step goes on"),
        (STAGED.replace("{weeks = 1, until_weeks = 6}, ", ""), "1 step. Write 2 to 6"),
        (
            STAGED.replace("{weeks = 1,", "{weeks = 2, until_months = 3}, {weeks = 1,"),
            "Put them in the order",
        ),
        (STAGED.replace("until_weeks = 6", "until_weeks = 0"), "0 isn't a frequency"),
        (STAGED.replace("weeks = 1,", "weeks = 1, months = 1,"), "both months and weeks"),
        (STAGED.replace("{months = 1}", "{}"), "neither months nor weeks"),
        (STAGED.replace("{months = 1}", "{months = 1, then = 2}"), "no such key"),
        ("title = ", "not valid TOML"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_ones_own_is_one_sentence(text: str, said: str) -> None:
    complaint = said_of(text)
    assert said in complaint
    assert complaint.startswith("ours.toml")
    assert complaint.count("\n") == 0


def test_ones_own_are_there_and_come_first() -> None:
    assert said_of(GOOD) == ""
    rules, _complaints = load_rules()
    assert rules.matching("case.ours") == ["ours/case.ours"]
    assert rules.rhythms[0].title == "Ours"
    assert [each.id for each in rules.rhythms[1:]] == ["walsall", "employer-standard-5"]


def test_ones_own_takes_the_place_of_ours() -> None:
    assert said_of(GOOD, "walsall.toml") == ""
    rules, _complaints = load_rules()
    assert rules.matching("case.cp") == []


def test_a_file_that_has_gone_is_said(tmp_path: Path) -> None:
    with pytest.raises(FormatError, match="can't be read"):
        read_rhythm_file(tmp_path / "none.toml")


def test_no_two_shipped_words_look_like_a_name() -> None:
    first, second = word_lists()
    assert len(set(first)) * len(set(second)) >= 5000
    # Every word with a seventh of the others: all of them take two seconds.
    pairs = ((i + j, one, other) for i, one in enumerate(first) for j, other in enumerate(second))
    tags = [f"{one} {other}" for at, one, other in pairs if at % 7 == 0]
    assert [tag for tag in tags if checked_tag(tag) != Anonymised(tag)] == []


def test_a_drawn_tag_is_never_one_that_is_there() -> None:
    first, second = word_lists()
    all_of_them = {f"{one} {other}" for one in first for other in second}
    left = frozenset(all_of_them - {"wooden oar"})
    assert drawn(left, Random(1)) == "wooden oar"
