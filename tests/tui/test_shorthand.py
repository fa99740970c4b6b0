"""Notes in lower-case shorthand, as one types while listening: led by keys, decided, shown."""

from pathlib import Path

from click.testing import CliRunner

from group_supervision.cli.commands import cli
from tests.tui.conftest import Sit

NOTES = (
    "kwabena, 9, refuses oakfield primary since easter",
    "siobhan (teacher) rang thuy nguyen, hes scared of mr adeyemi",
    "lives at 14 cobden st w/ gran precious, dob 3/4/2016",
    "nhs no 943 476 5919 on the flibbert form",
    "kwabenas gran told siobhan she is tired, thuy listened",
)
RAW = ("kwabena", "siobhan", "thuy", "nguyen", "adeyemi", "oakfield", "cobden", "precious")
NUMBERS = ("3/4/2016", "943 476", "5919")


async def test_five_people_a_school_a_street_a_birth_date_and_a_number_are_gone(
    lead: Sit, home: Path
) -> None:
    async with lead() as her:
        await her.press("n", "n", "n", "n")
        for note in NOTES:
            await her.press("m")
            await her.type(note)
            await her.press("enter")
        await her.press("e", "enter", "enter", "h", "c")
        decided = 0
        while "no doubts left" not in her.screen and decided < 20:
            about = next(row for row in her.screen.splitlines() if row.strip().startswith("“"))
            await her.press("v" if "flibbert" in about else "l" if "oakfield" in about else "p")
            decided += 1
        assert "no doubts left" in her.screen
        await her.press("ctrl+n")
        await her.type("precious")  # an ordinary word in small letters, should it be missed
        await her.press("enter", "escape", "enter")
    (path,) = (home / "sessions").glob("*.json")
    shown = CliRunner().invoke(cli, ["sessions", "show", path.stem]).output
    assert "Person A" in shown
    assert "the flibbert form" in shown
    for label in ("Person B", "Person C", "Person D"):
        assert label in shown
    written = "\n".join(each.read_text("utf-8") for each in home.rglob("*") if each.is_file())
    notes = "\n".join(row for row in shown.splitlines() if "Person" in row or "form" in row)
    for raw in RAW:
        assert raw not in shown.lower()
        assert raw not in written.lower()
    for number in NUMBERS:
        assert number not in notes
    assert "[" not in notes
