"""`group-supervision stats`: how long sessions take, and nothing that anyone said."""

from datetime import UTC, datetime

import click

from group_supervision.cli.translated import Command
from group_supervision.export.json_values import to_json
from group_supervision.guide.library import Wanted, matching
from group_supervision.guide.statistics import in_words, statistics
from group_supervision.paths import data_folder
from group_supervision.storage.library import Library
from group_supervision.translation import N_, _


@click.command(
    cls=Command,
    help=N_(
        "Say how long sessions and their parts take.\n\n"
        "Times and counts alone: nothing that anyone said, and no person. Half of the sessions"
        " took as long as is said, or less."
    ),
    epilog=N_("Example:\n\n  group-supervision stats --since 2026-01-01"),
)
@click.option("--format", "format_id", help=N_("Those of this format, by its id."))
@click.option("--group", help=N_("Those with this label."))
@click.option("--since", type=click.DateTime(["%Y-%m-%d"]), help=N_("Those from this day on."))
@click.option("--json", "as_json", is_flag=True, help=N_("For programs."))
def command(
    format_id: str | None, group: str | None, since: datetime | None, *, as_json: bool
) -> None:
    """Say how long sessions and their parts take."""
    library, now = Library(data_folder()), datetime.now(UTC)
    first = None if since is None else since.date()
    wanted = Wanted(group=group, format=format_id, since=first)
    found = matching(library.summaries(now), wanted)
    told = statistics(library.times(found, now))
    for sentence in library.set_aside:
        click.echo(sentence, err=True)
    if as_json:
        click.echo(to_json([each.as_keys() for each in told], indent=2))
        return
    if not told:
        click.echo(_("There are no finished sessions to tell of."))
    for each in told:
        for line in in_words(each):
            click.echo(line)
