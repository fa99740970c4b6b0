import pytest

from group_supervision.anonymiser.finding import SpanKind
from tests.anonymiser.finding import kinds, missed


@pytest.mark.parametrize(
    ("marked", "kind"),
    [
        ("write to {x.y@nhs.example}", SpanKind.EMAIL),
        ("{FIRST.LAST@EXAMPLE.ORG}", SpanKind.EMAIL),
        ("{o'brien+1@example.com}", SpanKind.EMAIL),
        ("{ama99 at example dot com}", SpanKind.EMAIL),
        ("see {https://example.com/u/ama}", SpanKind.WEB),
        ("on {www.example.org/ama_b}", SpanKind.WEB),
        ("{vinted.example/member/123-ama}", SpanKind.WEB),
        ("messages as {@kaz_99}", SpanKind.HANDLE),
        ("insta {kaz.99}", SpanKind.HANDLE),
        ("ring {07700 900123}", SpanKind.PHONE),
        ("ring {+44 (0)7700 900 123}", SpanKind.PHONE),
        ("ring {0113-496-0123} today", SpanKind.PHONE),
        ("ring {07700.900.123}", SpanKind.PHONE),
        ("ring {+234 803 123 4567}", SpanKind.PHONE),
        ("ring {496 0123}", SpanKind.PHONE),
        ("it is {oh seven seven double oh nine one two}", SpanKind.PHONE),
        ("nhs {999 123 4567}", SpanKind.NHS_NUMBER),
        ("{9991234567}", SpanKind.NHS_NUMBER),
        ("{999-123-4567} on the form", SpanKind.NHS_NUMBER),
        ("{QQ 12 34 56 C}", SpanKind.INSURANCE_NUMBER),
        ("{qq123456c}", SpanKind.INSURANCE_NUMBER),
        ("at {M14 9AE} now", SpanKind.POSTCODE),
        ("at {ec1v2nq}", SpanKind.POSTCODE),
        ("car {AB12 CDE} outside", SpanKind.VEHICLE),
        ("car {ab12cde} outside", SpanKind.VEHICLE),
        ("car {AB12-CDE}", SpanKind.VEHICLE),
        ("car {A123 BCD}", SpanKind.VEHICLE),
        ("{case no. 206525}", SpanKind.REFERENCE),
        ("{CR/4512/23}", SpanKind.REFERENCE),
        ("{URN 77/4836}", SpanKind.REFERENCE),
        ("mosaic id {445566}", SpanKind.REFERENCE),
        ("passport {512345678}", SpanKind.REFERENCE),
    ],
)
def test_an_identifier_is_known_by_its_shape(marked: str, kind: SpanKind) -> None:
    assert missed(marked) == []
    assert kind in kinds(marked.replace("{", "").replace("}", ""))


@pytest.mark.parametrize("digits", ["999 123 4568", "111 111 1111", "123 456 7890"])
def test_a_failed_checksum_is_flagged_all_the_same(digits: str) -> None:
    assert missed(f"nhs no {{{digits}}}") == []


@pytest.mark.parametrize(
    "text",
    [
        "s47 was never started",
        "S17 and S20, then nothing",
        "300 children on 12 caseloads",
        "year 9 at 10.30am for 45 mins",
        "£1,000,000 cut from the budget",
    ],
)
def test_ordinary_numbers_stay(text: str) -> None:
    assert kinds(text) == []
