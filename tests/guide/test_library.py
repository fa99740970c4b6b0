"""Past sessions are found again, deleted and brought back; what is let go is gone."""

from datetime import timedelta
from pathlib import Path

import pytest

from group_supervision.core import commands
from group_supervision.errors import Refusal, StoreError
from group_supervision.guide.library import PastKind, PastSessions, Wanted, exports_offered
from group_supervision.guide.opening import Opening
from group_supervision.guide.retention import due, notice
from group_supervision.live.session import LiveSession
from group_supervision.storage.library import Library
from tests.conftest import START, StoppedClock
from tests.library import hold


@pytest.fixture
def held(home: Path, clock: StoppedClock) -> list[str]:
    """Hold three sessions, one of each kind."""
    return [
        hold(home, clock, "Tuesday", "perhaps the rota stands for the parents"),
        hold(home, clock, "Thursday group", practice=True),
        hold(home, clock, "", "who is left out?", demonstration=True),
    ]


def found(home: Path, clock: StoppedClock, **wanted: object) -> list[str]:
    past = PastSessions(home, clock)
    return [each.id for each in past.found(Wanted(**wanted))]  # type: ignore[arg-type] # any of them


def test_they_are_found_by_words_label_kind_format_and_day(
    held: list[str], home: Path, clock: StoppedClock
) -> None:
    one, two, three = held
    assert found(home, clock) == [three, two, one]
    assert found(home, clock, text="ROTA parent") == [one]
    assert found(home, clock, text="thurs") == [two]
    assert found(home, clock, text="rota left") == []
    assert found(home, clock, group="tuesday") == [one]
    assert found(home, clock, kind=PastKind.PRACTICE) == [two]
    assert found(home, clock, kind=PastKind.DEMONSTRATION) == [three]
    assert found(home, clock, kind=PastKind.SESSION) == [one]
    assert found(home, clock, format="balint") == []
    day = (START + timedelta(days=1)).astimezone().date()
    assert found(home, clock, since=day) == [three, two]


def test_what_was_deleted_comes_back_until_it_is_let_go(
    held: list[str], home: Path, clock: StoppedClock
) -> None:
    past = PastSessions(home, clock)
    past.delete(held[0])
    past.delete(held[1])
    assert found(home, clock) == [held[2]]
    past.undo()
    assert found(home, clock) == [held[2], held[1]]
    assert past.leave() == ""
    assert not (home / "deleted").exists()
    assert not past.can_undo
    with pytest.raises(Refusal, match="Nothing was deleted"):
        past.undo()
    assert found(home, clock) == [held[2], held[1]]


def test_after_a_crash_the_next_start_lets_go_of_what_was_deleted(
    held: list[str], home: Path, clock: StoppedClock
) -> None:
    past = PastSessions(home, clock)
    past.delete(held[0])
    assert "rota" in "".join(path.read_text("utf-8") for path in (home / "deleted").iterdir())
    assert Opening(home, clock).clear_away() == ""
    everything = [path.read_bytes() for path in home.rglob("*") if path.is_file()]
    assert not any(b"rota" in each for each in everything)
    with pytest.raises(Refusal, match="gone for good"):
        past.undo()


def test_a_session_that_a_console_has_open_is_not_deleted(
    live: LiveSession, home: Path, clock: StoppedClock
) -> None:
    live.perform(commands.begin)
    with pytest.raises(Refusal, match="open in another window"):
        PastSessions(home, clock).delete(live.id)
    assert found(home, clock) == [live.id]


def test_every_export_that_is_offered_can_be_made(
    held: list[str],
    home: Path,
    clock: StoppedClock,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    past = PastSessions(home, clock)
    for offered in exports_offered():
        said = past.export(held[0], offered.what, offered.form)
        name = f"supervision-{held[0]}-{offered.what.value}.{offered.form.value}"
        assert f"~/{name}" in said
        assert (tmp_path / name).stat().st_size
        with pytest.raises(Refusal):
            past.export(held[0], offered.what, offered.form)


def test_an_id_may_be_given_by_its_beginning(held: list[str], home: Path) -> None:
    library = Library(home)
    assert library.find(held[0]) == held[0]
    (home / "sessions" / "zz1.json").touch()
    (home / "sessions" / "zz2.json").touch()
    with pytest.raises(Refusal, match="how several ids begin: zz1, zz2"):
        library.find("zz")
    for nothing in ("", "nope", "../x"):
        with pytest.raises(Refusal, match="There's no session"):
            library.find(nothing)


def test_what_is_due_goes_only_with_a_yes(
    held: list[str], home: Path, clock: StoppedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock.advance(minutes=24 * 60 * 85)
    items, said = Opening(home, clock).home()
    assert "Delete" not in " ".join(each.label for each in items)
    day = (START + timedelta(days=90)).astimezone()
    assert said == f"3 sessions will have been kept for 90 days soon, from {day:%Y-%m-%d} on."
    clock.advance(minutes=24 * 60 * 2.5)
    items, said = Opening(home, clock).home()
    (purge,) = [each for each in items if each.asks]
    assert purge.label == "Delete 1 session kept for more than 90 days"
    assert found(home, clock) == held[::-1]
    assert Opening(home, clock).purge() == "1 session was deleted."
    assert found(home, clock) == [held[2], held[1]]
    monkeypatch.setenv("GROUP_SUPERVISION_RETENTION_DAYS", "0")
    clock.advance(minutes=24 * 60 * 900)
    items, said = Opening(home, clock).home()
    assert (said, [each for each in items if each.asks]) == ("", [])


def test_an_unfinished_one_that_began_long_ago_is_due_too_and_one_never_begun_is_not(
    live: LiveSession, home: Path, clock: StoppedClock
) -> None:
    live.perform(commands.begin)
    live.close()
    later = clock.now() + timedelta(days=91)
    summaries = Library(home).summaries(clock.now())
    assert [each.id for each in due(summaries, 90, later)] == [live.id]
    assert notice([], 90, later) == ""
    assert due([summaries[0]._replace(started_at="")], 90, later) == []


def test_where_it_cannot_be_set_aside_it_is_not_deleted(
    held: list[str], home: Path, clock: StoppedClock
) -> None:
    past = PastSessions(home, clock)
    (home / "deleted").write_text("in the way")
    with pytest.raises(StoreError):
        past.delete(held[0])
    assert held[0] in found(home, clock)
