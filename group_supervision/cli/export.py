"""`group-supervision sessions export`: what may leave the program, in a form to read or work on."""

import sys
from datetime import UTC, datetime
from pathlib import Path

import click

from group_supervision.cli.asked_form import asked_form
from group_supervision.cli.translated import Command
from group_supervision.core.text import clean
from group_supervision.errors import BadInput, Refusal
from group_supervision.guide.exporting import (
    Export,
    Form,
    What,
    export,
    export_everything,
    export_timings,
    put,
)
from group_supervision.paths import data_folder
from group_supervision.storage.library import Library
from group_supervision.translation import N_, _


@click.command(
    cls=Command,
    name="export",
    short_help=N_("Export a session, or all of them."),
    help=N_(
        "Export a session as a document, for whoever it's meant for.\n\n"
        "The record is for the presenter: key words, what resonated, what she'll follow up."
        " Learning is each person's own, by seat. Timings hold nothing that anyone said.\n\n"
        "With --all, JSON holds everything that is kept; the other forms hold timings."
    ),
    epilog=N_(
        "Examples:\n\n"
        "\b\n"
        "  group-supervision sessions export k7p2mn --to record.html --as html\n"
        "  group-supervision sessions export k7p2mn --what learning --seat 3 --as md\n"
        "  group-supervision sessions export --all --as json --to everything.json"
    ),
)
@click.argument("session_id", metavar="[ID]", required=False)
@click.option("--all", "is_all", is_flag=True, help=N_("All sessions together."))
@click.option(
    "--as",
    "form",
    type=click.Choice([form.value for form in Form]),
    help=N_("The form; otherwise what the file's name ends in, or Markdown."),
)
@click.option(
    "--what",
    type=click.Choice([what.value for what in What]),
    default=What.RECORD.value,
    show_default=True,
    help=N_("What of the session."),
)
@click.option("--seat", type=click.IntRange(min=1), help=N_("Of own learning, this seat's alone."))
@click.option(
    "--to", "path", type=click.Path(path_type=Path), help=N_("The file; otherwise it's printed.")
)
@click.option("--force", is_flag=True, help=N_("Replace a file that is there already."))
def command(
    session_id: str | None,
    form: str | None,
    what: str,
    seat: int | None,
    path: Path | None,
    *,
    is_all: bool,
    force: bool,
) -> None:
    """Export a session, or all of them."""
    if is_all is (session_id is not None):
        raise BadInput(_("Name one session to export, or add --all for all of them."))
    chosen = asked_form(form, path, [*Form])
    may_replace = place_asked(path, force=force)
    now = datetime.now(UTC)
    library = Library(data_folder())
    if session_id is None:
        made = _all_together(library, chosen, now)
        for sentence in library.set_aside:
            click.echo(sentence, err=True)
    else:
        made = export(library.record(library.find(session_id), now), What(what), chosen, seat)
    hand_over(made, path, may_replace=may_replace)


def _all_together(library: Library, form: Form, now: datetime) -> Export:
    listed = library.summaries(now)
    if form is Form.JSON:
        return export_everything([library.record(each.id, now) for each in listed], now)
    return export_timings(library.times(listed, now), form)


def place_asked(path: Path | None, *, force: bool) -> bool:
    """See that it can go where it's to go, before anything is read. Returns whether over a file.

    In a terminal it asks before it replaces one.
    """
    from group_supervision.guide.export_place import check_place, is_taken

    if path is None:
        return False
    may_replace = force
    if not force and is_taken(path) and _can_ask():
        check_place(path, may_replace=True)
        question = _("{file} is there already. Replace it?").format(file=clean(str(path)))
        may_replace = click.confirm(question)
        if not may_replace:
            raise Refusal(_("Nothing was exported."))
    check_place(path, may_replace=may_replace)
    return may_replace


def _can_ask() -> bool:
    """Say whether somebody is there to answer."""
    return sys.stdin.isatty()


def hand_over(made: Export, path: Path | None, *, may_replace: bool) -> None:
    """Print an export, or write it to a file; say what has to be said of it on stderr."""
    for sentence in made.sentences:
        click.echo(sentence, err=True)
    if path is None:
        click.echo(made.content.decode("utf-8").removeprefix("\ufeff"), nl=False)
        return
    put(made, path, may_replace=may_replace)
    click.echo(
        _("Written to {file}. Read it before you pass it on.").format(file=clean(str(path))),
        err=True,
    )
