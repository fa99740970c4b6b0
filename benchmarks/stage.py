"""From a key on the console to the paint of it on the stage."""

import tempfile
from statistics import median

from benchmarks.figures import Figure, show
from benchmarks.programs import OURS
from benchmarks.terminal import Terminal

_ROUNDS = 3
_TITLES = (
    "The presenter speaks",
    "The presenter sits back",
    "The group wonders aloud",
    "The presenter returns",
    "Thinking together",
    "Closing",
)


def main() -> None:
    """Lead sessions with a stage beside the console, and print how far it is behind."""
    taken: list[float] = []
    for _ in range(_ROUNDS):
        taken += one_session()
    show(
        f"Console to stage, {len(taken)} changes of phase",
        [
            Figure("median", median(taken), "ms", None, 500),
            Figure("longest", max(taken), "ms", None, 500),
        ],
    )


def one_session() -> list[float]:
    """Lead a session; return milliseconds from each `n` to its title on the stage."""
    taken = []
    env = {"GROUP_SUPERVISION_HOME": tempfile.mkdtemp(prefix="bench-")}
    with Terminal([*OURS, "run", "--notes", "none"], env=env) as desk:
        desk.wait_for("The plan")
        desk.press("\r", "Welcome")
        with Terminal([*OURS, "stage"], env=env) as wall:
            desk.press(" ", "Arriving")
            wall.wait_for("Arriving")
            for number, title in enumerate(_TITLES):
                if number == 1:
                    desk.press("n", "n again")
                desk.settle(0.1)
                wall.settle(0.1)
                desk.let_go("n")
                pressed = wall.now
                desk.tap("n")
                taken.append((wall.wait_for(title) - pressed) * 1e3)
    return taken


if __name__ == "__main__":
    main()
