"""The words of a language as a pattern match what a row of them would, the longest first."""

import re

from hypothesis import given
from hypothesis import strategies as st

from group_supervision.anonymiser.languages.words import Words

word = st.text("ab -.'", min_size=1, max_size=5).map(str.strip).filter(bool)


def in_a_row(words: frozenset[str]) -> str:
    longest_first = sorted(words, key=lambda each: (-len(each), each))
    return "|".join(re.sub(r"(?:\\ )+", r"\\s+", re.escape(each)) for each in longest_first)


@given(st.frozensets(word, min_size=1, max_size=8), st.text("abAB -.'\t", max_size=30))
def test_the_pattern_finds_what_a_row_of_the_words_finds(words: frozenset[str], text: str) -> None:
    words = frozenset(" ".join(each.split()) for each in words)
    either = Words({"some": words}).either("some")
    for before, after in (("", ""), (r"\b", r"\b"), ("", "a"), ("(?:x|", ")?b")):
        mine = re.compile(f"{before}{either}{after}", re.IGNORECASE)
        plain = re.compile(f"{before}(?:{in_a_row(words)}){after}", re.IGNORECASE)
        spans = [match.span() for match in mine.finditer(text)]
        assert spans == [match.span() for match in plain.finditer(text)]


def test_no_words_match_nothing() -> None:
    assert re.search(Words({}).either("some"), "some") is None


def test_the_longest_word_is_taken() -> None:
    either = Words({"some": frozenset({"jan", "january"})}).either("some")
    match = re.match(either, "january")
    assert match is not None
    assert match[0] == "january"
