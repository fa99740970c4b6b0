"""`sessions export`: where it may go, and what it says."""

import json
import os
import stat
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from group_supervision.cli.commands import cli


def run(*arguments: str | Path, given: str | None = None) -> Result:
    return CliRunner().invoke(cli, [str(each) for each in arguments], input=given)


def export(*arguments: str | Path) -> Result:
    return run("sessions", "export", *arguments)


def test_an_export_is_written_for_the_user_alone(held: str, tmp_path: Path) -> None:
    ended = export(held, "--to", tmp_path / "record.html")
    assert ended.exit_code == 0, ended.stderr
    assert ended.stdout == ""
    assert "Read it before you pass it on." in ended.stderr
    assert "Person A is tired [/]" in (tmp_path / "record.html").read_text("utf-8")
    if os.name != "nt":
        assert stat.S_IMODE((tmp_path / "record.html").stat().st_mode) == 0o600
    assert [each.name for each in tmp_path.glob("*.tmp-*")] == []


@pytest.mark.parametrize("form", ["md", "html", "docx", "pdf", "json", "csv"])
@pytest.mark.parametrize("what", ["record", "learning", "timings"])
def test_every_kind_comes_in_every_form(held: str, tmp_path: Path, what: str, form: str) -> None:
    ended = export(held, "--what", what, "--as", form, "--to", tmp_path / "it")
    assert ended.exit_code == 0, ended.stderr
    assert (tmp_path / "it").stat().st_size > 100


def test_the_name_of_the_file_says_its_form(held: str, tmp_path: Path) -> None:
    export(held, "--to", tmp_path / "it.JSON")
    assert json.loads((tmp_path / "it.JSON").read_text("utf-8"))["what"] == "record"
    export(held, "--to", tmp_path / "it.txt")
    assert (tmp_path / "it.txt").read_text("utf-8").startswith("# Record for the presenter")


def test_text_is_printed_where_no_file_is_named(held: str) -> None:
    ended = export(held, "--what", "timings", "--as", "csv")
    assert ended.stdout.startswith('"Timings of a session"')
    assert ended.stderr == ""


def test_what_is_no_text_is_not_printed(held: str) -> None:
    ended = export(held, "--as", "docx")
    assert (ended.exit_code, ended.stdout) == (2, "")
    assert ended.stderr == "A docx file can't be printed: name a file with --to.\n"


def test_a_file_that_is_there_stays_unless_asked_for(held: str, tmp_path: Path) -> None:
    path = tmp_path / "mine.md"
    path.write_text("mine")
    ended = export(held, "--to", path)
    assert ended.exit_code == 1
    assert "is there already: name another one, or add --force." in ended.stderr
    assert path.read_text() == "mine"
    assert export(held, "--to", path, "--force").exit_code == 0
    assert path.read_text("utf-8").startswith("# Record")


def test_a_terminal_is_asked_before_a_file_is_replaced(
    held: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "mine.md"
    path.write_text("mine")
    monkeypatch.setattr("group_supervision.cli.export._can_ask", lambda: True)
    refused = run("sessions", "export", held, "--to", path, given="n\n")
    assert (refused.exit_code, path.read_text()) == (1, "mine")
    assert "Nothing was exported." in refused.stderr
    assert run("sessions", "export", held, "--to", path, given="y\n").exit_code == 0
    assert path.read_text("utf-8").startswith("# Record")


def one_sentence(ended: Result, said: str) -> None:
    assert ended.exit_code == 1
    assert said in ended.stderr
    assert ended.stderr.count("\n") == 1
    assert "Traceback" not in ended.stderr


def test_a_folder_is_not_written_over(held: str, tmp_path: Path) -> None:
    one_sentence(export(held, "--to", tmp_path, "--force"), "is a folder: name a file in it.")


def test_a_folder_that_is_not_there_is_not_made(held: str, tmp_path: Path) -> None:
    one_sentence(export(held, "--to", tmp_path / "new" / "it.md"), "There's no folder")
    assert not (tmp_path / "new").exists()


def test_a_read_only_file_stays(held: str, tmp_path: Path) -> None:
    path = tmp_path / "mine.md"
    path.write_text("mine")
    path.chmod(0o400)
    one_sentence(export(held, "--to", path, "--force"), "is read-only: name another one.")
    assert path.read_text() == "mine"


def test_no_export_lies_in_the_data_folder(held: str, home: Path, tmp_path: Path) -> None:
    before = sorted(home.rglob("*"))
    (tmp_path / "link").symlink_to(home)
    for place in (home / "it.md", home / "sessions" / "it.md", tmp_path / "link" / "it.md"):
        one_sentence(export(held, "--to", place), "is in the data folder")
    assert sorted(home.rglob("*")) == before


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such files")
def test_a_device_is_not_written_to(held: str, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    one_sentence(export(held, "--to", tmp_path / "pipe", "--force"), "isn't a regular file")
    one_sentence(export(held, "--to", "/dev/null/it.md"), "/dev/null/it.md")


def test_an_unfinished_session_is_exported_with_a_sentence(live_id: str, tmp_path: Path) -> None:
    ended = export(live_id, "--to", tmp_path / "it.md")
    assert ended.exit_code == 0
    assert "This session isn't finished" in ended.stderr


def test_all_sessions_together_are_timings_but_for_json(held: str) -> None:
    told = export("--all", "--as", "md").stdout
    assert told.startswith("# Timings of all sessions")
    assert "Person A" not in told
    whole = json.loads(export("--all", "--as", "json").stdout)
    assert [each["id"] for each in whole["sessions"]] == [held]
    assert whole["sessions"][0]["notes"][0]["text"] == "Person A is tired [/]"


def test_no_sessions_at_all_are_exported_with_a_sentence() -> None:
    for form in ("json", "html", "csv"):
        ended = export("--all", "--as", form)
        assert ended.exit_code == 0
        assert ended.stderr == "There are no sessions yet.\n"
        assert "This is not the case record." in ended.stdout


def test_the_beginning_of_an_id_is_enough_while_it_is_the_only_one(held: str, home: Path) -> None:
    assert export(held[:4]).stdout.startswith("# Record")
    copy = home / "sessions" / f"{held[:4]}zz.json"
    copy.write_bytes((home / "sessions" / f"{held}.json").read_bytes())
    one_sentence(export(held[:4]), "is how several ids begin")


def test_one_session_or_all_of_them(held: str) -> None:
    for ended in (export(), export(held, "--all")):
        assert ended.exit_code == 2
        assert "add --all for all of them" in ended.stderr
    one_sentence(export("nope"), "There's no session “nope”")
