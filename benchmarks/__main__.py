"""`make bench`: every figure, medians of interleaved runs, beside its target."""

import sys

from benchmarks import storage


def main() -> None:
    """Measure everything this system can measure."""
    if sys.platform == "win32":
        sys.stdout.write("The terminal figures need a POSIX system; storage alone follows.\n")
    else:
        from benchmarks import idle, keys, stage, startup

        startup.main()
        keys.main()
        idle.main()
        stage.main()
    storage.main()


if __name__ == "__main__":
    main()
