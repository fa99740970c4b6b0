"""`group-supervision config`: where the settings are, what they are, whether they read well."""

from dataclasses import asdict

import click

from group_supervision.cli.values import to_json
from group_supervision.config import FILE_NAME, load_config
from group_supervision.paths import data_folder


@click.group(name="config")
def command() -> None:
    """Show and check your settings."""


@command.command(name="path")
def show_path() -> None:
    """Say where the settings are."""
    click.echo(str(data_folder() / FILE_NAME))


@command.command(name="show")
@click.option("--json", "as_json", is_flag=True, help="For programs.")
def show_config(*, as_json: bool) -> None:
    """Show what is in force: file and environment together."""
    keys = asdict(load_config(data_folder()))
    if as_json:
        click.echo(to_json(keys, indent=2))
        return
    for key, value in keys.items():
        if value is None:
            click.echo(f"# {key} is not set")
        elif key != "keys":
            click.echo(f"{key} = {to_json(value)}")
    for name, wanted in keys["keys"].items():
        click.echo(f'keys."{name}" = {to_json(wanted)}')


@command.command(name="check")
def check_config() -> None:
    """Read the settings, and say what to mend."""
    from group_supervision.tui.keymap import check_keys

    config = load_config(data_folder())
    check_keys(config.keys)
    click.echo(f"{FILE_NAME}: reads well.")


@command.command(name="keys", short_help="List what may be given another key.")
def list_keys() -> None:
    """List the ids of everything that may be given another key, and its keys."""
    from group_supervision.tui.keymap import bindings

    for name, (keys, meaning) in bindings().items():
        click.echo(f'"{name}" = "{keys}"    # {meaning}')
