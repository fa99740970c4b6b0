"""What is decided of a replaced word holds in every note, and says what came of it."""

import pytest

from group_supervision.core import commands
from group_supervision.core.format import NoteKind
from group_supervision.errors import Refusal
from group_supervision.guide.note_taking import take_note
from group_supervision.guide.replacements import Replacements
from group_supervision.guide.review import Review, doubts_replaced, put_back
from group_supervision.live.session import LiveSession


def noted(live: LiveSession, *lines: str) -> Replacements:
    live.perform(commands.begin)
    for line in lines:
        take_note(live, NoteKind.FEELING, line)
    live.perform(commands.end)
    return Replacements(live)


def texts(live: LiveSession) -> list[str]:
    return [note.text.text for note in live.session.notes]


def at_word(at: Replacements, word: str) -> Replacements:
    """Go on to a word."""
    for _ in range(9):
        if at.mark is not None and at.mark.typed == word:
            return at
        at.move(1)
    raise AssertionError(word)


def test_one_name_of_two_people_is_split_and_both_keep_a_label(live: LiveSession) -> None:
    at = at_word(noted(live, "Amara Okafor rang", "then Okafor was away"), "Okafor")
    assert (at.label, at.others()) == ("Person A", [])
    decided = at.split()
    assert decided.sentence == "“Okafor” is somebody else: Person B."
    assert [note.text.text for note in decided.changed] == ["then Person B was away"]
    assert texts(live) == ["Person A rang", "then Person B was away"]
    assert (at.label, at.others()) == ("Person B", [("Person A", "Person A (amara okafor)")])


def test_a_role_stands_for_somebody_until_it_is_taken_away(live: LiveSession) -> None:
    at = at_word(noted(live, "Amara Okafor rang"), "Amara Okafor")
    assert at.give_role("mother").sentence == "Person A is mother."
    assert (at.role_of("Person A"), at.role_of("Person B")) == ("mother", "")
    assert at.give_role("").sentence == "Person A has no role."
    assert at.role_of("Person A") == ""


def test_an_ordinary_word_stays_a_word_in_every_note(live: LiveSession) -> None:
    at = at_word(noted(live, "Grace rang", "so Grace said", "it was hard"), "Grace")
    assert at.ordinary_words == ("grace",)
    decided = at.keep_ordinary(["grace"])
    assert decided.sentence == "The list is kept."
    assert [note.text.text for note in decided.changed] == ["Grace rang", "so Grace said"]
    assert texts(live) == ["Grace rang", "so Grace said", "it was hard"]


def test_a_note_is_deleted_for_good_and_no_doubt_leads_back_to_it(live: LiveSession) -> None:
    at = noted(live, "kwabena told grace", "so thuy said")
    at.next_doubt()
    assert at.can_go_back
    decided = at.delete_note()
    assert (decided.sentence, decided.changed) == ("The note is deleted.", ())
    assert len(texts(live)) == 1
    with pytest.raises(Refusal, match="no word before"):
        at.go_back()
    at.delete_note()
    with pytest.raises(Refusal) as refused:
        at.delete_note()
    assert str(refused.value) == "There are no notes."
    assert Review(live).without_notes() == "No notes yet: m adds key words, if you want any."


def test_what_a_note_began_as_is_known_until_a_restart(live: LiveSession) -> None:
    noted(live, "Grace rang")
    review = Review(live)
    assert review.words_of(1) == "Grace rang"
    with pytest.raises(Refusal) as refused:
        review.words_of(2)
    assert str(refused.value) == "There is no note 2."


@pytest.mark.parametrize(
    ("count", "replaced", "stands"),
    [
        (
            1,
            "1 word we weren't sure of was replaced too.",
            "1 word stands as you typed it, because you said so.",
        ),
        (
            2,
            "2 words we weren't sure of were replaced too.",
            "2 words stand as you typed them, because you said so.",
        ),
    ],
)
def test_what_was_done_with_doubts_is_counted(count: int, replaced: str, stands: str) -> None:
    assert (doubts_replaced(count), put_back(count)) == (replaced, stands)
