"""The standing list: plain words in a file for the user alone."""

import os
import stat
from pathlib import Path

import pytest

from group_supervision.core.text import Anonymised
from group_supervision.errors import StoreError
from group_supervision.storage.ordinary_words import (
    FILE_NAME,
    keep_ordinary_words,
    ordinary_words,
)


def test_it_comes_back_as_it_was_kept(home: Path) -> None:
    keep_ordinary_words(home, [Anonymised("camhs"), Anonymised("flibbert"), Anonymised("camhs")])
    assert (home / FILE_NAME).read_text("utf-8") == "camhs\nflibbert\n"
    assert ordinary_words(home) == {"camhs", "flibbert"}


@pytest.mark.skipif(os.name == "nt", reason="Windows has other rights")
def test_it_is_for_the_user_alone(home: Path) -> None:
    keep_ordinary_words(home, [Anonymised("camhs")])
    assert stat.S_IMODE((home / FILE_NAME).stat().st_mode) == 0o600


def test_an_empty_list_has_no_file(home: Path) -> None:
    keep_ordinary_words(home, [Anonymised("camhs")])
    keep_ordinary_words(home, [])
    assert not (home / FILE_NAME).exists()
    assert ordinary_words(home) == frozenset()


@pytest.mark.parametrize("content", [b"\xff\xfe", b"\n\n \n", b"\x1b[2J\n" * 3])
def test_a_damaged_list_means_that_more_is_replaced(home: Path, content: bytes) -> None:
    home.mkdir()
    (home / FILE_NAME).write_bytes(content)
    assert all(word.isprintable() for word in ordinary_words(home))


def test_a_list_that_cannot_be_kept_is_said_and_stays(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep_ordinary_words(home, [Anonymised("camhs")])

    def full(path: Path, text: str) -> None:  # noqa: ARG001 - as the real one
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("group_supervision.storage.ordinary_words.write_atomically", full)
    with pytest.raises(StoreError, match="No space left"):
        keep_ordinary_words(home, [Anonymised("x")])
    assert ordinary_words(home) == {"camhs"}
