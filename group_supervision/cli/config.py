"""`group-supervision config`: where the settings are, what they are, whether there are problems."""

from dataclasses import asdict

import click

from group_supervision.cli.translated import Group
from group_supervision.config import FILE_NAME, load_config
from group_supervision.export.json_values import to_json
from group_supervision.paths import data_folder
from group_supervision.translation import N_, _


@click.group(cls=Group, name="config", help=N_("Show and check your settings."))
def command() -> None:
    """Show and check the settings."""


@command.command(name="path", help=N_("Say where the settings are."))
def show_path() -> None:
    """Say where the settings are."""
    click.echo(str(data_folder() / FILE_NAME))


@command.command(name="show", help=N_("Show what applies: the file and the environment together."))
@click.option("--json", "as_json", is_flag=True, help=N_("For programs."))
def show_config(*, as_json: bool) -> None:
    """Show what applies: file and environment together."""
    keys = asdict(load_config(data_folder()))
    if as_json:
        click.echo(to_json(keys, indent=2))
        return
    for key, value in keys.items():
        if value is None:
            click.echo(_("# {key} isn't set").format(key=key))
        elif key != "keys":
            click.echo(" = ".join((key, to_json(value))))
    for name, wanted in keys["keys"].items():
        click.echo(" = ".join((f'keys."{name}"', to_json(wanted))))


@command.command(name="check", help=N_("Read the settings, and say what to fix."))
def check_config() -> None:
    """Read the settings, and say what to fix."""
    from group_supervision.tui.keymap import check_keys

    config = load_config(data_folder())
    check_keys(config.keys)
    click.echo(_("{file}: no problems.").format(file=FILE_NAME))


@command.command(
    name="keys",
    short_help=N_("List what can be given another key."),
    help=N_("List the ids of everything that can be given another key, and its keys."),
)
def list_keys() -> None:
    """List the ids of everything that can be given another key, and its keys."""
    from group_supervision.tui.keymap import bindings

    for name, (keys, meaning) in bindings().items():
        click.echo(f'"{name}" = "{keys}"    # {meaning}')
