"""Start the program: `python -m group_supervision`, or `group-supervision`."""

import gc
import os
import sys
from typing import Final

PROGRAM: Final = "group-supervision"
_COMPLETES: Final = "_GROUP_SUPERVISION_COMPLETE"
"""The variable with which a shell asks what could be typed next: home must not open then."""


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
    asked = os.environ.get(_COMPLETES)
    if asked:
        from group_supervision.cli.completion import complete

        sys.exit(complete(asked, PROGRAM, _COMPLETES))
    if len(sys.argv) == 1:
        from group_supervision.cli.app import open_app

        sys.exit(open_app())
    from group_supervision.cli.commands import cli

    cli(prog_name=PROGRAM)


if __name__ == "__main__":
    main()
