"""One person one label, two people two; and no label for a word that is probably not a name."""

import pytest

from group_supervision.anonymiser.anonymise import Anonymiser
from group_supervision.anonymiser.finding import Span, SpanKind
from group_supervision.anonymiser.marking import marked


def written(*notes: str, roster: tuple[str, ...] = ()) -> list[str]:
    """Return notes of one session as they are kept."""
    anonymiser = Anonymiser(roster)
    return [anonymiser.anonymise(note).text for note in notes]


@pytest.mark.parametrize(
    ("long", "short"), [("Tobias", "Tom"), ("Leonora", "Len"), ("Bukola", "Bea")]
)
def test_a_short_name_is_not_taken_for_somebody_s_initials(long: str, short: str) -> None:
    assert written(f"{long} presented.", f"{short} was silent.")[1] == "Person B was silent."


def test_initials_in_capitals_are_still_those_of_the_one_they_fit() -> None:
    assert written("Ada Obi presented.", "Then AO left.")[1] == "Then Person A left."


@pytest.mark.parametrize(
    ("long", "short"), [("Mohammad", "Mo"), ("Thivyan", "Thivi"), ("Natnael", "Nati")]
)
@pytest.mark.parametrize("is_turned", [False, True])
def test_a_short_form_is_the_same_person(long: str, short: str, is_turned: bool) -> None:
    names = (short, long) if is_turned else (long, short)
    notes = [f"{name} rang the school." for name in names]
    assert written(*notes)[1] == "Person A rang the school."


def test_a_mr_and_a_mrs_of_one_name_are_two_people() -> None:
    first, second, third = written(
        "Mr Karimi has moved out.", "Mrs Karimi rang twice.", "Then mister Karimi rang."
    )
    assert first == "Mr Person A has moved out."
    assert second == "Mrs Person B rang twice."
    assert third == "Then mister Person A rang."


def test_a_title_that_anybody_may_have_means_whoever_is_called_so() -> None:
    assert written("Mrs Karimi rang twice.", "Dr Karimi wrote.")[1] == "Dr Person A wrote."


def test_a_family_name_in_capitals_and_a_given_one_are_one_person() -> None:
    first, second = written("Seen: OKORO, Chidi and OKORO, Ifeoma.", "Chidi Okoro and Ifeoma left.")
    assert first == "Seen: Person A and Person B."
    assert second == "Person A and Person B left."


def test_initials_in_a_row_are_several_people() -> None:
    assert "Person A, Person B" in written("Present: AO, Chidi.", roster=("Ada Obi", "Chidi"))[0]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("Mama Zodwa said no.", "Mama Person A said no."),
        ("Papa Emeka sat down.", "Papa Person A sat down."),
    ],
)
def test_a_kin_word_before_a_name_stays(typed: str, expected: str) -> None:
    assert written(typed) == [expected]


def test_a_name_goes_on_behind_the_small_words_inside_it() -> None:
    assert written("Mo rang De Souza about Van der Berg's boy.") == [
        "Person A rang Person B about Person C's boy."
    ]


def test_a_kin_word_that_is_a_given_name_behind_a_title_goes() -> None:
    assert written("I met Mr Son Tran.") == ["I met Mr Person A."]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("Drew drew the house again.", "Person A drew the house again."),
        ("Rang May may be next week", "Rang Person A may be next week"),
        ("i met may May again", "i met may Person A again"),
        ("Patience lost patience with the school.", "Person A lost patience with the school."),
    ],
)
def test_an_everyday_word_that_reads_like_a_name_in_its_line_stays(
    typed: str, expected: str
) -> None:
    assert written(typed) == [expected]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        (
            "The Okoros moved; the Okoros' dog stayed.",
            "The Person A family moved; the Person A family's dog stayed.",
        ),
        ("Kemi Okoro rang for the Okoro family.", "Person A rang for the Person A family."),
    ],
)
def test_a_family_keeps_its_article(typed: str, expected: str) -> None:
    assert written(typed) == [expected]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("kemis mum rang", "Person A's mum rang"),
        ("we saw kemis sister", "we saw Person A's sister"),
    ],
)
def test_the_s_of_a_possessive_without_an_apostrophe_gets_one(typed: str, expected: str) -> None:
    assert written("kemi is in care", typed)[1] == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("wee kemi, 9, hid", "wee Person A, aged 5 to 10, hid"),
        ("little dwayne wept, big kemi laughed", "little Person A wept, big Person B laughed"),
    ],
)
def test_an_ordinary_word_before_a_name_stays(typed: str, expected: str) -> None:
    assert written(typed) == [expected]


def test_a_name_that_ends_in_s_goes_whole() -> None:
    assert written("Idris presented.", "idris coat is here")[1] == "Person A coat is here"


def test_an_article_stays_where_what_stands_for_a_place_has_the_same() -> None:
    text = "He has a Dudley accent."
    [made] = Anonymiser().replacements(text)
    assert (text[made.start : made.end], made.text) == ("Dudley", "local")


def test_a_word_that_is_probably_not_a_name_gets_no_label() -> None:
    anonymiser = Anonymiser()
    assert anonymiser.anonymise("with penny in mind").text == "with a name in mind"
    assert not anonymiser.people


def test_a_word_that_is_probably_not_a_name_keeps_the_label_of_whoever_is_called_so() -> None:
    assert written("Penny rang me.", "with penny in mind")[1] == "with Person A in mind"


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ("Olubukola, known as Bukky, rang.", "Then Bukky left."),
        ("Ezekiel (Zeke for short) rang.", "Then Zeke left."),
        ("Then Callum, now known as Skye, rang.", "Then Skye left."),
        ("Marilyn Hatch née Dizon rang.", "Then Ms Dizon left."),
    ],
)
def test_another_name_is_the_same_person_s_where_the_text_says_so(first: str, then: str) -> None:
    assert written(first, then)[1] in {"Then Person A left.", "Then Ms Person A left."}


def test_whose_relative_stands_in_brackets_is_somebody_else() -> None:
    assert written("Thandeka (Wanjiru's aunt) rang.")[0] == "Person A (Person B's aunt) rang."


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("Then Daryaei (her ex) rang.", "Then Person B (her ex) rang."),
        ("Her husband, Mr Daryaei, rang.", "Her husband, Mr Person B, rang."),
        ("Mr Daryaei rang.", "Mr Person A rang."),
    ],
)
def test_a_relative_of_the_same_family_is_somebody_else(typed: str, expected: str) -> None:
    assert written("Shirin Daryaei has moved.", typed)[1] == expected


def test_a_title_that_somebody_had_before_means_them_in_the_same_text_too() -> None:
    [text] = written("Fr Tim Nolan told us that Fr Nolan would pay.")
    assert text == "Fr Person A told us that Fr Person A would pay."


def test_names_in_a_row_are_several_people_though_one_could_be_short_for_another() -> None:
    assert written("Rang Mihai, Mihaela and Ada.") == ["Rang Person A, Person B and Person C."]


def test_a_child_with_a_short_form_of_a_parent_s_name_is_somebody_else() -> None:
    assert written("Mihaela rang.", "Their son Miha rang.")[1] == "Their son Person B rang."


def test_a_parent_named_after_a_child_is_not_the_child() -> None:
    first, second, third = written("We met Abu Omar.", "Then Omar rang.", "Then Abu Omar rang.")
    assert (first, second, third) == (
        "We met Person A.",
        "Then Person B rang.",
        "Then Person A rang.",
    )


def test_an_ordinary_word_taken_along_makes_nobody_else_of_a_name() -> None:
    anonymiser = Anonymiser()
    anonymiser.anonymise("Zaynab begged them.")
    anonymiser.consult(lambda _: [Span(5, 15, SpanKind.PERSON)])
    assert anonymiser.anonymise("then saw Zaynab").text == "then Person A"
    assert [each.names for each in anonymiser.people] == [("zaynab",)]


def test_two_people_whose_names_were_found_as_one_are_two() -> None:
    anonymiser = Anonymiser(["Petra", "Rachel"])
    text = "told Petra Rachel drinks"
    anonymiser.consult(lambda line: [Span(5, 17, SpanKind.PERSON)] if line == text else [])
    assert anonymiser.anonymise(text).text == "told Person A Person B drinks"
    assert [(each.start, each.end) for each in anonymiser.spans(text)] == [(5, 10), (11, 17)]


@pytest.mark.parametrize(
    ("because", "expected"), [("tagger", "near Person A again"), ("rule", "near a place again")]
)
def test_a_place_is_somebody_s_name_if_it_was_only_guessed(because: str, expected: str) -> None:
    anonymiser = Anonymiser()
    anonymiser.anonymise("Rich rang.")
    anonymiser.consult(lambda _: [Span(5, 9, SpanKind.PLACE, because=because)])
    assert anonymiser.anonymise("near rich again").text == expected


@pytest.mark.parametrize("roster", [("Ali", "Ali G"), ("Ali G", "Ali")])
def test_two_members_of_one_given_name_are_two(roster: tuple[str, ...]) -> None:
    [text] = written("Ali asked Ali G who decided.", roster=roster)
    assert text == "Person A asked Person B who decided."


def test_initials_that_fit_several_mean_the_member() -> None:
    notes = ("Gulnora, 9, hid.", "Ghislaine presented.", "GM to ring")
    assert written(*notes, roster=("Ghislaine",))[2] == "Person B to ring"


def test_a_family_is_the_one_of_whoever_was_named_in_full() -> None:
    assert written("Kemi Okoro rang.", "We saw the Okoros.")[1] == "We saw the Person A family."


def test_the_label_of_a_relative_is_theirs_at_the_review() -> None:
    anonymiser = Anonymiser()
    anonymiser.anonymise("Shirin Daryaei has moved.")
    parts = marked(anonymiser, "Then Daryaei (her ex) rang.")
    assert [part.mark.label for part in parts if part.mark is not None] == ["Person B"]


@pytest.mark.parametrize("nobody", ["[/]", "--", "🙂"])
def test_what_has_no_letter_is_nobody_s_name(nobody: str) -> None:
    anonymiser = Anonymiser([nobody])
    assert anonymiser.anonymise(f"{nobody} and Kwabena rang").text == f"{nobody} and Person A rang"
