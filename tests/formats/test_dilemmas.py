"""Every dilemma that ships reads well, and none is fit to hurt anybody in a practice round."""

import re
from collections import Counter
from pathlib import Path

import pytest

from group_supervision.errors import FormatError
from group_supervision.formats.dilemmas import Dilemma, load_dilemmas, read_dilemma_file
from group_supervision.paths import data_folder, shipped

SHIPPED = sorted((shipped("sessions") / "practice").glob("*.toml"))
GOOD = """
title = "A title"
field = "children"
brief = ["It goes like this."]
facts = ["One fact."]
note = "Listen."
practises = ["listening"]
"""


def every_line(dilemma: Dilemma) -> str:
    return " ".join([dilemma.title, *dilemma.brief, *dilemma.facts, dilemma.note]).lower()


def test_there_are_sixteen_from_seven_fields() -> None:
    dilemmas, complaints = load_dilemmas()
    assert complaints == []
    assert len(dilemmas) >= 16
    fields = Counter(each.field for each in dilemmas)
    assert set(fields) == {
        *("children", "adults", "mental health", "hospital", "residential"),
        *("family placement", "management"),
    }
    assert min(fields.values()) >= 2
    assert len({each.title for each in dilemmas}) == len(dilemmas)


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_it_takes_about_a_minute_to_read_and_names_nobody(path: Path) -> None:
    dilemma = read_dilemma_file(path)
    assert 70 <= len(" ".join(dilemma.brief).split()) <= 150
    inside = re.compile(r"(?<=[a-z,;] )[A-Z][a-z]+")  # a capital in mid-sentence
    no_names = {"English", "June", "I", "Present", "Dad", "Monday", "Tuesday", "Friday", "Sunday"}
    no_names |= {"Wednesdays", "Sundays", "Saturdays"}
    assert set(inside.findall(" ".join([*dilemma.brief, *dilemma.facts]))) <= no_names


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_it_is_no_training_on_trauma(path: Path) -> None:
    barred = (
        "racis",
        "racial",
        "suicid",
        "abus",
        "rape",
        "died of",
        "killed",
        "murder",
        "self-harm",
    )
    assert [word for word in barred if word in every_line(read_dilemma_file(path))] == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (GOOD.replace("note", "notes"), "key “note”: missing"),
        (GOOD + "extra = 1", "key “extra”: there's no such key"),
        (GOOD.replace('["It goes like this."]', "[]"), "key “brief”: 0 lines"),
        (GOOD.replace("It goes", "It\\u001b[2J goes"), "brief"),
        ("title = ", "not valid TOML"),
    ],
)
def test_what_is_wrong_with_ones_own_is_said_and_the_rest_is_there(text: str, said: str) -> None:
    folder = data_folder() / "practice"
    folder.mkdir(parents=True)
    (folder / "mine.toml").write_text(text, "utf-8")
    dilemmas, (complaint,) = load_dilemmas()
    assert said in complaint
    assert "mine.toml" in complaint
    assert len(dilemmas) == len(SHIPPED)


def test_ones_own_takes_the_place_of_ours(tmp_path: Path) -> None:
    folder = data_folder() / "practice"
    folder.mkdir(parents=True)
    (folder / SHIPPED[0].name).write_text(GOOD, "utf-8")
    dilemmas, _complaints = load_dilemmas()
    assert [each.title for each in dilemmas].count("A title") == 1
    assert len(dilemmas) == len(SHIPPED)
    with pytest.raises(FormatError, match="can't be read"):
        read_dilemma_file(tmp_path / "none.toml")
