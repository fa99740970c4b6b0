"""Start the program: `python -m group_supervision`, or `group-supervision`."""

import gc
import sys


def main() -> None:
    """Open home when nothing is asked for, else hand over to the command line."""
    # Collecting garbage while everything is being loaded finds none and takes a tenth of the time.
    gc.disable()
    from group_supervision.cli.safeguards import INTERRUPTED, prepare

    prepare()
    try:
        _run()
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)


def _run() -> None:
    if len(sys.argv) == 1:
        from group_supervision.cli.app import open_app

        sys.exit(open_app())
    from group_supervision.cli.commands import cli

    cli()


if __name__ == "__main__":
    main()
