"""Pressing keys, and waiting for all they set off: on a busy computer too."""

import unicodedata
from contextlib import suppress
from typing import Any

from textual.events import Key
from textual.pilot import Pilot

from group_supervision.tui.base import SupervisionApp


async def tap(pilot: Pilot[Any], *keys: str) -> None:
    """Let keys come from the terminal in one go, and wait for all they set off.

    Textual's own way waits until the processor is idle: 60 milliseconds at least, and where others
    keep it busy it takes a program that isn't let run for one that is done. What the app itself
    calls the end of a key's turn takes no longer than the key, and no shorter.
    """
    app = pilot.app
    assert isinstance(app, SupervisionApp)
    for key in keys:
        app.post_message(Key(key, _character(key)))
    await pilot.pause(0)
    await app.turns.over()
    await pilot.pause(0)


def _character(key: str) -> str | None:
    """Return the character of a key, if it has one."""
    if len(key) == 1:
        return key
    with suppress(KeyError):
        return unicodedata.lookup(key.replace("_", " ").upper())
    return None
