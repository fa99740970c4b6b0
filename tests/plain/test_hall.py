"""The hall line by line: a line when something at a table has changed, and no other."""

from pathlib import Path

from group_supervision.core.hall import Standing, TableSign
from group_supervision.guide.hall import Hall
from group_supervision.guide.table import Table
from group_supervision.live.errand import at_once
from group_supervision.plain.conversation import Conversation
from group_supervision.plain.hall import HallDialogue
from group_supervision.plain.line_output import LineOutput
from group_supervision.storage.hall_files import new_name, read_announcement
from tests.conftest import StoppedClock
from tests.plain.conftest import Facilitator, Script, minutes


def told(place: Path, clock: StoppedClock, *script: Script) -> list[str]:
    trainer = Facilitator(script, clock)
    conversation = Conversation(trainer, LineOutput(trainer.write, "utf-8"))
    assert HallDialogue(Hall([place], clock), conversation, at_once).hold() == 0
    return trainer.heard


def test_what_changes_at_a_table_is_said_once(tmp_path: Path, clock: StoppedClock) -> None:
    sign = TableSign(3, clock.now(), Standing.BETWEEN, rounds=2)
    table = Table(tmp_path, new_name(), sign, clock, at_once)

    def ask() -> None:
        table.toggle_help()

    def beat() -> None:
        table.between(1, 2)

    heard = told(tmp_path, clock, beat, minutes(0.02), minutes(0.02), ask, minutes(0.02), "", "q")
    assert heard[1] == (
        'No table yet. Each is led with "group-supervision practice --hall FOLDER --table NUMBER",'
        " with the same folder."
    )
    assert heard[2:4] == [
        "Table 3: before round 1.",
        "Table 3: asks for help, before round 1.",
    ]
    assert "1 table. Asking for help: 3." in heard


def test_an_announcement_is_chosen_by_its_number(tmp_path: Path, clock: StoppedClock) -> None:
    heard = told(tmp_path, clock, "a", "", "a", "1", minutes(0.02), "q")
    assert heard.count("Announced: five more minutes for everyone.") == 1
    assert read_announcement(tmp_path) is not None
