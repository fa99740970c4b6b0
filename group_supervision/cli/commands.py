"""The commands, and the one place where their errors become a sentence and an exit code."""

import sys
from importlib import import_module
from typing import Any, Final

import click

from group_supervision import __version__
from group_supervision.cli.clean_output import OutputError
from group_supervision.cli.options import PLAIN
from group_supervision.cli.translated import Group
from group_supervision.errors import SupervisionError, reason
from group_supervision.translation import N_, _

COMMANDS: Final = {
    "agreement": ("agreement", N_("Make, read and change the group agreement.")),
    "anonymise": ("anonymise", N_("Take names and identifiers out of a text.")),
    "checklist": ("checklist", N_("Go through a reflective checklist: 5 of 20 questions.")),
    "config": ("config", N_("Show and check your settings.")),
    "doctor": ("doctor", N_("Look at the terminal and the data folder.")),
    "formats": ("formats", N_("List, show, check and print formats.")),
    "learn": ("learn", N_("Learn from a review, and look again at what you try.")),
    "lock": ("lock", N_("Lock what is kept with a passphrase.")),
    "practice": ("practice", N_("Hold practice rounds: everyone tries every role.")),
    "privacy": ("privacy", N_("Show what is kept on this computer.")),
    "pulse": ("pulse", N_("Count a closing pulse: how many said what.")),
    "rhythm": ("rhythm", N_("See what is due to be talked about in supervision.")),
    "run": ("run", N_("Open the set-up form, filled in.")),
    "serve": ("serve", N_("Show the room's screen as a page in a browser.")),
    "stats": ("stats", N_("Say how long sessions and their parts take.")),
    "stage": ("stage", N_("Show the room its own window, on a second screen.")),
    "unlock": ("unlock", N_("Take the lock away again.")),
    "sessions": ("sessions", N_("List, show, export and delete sessions.")),
}
"""The module of each command in this package, and its one line in the help."""

_CONSOLES: Final = (
    *(None, "agreement", "checklist", "learn", "practice", "pulse", "rhythm", "run", "stage"),
)
"""What opens a console, which keeps a report of an error that nobody expected."""


class LazyGroup(Group):
    """Loads a command when it is used, so that `--help` answers at once."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """Return the names of all commands."""
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Load one command."""
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"group_supervision.cli.{COMMANDS[cmd_name][0]}")
        command: click.Command = module.command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """List the commands without loading them."""
        with formatter.section(_("Commands")):
            lines = [(name, _(line)) for name, (_module, line) in sorted(COMMANDS.items())]
            formatter.write_dl(lines)

    def make_context(
        self,
        info_name: str | None,
        args: list[str],
        parent: click.Context | None = None,
        **extra: Any,  # noqa: ANN401 - click's own
    ) -> click.Context:
        """Read the command line, which may print the help already."""
        try:
            return super().make_context(info_name, args, parent, **extra)
        except BrokenPipeError:
            raise  # whoever reads has seen enough: click leaves quietly
        except OSError as error:
            sys.exit(_output_failed(error))

    def invoke(self, ctx: click.Context) -> object:
        """Run a command; what a user can put right becomes one sentence on stderr."""
        try:
            return super().invoke(ctx)
        except SupervisionError as error:
            click.echo(str(error), err=True)
            ctx.exit(error.exit_code)
        except BrokenPipeError:
            raise
        except OSError as error:
            if ctx.invoked_subcommand in _CONSOLES and not isinstance(error, OutputError):
                raise
            ctx.exit(_output_failed(error))


def _ask_where_locked(ctx: click.Context) -> None:
    """Let a command ask for the passphrase when it comes upon something locked; not a console."""
    from group_supervision.storage.seal import Seal, asks_with

    def ask(seal: Seal) -> None:
        from group_supervision.cli.passphrase import ask

        ask(seal)

    asks_with(ask)
    ctx.call_on_close(lambda: asks_with(None))


def _output_failed(error: OSError) -> int:
    """Say so; return the exit code."""
    why = reason(error)
    click.echo(_("This couldn't be read or written ({why}).").format(why=why), err=True)
    return 1


@click.group(
    cls=LazyGroup,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    help=N_("Lead live group supervision: calm time, clear roles, notes without names."),
    epilog=N_(
        "Without a command, home opens. Examples:\n\n"
        "\b\n"
        "  group-supervision\n"
        "  group-supervision --plain\n"
        "  group-supervision run --minutes 75 --notes live\n"
        "  group-supervision formats print > card.md\n"
        "  group-supervision sessions list"
    ),
)
@click.version_option(__version__, prog_name="group-supervision")
@PLAIN
@click.pass_context
def cli(ctx: click.Context, *, plain: bool) -> None:
    """Open home, or run a command."""
    if ctx.invoked_subcommand not in (None, "run", "stage", "practice"):
        _ask_where_locked(ctx)
    if ctx.invoked_subcommand is None:
        from group_supervision.cli.app import open_app

        ctx.exit(open_app(is_plain=plain))
