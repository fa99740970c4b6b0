"""What is changed afterwards leaves nothing of what it was."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from group_supervision.core.events import NoteTaken, PhaseEntered, ResonanceMarked
from group_supervision.core.format import NoteKind
from group_supervision.core.revising import with_kind, without_note
from group_supervision.core.text import Anonymised

NOW = timedelta()
NOTES = st.builds(
    lambda id_, kind: NoteTaken(NOW, id_, kind, Anonymised(f"words of {id_}")),
    st.integers(1, 5),
    st.sampled_from(NoteKind),
)
EVENTS = st.lists(
    st.one_of(
        NOTES,
        st.builds(lambda note: ResonanceMarked(NOW, note, True), st.integers(1, 5)),
        st.just(PhaseEntered(NOW, 0)),
    )
)


@given(EVENTS, st.integers(1, 5))
def test_a_deleted_note_is_in_no_fact_and_the_others_stay_as_they_were(
    events: list[object], note: int
) -> None:
    kept = without_note(events, note)  # type: ignore[arg-type] # three kinds of fact
    assert not [each for each in kept if getattr(each, "note", getattr(each, "id", 0)) == note]
    others = [each for each in events if getattr(each, "note", getattr(each, "id", 0)) != note]
    assert list(kept) == others


@given(EVENTS, st.integers(1, 5), st.sampled_from(NoteKind))
def test_a_note_of_another_kind_keeps_its_words_and_a_mark_only_as_a_hypothesis(
    events: list[object], note: int, kind: NoteKind
) -> None:
    changed = with_kind(events, note, kind)  # type: ignore[arg-type] # three kinds of fact
    notes = [each for each in changed if isinstance(each, NoteTaken)]
    assert {each.kind for each in notes if each.id == note} <= {kind}
    assert [each.text for each in notes] == [
        each.text for each in events if isinstance(each, NoteTaken)
    ]
    marks = [each for each in changed if isinstance(each, ResonanceMarked) and each.note == note]
    assert kind is NoteKind.HYPOTHESIS or not marks
