"""What a group tries, agrees on and counts: as plain values, and as it lies on the disk."""

import json
from dataclasses import fields
from datetime import date
from pathlib import Path

import pytest

from group_supervision.anonymiser.anonymise import Anonymiser
from group_supervision.core.agreement import LONGEST_LINE, Topic
from group_supervision.core.pulse import Pulse, Statement, Tally
from group_supervision.errors import BadInput, Refusal, SupervisionError
from group_supervision.guide.agreeing import Agreeing
from group_supervision.guide.asked_line import AskedLine, Shows
from group_supervision.guide.coming_due import coming_due
from group_supervision.guide.home import Todo
from group_supervision.guide.learning import Learning
from group_supervision.guide.pulse_counting import PulseCounting
from group_supervision.guide.words.agreement import suggested
from tests.conftest import StoppedClock

WEEK = 7 * 24 * 60
NAMES = ("Sarah", "sarah okafor", "Mrs Okafor", "ask Priya first")


def answer(asked: AskedLine | None, *lines: str) -> AskedLine | None:
    """Answer one line after the other; an empty one takes what is there."""
    for line in lines:
        assert asked is not None
        asked = asked.take(line or asked.starts_with)
    return asked


def record(learning: Learning, thing: str = "a second pair of eyes", when: str = "8") -> None:
    """Record a decision."""
    assert answer(learning.recording(), thing, "team manager", when) is None


def agreed(folder: Path, clock: StoppedClock) -> Agreeing:
    """Return an agreement that took every suggestion."""
    agreeing = Agreeing(folder, clock)
    assert answer(agreeing.making(), *[""] * (len(Topic) + 1)) is None
    return agreeing


def test_a_decision_is_kept_apart_from_every_session_and_without_a_name(
    home: Path, clock: StoppedClock
) -> None:
    record(Learning(home, clock), "Ask Sarah Okafor before we close anything")
    assert [path.name for path in home.iterdir()] == ["decisions.json"]
    text = (home / "decisions.json").read_text("utf-8")
    assert "Okafor" not in text
    assert json.loads(text)["decisions"] == [
        {
            "thing": "Ask Person A before we close anything",
            "role": "team manager",
            "again": "2026-04-29",
            "stage": "see-it",
        }
    ]


def test_what_is_due_comes_first_and_home_says_so_from_its_day_on(
    home: Path, clock: StoppedClock
) -> None:
    learning = Learning(home, clock)
    record(learning, "later", "12")
    record(learning, "sooner", "6")
    record(learning, "gone", "6")
    learning.dropped(2)
    clock.advance(minutes=6 * WEEK - 24 * 60)
    assert coming_due(home, clock) == []
    clock.advance(minutes=24 * 60)
    (item,) = coming_due(home, clock)
    assert item.todo is Todo.LEARN
    assert item.label == "Look again at what you're trying (1 is due)"
    again = Learning(home, clock)
    assert [each.thing.text for each in again.decisions] == ["sooner", "later", "gone"]
    assert answer(again.keeping(1), "") is None
    assert coming_due(home, clock) == []


def test_what_is_over_is_not_changed_any_more(home: Path, clock: StoppedClock) -> None:
    learning = Learning(home, clock)
    record(learning)
    learning.embedded(1)
    for act in (learning.tried, learning.embedded, learning.dropped, learning.keeping):
        with pytest.raises(Refusal, match="is over"):
            act(1)
    with pytest.raises(Refusal, match="no number 2"):
        learning.delete(2)


@pytest.mark.parametrize("name", NAMES)
def test_no_name_can_be_a_role(home: Path, clock: StoppedClock, name: str) -> None:
    asked = answer(Learning(home, clock).recording(), "a second pair of eyes")
    with pytest.raises(BadInput, match="There's a name in it") as refused:
        answer(asked, name)
    assert name not in str(refused.value)
    assert not home.exists()


def test_every_suggested_line_is_short_and_names_nobody() -> None:
    for topic in Topic:
        line = suggested(topic)
        assert len(line) <= LONGEST_LINE
        assert Anonymiser().anonymise(line).text == line


def test_nothing_is_kept_of_an_agreement_before_its_last_line(
    home: Path, clock: StoppedClock
) -> None:
    asked = answer(Agreeing(home, clock).making(), *[""] * len(Topic))
    assert asked is not None
    assert len(asked.so_far) == len(Topic)
    assert not home.exists()
    answer(asked, "30/6/2026")
    agreeing = Agreeing(home, clock)
    assert len(agreeing.lines) == 8
    assert agreeing.lines[-1] == "We look at this again by 30 June 2026."


@pytest.mark.parametrize("name", NAMES)
def test_no_name_can_stand_in_an_agreement(home: Path, clock: StoppedClock, name: str) -> None:
    agreeing = agreed(home, clock)
    before = (home / "agreement.json").read_bytes()
    for asked in (agreeing.changing(1), agreeing.changing(5), agreeing.adding()):
        with pytest.raises(BadInput, match="so nothing was kept"):
            asked.take(f"If it's hard, {name}")
    with pytest.raises(BadInput, match="so nothing was kept"):
        answer(Agreeing(home, clock).making(), name)
    assert (home / "agreement.json").read_bytes() == before


def test_an_agreement_is_confirmed_by_one_key_and_flagged_when_its_date_has_passed(
    home: Path, clock: StoppedClock
) -> None:
    agreed(home, clock)
    clock.advance(minutes=20 * WEEK)
    agreeing = Agreeing(home, clock)
    agreeing.confirm()
    assert agreeing.standing == "Last agreed on 22 July 2026."
    assert agreeing.lines[-1] == "We look at this again by 2 September 2026."
    assert coming_due(home, clock) == []
    clock.advance(minutes=6 * WEEK)
    assert [(each.todo, each.label) for each in coming_due(home, clock)] == [
        (Todo.AGREEMENT, "Look at the group agreement again")
    ]
    late = Agreeing(home, clock)
    assert late.standing == "It's time to look at this again: 2 September 2026."
    late.confirm()
    assert coming_due(home, clock) == []
    assert late.lines[-1] == "We look at this again by 3 March 2027."


def test_a_group_changes_its_agreement_whenever_it_likes(home: Path, clock: StoppedClock) -> None:
    agreeing = agreed(home, clock)
    answer(agreeing.changing(2), "Nothing leaves this room but what the law asks for.")
    answer(agreeing.adding(), "We start on time.")
    answer(agreeing.adding(), "We end on time.")
    with pytest.raises(Refusal, match="Ten lines"):
        agreeing.adding()
    answer(agreeing.changing(9), "We end five minutes early.")
    agreeing.take_out(8)
    with pytest.raises(Refusal, match="every agreement speaks of it"):
        agreeing.take_out(1)
    answer(agreeing.changing(9), "12")
    lines = Agreeing(home, clock).lines
    assert lines[1] == "Nothing leaves this room but what the law asks for."
    assert lines[7:] == [
        "We end five minutes early.",
        "We look at this again by 27 May 2026.",
    ]
    with pytest.raises(BadInput, match="fewer words"):
        answer(agreeing.changing(1), "We are here and here and here " * 10)


def counted(counting: PulseCounting, people: int, *counts: int) -> AskedLine | None:
    """Count a pulse as far as the question whether to close it."""
    return answer(counting.counting(), str(people), *map(str, counts))


def test_a_pulse_is_kept_as_counts_alone_once_it_is_closed(home: Path) -> None:
    counting = PulseCounting(home)
    asked = counted(counting, 6, 3, 2, 1, 0, 6, 0, 5, 0, 0)
    assert not home.exists()
    assert counting.held == 0
    assert asked is not None
    asked.take("")
    assert json.loads((home / "pulses.json").read_text("utf-8")) == {
        "version": 1,
        "own": {},
        "held": [{"how": [3, 2, 1], "feelings": [0, 6, 0], "theory": [5, 0, 0]}],
    }


def test_no_count_is_shown_while_it_is_typed(home: Path) -> None:
    asked: AskedLine | None = answer(PulseCounting(home).counting(), "7")
    for _ in range(9):
        assert asked is not None
        assert asked.shows is Shows.NOTHING
        assert not any(character.isdigit() for character in asked.text + asked.said)
        asked = asked.take("2")


@pytest.mark.parametrize("people", ["4", "0", "1"])
def test_with_fewer_than_five_people_nothing_is_stored(home: Path, people: str) -> None:
    with pytest.raises(BadInput, match="fewer than 5 people"):
        answer(PulseCounting(home).counting(), people)
    assert not home.exists()


def test_a_statement_that_fewer_than_five_answered_is_not_stored(home: Path) -> None:
    answer(counted(PulseCounting(home), 8, 2, 1, 1, 3, 2, 0, 0, 0, 0), "")
    assert json.loads((home / "pulses.json").read_text("utf-8"))["held"] == [
        {"feelings": [3, 2, 0]}
    ]
    empty = counted(PulseCounting(home), 8, *[1, 1, 1] * 3)
    with pytest.raises(BadInput, match="Fewer than 5 people answered"):
        answer(empty, "")
    assert PulseCounting(home).held == 1


def test_more_answers_than_people_are_refused_and_counted_again(home: Path) -> None:
    again = counted(PulseCounting(home), 5, 3, 2, 1)
    assert again is not None
    assert again.said == "That's more answers than people: count this one again."
    assert again.text.endswith("How many said often?")
    assert again.text.startswith("“It helps us with how")
    answer(again, "3", "1", "1", "5", "0", "0", "0", "0", "5", "")
    assert PulseCounting(home).held == 1


def test_the_type_of_a_pulse_has_no_author_no_order_no_time_and_no_text() -> None:
    assert {each.name: each.type for each in fields(Tally)} == {
        "often": int,
        "sometimes": int,
        "hardly_ever": int,
    }
    assert "Mapping" in str(Pulse)
    assert [each.value for each in Statement] == [
        *("how", "feelings", "theory"),
        *("own-1", "own-2", "own-3"),
    ]


def test_a_group_has_up_to_three_statements_of_its_own(home: Path) -> None:
    counting = PulseCounting(home)
    for text in ("I felt safe.", "I think differently now.", "I feel less alone."):
        answer(counting.adding(), text)
    with pytest.raises(Refusal, match="Three of your own"):
        counting.adding()
    answer(counted(counting, 5, *[5, 0, 0] * 6), "")
    assert counting.table[16] == "I think differently now."
    counting.take_out(5)
    with pytest.raises(Refusal, match="Only your own"):
        counting.take_out(1)
    with pytest.raises(BadInput, match="so nothing was kept"):
        answer(counting.adding(), "Sarah listened to me.")
    assert PulseCounting(home).sentences[3:] == ["I felt safe.", "I feel less alone."]
    assert "differently" not in (home / "pulses.json").read_text("utf-8")


def test_over_time_there_is_a_table_without_persons_or_dates(
    home: Path, clock: StoppedClock
) -> None:
    counting = PulseCounting(home)
    for counts in ([5, 0, 0] * 3, [1, 4, 0] * 3):
        clock.advance(minutes=4 * WEEK)
        answer(counted(counting, 6, *counts), "")
    assert counting.table[:4] == [
        "It helps us with how we work, not only with what we do.",
        "  often             5    1",
        "  sometimes         0    4",
        "  hardly ever       0    0",
    ]


def test_dates_go_by_the_clock_on_the_wall(home: Path, clock: StoppedClock) -> None:
    assert Learning(home, clock).today == clock.now().astimezone().date()
    assert isinstance(Learning(home, clock).today, date)


def test_a_disk_that_refuses_leaves_all_as_it_was(
    home: Path, clock: StoppedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    learning = Learning(home, clock)
    record(learning)

    def full(path: Path, content: bytes) -> None:  # noqa: ARG001 - as the real one
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("group_supervision.storage.private_file.write_atomically", full)
    with pytest.raises(SupervisionError, match="No space left on device"):
        record(learning, "another")
    assert len(learning.decisions) == 1
    assert len(Learning(home, clock).decisions) == 1


def test_what_another_window_did_meanwhile_stays_done(home: Path, clock: StoppedClock) -> None:
    one, other = PulseCounting(home), PulseCounting(home)
    before = len(one.statements)
    answer(one.adding(), "we were honest")
    answer(other.adding(), "it was quiet enough to think")
    assert len(PulseCounting(home).statements) == before + 2

    here, there = Learning(home, clock), Learning(home, clock)
    record(here, "a second pair of eyes")
    record(there, "ring before noon")
    assert len(Learning(home, clock).decisions) == 2
    there.delete(1)
    there.delete(1)
    with pytest.raises(Refusal):
        here.tried(1)
    assert not (home / "decisions.json").exists()

    first, second = agreed(home, clock), Agreeing(home, clock)
    answer(first.adding(), "we begin on time")
    second.confirm()
    assert "we begin on time" in second.lines
