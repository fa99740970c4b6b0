"""What is measured is invented, in two halves that share nothing, and does not get worse."""

import pytest

from benchmarks.anonymiser import Session, detect
from benchmarks.as_met import as_met
from benchmarks.invented import notes, prose, traditions
from benchmarks.marked import sessions
from benchmarks.scoring import score
from benchmarks.who_did_what import Sentence, sentences, survives, who_did_what

SESSIONS = 12


def test_the_halves_share_no_name_and_no_sentence() -> None:
    def words(half: str) -> set[str]:
        return {name for given, family in traditions(half).values() for name in (*given, *family)}

    sentences = [{note.text for note in notes(half, SESSIONS)} for half in ("dev", "test")]
    assert not sentences[0] & sentences[1]
    shared = words("dev") & words("test")
    assert len(shared) < 0.1 * len(words("dev"))


def test_every_tradition_has_its_share() -> None:
    for half in ("dev", "test"):
        sizes = [len(given) for given, _ in traditions(half).values()]
        assert max(sizes) <= 1.5 * min(sizes)


def test_gold_stands_where_it_says() -> None:
    for note in notes("dev", SESSIONS):
        for each in note.gold:
            assert (
                note.text[each.start : each.end].strip() == note.text[each.start : each.end] != ""
            )


def test_most_is_found_without_memory() -> None:
    result = score(notes("dev", SESSIONS), detect)
    assert result.recall("direct") > 94
    assert result.recall("PERSON") > 94
    for kind in ("EMAIL", "URL", "HANDLE", "PHONE", "NHS_NO", "NINO", "POSTCODE", "VRM", "DOB"):
        assert result.recall(kind) == 100


def test_a_session_remembers_what_the_review_confirmed() -> None:
    session = Session()
    session.start(["Hope Price"])
    text = "precious left"
    session.confirm([(0, 8, "PERSON")], text)
    found = session.detect("plan: precious to ring price")
    assert [(start, end) for start, end, _ in found] == [(6, 14), (23, 28)]


def test_prose_that_names_nobody_is_mostly_left_alone() -> None:
    flags = sum(len(detect(paragraph)) for paragraph in prose())
    assert flags < 0.025 * sum(len(paragraph.split()) for paragraph in prose())


def test_a_twelfth_of_the_written_notes_is_read_no_worse_than_was_measured() -> None:
    figures = as_met(sessions()[::12]).figures
    assert figures["direct"] > 96
    assert figures["quasi"] > 94
    assert figures["false flags / 100 words"] < 1.6


@pytest.mark.parametrize(
    "written",
    [
        "Person A hit Person A's brother",  # two people in one
        "Person A hit her brother",  # nobody was hit
        "Person A Person B's brother",  # nobody did anything
    ],
)
def test_a_sentence_that_says_something_else_does_not_survive(written: str) -> None:
    sentence = Sentence("Faith hit Mercy's brother", ["faith", "mercy"], ["hit", "brother"])
    assert survives(sentence, "Person A hit Person B's brother")
    assert not survives(sentence, written)


def test_who_did_what_is_told_no_worse_than_was_measured() -> None:
    assert who_did_what(sentences()) > 82
