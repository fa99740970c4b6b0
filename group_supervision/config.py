"""The user's settings: one commented TOML file, read once, every key of it known."""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from group_supervision.core.choices import NotePolicy
from group_supervision.core.text import clean
from group_supervision.errors import ConfigError
from group_supervision.storage.atomic import private_folder, write_atomically

FILE_NAME: Final = "config.toml"


@dataclass(frozen=True, slots=True)
class Config:
    """What the user has settled once and for all."""

    notes: NotePolicy = NotePolicy.AFTER
    """The note policy the form starts with: the one chosen last time."""


def load_config(folder: Path) -> Config:
    """Read the settings in the data folder; without a file everything is at its default.

    Raises:
        ConfigError: When a key or value is unknown, naming file, key and mend.
    """
    try:
        keys = tomllib.loads((folder / FILE_NAME).read_text("utf-8"))
    except FileNotFoundError:
        return Config()
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"{FILE_NAME}: cannot be read. Check its rights.") from error
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{FILE_NAME}: not valid TOML: {error}. Mend that line.") from error
    for key in keys:
        if key != "notes":
            raise ConfigError(f"{FILE_NAME}: key “{clean(key, 40)}” is not known. Known: notes.")
    try:
        return Config(notes=NotePolicy(keys.get("notes", NotePolicy.AFTER)))
    except ValueError:
        known = ", ".join(NotePolicy)
        raise ConfigError(
            f"{FILE_NAME}: key “notes”: “{clean(str(keys['notes']), 40)}” is not known."
            f" Write one of {known}."
        ) from None


def remember_notes(folder: Path, policy: NotePolicy) -> None:
    """Keep the note policy that was chosen, and everything else in the file as it is.

    Raises:
        OSError: When the file cannot be written.
    """
    try:
        if load_config(folder).notes is policy:
            return
    except ConfigError:
        return  # a file that cannot be read is the user's to mend, not ours to write over
    import tomlkit

    path = private_folder(folder) / FILE_NAME
    document = tomlkit.parse(path.read_text("utf-8")) if path.exists() else tomlkit.document()
    document["notes"] = policy.value
    write_atomically(path, tomlkit.dumps(document))
