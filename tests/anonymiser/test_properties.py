"""What holds for every name and every text, whoever is called so and whatever is typed."""

import re
import unicodedata
from collections.abc import Callable

from hypothesis import given, settings
from hypothesis import strategies as st

from group_supervision.anonymiser.anonymise import Anonymiser
from group_supervision.anonymiser.finding import Certainty
from group_supervision.anonymiser.languages.en import ENGLISH
from group_supervision.anonymiser.replace.render import rendered
from group_supervision.anonymiser.session.decisions import Verdict
from group_supervision.anonymiser.text.lexicon import known
from group_supervision.anonymiser.text.spelling import folded, pieces
from group_supervision.core.text import Anonymised, clean
from tests.examples import examples

Change = Callable[[str], str]

LATIN = "abcdefghijklmnoprstuvwyzáàâäãåāăçćčéèêëęěğíîïıłñńňóôöøőřśşšşţúûüůűýźžđðþ"
HEBREW = "אבגדהוזחטיכלמנסעפצקרשת"
ARABIC = "ابتجحخدذرزسشصضطظعغفقكلمنهوي"
OTHER = "αβγδεζηθικλμνабвгдежзиклмнопрстуअआइकखगघमनरलस"

TEXTS = [
    "Ama (9) and Yaw, 12, live at 14 Cobden Street, LS7 4AB.",
    "DOB 3/4/2016, NHS 999 123 4567, ring 07700 900123.",
    "Mr Okafor of Oakfield Primary, a 7yo boy, met on 3 May.",
    "Grace told hope that Will will come to Leeds.",
    "J.B. and K.O. turned 15. Her 13th birthday was sad.",
]

words = st.one_of(
    st.text(LATIN, min_size=3, max_size=9),
    st.text(HEBREW, min_size=3, max_size=7),
    st.text(ARABIC, min_size=3, max_size=7),
    st.text(OTHER, min_size=3, max_size=7),
)
joined = st.builds(
    lambda first, mark, last: first + mark + last, words, st.sampled_from("-'’"), words
)
spoken = st.one_of(words, words, joined).map(str.title)


def is_borne_by_nobody_else(name: str) -> bool:
    """Leave out what is also English: such a name needs a capital or its neighbours."""
    return all(
        known(piece) is None and len(piece) > 2 and piece not in {"person", "place", "name"}
        for piece in pieces(name)
    ) and bool(pieces(name))


names = spoken.filter(is_borne_by_nobody_else)
cases = st.sampled_from([str.lower, str.upper, str.title, str.casefold, lambda name: name])
accents = st.sampled_from(
    [
        lambda name: name,
        folded,
        lambda name: unicodedata.normalize("NFD", name),
        lambda name: unicodedata.normalize("NFKD", name),
        lambda name: name.replace("'", "’"),
        lambda name: name.replace("-", "\u2010"),
        lambda name: name.replace("-", " "),
        lambda name: f"\u200f{name}\u200f",
        lambda name: f"\u2068{name}\u2069",
    ]
)
around = st.sampled_from(
    [
        "",
        " ",
        "🙂",
        "🏳️‍🌈",
        "❤️",
        "\u200b",
        "，",
        "؟",
        "׳",
        "。",
        "_",
        "@",
        "*",
        "'",
        "“",
        "(",
        "**",
        "…",
        "/",
        "\u00a0",
        "–",
        ":",
        "!",
        "#",
        "👩‍👧",
    ]
)
sentences = st.sampled_from(
    [
        "spoke to {} about school",
        "{} did not come",
        "is {} safe tonight?",
        "seen: {}",
        "{}'s mum rang",
        "nothing about {}, she said",
        "the {}s and {}'s sister",
        "{0} {0}",
        "and {}?! no: {}; then/{}",
        "MET {} AGAIN",
    ]
)


def filled(sentence: str, name: str) -> str:
    return sentence.replace("{0}", name).replace("{}", name)


def plain_words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", folded(text).replace("'", ""))


def survives(name: str, text: str) -> bool:
    """Say whether any part of `name` stands in `text` as a whole word."""
    return bool(set(pieces(name)) & set(plain_words(text)))


@given(names, cases, accents, around, around, sentences)
@settings(max_examples=examples(75), deadline=None)
def test_no_protected_name_survives_in_any_case_or_accent(
    name: str, case: Change, accent: Change, before: str, after: str, sentence: str
) -> None:
    text = filled(sentence, before + accent(case(name)) + after)
    written = Anonymiser([name]).anonymise(text).text
    assert not survives(name, written), written


@given(names, cases, accents, around, around, sentences)
@settings(max_examples=examples(40), deadline=None)
def test_no_name_survives_that_the_review_confirmed(
    name: str, case: Change, accent: Change, before: str, after: str, sentence: str
) -> None:
    anonymiser = Anonymiser()
    first = f"met {name} today"
    span = next(each for each in anonymiser.spans(first) if each.start <= 4 < each.end)
    anonymiser.decide(first, span, Verdict.PERSON)
    text = filled(sentence, before + accent(case(name)) + after)
    assert not survives(name, anonymiser.anonymise(text).text)
    assert not survives(name, anonymiser.again(Anonymised(clean(text))).text)


@given(names, names, sentences)
@settings(max_examples=examples(40), deadline=None)
def test_given_or_family_name_alone_is_enough(first: str, last: str, sentence: str) -> None:
    anonymiser = Anonymiser([f"{first} {last}"])
    for part in (first, last):
        assert not survives(part, anonymiser.anonymise(filled(sentence, part.lower())).text)


@given(st.text(LATIN[:22], min_size=4, max_size=6).filter(lambda name: known(name) is None))
@settings(max_examples=examples(40), deadline=None)
def test_a_name_inside_a_longer_word_is_left_alone(name: str) -> None:
    anonymiser = Anonymiser([name.title()], never=[f"under{name}ing"])
    text = f"the under{name}ing went on"
    assert anonymiser.anonymise(text).text == text


@given(st.lists(st.one_of(st.text(max_size=40), sentences, names), max_size=6).map(" ".join))
@settings(max_examples=examples(75), deadline=None)
def test_spans_are_in_order_do_not_overlap_and_lie_in_the_text(text: str) -> None:
    end = 0
    for span in Anonymiser(["Kwame Mensah"]).spans(text):
        assert end <= span.start < span.end <= len(text)
        assert span.certainty in Certainty
        end = span.end


@given(st.lists(st.one_of(names, sentences, st.sampled_from(TEXTS)), min_size=1, max_size=4))
@settings(max_examples=examples(50), deadline=None)
def test_what_was_anonymised_is_not_anonymised_again(parts: list[str]) -> None:
    anonymiser = Anonymiser(["Grace Obi", "Kwabena"])
    once = anonymiser.anonymise(" ".join(parts).replace("{}", "Chidi").replace("{0}", "Chidi"))
    assert anonymiser.again(once) == once
    labels = ENGLISH.placeholders.labels.places(once.text)
    for span in Anonymiser().spans(once.text):
        assert not any(span.start < end and start < span.end for start, end in labels)


@given(st.text(max_size=80))
@settings(max_examples=examples(75), deadline=None)
def test_replacements_can_be_put_in_by_offset(text: str) -> None:
    anonymiser = Anonymiser()
    line = clean(text)
    found = anonymiser.replacements(line)
    assert rendered(line, found) == anonymiser.anonymise(line).text
    assert [each.start for each in found] == sorted(each.start for each in found)


@given(st.lists(names, min_size=2, max_size=6, unique_by=lambda name: tuple(pieces(name))))
@settings(max_examples=examples(15), deadline=None)
def test_a_label_is_one_person_for_the_whole_session(people: list[str]) -> None:
    anonymiser = Anonymiser(people)
    first = [anonymiser.anonymise(name).text for name in people]
    assert [anonymiser.anonymise(name.upper()).text for name in reversed(people)] == first[::-1]
