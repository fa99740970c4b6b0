"""Sentences that once came out saying something else than was typed."""

import pytest

from group_supervision.anonymiser.anonymise import Anonymiser

ROSTERS = (
    (),
    ("Precious", "Will"),
    ("Precious Moyo", "Will Carter", "Ngozi Eze", "Tobi Cole"),
    ("Amara Black", "Tom White", "Grace Young"),
)


def written(typed: str, roster: tuple[str, ...]) -> str:
    return Anonymiser(roster).anonymise(typed).text


@pytest.mark.parametrize("roster", ROSTERS, ids=len)
@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("Precious said Will hit Ngozi's mum", "Person A said Person B hit Person C's mum"),
        ("precious said Will hit ngozi's mum", "Person A said Person B hit Person C's mum"),
        ("mrs adeyemi's son Tobi", "mrs Person A's son Person B"),
        ("rang mrs adeyemi's son Tobi again", "rang mrs Person A's son Person B again"),
        ("anger at Will", "anger at Person A"),
        ("there was anger at Will, not at school", "there was anger at Person A, not at school"),
        ("lives on Tottenham High Road", "lives at an address"),
        ("Tottenham High Road, with Kwabena", "An address, with Person A"),
    ],
)
def test_who_did_what_to_whom_survives(typed: str, expected: str, roster: tuple[str, ...]) -> None:
    assert written(typed, roster) == expected


@pytest.mark.parametrize("roster", ROSTERS, ids=len)
@pytest.mark.parametrize("wrap", ["{}", "placed with a {} again", "{} said no", "met the {}."])
@pytest.mark.parametrize(
    "words",
    [
        "black caribbean family",
        "Black Caribbean family",
        "white british carers",
        "Black women",
        "Asian colleague",
    ],
)
def test_peoples_stay_and_are_no_family_name(
    words: str, wrap: str, roster: tuple[str, ...]
) -> None:
    typed = wrap.replace("{}", words)
    assert written(typed, roster) == typed
