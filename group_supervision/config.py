"""The user's settings: one commented TOML file, every key of it known.

What is given on the command line comes first, then the environment (`GROUP_SUPERVISION_LENGTH`
for `length`), then the file, then the defaults.
"""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from enum import StrEnum
from pathlib import Path
from typing import Final, NamedTuple, TypeVar

from group_supervision.config_template import TEMPLATE
from group_supervision.core.choices import ClockFace, NotePolicy, Screens
from group_supervision.core.text import clean
from group_supervision.errors import ConfigError, reason
from group_supervision.files import read_text
from group_supervision.formats.parsing import parsed
from group_supervision.storage.atomic import private_folder, write_atomically
from group_supervision.translation import _

FILE_NAME: Final = "config.toml"
_LARGEST_FILE: Final = 1_000_000
"""Bytes."""
_PREFIX: Final = "GROUP_SUPERVISION_"
_LONGEST_WARNING: Final = 10
_LARGEST_GROUP: Final = 30
_LONGEST_RETENTION: Final = 36_500
"""Days."""
_MOST_DIGITS: Final = 9
"""A longer number is no setting, and Python refuses to read a very long one."""

Choice = TypeVar("Choice", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Config:
    """What the user has settled once and for all."""

    notes: NotePolicy = NotePolicy.AFTER
    """The note policy the form starts with: the one chosen last time."""
    format: str | None = None
    """Id of the format the form starts with; `None`: the reflective case discussion."""
    length: int | None = None
    """Minutes the form starts with; `None`: as the format says."""
    screens: Screens = Screens.ONE
    clock_face: ClockFace | None = None
    """The room's clock face; `None`: as the format says for each phase."""
    warning_minutes: int = 1
    """How many minutes before the end of a part the console says so."""
    theme: str = "projector-dark"
    """Colours of the console."""
    room_theme: str = "projector-dark"
    """Colours of the room's view."""
    ner_model: str | None = None
    """Folder of a spaCy model that reads the notes too, at the review."""
    sound: bool = False
    """Whether the console rings the terminal's bell once at half-time, last minute and end."""
    captions: bool = False
    """Whether the lowest fifth of the room's screen stays free for captions laid over it."""
    retention_days: int = 90
    """After how many days home offers to delete a session; 0: never. Nothing goes without a yes."""
    drift_tally: bool = False
    """Whether the drift lines used in a practice round are counted for its facilitator alone."""
    rota: int = 0
    """How many people take turns to facilitate, for home to say whose it is; 0: no rota."""
    pulse: bool = False
    """Whether the group holds closing pulses."""
    keep_awake: bool = True
    """Whether the computer is kept awake while a session runs, with the extra `awake`."""
    group_discussion_counts: bool = False
    """Whether talking about something in the group counts for the discussion rhythm."""
    keys: Mapping[str, str] = field(default_factory=dict)
    """Other keys by the id of what they do."""

    def wearing(self, key: str, theme: str) -> "Config":
        """Return it with other colours: `theme` for the console, `room_theme` for the room."""
        return replace(self, theme=theme) if key == "theme" else replace(self, room_theme=theme)


KEYS: Final = tuple(each.name for each in fields(Config))
"""Every key of the file. The last is a table, and the one that no variable can give."""


def load_config(folder: Path, environment: Mapping[str, str] | None = None) -> Config:
    """Read the settings in the data folder, and those in the environment on top.

    Raises:
        ConfigError: When a key or value is not known, naming file, line and key, and what to do.
    """
    text = _read(folder / FILE_NAME)
    try:
        keys = parsed(text)
    except ValueError as error:
        raise ConfigError(
            _("{file}: not valid TOML: {error}. Please fix that line.").format(
                file=FILE_NAME, error=error
            )
        ) from error
    given = {
        key: _Given(
            value,
            _("{file}, line {line}: key “{key}”").format(
                file=FILE_NAME, line=_line_of(text, key), key=clean(key, 40)
            ),
        )
        for key, value in keys.items()
    }
    variables = os.environ if environment is None else environment
    for key in KEYS[:-1]:
        name = _PREFIX + key.upper()
        value = variables.get(name)
        if value:
            is_number = value.isdecimal() and len(value) <= _MOST_DIGITS
            place = _("variable {name}").format(name=name)
            given[key] = _Given(int(value) if is_number else value, place)
    return _Settings(given).config()


def remember(folder: Path, key: str, value: str) -> None:
    """Keep what was chosen under one key, and everything else in the file as it is.

    Args:
        folder: The data folder.
        key: `notes`, `theme` or `room_theme`.
        value: What was chosen.

    Raises:
        OSError: When the file cannot be written.
    """
    try:
        if getattr(load_config(folder, {}), key) == value:
            return
    except ConfigError:
        return  # a file that cannot be read is the user's to fix, not ours to write over
    import tomlkit

    path = private_folder(folder) / FILE_NAME
    document = tomlkit.parse(_read(path) or TEMPLATE)
    document[key] = value
    write_atomically(path, tomlkit.dumps(document))


def _read(path: Path) -> str:
    try:
        return read_text(path, _LARGEST_FILE)
    except FileNotFoundError:
        return ""
    except OSError as error:
        raise ConfigError(
            _("{file} can't be read ({why}). Check the file.").format(
                file=FILE_NAME, why=reason(error)
            )
        ) from error
    except UnicodeDecodeError as error:
        raise ConfigError(
            _("{file} isn't UTF-8 text. Save it as UTF-8.").format(file=FILE_NAME)
        ) from error


def _line_of(text: str, key: str) -> int:
    """Return the line of a key or table, 1 where it cannot be told."""
    pattern = re.compile(rf"^\s*(?:\[\s*)?[\"']?{re.escape(key)}[\"']?\s*[=\].]")
    for number, line in enumerate(text.splitlines(), 1):
        if pattern.match(line):
            return number
    return 1


class _Given(NamedTuple):
    """A value, and where it was given."""

    value: object
    place: str


class _Settings:
    """Reads settings one by one."""

    def __init__(self, given: Mapping[str, _Given]) -> None:
        for key, each in given.items():
            if key not in KEYS:
                raise ConfigError(
                    _("{place}: there's no such key. Use one of {known}.").format(
                        place=each.place, known=", ".join(KEYS)
                    )
                )
        self._given = given

    def config(self) -> Config:
        """Return all of them."""
        standard = Config()
        return Config(
            notes=self._choice("notes", NotePolicy) or standard.notes,
            format=self._word("format"),
            length=self._whole("length", 1, 600),
            screens=self._choice("screens", Screens) or standard.screens,
            clock_face=self._choice("clock_face", ClockFace),
            warning_minutes=self._number("warning_minutes", _LONGEST_WARNING),
            theme=self._word("theme") or standard.theme,
            room_theme=self._word("room_theme") or standard.room_theme,
            ner_model=self._word("ner_model"),
            sound=self._flag("sound"),
            captions=self._flag("captions"),
            rota=self._number("rota", _LARGEST_GROUP),
            drift_tally=self._flag("drift_tally", usual=standard.drift_tally),
            pulse=self._flag("pulse"),
            keep_awake=self._flag("keep_awake", usual=standard.keep_awake),
            retention_days=self._number("retention_days", _LONGEST_RETENTION),
            group_discussion_counts=self._flag("group_discussion_counts"),
            keys=self._keys(),
        )

    def _choice(self, key: str, choices: type[Choice]) -> Choice | None:
        given = self._given.get(key)
        if given is None:
            return None
        try:
            return choices(str(given.value))
        except ValueError:
            raise ConfigError(
                _("{place}: “{value}” isn't one of the choices. Write one of {known}.").format(
                    place=given.place,
                    value=clean(str(given.value), 40),
                    known=", ".join(choices),
                )
            ) from None

    def _word(self, key: str) -> str | None:
        given = self._given.get(key)
        return None if given is None else _word(given)

    def _whole(self, key: str, least: int, most: int) -> int | None:
        given = self._given.get(key)
        if given is None:
            return None
        value = given.value
        if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
            raise ConfigError(
                _("{place}: write a whole number from {least} to {most}.").format(
                    place=given.place, least=least, most=most
                )
            )
        return value

    def _number(self, key: str, most: int) -> int:
        usual: int = getattr(Config(), key)
        found = self._whole(key, 0, most)
        return usual if found is None else found

    def _flag(self, key: str, *, usual: bool = False) -> bool:
        given = self._given.get(key)
        if given is None:
            return usual
        if given.value in (True, "true", "false", 1, 0):
            return given.value in (True, "true", 1)
        raise ConfigError(_("{place}: write true or false.").format(place=given.place))

    def _keys(self) -> Mapping[str, str]:
        given = self._given.get("keys")
        if given is None:
            return {}
        if not isinstance(given.value, dict):
            raise ConfigError(
                _('{place}: write a table, with lines such as "live.advance" = "n".').format(
                    place=given.place
                )
            )
        return {
            str(name): _word(_Given(keys, f"{given.place}, “{clean(str(name), 40)}”"))
            for name, keys in given.value.items()
        }


def _word(given: _Given) -> str:
    value = given.value
    if not isinstance(value, str) or not value or clean(value) != value:
        raise ConfigError(
            _("{place}: this isn't text. Put it in quotation marks.").format(place=given.place)
        )
    return value
