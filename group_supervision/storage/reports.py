"""Reports of unhandled errors: type, file and line, and nothing that could hold what was typed."""

import traceback
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from group_supervision.storage.atomic import private_folder, write_atomically


def keep_report(folder: Path, error: BaseException) -> None:
    """Write down where `error` came from. An error's message may carry data and is left out.

    Args:
        folder: The data folder.
        error: What was not handled.
    """
    lines = [f"{type(error).__module__}.{type(error).__qualname__}"]
    frames = traceback.extract_tb(error.__traceback__)
    lines += [f"{Path(frame.filename).name}:{frame.lineno}" for frame in frames]
    name = f"{datetime.now(UTC):%Y%m%d-%H%M%S}.txt"
    # A report that cannot be written must not become a second error on top of the first.
    with suppress(OSError):
        private_folder(folder)
        write_atomically(private_folder(folder / "reports") / name, "\n".join(lines) + "\n")
