import pytest

from group_supervision.anonymiser.finding import SpanKind
from tests.anonymiser.finding import found, kinds, missed


@pytest.mark.parametrize(
    "marked",
    [
        "met on {3 March}", "since {12.3.24}", "on {2024-03-12}", "by {5th of June '23}",
        "on {14/2}", "in {March 2022}", "{summer 2021}", "from {3-5 May}", "{Feb 1st}, 2pm",
        "on the {12th}", "{21st} to {23rd August}", "w/c {9 Sept 2024}",
    ],
)  # fmt: skip
def test_a_calendar_date_is_found(marked: str) -> None:
    assert missed(marked) == []


@pytest.mark.parametrize(
    "text",
    [
        "in june",
        "on Friday",
        "last week",
        "half term",
        "scaling 7/10",
        "1/2 an hour",
        "the 3rd visit",
    ],
)
def test_what_is_no_date_of_its_own_stays(text: str) -> None:
    assert kinds(text) == []


@pytest.mark.parametrize(
    "marked",
    [
        "DOB {4.7.2012}",
        "born {12 May 1988}",
        "born in {1987}",
    ],
)
def test_a_date_of_birth_is_told_from_a_date(marked: str) -> None:
    assert missed(marked) == []
    assert kinds(marked.replace("{", "").replace("}", "")) == [SpanKind.BIRTH_DATE]


@pytest.mark.parametrize(
    "marked",
    [
        "aged {7}", "the boy ({11}) is", "a {9}yo girl", "{3} y/o", "{7}-year-old",
        "{18} months old", "she is {nine}.", "he was {12} when it began", "just turned {16}",
        "he is nearly {seven}", "mum, {34}, works nights", "aged {4} and {6}",
        "children ({4}, {6} and {9})", "a boy of {12}", "he's {9} now",
        "twins ({4})",
    ],
)  # fmt: skip
def test_an_age_is_found(marked: str) -> None:
    assert missed(marked) == []
    assert set(kinds(marked.replace("{", "").replace("}", ""))) == {SpanKind.AGE}


@pytest.mark.parametrize(
    "text",
    ["year 9", "3 times", "four of us", "2 hours late", "she is one of many", "ten minutes"],
)
def test_other_small_numbers_stay(text: str) -> None:
    assert kinds(text) == []


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("baby 10 wks, mum tired", "10 wks"),
        ("his son 6 yrs 2 mths came", "6 yrs 2 mths"),
        ("Ben, 6 yrs, cried", "6 yrs"),
    ],
)
def test_the_unit_of_an_age_goes_with_it_and_nothing_else(text: str, age: str) -> None:
    assert age in found(text)


@pytest.mark.parametrize(
    "figures",
    ["£14", "$12", "#7", "@9", "=9", "*14", "×3", "12%", "12°", "7€", "14_", "14+", "12:30", "2,5"],
)
def test_figures_of_a_sum_a_share_or_a_time_are_nobodys_age(figures: str) -> None:
    assert kinds("the boy is 12 now") == [SpanKind.AGE]
    assert kinds(f"the boy is {figures} now") == []


@pytest.mark.parametrize("text", ["four", "Fifteen", "15", "15.", "- 9", "(twelve)"])
def test_a_number_alone_in_its_line_is_nobodys_age(text: str) -> None:
    assert kinds(text) == []
