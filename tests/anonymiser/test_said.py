"""What was done and who did it for whom stays, whoever else is called by such a word."""

import pytest

from group_supervision.anonymiser.anonymise import Anonymiser

PROTECTED = ("Amina Said", "Rory Ward", "Will So", "Nan Osei", "Hannah Reid", "Grace Patel")


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("Tola said so.", "Person A said so."),
        ("her nan Comfort came", "her nan Person A came"),
        ("told said about it", "told Person A about it"),
        ("amina said left", "Person A left"),
        ("Amina Said rang", "Person A rang"),
        ("then Nan rang", "then Person A rang"),
        ("asked HR and the GP", "asked HR and the GP"),
    ],
)
def test_a_verb_or_a_role_is_not_the_name_that_is_protected(typed: str, written: str) -> None:
    assert Anonymiser(PROTECTED).anonymise(typed).text == written


@pytest.mark.parametrize(
    "short",
    [
        *("HR", "IT", "GP", "CPN", "IRO", "LADO", "CAMHS", "MASH", "YOT", "DSL", "SENCO"),
        *("CSC", "JCP", "EBSA", "LSCB"),
    ],
)
@pytest.mark.parametrize(
    "text", ["{} said no. {}: unsure", "asked {}", "the {} rang", "Kwabena and {} disagreed"]
)
def test_institutions_are_nobody(short: str, text: str) -> None:
    typed = text.replace("{}", short)
    written = Anonymiser().anonymise(typed).text
    assert written == typed.replace("Kwabena", "Person A")
