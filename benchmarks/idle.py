"""What a clock costs while nobody presses a key, and how much memory. Linux alone tells."""

import sys
import time
from contextlib import ExitStack
from pathlib import Path

from benchmarks.figures import Figure, show
from benchmarks.programs import (
    Program,
    bar_face,
    bare,
    console,
    minutes_face,
    no_face,
    note_line,
    paused,
    seconds_face,
    stage,
)
from benchmarks.terminal import Terminal

_SECONDS = 40.0

_MEASURED: tuple[tuple[Program, float | None], ...] = (
    (bare, None),
    (minutes_face, 0.6),
    (seconds_face, 2.5),
    (bar_face, 1.5),
    (no_face, 1.3),
    (paused, 1.3),
    (console, 3.0),
    (stage, None),
    (note_line, None),
)


def processor_seconds(pid: int) -> float:
    """Return what all threads of a process have used, in seconds."""
    used = 0
    for task in Path(f"/proc/{pid}/task").iterdir():
        used += int((task / "schedstat").read_text().split()[0])
    return used / 1e9


def megabytes(pid: int) -> float:
    """Return the proportional set size of a process, in MiB."""
    for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) / 1024
    return 0.0


def main() -> None:
    """Measure all at the same time, so that all see the same machine, and print."""
    if not Path("/proc/self/schedstat").exists():
        sys.stdout.write("\nIdle cost: not measured, this system does not tell.\n")
        return
    with ExitStack() as stack:
        running: list[tuple[Program, float | None, Terminal]] = [
            (program, target, stack.enter_context(program.enter())) for program, target in _MEASURED
        ]
        before = {id(terminal): processor_seconds(terminal.pid) for _, _, terminal in running}
        end = time.monotonic() + _SECONDS
        while time.monotonic() < end:
            for _, _, terminal in running:
                terminal.pump(0.02)
        used = {
            program.name: (processor_seconds(terminal.pid) - before[id(terminal)]) * 60 / _SECONDS
            for program, _, terminal in running
        }
        held = {program.name: megabytes(terminal.pid) for program, _, terminal in running}
    show(
        f"Processor seconds a minute, 120x40, {_SECONDS:g} s at once, ratio to bare",
        [
            Figure(program.name, used[program.name], "s", used[program.name] / used["bare"], target)
            for program, target in _MEASURED
        ],
    )
    show(
        "Memory (PSS), ratio to bare",
        [
            Figure(
                program.name,
                held[program.name],
                "MiB",
                held[program.name] / held["bare"],
                1.3 if program is console else None,
            )
            for program in (bare, minutes_face, console)
        ],
    )


if __name__ == "__main__":
    main()
