import pytest

from group_supervision.anonymiser.finding import SpanKind
from tests.anonymiser.finding import kinds, missed


@pytest.mark.parametrize(
    "marked",
    [
        "lives at {14 Cobden Street}",
        "lives at {14 cobden street, bradford}",
        "placed at {flat 3b, 81 Harlow Road}",
        "{Flat 9, Tudor Court}",
        "at {22A Station Rd}",
        "{12-14 high street}",
        "{9 Queen's Gardens}",
        "visit to {rectory lane} today",
        "on {Marlborough Road}",
        "moved to {rowan close}",
    ],
)
def test_an_address_is_found(marked: str) -> None:
    assert missed(marked) == []
    assert SpanKind.ADDRESS in kinds(marked.replace("{", "").replace("}", ""))


@pytest.mark.parametrize(
    "text",
    [
        "family court on monday",
        "a safe place to talk",
        "went for a long walk",
        "no way forward",
        "close to tears",
        "the house was cold",
        "3 close friends",
    ],
)
def test_everyday_words_that_are_also_kinds_of_street_stay(text: str) -> None:
    assert kinds(text) == []


@pytest.mark.parametrize(
    ("marked", "kind"),
    [
        ("she is at {St Oswald's}", SpanKind.ORGANISATION),
        ("at {Our Lady's Catholic Primary}", SpanKind.SCHOOL),
        ("at {brindlewood c of e primary}", SpanKind.SCHOOL),
        ("starts at {Tallis High}", SpanKind.SCHOOL),
        ("at {windmill nursery}", SpanKind.SCHOOL),
        ("taken to {Calderbrook General}", SpanKind.HOSPITAL),
        ("taken to the {Prince Albert Infirmary}", SpanKind.HOSPITAL),
        ("letter from {harbour trust}", SpanKind.ORGANISATION),
        ("the {Al-Falah Mosque}", SpanKind.ORGANISATION),
        ("{AFC Denby} rang", SpanKind.ORGANISATION),
    ],
)
def test_an_organisation_with_a_name_is_found(marked: str, kind: SpanKind) -> None:
    assert missed(marked) == []
    assert kinds(marked.replace("{", "").replace("}", "")) == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "the primary school rang",
        "contact centre was closed",
        "core group on friday",
        "at high school now",
        "social services were late",
        "her school, his nursery",
        "the NHS trust",
    ],
)
def test_an_organisation_without_a_name_stays(text: str) -> None:
    assert kinds(text) == []


@pytest.mark.parametrize(
    "marked",
    [
        "moved to {Leeds}",
        "moved to {leeds}",
        "went back to {Accra}",
    ],
)
def test_a_place_is_found(marked: str) -> None:
    assert missed(marked) == []
    assert SpanKind.PLACE in kinds(marked.replace("{", "").replace("}", ""))
