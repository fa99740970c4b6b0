"""A TOML file that somebody wrote: a format, or a dilemma to practise with."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from group_supervision.core.text import clean
from group_supervision.errors import FormatError, reason
from group_supervision.files import read_text
from group_supervision.formats.parsing import parsed
from group_supervision.translation import _

_LARGEST_FILE: Final = 1_000_000
"""Bytes; a format of that size is a mistake, not a text somebody wrote."""
_LONGEST_ID: Final = 80
"""Characters."""


def read_toml_file(path: Path) -> Mapping[str, object]:
    """Read the keys of a file.

    Raises:
        FormatError: When it cannot be read or is not TOML, naming the file and what to do.
    """
    name = clean(path.name)
    if clean(path.stem, _LONGEST_ID) != path.stem or not path.stem:
        raise FormatError(
            _(
                "{file}: it can't have this file name. Rename it, for instance to my-format.toml."
            ).format(file=name)
        )
    try:
        return parsed(read_text(path, _LARGEST_FILE))
    except OSError as error:
        raise FormatError(
            _("{file} can't be read ({why}). Check the file.").format(file=name, why=reason(error))
        ) from error
    except UnicodeDecodeError as error:
        raise FormatError(
            _("{file} isn't UTF-8 text. Save it as UTF-8.").format(file=name)
        ) from error
    except ValueError as error:
        raise FormatError(
            _("{file}: not valid TOML: {error}. Please fix that line.").format(
                file=name, error=error
            )
        ) from error
