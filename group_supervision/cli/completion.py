"""What a shell asks when the Tab key is pressed: how to ask, and what could follow."""

import sys

from click.shell_completion import get_completion_class

from group_supervision.cli.commands import cli


def complete(asked: str, program: str, variable: str) -> int:
    """Answer the shell. Returns the exit code: 0 when it was answered.

    click's own way writes bytes past the one door of all that is printed, so it isn't used.

    Args:
        asked: What the shell asks, such as `bash_source` or `zsh_complete`.
        program: The program's name.
        variable: The environment variable in which it is asked.
    """
    shell, _underline, what = asked.partition("_")
    kind = get_completion_class(shell)
    if kind is None or what not in ("source", "complete"):
        return 1
    completion = kind(cli, {}, program, variable)
    sys.stdout.write(completion.source() if what == "source" else completion.complete())
    sys.stdout.write("\n")
    sys.stdout.flush()
    return 0
