"""From a key to the paint of it: the note line against a bare Input."""

import random
import time
from statistics import median

from benchmarks.figures import Figure, p99, show
from benchmarks.programs import Program, bare_input, note_line
from benchmarks.terminal import Terminal

_KEYS = 300
_TEXT = "amara said that the team is tired and 07700 900123 was called "


def latency(terminal: Terminal, key: str, pause: float) -> float:
    """Press a key on a quiet screen; return milliseconds to the first byte of the answer."""
    end = time.monotonic() + pause
    while (left := end - time.monotonic()) > 0:
        terminal.pump(left)
    while terminal.pump(0.008):
        pass
    pressed = time.monotonic()
    terminal.send(key)
    terminal.pump(2.0)
    return (time.monotonic() - pressed) * 1e3


def main() -> None:
    """Measure key by key in turn, and print."""
    chance = random.Random(7)
    programs: tuple[Program, ...] = (bare_input, note_line)
    terminals = {program.name: program.enter() for program in programs}
    taken: dict[str, list[float]] = {program.name: [] for program in programs}
    for number in range(_KEYS):
        if number and number % 120 == 0:
            for terminal in terminals.values():
                terminal.send("\x15")  # empty the line, as a note is as long as a line
                terminal.settle(0.1)
        for program in programs:
            key = _TEXT[number % len(_TEXT)]
            value = latency(terminals[program.name], key, chance.uniform(0.01, 0.04))
            if number >= 20:
                taken[program.name].append(value)
    for terminal in terminals.values():
        terminal.close()
    base = taken[bare_input.name]
    figures = []
    for program in programs:
        values = taken[program.name]
        is_base = program is bare_input
        figures += [
            Figure(
                f"{program.name}, median",
                median(values),
                "ms",
                median(values) / median(base),
                None if is_base else 1.15,
            ),
            Figure(
                f"{program.name}, p99",
                p99(values),
                "ms",
                p99(values) / p99(base),
                None if is_base else 1.5,
            ),
        ]
    show(f"Key to paint, 120x40, {_KEYS} keys in turn, ratio to a bare Input", figures)


if __name__ == "__main__":
    main()
