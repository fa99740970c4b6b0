"""The user's settings: read once, and again when their file has changed."""

from pathlib import Path

from group_supervision.config import FILE_NAME, Config, load_config
from group_supervision.errors import ConfigError

_Stamp = tuple[int, int, int, int]


class Settings:
    """The settings in a data folder."""

    def __init__(self, folder: Path) -> None:
        """Take the folder, whether it exists yet or not. Nothing is read yet."""
        self._folder = folder
        self._stamp: _Stamp | None = None
        self._read: tuple[Config, list[str]] | None = None

    def read(self) -> tuple[Config, list[str]]:
        """Return the settings, and a sentence about what is wrong with them."""
        stamp = self._stamp_now()
        if self._read is None or stamp != self._stamp:
            self._stamp, self._read = stamp, self._loaded()
        config, complaints = self._read
        return config, list(complaints)

    def _loaded(self) -> tuple[Config, list[str]]:
        try:
            return load_config(self._folder), []
        except ConfigError as error:
            return Config(), [str(error)]

    def _stamp_now(self) -> _Stamp | None:
        try:
            found = (self._folder / FILE_NAME).stat()
        except OSError:
            return None
        return found.st_ino, found.st_size, found.st_mtime_ns, found.st_mode
