"""Names of people that nobody has protected: by what the words are, and by what stands around."""

import pytest

from group_supervision.anonymiser.anonymise import Anonymiser
from group_supervision.anonymiser.finding import Certainty, SpanKind
from tests.anonymiser.finding import found, kinds, missed


@pytest.mark.parametrize(
    "marked",
    [
        "spoke to {Kwabena} and {thuy}",
        "{siobhán} rang {oluwaseun o'rourke}",
        "{çağla}'s mum and {María-José}",
        "{ljiljana} told {xiuying} about {cabdullahi}",
        "{محمد} came with {Наталья} and {श्रेया}",
        "{Kinyua, Moses} - checks requested",
        "{João dos Santos} and {Ayşe Yılmaz}",
    ],
)
def test_a_word_that_is_no_english_is_taken_for_a_name_in_any_script_and_case(marked: str) -> None:
    assert missed(marked) == []


@pytest.mark.parametrize(
    "marked",
    [
        "spoke to {grace} about school",
        "{Precious} told the midwife",
        "why was {blessing} so quiet?",
        "contact with {will} went badly",
        "{hope}'s mum is worried",
        "visited {Trust} on the ward",
        "why did {favour} leave?",
    ],
)
def test_an_ordinary_word_is_a_name_where_a_name_stands(marked: str) -> None:
    assert missed(marked) == []


@pytest.mark.parametrize(
    "text",
    [
        "we hope to close the case",
        "trust in services is thin",
        "will review next week",
        "so we agreed to wait",
        "there is no justice in that",
        "a blessing in disguise",
        "the long wait for therapy",
        "may need another visit",
        "she has a talent for drawing",
    ],
)
def test_the_same_word_stays_where_a_word_stands(text: str) -> None:
    assert kinds(text) == []


def test_a_capital_that_the_sentence_does_not_explain_makes_a_name() -> None:
    assert found("we asked Long again") == ["Long"]


@pytest.mark.parametrize(
    "text",
    [
        "The Social Work Practice Educator wrote to the Team Manager.",
        "Under Section 47 of the Children Act",
        "the IRO, the LADO and CAMHS met on Monday",
        "asked Black and Asian colleagues about Somali families and Ramadan",
    ],
)
def test_capitals_of_the_profession_say_nothing(text: str) -> None:
    assert kinds(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "a Black woman told us",
        "Black workers carry more of this",
        "the family is White British, the worker Black African",
        "as a Black practitioner I noticed it first",
        "mixed White and Black Caribbean",
        "I am a Brown woman and he is a white man",
        "Gypsy, Roma and Traveller families",
        "being Black in this team",
        "BLACK WORKERS CARRY MORE CASES",
        "Black-led groups and white-majority teams",
    ],
)
def test_what_is_said_of_peoples_stays(text: str) -> None:
    assert kinds(text) == []


@pytest.mark.parametrize(
    "marked",
    [
        "Mrs {Black} came with a Black friend",
        "{Kwame Brown} asked Asian colleagues",
        "Mr {White} left, a white man in a suit",
    ],
)
def test_somebody_who_is_called_like_a_people_is_still_found(marked: str) -> None:
    assert missed(marked) == []


@pytest.mark.parametrize(
    "text",
    [
        "Tuesday group",
        "tuesday evening group",
        "Monday lunchtime",
        "ARM Tuesday",
        "Friday Group",
        "Thursday reflective group",
        "Tuesday - new group",
        "group: Wednesday fortnightly",
        "session Monday",
        "Monday to Friday",
        "visit Sunday at 2",
        "on Sunday we met",
        "Monday's session was heavy",
    ],
)
def test_a_weekday_is_a_time(text: str) -> None:
    assert kinds(text) == []


@pytest.mark.parametrize(
    "marked",
    [
        "spoke with {Friday}'s mum",
        "his brother {Friday} came along",
        "tuesday with {amara}",
    ],
)
def test_somebody_called_like_a_weekday_is_found_by_the_context(marked: str) -> None:
    assert missed(marked) == []


@pytest.mark.parametrize(
    "marked",
    [
        "Mrs {Baker} rang",
        "mr {wise} was late",
        "Dr {Hand} wrote",
        "auntie {joy} came",
        "Ms {He} left",
    ],
)
def test_a_form_of_address_announces_a_name(marked: str) -> None:
    assert missed(marked) == []


def test_a_form_of_address_stays_and_reads_on() -> None:
    assert Anonymiser().anonymise("Mrs Okonjo rang").text == "Mrs Person A rang"


@pytest.mark.parametrize(
    "marked",
    ["{J.B.} said so", "{JB} cried", "told {K.O} and {rk}", "{Kwabena B} came", "cc {AB}, {ND}"],
)
def test_initials_are_found(marked: str) -> None:
    assert missed(marked) == []


@pytest.mark.parametrize(
    "text", ["e.g. at 10 a.m.", "t/c with school, h/v next", "plan B", "DV, CP"]
)
def test_abbreviations_are_no_initials(text: str) -> None:
    assert kinds(text) == []


def test_a_strange_word_with_a_capital_is_sure_and_in_small_letters_doubtful() -> None:
    (sure,) = Anonymiser().spans("met Kwabena")
    (doubtful,) = Anonymiser().spans("met kwabena")
    assert sure.certainty is Certainty.SURE
    assert doubtful.certainty is Certainty.DOUBTFUL


def test_while_a_name_is_typed_it_is_found_without_what_follows() -> None:
    assert found("spoke to grace ") == ["grace"]


def test_a_line_in_capitals_is_read_like_one_in_small_letters() -> None:
    assert missed("SPOKE TO {KWABENA} ABOUT SCHOOL AND HOUSING") == []
    assert kinds("THRESHOLD NOT MET, STEPPED DOWN TO EARLY HELP") == []


def test_a_name_inside_a_longer_word_is_left_alone() -> None:
    assert found("bananas and anacondas", Anonymiser(["Ana"])) == []


def test_emoji_and_marks_around_a_name_do_not_hide_it() -> None:
    for text in ("🙂kwabena🙂", "(kwabena)", "**kwabena**", "“kwabena”", "kwabena…"):
        assert found(text) == ["kwabena"]
        assert kinds(text) == [SpanKind.PERSON]


def test_a_word_in_no_list_is_doubted_whatever_the_tagger_would_say() -> None:
    (span,) = Anonymiser(off=["tagger"]).spans("then Okafor left")
    assert (span.start, span.end, span.because) == (5, 11, "unknown-word")
    assert span.certainty is Certainty.DOUBTFUL
    assert Anonymiser(off=["tagger", "unknown-word"]).spans("then Okafor left") == []


def test_what_the_tagger_found_is_said_to_be_its_finding() -> None:
    (span,) = Anonymiser().spans("then Okafor left")
    assert (span.start, span.end, span.because) == (5, 11, "tagger")


def test_a_title_stays_and_the_name_behind_it_goes() -> None:
    for title in ("dr", "Dr", "Bishop", "bishop", "br"):
        assert Anonymiser().anonymise(f"we asked {title} Moyo about it").text == (
            f"we asked {title} Person A about it"
        )


def test_whoever_is_protected_is_found_without_the_tagger_though_the_word_is_ordinary() -> None:
    without = Anonymiser(["Grace"], off=["tagger"])
    assert without.anonymise("then Grace rang").text == "then Person A rang"
