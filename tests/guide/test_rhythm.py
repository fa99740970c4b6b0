"""The rhythm as it is used: what is kept after each change, and what is refused."""

from datetime import date
from pathlib import Path
from random import Random

import pytest

from group_supervision.core.rhythm import State, Where
from group_supervision.core.rhythm_rules import About
from group_supervision.errors import BadInput, Refusal, SupervisionError
from group_supervision.export.forms import Form, written
from group_supervision.guide import rhythm_said
from group_supervision.guide.asked_day import asked_day, checked_day
from group_supervision.guide.documents.supervision_log import supervision_log
from group_supervision.guide.opening import Opening
from group_supervision.guide.rhythm import DiscussionRhythm, forget_everything
from group_supervision.guide.tags import checked_tag
from group_supervision.storage.private_file import RHYTHM_FILE
from tests.conftest import StoppedClock

TODAY = date(2026, 3, 4)


@pytest.fixture
def rhythm(home: Path, clock: StoppedClock) -> DiscussionRhythm:
    """Return a rhythm of which nothing is kept yet."""
    return DiscussionRhythm(home, clock, with_groups=False, chance=Random(1))


@pytest.mark.parametrize(
    "words",
    [
        *("amara okafor", "Amara Kettle", "smith case", "the smiths", "will may", "brown boy"),
        *("walsall basket", "leeds teapot", "somali teapot", "mohammed teapot", "grace notebook"),
    ],
)
def test_a_tag_that_looks_like_a_name_is_refused_and_not_repeated(
    rhythm: DiscussionRhythm, home: Path, words: str
) -> None:
    with pytest.raises(BadInput, match="could be a name or a place") as refused:
        rhythm.add("walsall/case.cp", words)
    assert words.lower() not in str(refused.value).lower()
    assert not home.exists()


@pytest.mark.parametrize(
    "words", ["teapot", "a b", "striped teapot two", "teapot 7", "case-12 teapot", "x" * 300]
)
def test_a_tag_is_two_words_of_letters(words: str) -> None:
    with pytest.raises(BadInput, match="A tag is two words of letters alone"):
        checked_tag(words)


@pytest.mark.parametrize("words", ["Striped Teapot", "  wooden   ladder "])
def test_two_ordinary_words_are_a_tag(words: str) -> None:
    assert checked_tag(words).text == " ".join(words.lower().split())


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("", TODAY),
        ("today", TODAY),
        ("Yesterday", date(2026, 3, 3)),
        ("2026-02-28", date(2026, 2, 28)),
        ("28/2/2026", date(2026, 2, 28)),
        ("28.02.2026", date(2026, 2, 28)),
    ],
)
def test_a_day_is_understood(typed: str, day: date) -> None:
    assert asked_day(typed, TODAY) == day


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("29/2/2026", "isn't a day: try 2026-03-04"),
        ("soon", "isn't a day"),
        ("2026-02-30", "isn't a day"),
        ("9" * 400, "isn't a day"),
        ("1/1/2090", "2090-01-01 is still to come"),
        ("2026-03-05", "is still to come"),
        ("2019-01-01", "more than two years ago"),
    ],
)
def test_a_day_that_cannot_be_is_one_sentence_and_nothing_is_kept(
    rhythm: DiscussionRhythm, home: Path, typed: str, said: str
) -> None:
    with pytest.raises(BadInput, match=said):
        checked_day(typed, TODAY)
    for change in (
        lambda: rhythm.supervised(typed),
        lambda: rhythm.add("walsall/case.cp", "", typed),
        lambda: rhythm.keep_to("walsall/sup.all", typed),
    ):
        with pytest.raises(BadInput, match=said):
            change()
    assert not home.exists()


def test_the_day_is_the_one_on_the_wall_and_no_time_is_kept(
    rhythm: DiscussionRhythm, home: Path
) -> None:
    rhythm.supervised()
    kept = (home / RHYTHM_FILE).read_text("utf-8")
    assert rhythm.today.isoformat() in kept
    assert ":00" not in kept


def test_what_is_due_comes_first_then_what_is_due_sooner(
    rhythm: DiscussionRhythm, clock: StoppedClock
) -> None:
    for rule, words in (
        ("case.any", "wooden ladder"),
        ("case.cp", "striped teapot"),
        ("case.cin", "metal bench"),
        ("case.any", "large pumpkin"),
    ):
        rhythm.add(f"walsall/{rule}", words)
    rhythm.resolve("large pumpkin")
    clock.advance(days=85)
    order = [(row.topic.tag.text, row.standing.state) for row in rhythm.rows]
    assert order == [
        ("striped teapot", State.DUE),
        ("metal bench", State.SOON),
        ("wooden ladder", State.AS_AGREED),
        ("large pumpkin", State.RESOLVED),
    ]


def test_a_group_discussion_counts_only_where_the_settings_say_so(
    home: Path, clock: StoppedClock
) -> None:
    opening = Opening(home, clock)
    rhythm = opening.rhythm()
    rhythm.add("walsall/case.cp", "striped teapot")
    clock.advance(days=70)
    (row,) = rhythm.rows
    assert "doesn't count" in rhythm_said.note(rhythm, row, "", Where.GROUP)
    assert rhythm.rows[0].standing.state is State.DUE
    (home / "config.toml").write_text("group_discussion_counts = true", "utf-8")
    assert opening.rhythm().rows[0].standing.state is State.AS_AGREED
    with pytest.raises(Refusal, match="doesn't take the place of your own supervision"):
        rhythm_said.note(rhythm, None, "", Where.GROUP)


@pytest.mark.parametrize(
    ("asked", "about", "said"),
    [
        ("nope", About.CASE, "There's no category “nope”"),
        ("sup.all", About.CASE, "is for your own supervision, not for a tag"),
        ("case.cp", About.OWN, "is for tags, not for your own supervision"),
    ],
)
def test_a_rule_that_is_not_meant_is_said(
    rhythm: DiscussionRhythm, asked: str, about: About, said: str
) -> None:
    with pytest.raises(BadInput, match=said):
        rhythm.rule_named(asked, about)


def test_a_rule_in_two_files_is_asked_for_by_its_whole_name(
    home: Path, clock: StoppedClock
) -> None:
    (home / "rhythms").mkdir(parents=True)
    ours = '[[rules]]\nid = "case.cp"\nwhat = "x"\nabout = "case"\nweeks = 1'
    (home / "rhythms" / "ours.toml").write_text(f'title = "t"\nsource = "s"\n{ours}', "utf-8")
    rhythm = DiscussionRhythm(home, clock, with_groups=False)
    with pytest.raises(BadInput, match=r"may mean ours/case\.cp or walsall/case\.cp"):
        rhythm.rule_named("case.cp", About.CASE)
    assert rhythm.rule_named("walsall/case.cp", About.CASE) == "walsall/case.cp"
    rhythm.add("ours/case.cp")
    (home / "rhythms" / "ours.toml").unlink()
    (row,) = DiscussionRhythm(home, clock, with_groups=False).rows
    assert (row.standing.state, row.what) == (State.NO_RULE, "ours/case.cp")


def test_every_change_can_be_undone_in_turn(rhythm: DiscussionRhythm, home: Path) -> None:
    before = [rhythm.kept]
    for change in (
        lambda: rhythm.add("walsall/case.cp", "striped teapot"),
        lambda: rhythm.talked("striped teapot", "yesterday"),
        lambda: rhythm.reword("striped teapot", "wooden ladder"),
        lambda: rhythm.resolve("wooden ladder"),
        rhythm.supervised,
        lambda: rhythm.keep_to("walsall/sup.all"),
        lambda: rhythm.delete("wooden ladder"),
    ):
        change()
        before.append(rhythm.kept)
    for kept in reversed(before[:-1]):
        rhythm.undo()
        assert rhythm.kept == kept
    assert list(home.iterdir()) == []
    with pytest.raises(Refusal, match="Nothing was changed here"):
        rhythm.undo()


def test_two_windows_do_not_undo_each_other(home: Path, clock: StoppedClock) -> None:
    one, other = (DiscussionRhythm(home, clock, with_groups=False) for _each in range(2))
    one.add("walsall/case.cp", "striped teapot")
    other.add("walsall/case.cp", "wooden ladder")
    one.supervised()
    assert len(one.kept.topics) == 2
    with pytest.raises(Refusal, match="changed in another window"):
        other.undo()


def test_everything_can_be_deleted_even_what_cannot_be_read(
    rhythm: DiscussionRhythm, home: Path, clock: StoppedClock
) -> None:
    rhythm.supervised()
    (home / RHYTHM_FILE).write_text("nonsense", "utf-8")
    with pytest.raises(SupervisionError, match="damaged"):
        DiscussionRhythm(home, clock, with_groups=False)
    forget_everything(home)
    assert not (home / RHYTHM_FILE).exists()


def test_home_says_it_only_when_something_is_due_and_neither_what_nor_how_much(
    home: Path, clock: StoppedClock
) -> None:
    opening = Opening(home, clock)

    def labels() -> list[str]:
        return [item.label for item in opening.items()]

    plain = labels()
    rhythm = opening.rhythm()
    rhythm.add("walsall/case.cp", "striped teapot")
    assert labels() == plain
    clock.advance(days=70)
    assert [each for each in labels() if each not in plain] == ["Discussion rhythm"]
    (home / RHYTHM_FILE).write_text("nonsense", "utf-8")
    assert labels() == plain


def test_home_says_it_when_ones_own_supervision_is_due(home: Path, clock: StoppedClock) -> None:
    opening = Opening(home, clock)
    opening.rhythm().keep_to("walsall/sup.all")
    assert not opening.rhythm().is_due
    clock.advance(days=31)
    assert opening.rhythm().is_due


def test_ones_own_log_is_a_table_without_a_tag(rhythm: DiscussionRhythm) -> None:
    rhythm.keep_to("employer-standard-5/newly-qualified", "2026-01-05")
    for day in ("2026-01-12", "2026-02-16", "2026-03-02"):
        rhythm.supervised(day)
    rhythm.add("walsall/case.cp", "striped teapot")
    as_csv = written(supervision_log(rhythm), Form.CSV).content.decode()
    assert [line for line in as_csv.splitlines() if line.startswith('"2026')] == [
        '"2026-01-12","2026-01-19"',  # weekly
        '"2026-02-16","2026-03-02"',  # from the seventh week on every two
        '"2026-03-02","2026-03-16"',
    ]
    as_md = written(supervision_log(rhythm), Form.MARKDOWN).content.decode()
    assert "| 2026-02-16 | 2026-03-02 |" in as_md
    for text in (as_csv, as_md):
        assert "teapot" not in text
        assert "This is not the case record." in text


def test_the_log_goes_into_the_users_own_folder_and_over_nothing(
    rhythm: DiscussionRhythm, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    rhythm.supervised()
    assert rhythm_said.export_log(rhythm) == ("Your own supervision is in ~/my-supervision.csv.")
    assert b"2026-03-04" in (tmp_path / "my-supervision.csv").read_bytes()
    with pytest.raises(Refusal, match="is there already"):
        rhythm_said.export_log(rhythm)


def test_another_tag_takes_along_what_was_noted_in_another_window(
    rhythm: DiscussionRhythm, home: Path, clock: StoppedClock
) -> None:
    rhythm.add("walsall/case.cp", "striped teapot")
    elsewhere = DiscussionRhythm(home, clock, with_groups=False)
    elsewhere.talked("striped teapot")
    tag = rhythm.reword("striped teapot", "wooden teapot")
    assert [each.on for each in rhythm.kept.topic(tag.text).talks] == [TODAY]


def test_what_is_typed_for_a_day_is_not_repeated() -> None:
    with pytest.raises(BadInput) as refused:
        asked_day("Sarah Jones", TODAY)
    assert "sarah" not in str(refused.value).lower()
