"""The user's own keys: which may be given another key, and what must not clash."""

from collections.abc import Mapping
from typing import Final

from textual.keys import format_key

from group_supervision.errors import ConfigError
from group_supervision.translation import _
from group_supervision.tui.screens.live_keys import LIVE_BINDINGS

_KEPT: Final = frozenset({"ctrl+q", "ctrl+c", "enter", "escape"})
"""Keys that always mean what they mean: the way out, and the answers."""


def bindings() -> dict[str, tuple[str, str]]:
    """Return keys and meaning of everything that may be given another key, by its id."""
    return {str(binding.id): (binding.key, str(binding.tooltip)) for binding in LIVE_BINDINGS}


def check_keys(keys: Mapping[str, str]) -> None:
    """See that the user's keys are for things there are, and that no key means two things.

    Raises:
        ConfigError: Naming the id, with what to do about it.
    """
    known = bindings()
    for name in keys:
        if name not in known:
            unknown = _(
                "config.toml: [keys]: “{name}” is not known."
                " “group-supervision config keys” lists what is."
            )
            raise ConfigError(unknown.format(name=name))
    owners: dict[str, str] = {}
    for name, (default, _meaning) in known.items():
        for key in keys.get(name, default).split(","):
            if key.strip() in _KEPT:
                kept = _("config.toml: [keys]: {key} cannot be given to “{name}”.")
                raise ConfigError(kept.format(key=key, name=name))
            if key.strip() in owners:
                twice = _(
                    "config.toml: [keys]: {key} means both “{one}” and “{other}”."
                    " Give one of them another key."
                )
                shown, owner = format_key(key.strip()), owners[key.strip()]
                raise ConfigError(twice.format(key=shown, one=owner, other=name))
            owners[key.strip()] = name
