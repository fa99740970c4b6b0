"""The way through the notes: from word to word, from doubt to doubt, round and round."""

from group_supervision.anonymiser.anonymise import Anonymiser
from group_supervision.anonymiser.marking import marked
from group_supervision.guide.next_doubt import DoubtCursor

NOTES = ("nothing here", "kwabena told grace on 3/4/2016", "so far", "dob 3/4/2016, thuy")


def walk(*notes: str) -> DoubtCursor:
    anonymiser = Anonymiser()
    return DoubtCursor(tuple(marked(anonymiser, note) for note in notes or NOTES))


def at(walk: DoubtCursor) -> str:
    return "" if walk.here is None else walk.here.typed


def test_words_are_gone_through_in_order_and_round() -> None:
    here, seen = walk(), []
    for _ in range(6):
        here = here.moved(1)
        seen.append(at(here))
    assert seen == ["kwabena", "grace", "3/4/2016", "3/4/2016", "thuy", "kwabena"]
    back = []
    for _ in range(6):
        here = here.moved(-1)
        back.append(at(here))
    assert back == [*seen[4::-1], "thuy"]


def test_from_a_note_without_marks_it_goes_to_the_nearest() -> None:
    assert at(walk().turned(2).moved(1)) == "3/4/2016"
    assert at(walk().turned(2).moved(-1)) == "3/4/2016"
    assert at(walk().moved(-1)) == "thuy"


def test_doubts_are_jumped_to_and_counted() -> None:
    here = walk()
    assert here.doubts == 3
    here = here.to_doubt()
    assert at(here) == "kwabena"
    assert at(here.to_doubt(stays=True)) == "kwabena"
    seen = []
    for _ in range(3):
        here = here.to_doubt()
        seen.append(at(here))
    assert seen == ["grace", "thuy", "kwabena"]


def test_the_doubts_before_the_present_word_are_counted() -> None:
    here = walk()
    assert here.doubts_before == 0
    assert [here.turned(turns).doubts_before for turns in range(4)] == [0, 0, 2, 2]
    assert here.to_doubt().to_doubt().doubts_before == 1
    assert DoubtCursor(()).doubts_before == 0


def test_notes_are_turned_round() -> None:
    assert walk().turned(-1).note == 3
    assert walk().turned(4).note == 0


def test_without_notes_or_marks_nothing_moves() -> None:
    for empty in (DoubtCursor(()), walk("nothing", "here")):
        assert at(empty.moved(1)) == at(empty.to_doubt()) == ""
        assert (empty.doubts, empty.given_back, empty.labels) == (0, 0, ())


def test_it_stays_where_it_is_when_the_notes_are_worded_anew() -> None:
    here = walk().to_doubt().to_doubt()
    anonymiser = Anonymiser(never=["kwabena"])
    there = here.over(tuple(marked(anonymiser, note) for note in NOTES))
    assert at(there) == "grace"
    gone = Anonymiser(never=["kwabena", "grace"])
    assert at(here.over(tuple(marked(gone, note) for note in NOTES))) == "3/4/2016"


def test_labels_are_listed_once() -> None:
    assert walk("kwabena and thuy", "thuy and kwabena").labels == ("Person A", "Person B")


def test_looking_at_the_same_notes_again_leads_away_from_no_word() -> None:
    there = walk().turned(3).moved(1)
    assert at(there) == "thuy"
    assert at(there.over(walk().notes)) == "thuy"
