"""What the tests of both consoles together share."""

from tests.plain.conftest import hold
from tests.tui.conftest import sit_down, two_screens

__all__ = ["hold", "sit_down", "two_screens"]
