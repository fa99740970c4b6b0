"""TinyDB's tables, kept in a file that is written whole or not at all.

TinyDB's own storage rewrites its file in place: killed while it does, it leaves half a file.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tinydb.storages import Storage

from group_supervision.storage.atomic import write_atomically
from group_supervision.storage.seal import Seal

Tables = dict[str, dict[str, Any]]


class AtomicJSONStorage(Storage):
    """A TinyDB storage on top of `write_atomically`."""

    def __init__(self, path: Path, seal: Seal | None = None) -> None:
        """Keep the tables in `path`, sealed where they are to be."""
        self._path = path
        self._seal = seal
        self._batch: Tables | None = None
        self._batching = False

    def read(self) -> Tables | None:
        """Return what this batch has written so far: the file itself is read by `stored` alone."""
        return self._batch

    def write(self, data: Tables) -> None:
        """Write all tables at once, or keep them until the batch ends."""
        if self._batching:
            self._batch = data
            return
        content = json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()
        if self._seal is not None:
            content = self._seal.sealed(content)
        write_atomically(self._path, content)

    @contextmanager
    def batch(self) -> Iterator[None]:
        """Turn everything written inside into one write at the end, or none on an error."""
        self._batching = True
        try:
            yield
            data = self._batch
        finally:
            self._batching, self._batch = False, None
        if data is not None:
            self.write(data)
