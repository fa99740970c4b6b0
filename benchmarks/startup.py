"""From the command to the first frame, and from the key to the shell. Interleaved, medians."""

import os
import shutil
import subprocess
import time
from pathlib import Path
from statistics import median

from benchmarks.figures import Figure, show
from benchmarks.programs import OURS, Program, bare, home

_ROUNDS = 12


def first_frame(program: Program, last: str) -> tuple[float, float, float]:
    """Return milliseconds to the first text, to the last, and from ctrl+q to the shell."""
    with program.start() as terminal:
        first = terminal.wait_for(program.ready)
        whole = terminal.wait_for(last)
        terminal.settle(0.3)
        started = time.monotonic()
        terminal.send("\x11")
        terminal.wait()
        return first * 1e3, whole * 1e3, (time.monotonic() - started) * 1e3


def command(*arguments: str) -> float:
    """Return milliseconds for a command that opens no app."""
    started = time.monotonic()
    subprocess.run([*OURS, *arguments], check=True, capture_output=True)
    return (time.monotonic() - started) * 1e3


def main() -> None:
    """Measure and print."""
    # An installed program has its bytecode, whatever the machine of its developer is set to.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    rows: dict[str, list[float]] = {}
    for number in range(-1, _ROUNDS):
        taken: dict[str, float] = {}
        taken["bare"], _, taken["bare to shell"] = first_frame(bare, "bare is here")
        taken["home, first item"], taken["home, whole"], taken["home to shell"] = first_frame(
            home, "ctrl+q leave"
        )
        taken["--help"] = command("--help")
        taken["formats list --json"] = command("formats", "list", "--json")
        taken["sessions list --json"] = command("sessions", "list", "--json")
        if number >= 0:
            for name, value in taken.items():
                rows.setdefault(name, []).append(value)
    middle = {name: median(values) for name, values in rows.items()}
    show(
        f"Start and end, 120x40, {_ROUNDS} rounds, ratio to bare",
        [
            Figure("bare", middle["bare"], "ms", 1.0),
            *(
                Figure(name, middle[name], "ms", middle[name] / middle["bare"], target)
                for name, target in (
                    ("home, first item", 1.15),
                    ("home, whole", 1.20),
                    ("--help", 0.45),
                    ("formats list --json", 0.45),
                    ("sessions list --json", 0.45),
                )
            ),
            Figure("bare, ctrl+q to shell", middle["bare to shell"], "ms", 1.0),
            Figure(
                "home, ctrl+q to shell",
                middle["home to shell"],
                "ms",
                middle["home to shell"] / middle["bare to shell"],
                0.8,
            ),
        ],
    )
    for left in Path("/tmp").glob("bench-*"):
        shutil.rmtree(left, ignore_errors=True)


if __name__ == "__main__":
    main()
