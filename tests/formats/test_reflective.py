"""The checklist that ships says what it is, and a group's own list loads or is told why not.

W2 is the 20-point checklist as Community Care reported it: see docs/sources.md.
"""

import pytest

from group_supervision.errors import FormatError
from group_supervision.formats.reflective import SHIPPED, load_lists, read_list_file
from group_supervision.guide.words.reflective import heading, source, themes, whole
from group_supervision.paths import data_folder, shipped

OURS = read_list_file(shipped("sessions") / "reflective" / f"{SHIPPED}.toml")


def test_there_are_five_questions_four_duties_and_no_made_up_fifteen() -> None:
    assert (len(OURS.questions), len(OURS.duties), OURS.published) == (5, 4, 20)


@pytest.mark.parametrize(
    ("number", "word"),
    [(0, "hard questions"), (1, "daily life"), (2, "not being told"), (3, "protection plan"),
     (4, "reflect and learn")],
)  # fmt: skip
def test_a_question_is_about_what_was_published(number: int, word: str) -> None:
    assert word in OURS.questions[number].text  # W2


@pytest.mark.parametrize(
    ("number", "word"),
    [(0, "training in safeguarding"), (1, "understand what supervision is for"),
     (2, "colleagues to offer each other supervision"), (3, "shapes how they treat families")],
)  # fmt: skip
def test_a_duty_is_about_what_was_published(number: int, word: str) -> None:
    assert word in OURS.duties[number].text  # W2


def test_wherever_it_is_shown_it_says_five_of_twenty_with_its_source() -> None:
    assert "(5 of 20)" in heading(OURS)
    for told in ("\n".join(themes(OURS)), "\n".join(whole(OURS))):
        assert "(5 of 20)" in told
        assert "Leicestershire and Rutland" in told
        assert "Community Care" in told
        assert "The others are not here." in told


def test_a_group_sees_themes_alone() -> None:
    told = "\n".join(themes(OURS))
    for point in (*OURS.questions, *OURS.duties):
        assert point.theme in told
        assert point.text not in told
    assert "[ ]" not in told


GOOD = """
title = "Our list"
source = "Our group, spring 2026"
[[questions]]
theme = "Rest"
question = "Have I rested?"
"""
QUESTION = '[[questions]]\ntheme = "t"\nquestion = "q"\n'


def put(text: str) -> list[str]:
    folder = data_folder() / "reflective"
    folder.mkdir(parents=True)
    (folder / "ours.toml").write_text(text, "utf-8")
    lists, complaints = load_lists()
    assert lists[0] == OURS
    return complaints


def test_a_groups_own_list_loads_and_claims_nothing() -> None:
    assert put(GOOD) == []
    own = load_lists()[0][1]
    assert heading(own) == "Reflective checklist: Our list (1 question)"
    assert source(own) == "Source: Our group, spring 2026."


def test_a_group_that_has_all_twenty_may_say_so() -> None:
    assert put(GOOD + "\n" + QUESTION * 19 + "published = 20") != []  # a key of the last question
    (data_folder() / "reflective" / "ours.toml").write_text("published = 20" + GOOD + QUESTION * 19)
    own = load_lists()[0][1]
    assert "(20 of 20)" in heading(own)
    assert "not here" not in source(own)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (GOOD + QUESTION * 399, "key “questions”: 400 entries. At most 100 are allowed."),
        (
            'title = "t"\nsource = "s"\nquestions = []',
            "ours.toml, line 3: key “questions”: 0 entries. Write 1 to 100.",
        ),
        (GOOD.replace("theme", "them"), "key “theme”: missing"),
        (GOOD.replace('"Rest"', '"' + "x" * 41 + '"'), "41 characters. Write 1 to 40"),
        (GOOD.replace("Have I", "x" * 200), "Write 1 to 200"),
        (GOOD.replace("rested", "\\u202e"), "control character"),
        ("published = 0" + GOOD, "fewer than the 1 question here"),
        ("published = 'all'" + GOOD, "not a whole number"),
        (GOOD + "score = 3", "there's no such key"),
        ("best = true" + GOOD, "there's no such key"),
        (GOOD.replace('title = "Our list"', ""), "key “title”: missing"),
        ('questions = ["Have I rested?"]', "missing"),
        ("title = ", "not valid TOML"),
    ],
)
def test_what_is_wrong_with_a_groups_own_list_is_one_sentence(text: str, said: str) -> None:
    (complaint,) = put(text)
    assert said in complaint
    assert complaint.startswith("ours.toml")
    with pytest.raises(FormatError):
        read_list_file(data_folder() / "reflective" / "ours.toml")
