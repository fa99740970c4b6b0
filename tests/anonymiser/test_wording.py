"""What stands in the place of what was removed reads as English."""

import pytest

from group_supervision.anonymiser.anonymise import Anonymiser
from group_supervision.core.text import Anonymised


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("moved to Leeds on 3 May", "moved to a place on a date"),
        ("an Elmhurst Primary pupil", "a school pupil"),
        ("her school, Elmhurst Primary", "her school, a school"),
        ("DOB 4.7.2012", "DOB: a date"),
        ("nhs 999 123 4567", "nhs: a number"),
        ("dob: 3/4/12, NHS: 999 123 4567", "dob: a date, NHS: a number"),
        ("his dob is 3/4/12", "his dob is a date"),
        ("born 3 May 2012", "born on a date"),
        ("postcode LS7 4AB", "postcode: removed"),
        ("tel 07700 900123", "tel: a phone number"),
        ("14 Cobden Street, Leeds LS7 4AB", "An address"),
        ("lives at 14 cobden st, dob 3/4/12", "lives at an address, dob: a date"),
        ("The Leeds team met", "The local team met"),
        ("14 cobden st, dob 3/4/12", "An address, dob: a date"),
        ("14 Cobden St, DOB 3/4/12", "An address, DOB: a date"),
        ("14 Cobden St, Dob 3/4/12", "An address, Dob: a date"),
        ("at 14 Cobden Rd, Mum rang", "at an address, Mum rang"),
        ("at 14 Cobden Rd, Leeds, Mum rang", "at an address, Mum rang"),
        ("He lives with his nan Mrs Osei.", "He lives with his nan Mrs Person A."),
        ("stays near Miss Lovelace", "stays near Miss Person A"),
        ("her nan Comfort came", "her nan Person A came"),
        ("her Nan Comfort came", "her Nan Person A came"),
        ("his mum Blessing came", "his mum Person A came"),
        ("his Gran Joy came", "his Gran Person A came"),
        ("her auntie Faith came", "her auntie Person A came"),
        ("her sister Grace came", "her sister Person A came"),
        ("ADA SAID. KWABENA TOO", "Person A SAID. Person B TOO"),
        ("TOLA SAID SO.", "Person A SAID SO."),
        ("a Leeds mum", "a local mum"),
        ("seen: 14 Cobden Street", "seen: an address"),
        ("Ama's and Yaw's mum", "Person A's and Person B's mum"),
        ("the Mensah family left", "the Person A family left"),
        ("we said the Precious case is hard", "we said the Person A case is hard"),
        ("The Mensahs left", "The Person A family left"),
        ("the Mensahs' house", "the Person A family's house"),
        ("Mr and Mrs Mensah came", "Mr and Mrs Person A came"),
        ("Mr. Mensah came", "Mr. Person A came"),
        ("children (4, 6 and 9)", "children (aged 2 to 4, 5 to 10 and 5 to 10)"),
        ("an 8 year old", "a 5-to-10-year-old"),
        ("9yo Ama", "5-to-10-year-old Person A"),
        ("Kwabena said Ama left", "Person A said Person B left"),
        ("Person A said Ama left", "Person A said Person B left"),
        (
            "mail x@example.org or ring 07700 900123",
            "mail an e-mail address or ring a phone number",
        ),
        ("Elmhurst Primary rang.", "A school rang."),
        ("07700 900123 rang twice", "A phone number rang twice"),
        ("Kwabena's coat", "Person A's coat"),
        ("Moses' coat", "Person A's coat"),
        ("Mrs Okonjo is late", "Mrs Person A is late"),
        ("K.O. came late", "Person A came late"),
        ("Kwabena Mensah, 9, came", "Person A, aged 5 to 10, came"),
        ("a 7yo boy", "a 5-to-10-year-old boy"),
        ("an 11 year old girl", "an 11-to-15-year-old girl"),
        ("aged 7", "aged 5 to 10"),
        ("the child (14)", "the child (aged 11 to 15)"),
        ("she is nearly 5", "she is nearly an age between 5 and 10"),
        ("mum, 34, works", "mum, aged 25 to 34, works"),
        ("baby, 4 months old", "baby, aged under 2"),
        ("she is ninety.", "she is aged 75 or over."),
        ("baby, six weeks old", "baby, aged under 2"),
        ("baby, 8½ months old", "baby, aged under 2"),
        ("three 8 year olds, 9 year olds", "three 5-to-10-year-olds, 5-to-10-year-olds"),
        ("he is 9 years old and tired", "he is aged 5 to 10 and tired"),
        ("came over in March 2019, in 2021", "came over on a date, on a date"),
        ("house on Cobden Road, not in Cobden Close", "house at an address, not at an address"),
        ("our old Elmhurst Primary", "our old school"),
        ("at Leeds police station", "at a local police station"),
        ("found at Leeds bus station", "found at a local bus station"),
        ("Ama is 4 and a half now", "Person A is aged 2 to 4 now"),
        ("aged 4½, came", "aged 2 to 4, came"),
        ("Kwabena left. Kwabenas new coat", "Person A left. Person A's new coat"),
        ("kaya rang. the kayas left", "Person A rang. the Person A family left"),
        ("Alexi rang. saw Alexis.", "Person A rang. saw Person A."),
        ("Alexi rang and Alexis came", "Person A rang and Person A came"),
        ("Mehmet rang. two Mehmets here", "Person A rang. two Person As here"),
    ],
)
def test_the_text_stays_readable(typed: str, written: str) -> None:
    assert Anonymiser().anonymise(typed).text == written


@pytest.mark.parametrize("name", ["Bo Lí", "Oluwaseun Akinwande-Ogunleye"])
def test_neither_length_nor_gender_nor_initial_shows(name: str) -> None:
    assert Anonymiser([name]).anonymise(f"with {name} today").text == "with Person A today"


def test_no_square_brackets_ever() -> None:
    text = "Ama (9), 14 Cobden Street, M14 9AE, 3 May, JB, St Oswald's, 07700 900123, @ama_9"
    assert "[" not in Anonymiser().anonymise(text).text


def test_a_role_in_place_of_a_label() -> None:
    anonymiser = Anonymiser()
    anonymiser.anonymise("Kwabena rang")
    anonymiser.give_role("Person A", "the child")
    assert anonymiser.anonymise("Kwabena rang. kwabena's coat").text == (
        "The child rang. the child's coat"
    )


def test_a_role_in_place_of_a_label_needs_no_article_of_another() -> None:
    anonymiser = Anonymiser()
    anonymiser.anonymise("Adeyemi rang")
    anonymiser.give_role("Person A", "the child")
    assert anonymiser.anonymise("an Adeyemi came. the Adeyemis left. Adeyemis coat").text == (
        "the child came. the Person A family left. The child's coat"
    )


def test_a_role_owns_what_a_label_owned() -> None:
    anonymiser = Anonymiser(labels_used=1)
    anonymiser.give_role("Person A", "the child")
    assert anonymiser.again(Anonymised("saw Person As mum")).text == "saw the child's mum"


def test_a_role_beside_a_label_at_its_first_mention() -> None:
    anonymiser = Anonymiser()
    anonymiser.anonymise("Kwabena rang")
    anonymiser.give_role("Person A", "teacher")
    assert anonymiser.anonymise("then Kwabena rang, Kwabena wrote").text == (
        "then Person A, teacher, rang, Person A wrote"
    )


@pytest.mark.parametrize(
    "typed",
    [
        "kwabena lives at 14 cobden st, dob 3/4/12 nhs 999 123 4567, goes to oakfield primary",
        "NI QQ123456C, tel 07700 900123, postcode LS7 4AB, reg AB12 CDE, ref 2024/1123",
        "at the age of 9, a 9yo girl and an 8 year old; children (4, 6 and 9), born 3 May 2012",
        "Mr and Mrs Mensah of the Leeds team, a Leeds mum, the Mensahs, an Adeyemi",
        "Lives at Adeyemi family house, of The Adeyemi family, lives at the Adeyemis, aged 4½",
        "x@example.org, www.example.org/ama, @ama_9, HMP Leeds, St Oswald's, the Jubilee estate",
    ],
)
def test_what_was_anonymised_stays_as_it_is(typed: str) -> None:
    once = Anonymiser().anonymise(typed).text
    assert Anonymiser().anonymise(once).text == once
