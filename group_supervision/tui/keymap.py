"""The user's own keys: which may be given another key, and what must not clash."""

from collections.abc import Mapping
from typing import Final

from textual.keys import format_key

from group_supervision.errors import ConfigError
from group_supervision.tui.screens.live_keys import LIVE_BINDINGS

_KEPT: Final = frozenset({"ctrl+q", "ctrl+c", "enter", "escape"})
"""Keys that always mean what they mean: the way out, and the answers."""


def bindings() -> dict[str, tuple[str, str]]:
    """Return keys and meaning of everything that may be given another key, by its id."""
    return {str(binding.id): (binding.key, str(binding.tooltip)) for binding in LIVE_BINDINGS}


def check_keys(keys: Mapping[str, str]) -> None:
    """See that the user's keys are for things there are, and that no key means two things.

    Raises:
        ConfigError: Naming the id, with the mend.
    """
    known = bindings()
    for name in keys:
        if name not in known:
            raise ConfigError(
                f"config.toml: [keys]: “{name}” is not known."
                " “group-supervision config keys” lists what is."
            )
    owners: dict[str, str] = {}
    for name, (default, _) in known.items():
        for key in keys.get(name, default).split(","):
            if key.strip() in _KEPT:
                raise ConfigError(f"config.toml: [keys]: {key} cannot be given to “{name}”.")
            if key.strip() in owners:
                raise ConfigError(
                    f"config.toml: [keys]: {format_key(key.strip())} means both"
                    f" “{owners[key.strip()]}” and “{name}”. Give one of them another key."
                )
            owners[key.strip()] = name
