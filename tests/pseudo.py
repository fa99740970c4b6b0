"""A second language that nobody speaks: every sentence marked, every letter strange.

Whatever stands on a screen in plain English was not translated; whatever lacks its end was cut.
"""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Final

import tomlkit
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo

LANGUAGE: Final = "eo"
PACKAGE: Final = Path(__file__).parent.parent / "group_supervision"
KEYWORDS: Final = {"_": None, "N_": None, "ngettext": (1, 2)}

_STRANGE: Final = str.maketrans(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "áƀçđéƒğĥíĵķłɱñóþɋřšţúṽŵẋýžÁƁÇĐÉƑĞĤÍĴĶŁṀÑÓÞɊŘŠŢÚṼŴẊÝŽ",
)
_FIELD: Final = re.compile(r"(\{[^{}]*\})")
_READ: Final = frozenset(
    {"title", "summary", "short", "speaks", "silent", "say", "room", "prompts", "drift"}
    | {"line", "note", "cards", "room_words", "stop_say"}
    | {"leaves_out", "first_lens"}
)
"""Keys of a format, and tables of it, whose texts a person reads."""


def strange(text: str) -> str:
    """Return a text in strange letters, its fields left alone."""
    return "".join(
        part if part.startswith("{") else part.translate(_STRANGE) for part in _FIELD.split(text)
    )


def translated(text: str) -> str:
    """Return what a sentence reads in that language."""
    return f"«{strange(text)}»"


def write_catalogue(folder: Path) -> None:
    """Write the catalogue of that language below `folder`."""
    path = folder / LANGUAGE / "LC_MESSAGES" / "group_supervision.mo"
    path.parent.mkdir(parents=True)
    path.write_bytes(_catalogue())


@cache
def _catalogue() -> bytes:
    catalogue = Catalog(locale=LANGUAGE)
    for _path, _line, message, _comments, _context in extract_from_dir(PACKAGE, keywords=KEYWORDS):
        if isinstance(message, tuple):
            one, many = message[0], message[1]
            catalogue.add((one, many), (translated(one), translated(many)))
        elif message:
            catalogue.add(message, translated(message))
    buffer = BytesIO()
    write_mo(buffer, catalogue)
    return buffer.getvalue()


def write_format(shipped: Path, own: Path) -> None:
    """Write a format of the user's own with every text of `shipped` in strange letters."""
    keys = tomllib.loads(shipped.read_text("utf-8"))
    own.parent.mkdir(parents=True, exist_ok=True)
    strange_keys = _strange_values(keys)
    assert isinstance(strange_keys, dict)
    own.write_text(tomlkit.dumps(strange_keys), "utf-8")


def _strange_values(value: object, key: str = "") -> object:
    if isinstance(value, Mapping):
        return {
            (strange(each) if key == "prompts" else each): _strange_values(inside, _of(key, each))
            for each, inside in value.items()
        }
    if isinstance(value, list):
        return [_strange_values(each, key) for each in value]
    return strange(value) if isinstance(value, str) and key in _READ else value


def _of(table: str, key: str) -> str:
    """Return the key by which a text is known: the table's where that is a table of texts."""
    return table if table in _READ else key
