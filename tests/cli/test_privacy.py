"""What is held is told whole, and so that it can be shown in the room."""

import json
import os
import re
import stat
from datetime import UTC, datetime
from pathlib import Path

import jsonschema
import pyrage
import pytest
from click.testing import CliRunner

from group_supervision.anonymiser.anonymise import Anonymiser
from group_supervision.cli.commands import cli
from group_supervision.core import commands
from group_supervision.core.checklist import Item, Mark
from group_supervision.core.choices import NotePolicy, Setup
from group_supervision.core.format import Format, NoteKind
from group_supervision.guide.practice_plan import wanted_practice
from group_supervision.guide.privacy import privacy, told
from group_supervision.guide.review import Review
from group_supervision.guide.setup_defaults import SetupDefaults
from group_supervision.live.opening import open_session
from group_supervision.storage import locking
from group_supervision.storage.checklist_file import ChecklistFiles
from group_supervision.storage.deleted import Deleted
from group_supervision.storage.folder import DataFolder
from group_supervision.storage.inventory import Holds, _holds, inventory, synced_by
from group_supervision.storage.practice_file import PracticeFile
from group_supervision.storage.presence import Presence, ScreenSize
from group_supervision.storage.reports import keep_report
from group_supervision.storage.seal import seal_of
from tests.conftest import StoppedClock
from tests.guide.test_exporting import valid
from tests.tui.conftest import Sit, sit_down

__all__ = ["sit_down"]


def places(home: Path) -> set[str]:
    """Return everything that lies in the data folder."""
    return {path.relative_to(home).as_posix() for path in home.rglob("*")} | {""}


def run(*arguments: str) -> str:
    ended = CliRunner().invoke(cli, ["privacy", *arguments])
    assert ended.exit_code == 0, ended.output
    assert ended.stderr == ""
    return ended.stdout


async def test_every_file_that_a_session_left_is_told_of(sit_down: Sit, home: Path) -> None:
    defaults = SetupDefaults(policy=NotePolicy.LIVE, group="a group", protected=("Amara Okafor",))
    async with sit_down(defaults=defaults) as her:
        await her.press("enter", "space", "n", "n")
        await her.press("m")
        await her.type("amara okafor rang")
        await her.press("enter", "n")
        Presence(home).show(ScreenSize(80, 24))
        during = privacy(home)
        assert {file.place for kept in during.kept for file in kept.files} == places(home)
        await her.press("e", "enter", "enter", "h", "enter")
    found = inventory(home)
    assert {each.place for each in found} == places(home)
    assert not [each for each in found if each.holds is Holds.UNKNOWN]
    assert sum(each.holds is Holds.SESSION for each in found) == 1


def test_what_is_told_names_no_session_and_no_label_unless_asked(held: str, home: Path) -> None:
    (home / "set-aside").mkdir(mode=0o700)
    (home / "set-aside" / "k7p2mn.json").write_text("Tuesday")
    (home / "Amara.txt").write_text("a stranger's")
    for text in (run(), run("--json")):
        for hidden in (held, "k7p2mn", "Tuesday", "Amara"):
            assert hidden not in text
    for text in (run("--names"), run("--names", "--json")):
        assert f"sessions/{held}.json" in text
        assert "Amara.txt" in text


def test_when_a_session_goes_is_as_the_settings_say(held: str, home: Path) -> None:
    assert "goes: when you delete it, which is offered after 90 days" in run()
    (home / "config.toml").write_text("retention_days = 30")
    assert "which is offered after 30 days" in run()
    (home / "config.toml").write_text("retention_days = 0")
    assert "goes: when you delete it\n" in run()
    (home / "config.toml").write_text("retention_days = 'Amara'")
    assert "which is offered after 90 days" in run()
    assert held


def test_what_is_not_ours_is_called_unknown(held: str, home: Path) -> None:
    (home / "strange.txt").touch()
    (home / "sessions" / "notes.docx").touch()
    (home / "live.lock").unlink()
    (home / "live.lock").symlink_to(home / "index.json")
    unknown = {each.place for each in inventory(home) if each.holds is Holds.UNKNOWN}
    assert unknown == {"strange.txt", "sessions/notes.docx", "live.lock"}
    assert "   3  files that this program didn't put here" in run()
    assert held


def test_each_thing_we_write_is_known_by_its_place(held: str, home: Path) -> None:
    keep_report(home, ValueError())
    for place in (
        "config.toml",
        "ordinary-words.txt",
        "formats/mine.toml",
        "set-aside/a.json",
        "index.json",
        "stage.json",
        "practice.json",
        "rota.json",
        "hall/announcement.json",
        *("agreement.json", "decisions.json", "pulses.json", "published.json"),
        "practice/mine.toml",
        "rhythm.json",
        "rhythms/mine.toml",
        "self-rating.json",
        "reflective/mine.toml",
        "checklists/k7p2mn.json",
        "lock/recipient.txt",
        "deleted/k7p2mn.json",
    ):
        (home / place).parent.mkdir(exist_ok=True)
        (home / place).touch()
    (home / "sessions" / f"{held}.json.tmp-0a1b2c3d").touch()
    Presence(home).show(ScreenSize(80, 24))
    assert {each.holds for each in inventory(home)} == set(Holds) - {Holds.UNKNOWN}


def test_every_file_name_in_the_source_is_known_by_its_place() -> None:
    storage = Path(inventory.__code__.co_filename).parent
    names = set()
    for path in (*storage.glob("*.py"), storage.parent / "config.py"):
        names |= set(re.findall(r'^\w*FILE\w*: Final = "([^"]+)"', path.read_text("utf-8"), re.M))
    assert {"practice.json", "ordinary-words.txt", "config.toml", "stage.json"} <= names
    for name in names:
        places = (name, f"lock/{name}", f"hall/{name}")
        assert {_holds(each, stat.S_IFREG) for each in places} != {Holds.UNKNOWN}, name


@pytest.mark.skipif(os.name == "nt", reason="Windows has other permissions")
def test_what_others_can_read_is_said(held: str, home: Path) -> None:
    assert "can be read by others" not in run()
    (home / "sessions" / f"{held}.json").chmod(0o644)
    assert "others too, where the folder is open (0644)" in run()
    assert "can be read by others" not in run()  # the folder keeps them out
    home.chmod(0o755)
    assert "1 file or folder in it can be read by others." in run()
    assert "Others who use this computer can open the folder" in run()


@pytest.mark.parametrize(
    ("place", "program"),
    [
        ("OneDrive - County Council/Documents", "OneDrive"),
        ("Library/Mobile Documents/com~apple~CloudDocs", "iCloud"),
        ("iCloudDrive", "iCloud"),
        ("Dropbox (Team)", "Dropbox"),
        ("Google Drive/My Drive", "Google Drive"),
        ("Library/CloudStorage/Box-Box", "CloudStorage"),
        ("Nextcloud", "Nextcloud"),
        ("dropboxes-i-painted", None),
        (".local/share", None),
    ],
)
def test_a_folder_that_looks_synced_is_said(
    tmp_path: Path, place: str, program: str | None
) -> None:
    assert synced_by(tmp_path / place / "group-supervision") == program


def test_a_link_into_a_synced_folder_is_seen_through(tmp_path: Path) -> None:
    (tmp_path / "Dropbox" / "here").mkdir(parents=True)
    (tmp_path / "plain").symlink_to(tmp_path / "Dropbox" / "here")
    assert synced_by(tmp_path / "plain") == "Dropbox"
    said = "\n".join(told(privacy(tmp_path / "plain"), datetime.now(UTC), names=False))
    assert "seems to be copied to other computers by Dropbox" in said


def test_the_name_of_the_user_is_not_told(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "home", lambda: home.parent)
    assert str(home.parent) not in run()
    assert str(Path("~") / home.name) in run()


def test_where_nothing_is_held_that_is_said_and_nothing_is_made(home: Path) -> None:
    assert "nothing: the folder isn't there." in run()
    assert json.loads(run("--json"))["exists"] is False
    assert not home.exists()


def test_the_json_is_as_documented(held: str) -> None:
    for arguments in (("--json",), ("--json", "--names")):
        valid(json.loads(run(*arguments)), "privacy")
    with pytest.raises(jsonschema.ValidationError):
        valid({"folder": held}, "privacy")


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="only Linux has such a folder")
def test_doctor_knows_a_folder_in_which_nothing_can_be_made(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("GROUP_SUPERVISION_HOME", "/proc/nope")
    ended = CliRunner().invoke(cli, ["doctor"])
    assert ended.exit_code == 1
    assert "fix   sessions can be saved: Nothing can be saved in the data folder" in ended.stdout
    assert "ok    sessions can be saved" not in ended.stdout


def test_doctor_says_that_a_folder_looks_synced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GROUP_SUPERVISION_HOME", str(tmp_path / "OneDrive" / "data"))
    assert (
        "fix   OneDrive seems to copy the data folder" in CliRunner().invoke(cli, ["doctor"]).stdout
    )


@pytest.mark.parametrize("is_locked", [False, True])
def test_every_file_of_a_whole_life_of_sessions_is_accounted_for_locked_or_not(
    home: Path, rcd: Format, clock: StoppedClock, *, is_locked: bool
) -> None:
    """Amara Okafor is named everywhere: in notes, own learning, a line for next time, the label."""
    folder = DataFolder(home)
    for ending in ("kept", "left for later", "under way", "deleted"):
        anonymiser = Anonymiser(["Amara Okafor"])
        group = anonymiser.anonymise("Amara's group")
        live = open_session(
            folder, rcd, Setup(60, policy=NotePolicy.LIVE, group=group), anonymiser, clock
        )
        live.perform(commands.begin)
        live.take_note(NoteKind.FEELING, "amara okafor was tired")
        if ending != "under way":
            live.perform(commands.end)
            Review(live).take_learning(3, "I should have asked Okafor")
            Review(live, asks_for_next_time=True).keep_thread("how is Amara?")
            ChecklistFiles(home).keep(live.id, {Item.QUIET: Mark.SEEN})
        if ending == "kept":
            live.finish_review()
        live.close()
        if ending == "deleted":
            Deleted(folder.library).put(live.id)
    folder.library.summaries(clock.now())
    PracticeFile(home).keep(wanted_practice(clock))
    keep_report(home, ValueError("Amara"))
    (home / "set-aside").mkdir()
    (home / "set-aside" / "old.json").write_text("damaged")
    if is_locked:
        identity = pyrage.x25519.Identity.generate()
        (home / "lock").mkdir(mode=0o700)
        (home / "lock" / "identity.age").write_bytes(b"wrapped")
        locking.lock_everything(home, seal_of(home), str(identity))
        folder.library.summaries(clock.now())
        seal_of.cache_clear()
    there = {path.relative_to(home).as_posix() for path in home.rglob("*")} | {""}
    kept = privacy(home).kept
    assert {file.place for each in kept for file in each.files} == there
    assert not [each for each in kept if each.holds is Holds.UNKNOWN]
    assert all(each.goes and each.what for each in kept)
    for path in home.rglob("*"):
        if path.is_file():
            content = path.read_bytes().lower()
            assert b"amara" not in content
            assert b"okafor" not in content
