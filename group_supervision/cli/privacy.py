"""`group-supervision privacy`: what is kept here, told so that the room may see it."""

from datetime import UTC, datetime
from pathlib import Path

import click

from group_supervision.cli.translated import Command
from group_supervision.errors import ConfigError
from group_supervision.export.json_values import to_json
from group_supervision.guide.privacy import Kept, Privacy, privacy, told
from group_supervision.paths import data_folder
from group_supervision.translation import N_


@click.command(
    cls=Command,
    help=N_(
        "Show what this program keeps on this computer: every kind of file, what is in it, its age,"
        " who can read it, and when it goes.\n\n"
        "It can be shown in the room: it names no session and no label, and opens no file."
    ),
    epilog=N_("Example:\n\n  group-supervision privacy"),
)
@click.option("--names", is_flag=True, help=N_("Name every file, which shows the ids of sessions."))
@click.option("--json", "as_json", is_flag=True, help=N_("For programs."))
def command(*, names: bool, as_json: bool) -> None:
    """Show what this program keeps on this computer."""
    folder = data_folder()
    read = privacy(folder, _retention_days(folder))
    if as_json:
        click.echo(to_json(_to_json(read, names=names), indent=2))
        return
    for line in told(read, datetime.now(UTC), names=names):
        click.echo(line)


def _retention_days(folder: Path) -> int:
    """Return after how many days home offers to delete a session; settings with a fault: as usual.

    What is wrong with them is for `config check` to say, not for a page that the room may see.
    """
    from group_supervision.config import Config, load_config

    try:
        return load_config(folder).retention_days
    except ConfigError:
        return Config().retention_days


def _to_json(read: Privacy, *, names: bool) -> dict[str, object]:
    return {
        "folder": read.place,
        "exists": read.exists,
        "synced_by": read.synced_by,
        "private": read.is_closed,
        "kept": [_kept_to_json(each, names=names) for each in read.kept],
    }


def _kept_to_json(kept: Kept, *, names: bool) -> dict[str, object]:
    files: list[dict[str, object]] = []
    for file in kept.files:
        mode = None if file.mode is None else f"{file.mode:04o}"
        changed = file.changed.isoformat(timespec="seconds").replace("+00:00", "Z")
        told_of = {"bytes": file.size, "changed_at": changed, "mode": mode}
        files.append({**({"place": file.place} if names else {}), **told_of})
    return {
        "holds": kept.holds.value,
        "what": kept.what,
        "goes": kept.goes,
        "private": kept.is_private,
        "files": files,
    }
