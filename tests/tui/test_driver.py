"""The terminal's driver: it stops reading when it is told to, whatever the order of events."""

import asyncio
import os
import threading

import pytest
from textual.app import App

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Textual's own driver is used there")


class NeverSet(threading.Event):
    """An exit event as the input thread may see it: not set yet when it is woken."""

    def is_set(self) -> bool:
        """Say no: the thread looked a moment too early."""
        return False


async def test_woken_before_the_exit_event_is_set_the_input_thread_ends() -> None:
    from group_supervision.tui.terminal import CalmDriver

    ours, terminals = os.openpty()
    try:
        driver = CalmDriver(App[None](), size=(80, 24))
        driver.fileno = terminals
        driver.exit_event = NeverSet()
        thread = threading.Thread(target=driver.run_input_thread, daemon=True)
        driver._key_thread = thread
        thread.start()
        await asyncio.to_thread(driver.disable_input)
        await asyncio.to_thread(thread.join, 10)
        assert not thread.is_alive()
    finally:
        os.close(ours)
        os.close(terminals)
