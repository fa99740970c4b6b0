"""Settings: every key known, errors with their line, comments kept."""

from pathlib import Path

import pytest

from group_supervision.config import Config, load_config, remember
from group_supervision.core.choices import ClockFace, NotePolicy, Screens
from group_supervision.errors import ConfigError
from group_supervision.guide.opening import Opening
from group_supervision.tui.keymap import bindings, check_keys
from tests.conftest import StoppedClock


def written(home: Path, text: str) -> Path:
    home.mkdir(exist_ok=True)
    (home / "config.toml").write_text(text, "utf-8")
    return home


def test_without_a_file_everything_is_at_its_default(home: Path) -> None:
    assert load_config(home, {}) == Config()


def test_everything_can_be_settled(home: Path) -> None:
    folder = written(
        home,
        'notes = "none"\nformat = "mine"\nlength = 75\nscreens = "two"\nclock_face = "bar"\n'
        'warning_minutes = 2\ntheme = "nord"\nroom_theme = "high-contrast"\n'
        "captions = true\n"
        '[keys]\n"live.advance" = "x"\n',
    )
    assert load_config(folder, {}) == Config(
        notes=NotePolicy.NONE,
        format="mine",
        length=75,
        screens=Screens.TWO,
        clock_face=ClockFace.BAR,
        warning_minutes=2,
        theme="nord",
        room_theme="high-contrast",
        captions=True,
        keys={"live.advance": "x"},
    )


def test_the_environment_comes_before_the_file(home: Path) -> None:
    folder = written(home, "length = 75\n")
    given = {"GROUP_SUPERVISION_LENGTH": "90", "GROUP_SUPERVISION_NOTES": "live"}
    config = load_config(folder, given)
    assert (config.length, config.notes) == (90, NotePolicy.LIVE)
    with pytest.raises(ConfigError, match="GROUP_SUPERVISION_NOTES"):
        load_config(folder, {"GROUP_SUPERVISION_NOTES": "never"})


def test_a_number_of_5000_digits_in_the_environment_is_one_sentence(home: Path) -> None:
    with pytest.raises(ConfigError, match="GROUP_SUPERVISION_LENGTH: write a whole number"):
        load_config(home, {"GROUP_SUPERVISION_LENGTH": "1" * 5_000})


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('\n\nnots = "live"', ["line 3", "“nots”", "no such key", "notes"]),
        ('# a\nnotes = "never"', ["line 2", "“notes”", "none, after, live"]),
        ("length = 0", ["line 1", "“length”", "1 to 600"]),
        ('length = "60"', ["“length”", "whole number"]),
        ("warning_minutes = 99", ["0 to 10"]),
        ("theme = 3", ["“theme”", "quotation marks"]),
        ('theme = "a\\u001bb"', ["“theme”", "isn't text"]),
        ("keys = 3", ["“keys”", "table"]),
        ('[keys]\n"live.advance" = 3', ["“live.advance”", "quotation marks"]),
        ("notes = [/]", ["not valid TOML", "line 1"]),
        ("notes = " + "[" * 5_000, ["config.toml: not valid TOML: it's nested too deeply"]),
        ("length = " + "1" * 5_000, ["config.toml: not valid TOML", "too long"]),
    ],
)
def test_a_mistake_is_named_with_its_line_and_what_to_do(
    home: Path, text: str, says: list[str]
) -> None:
    with pytest.raises(ConfigError) as caught:
        load_config(written(home, text), {})
    for part in says:
        assert part in str(caught.value)
    assert "\n" not in str(caught.value).strip()


def test_a_choice_is_remembered_and_every_comment_kept(home: Path) -> None:
    folder = written(home, '# mine\nlength = 75 # always\nnotes = "after"\n')
    remember(folder, "notes", "live")
    assert (home / "config.toml").read_text("utf-8") == (
        '# mine\nlength = 75 # always\nnotes = "live"\n'
    )
    assert load_config(folder, {}).notes is NotePolicy.LIVE


def test_a_file_that_cannot_be_read_is_not_written_over(home: Path) -> None:
    folder = written(home, "notes = [/]")
    remember(folder, "notes", "live")
    assert (home / "config.toml").read_text("utf-8") == "notes = [/]"


def test_a_new_choice_stands_before_the_tables(home: Path) -> None:
    folder = written(home, '# mine\n[keys]\n"live.advance" = "x"\n')
    remember(folder, "room_theme", "high-contrast")
    config = load_config(folder, {})
    assert config.room_theme == "high-contrast"
    assert config.keys == {"live.advance": "x"}


@pytest.mark.parametrize(("value", "sound"), [("true", True), ("false", False)])
def test_the_bell_is_off_unless_asked_for(home: Path, value: str, sound: bool) -> None:
    assert not load_config(home, {}).sound
    assert load_config(home, {"GROUP_SUPERVISION_SOUND": value}).sound is sound
    assert load_config(written(home, f"sound = {value}"), {}).sound is sound


def test_a_bell_that_is_neither_on_nor_off_is_refused(home: Path) -> None:
    with pytest.raises(ConfigError, match="line 1: key “sound”: write true or false"):
        load_config(written(home, 'sound = "loud"'), {})


def test_keys_are_checked_for_ids_and_clashes() -> None:
    check_keys({})
    check_keys({"live.advance": "x"})
    with pytest.raises(ConfigError, match=r"“live\.nothing” is not known"):
        check_keys({"live.nothing": "x"})
    with pytest.raises(ConfigError, match="means both"):
        check_keys({"live.advance": "m"})
    with pytest.raises(ConfigError, match="cannot be given"):
        check_keys({"live.advance": "ctrl+q"})
    assert "live.advance" in bindings()


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ('clock_face = "sundial"', ["line 1", "clock_face", "sundial", "minutes"]),
        ("theme = 3", ["line 1", "theme", "quotation marks"]),
    ],
)
def test_an_unknown_face_is_one_sentence_and_the_default(
    home: Path, clock: StoppedClock, line: str, says: list[str]
) -> None:
    home.mkdir()
    (home / "config.toml").write_text(line, "utf-8")
    config, (complaint,) = Opening(home, clock).settings()
    assert config == Config()
    for part in says:
        assert part in complaint
    assert "\n" not in complaint


def test_home_reads_the_settings_once_and_again_when_they_have_changed(
    home: Path, clock: StoppedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    written(home, "rota = 4\nretention_days = 30\n")
    (home / "rhythm.json").write_text("{}", "utf-8")
    read: list[Path] = []

    def counting(folder: Path) -> Config:
        read.append(folder)
        return load_config(folder)

    monkeypatch.setattr("group_supervision.guide.settings.load_config", counting)
    opening = Opening(home, clock)
    opening.home()
    assert opening.idle.left is None
    opening.settings()[1].append("what a console has to say besides")
    assert opening.settings() == (load_config(home), [])
    assert len(read) == 1
    written(home, "rota = 5\nretention_days = 30\n\n")
    assert opening.settings()[0].rota == 5
    (home / "config.toml").unlink()
    assert opening.settings()[0] == Config()
    assert len(read) == 3
