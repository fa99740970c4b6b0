"""Standing beside every write: no byte reaches a file without being looked at."""

import os
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, Self

import pytest

_WORD = re.compile(r"[^\W\d_]+")
_WRITING = os.O_WRONLY | os.O_RDWR
_NOT_OURS = ("__pycache__", "/dev/", "/proc/")
_listening: list["FileWatch"] = []


class FileWatch:
    """Sees whatever is written, and where."""

    def __init__(self, folder: Path, phrases: tuple[str, ...], words: frozenset[str]) -> None:
        self.folder = folder
        self.phrases = phrases
        """What must not stand anywhere, in small letters."""
        self.words = words
        """What must not stand anywhere as a whole word, in small letters."""
        self.seen: list[tuple[str, str]] = []
        self.opened: set[str] = set()
        """Every file that was opened for writing by whatever means."""

    def leaks(self, text: str) -> set[str]:
        """Return the canaries in a text."""
        low = text.lower()
        plain = low.replace("'", "").replace("’", "")
        return {each for each in self.phrases if each in low} | (
            self.words & set(_WORD.findall(plain))
        )

    def look(self) -> None:
        """Look into every file there is now, names of files included."""
        for path in self.folder.rglob("*"):
            if path.is_file():
                leaks = self.leaks(f"{path}\n{path.read_text('utf-8')}")
                assert not leaks, f"{leaks} in {path.name}"

    def complain(self) -> None:
        """Fail when a canary was written, or a file outside of the folder opened for writing."""
        for name, text in self.seen:
            leaks = self.leaks(text)
            assert not leaks, f"{leaks} was written to {name}"
        strange = [each for each in self.opened if not each.startswith(str(self.folder))]
        assert not strange, f"written outside of the data folder: {strange}"


class _Seen:
    """A file whose every byte is looked at before it's written."""

    def __init__(self, file: IO[bytes], watch: FileWatch) -> None:
        self._file = file
        self._watch = watch

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._file, name)

    def write(self, content: bytes) -> int:
        self._watch.seen.append(("a file", content.decode("utf-8", "replace")))
        return self._file.write(content)


@contextmanager
def watching(
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    phrases: tuple[str, ...],
    words: frozenset[str] = frozenset(),
) -> Iterator[FileWatch]:
    """Stand in the one door to the disk, and see who goes round it."""
    watch = FileWatch(folder, phrases, words)
    real_open = os.fdopen

    def fdopen(descriptor: int, mode: str) -> "_Seen":
        return _Seen(real_open(descriptor, mode), watch)

    monkeypatch.setattr(os, "fdopen", fdopen)
    _listen(watch)
    try:
        yield watch
        watch.look()
    finally:
        _listening.clear()
    watch.complain()


def _listen(watch: FileWatch) -> None:
    if not _INSTALLED:
        sys.addaudithook(_hear)  # which cannot be taken away again
        _INSTALLED.append(True)
    _listening.append(watch)


_INSTALLED: list[bool] = []


def _hear(event: str, arguments: tuple[object, ...]) -> None:
    if not _listening or event != "open":
        return
    path, _, flags = arguments
    name = os.fsdecode(path) if isinstance(path, str | bytes | os.PathLike) else ""
    writes = isinstance(flags, int) and flags & _WRITING
    if writes and name and not any(each in name for each in _NOT_OURS):
        _listening[-1].opened.add(name)
