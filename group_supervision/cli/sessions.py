"""`group-supervision sessions`: list, show and delete."""

import os
import shutil
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Final

import click

from group_supervision.cli.json_values import number, state_word, to_json
from group_supervision.cli.translated import Group
from group_supervision.core.choices import Kind
from group_supervision.paths import data_folder
from group_supervision.storage.index import Summary
from group_supervision.storage.library import Library
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


@command.command(name="list", help=N_("List all sessions, the newest first."))
@click.option("--json", "as_json", is_flag=True, help=N_("For programs."))
def list_sessions(*, as_json: bool) -> None:
    """List all sessions, the newest first."""
    library = Library(data_folder())
    found = library.summaries(datetime.now(UTC))
    for sentence in library.set_aside:
        click.echo(sentence, err=True)
    if as_json:
        click.echo(to_json([_row(each) for each in found], indent=2))
        return
    if not found:
        click.echo(_("There are no sessions yet."))
    for each in found:
        click.echo(_line(each))


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
    from group_supervision.cli.session_told import told
    from group_supervision.export.session_json import record_to_json

    read = Library(data_folder()).record(session_id, datetime.now(UTC))
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
    library.record(session_id, datetime.now(UTC))
    if yes or click.confirm(_("Delete this session for good?")):
        library.delete(session_id)
        click.echo(_("Deleted."))
    else:
        click.echo(_("Nothing was deleted."))
        raise SystemExit(1)


def _row(summary: Summary) -> dict[str, object]:
    return {
        "id": summary.id,
        "started_at": summary.started_at or None,
        "format": summary.format,
        "group": summary.group,
        "state": state_word(is_closed=summary.is_closed),
        "kind": summary.kind,
        "speed": number(summary.speed),
        "planned_seconds": number(summary.planned),
        "actual_seconds": number(summary.actual),
        "notes": summary.notes,
    }


def _line(summary: Summary) -> str:
    when = _("not begun")
    if summary.started_at:
        when = f"{datetime.fromisoformat(summary.started_at).astimezone():%Y-%m-%d %H:%M}"
    columns = [
        summary.id,
        when,
        _("{minutes} min").format(minutes=f"{round(summary.actual / 60):3}"),
        ngettext("{count} note", "{count} notes", summary.notes),
        ", ".join(_marks(summary)),
    ]
    return "  ".join(each for each in columns if each)


def _marks(summary: Summary) -> Iterator[str]:
    if summary.group:
        yield summary.group
    if summary.kind == Kind.PRACTICE:
        yield _("practice")
    if summary.speed != 1:
        yield _("demonstration")
    if not summary.is_closed:
        yield _("unfinished")
