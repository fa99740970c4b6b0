"""`make bench`: every figure, medians of interleaved runs, beside its target."""

import sys

from benchmarks import many_sessions, storage
from benchmarks.anonymiser_table import table


def main() -> None:
    """Measure everything this system can measure."""
    if sys.platform == "win32":
        sys.stdout.write("The terminal figures need a POSIX system; storage alone follows.\n")
    else:
        from benchmarks import followers, idle, keys, stage, startup

        startup.main()
        keys.main()
        idle.main()
        stage.main()
        followers.main()
    storage.main()
    many_sessions.main()
    sys.stdout.write(
        f"\nWhat the anonymiser finds, of a hundred (benchmarks/anonymiser.py)\n{table()}"
    )


if __name__ == "__main__":
    main()
