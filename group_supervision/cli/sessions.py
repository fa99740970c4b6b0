"""`group-supervision sessions`: list, show and delete."""

import os
import shutil
import sys
from datetime import UTC, datetime
from typing import Final

import click

from group_supervision.cli.translated import Group
from group_supervision.export.json_values import number, state_word, to_json
from group_supervision.guide.library import PastKind, Wanted, matching
from group_supervision.guide.words.sessions import session_line
from group_supervision.paths import data_folder
from group_supervision.storage.library import Library
from group_supervision.storage.summary import Summary
from group_supervision.translation import N_, _, ngettext


class Sessions(Group):
    """Loads what exporting takes only when somebody exports."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all commands."""
        return sorted((*super().list_commands(ctx), "export"))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Load one command."""
        if cmd_name != "export":
            return super().get_command(ctx, cmd_name)
        from group_supervision.cli.export import command as export

        return export


_WIDEST: Final = 100
"""Columns of a picture; wider ones are hard to take in."""


@click.group(cls=Sessions, name="sessions", help=N_("List, show, export and delete sessions."))
def command() -> None:
    """List, show, export and delete sessions."""


@command.command(
    name="list",
    help=N_("List sessions, the newest first."),
    epilog=N_(
        "Examples:\n\n"
        "\b\n"
        "  group-supervision sessions list --search rota --since 2026-09-01\n"
        "  group-supervision sessions list --kind practice"
    ),
)
@click.option("--search", default="", help=N_("Words that are in the label or in a note."))
@click.option("--group", help=N_("Those with this label."))
@click.option("--format", "format_id", help=N_("Those of this format, by its id."))
@click.option(
    "--kind", type=click.Choice([each.value for each in PastKind]), help=N_("Those of this kind.")
)
@click.option("--since", type=click.DateTime(["%Y-%m-%d"]), help=N_("Those from this day on."))
@click.option("--json", "as_json", is_flag=True, help=N_("For programs."))
def list_sessions(
    search: str,
    group: str | None,
    format_id: str | None,
    kind: str | None,
    since: datetime | None,
    *,
    as_json: bool,
) -> None:
    """List sessions, the newest first."""
    library = Library(data_folder())
    wanted = Wanted(
        search,
        group,
        format_id,
        None if kind is None else PastKind(kind),
        None if since is None else since.date(),
    )
    found = matching(library.summaries(datetime.now(UTC)), wanted)
    for sentence in library.set_aside:
        click.echo(sentence, err=True)
    if as_json:
        click.echo(to_json([_row(each) for each in found], indent=2))
        return
    if not found:
        nothing = _("There are no sessions yet.") if wanted == Wanted() else _("No session fits.")
        click.echo(nothing)
    for each in found:
        click.echo(f"{each.id}  {session_line(each)}")


@command.command(
    name="show",
    help=N_("Show one session: planned and actual times, and its notes."),
    epilog=N_("Example:\n\n  group-supervision sessions show k7p2mn --json"),
)
@click.argument("session_id", metavar="ID")
@click.option("--json", "as_json", is_flag=True, help=N_("For programs."))
def show_session(session_id: str, *, as_json: bool) -> None:
    """Show one session."""
    # Only here is a whole session read; a listing does without loading any of this.
    from group_supervision.export.session_json import record_to_json
    from group_supervision.guide.words.whole_session import told

    library = Library(data_folder())
    read = library.record(library.find(session_id), datetime.now(UTC))
    if as_json:
        click.echo(to_json(record_to_json(read), indent=2))
    else:
        # A bar read out block by block says less than the table above it.
        is_heard = os.environ.get("ACCESSIBLE", "") not in ("", "0")
        columns = 0 if is_heard else min(shutil.get_terminal_size().columns, _WIDEST)
        click.echo(told(read, columns, sys.stdout.encoding or "utf-8"))


@command.command(
    name="delete",
    help=N_("Delete one session for good. There is no way back."),
    epilog=N_("Example:\n\n  group-supervision sessions delete k7p2mn"),
)
@click.argument("session_id", metavar="ID")
@click.option("--yes", is_flag=True, help=N_("Don't ask."))
def delete_session(session_id: str, *, yes: bool) -> None:
    """Delete one session for good."""
    library = Library(data_folder())
    session_id = library.find(session_id)
    library.record(session_id, datetime.now(UTC))
    if yes or click.confirm(_("Delete this session for good?")):
        from group_supervision.storage.deleted import Deleted

        Deleted(library).delete(session_id)
        click.echo(_("Deleted."))
    else:
        click.echo(_("Nothing was deleted."))
        raise SystemExit(1)


@command.command(
    name="purge",
    help=N_("Delete the sessions that have been kept long enough. There is no way back."),
    epilog=N_(
        "Example:\n\n"
        "\b\n"
        "  group-supervision sessions export --all --as json --to everything.json\n"
        "  group-supervision sessions purge --older-than 180"
    ),
)
@click.option(
    "--older-than",
    "days",
    type=click.IntRange(1, 36_500),
    help=N_("How many days are long enough; without it, retention_days in your settings."),
)
@click.option("--yes", is_flag=True, help=N_("Don't ask."))
def purge_sessions(days: int | None, *, yes: bool) -> None:
    """Delete the sessions that have been kept long enough."""
    from group_supervision.config import load_config
    from group_supervision.guide.retention import due, purge
    from group_supervision.storage.deleted import Deleted

    folder, now = data_folder(), datetime.now(UTC)
    library = Library(folder)
    long_enough = load_config(folder).retention_days if days is None else days
    gone = due(library.summaries(now), long_enough, now)
    if not gone:
        click.echo(_("No session has been kept that long."))
        return
    for each in gone:
        click.echo(f"{each.id}  {session_line(each)}")
    click.echo(_("“sessions export --all --as json --to PATH” keeps a copy of everything."))
    if not yes and not click.confirm(_("Delete these for good?")):
        click.echo(_("Nothing was deleted."))
        raise SystemExit(1)
    count, complaints = purge(Deleted(library), gone)
    for complaint in complaints:
        click.echo(complaint, err=True)
    click.echo(ngettext("{count} session was deleted.", "{count} sessions were deleted.", count))


def _row(summary: Summary) -> dict[str, object]:
    return {
        "id": summary.id,
        "started_at": summary.started_at or None,
        "format": summary.format,
        "group": summary.group,
        "state": state_word(is_closed=summary.is_closed),
        "reviewed": summary.is_closed and not summary.awaits_review,
        "kind": summary.kind,
        "speed": number(summary.speed),
        "planned_seconds": number(summary.planned),
        "actual_seconds": number(summary.actual),
        "notes": summary.notes,
    }
