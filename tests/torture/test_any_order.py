"""Anything that can be done, in any order; what fails is made as short as it can be."""

import asyncio
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings

from tests.torture.rows import LONG, Row, many
from tests.tui.test_state_machine import STEPS, Step, led

TIMES = many(0, "ANY_ORDER")


@pytest.mark.skipif(not LONG, reason="make test has tests/tui/test_state_machine.py")
@pytest.mark.parametrize("screens", ["one", "two"])
def test_in_any_order_what_has_to_stay_true_does(screens: str) -> None:
    done = 0

    @settings(max_examples=TIMES)
    @given(STEPS)
    def any_order(todo: list[Step]) -> None:
        nonlocal done
        with TemporaryDirectory() as path:
            asyncio.run(led(Path(path), screens, todo))
        done += len(todo)

    any_order()
    Row(
        "Sizes and keys",
        "keys, questions, notes, palette choices, sizes and clock jumps in any order,"
        f" {'one screen' if screens == 'one' else 'two windows'}",
        done,
        "a question falls away with what it was about; nothing typed is before the room; undo of"
        " everything gives the beginning",
        "after each of them the session's file equals the memory, the stage's file the miniature",
    ).write_down()
