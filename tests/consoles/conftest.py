"""What the tests of both consoles together share."""

from tests.tui.conftest import sit_down

__all__ = ["sit_down"]
