"""Files that earlier versions wrote are read for ever, and ours are written as they were.

The files in `tests/data` are witnesses: they are never written anew to make a test pass.
"""

from datetime import UTC, datetime
from pathlib import Path

from group_supervision.core.checklist import Item, Mark
from group_supervision.core.practice import Practice
from group_supervision.storage import checklist_file, practice_file
from group_supervision.storage.checklist_file import ChecklistFiles
from group_supervision.storage.practice_file import PracticeFile

DATA = Path(__file__).parent.parent / "data"
BEGAN = datetime(2026, 3, 4, 12, tzinfo=UTC)
EVENT = Practice((1, 2, 3, 4), 3, 20, 5, BEGAN, "balint", 60.0)
MARKS = {
    Item.AGREEMENT: Mark.SEEN,
    Item.QUIET: Mark.PARTLY,
    Item.NO_PLAN: Mark.NOT_SEEN,
    Item.TWO_LENSES: Mark.NOT_NEEDED,
}


def test_practice_rounds_of_version_1_are_read_and_written_as_ever(home: Path) -> None:
    golden = (DATA / "practice-v1.json").read_bytes()
    home.mkdir()
    (home / practice_file.FILE_NAME).write_bytes(golden)
    event = EVENT.held().joined().without(2).swapping(1, 5).draws(["a", "b"])
    assert PracticeFile(home).load() == event
    PracticeFile(home).keep(event)
    assert (home / practice_file.FILE_NAME).read_bytes() == golden


def test_a_checklist_of_version_1_is_read_and_written_as_ever(home: Path) -> None:
    golden = (DATA / "checklist-v1.json").read_bytes()
    path = home / checklist_file.FOLDER_NAME / "k7p2mn.json"
    path.parent.mkdir(parents=True)
    path.write_bytes(golden)
    assert ChecklistFiles(home).load("k7p2mn") == MARKS
    ChecklistFiles(home).keep("k7p2mn", MARKS)
    assert path.read_bytes() == golden
