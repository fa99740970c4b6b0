"""`group-supervision privacy`: what is kept here, told so that the room may see it."""

from datetime import UTC, datetime

import click

from group_supervision.cli.json_values import to_json
from group_supervision.cli.translated import Command
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
    read = privacy(data_folder())
    if as_json:
        click.echo(to_json(_to_json(read, names=names), indent=2))
        return
    for line in told(read, datetime.now(UTC), names=names):
        click.echo(line)


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
