"""What every torture needs: no key of another test."""

from collections.abc import Iterator

import pytest

from group_supervision.storage.seal import seal_of


@pytest.fixture(autouse=True)
def own_keys() -> Iterator[None]:
    """Let each test know only its own keys."""
    yield
    seal_of.cache_clear()
