"""`group-supervision formats new` and `copy`: a format of one's own, as a file to go on from."""

from pathlib import Path

import click

from group_supervision.cli.translated import Command
from group_supervision.core.text import clean
from group_supervision.formats.drafting import FormatDraft, PartDraft
from group_supervision.formats.limits import MOST_PHASES, SPEAKERS_LENGTH, TITLE_LENGTH
from group_supervision.formats.table import MOST_CHARACTERS, MOST_NUMBER
from group_supervision.guide.own_formats import copied_format, new_format
from group_supervision.translation import N_, _

_TO = click.option(
    "--to",
    "path",
    type=click.Path(path_type=Path),
    help=N_("The file; otherwise one in the formats folder of your data folder."),
)


@click.command(
    cls=Command,
    name="new",
    short_help=N_("Write a format of your own."),
    help=N_(
        "Ask a few questions and write a format of your own, with comments to go on from.\n\n"
        "Nothing is written over."
    ),
    epilog=N_("Example:\n\n  group-supervision formats new --to ours.toml"),
)
@_TO
def new_command(path: Path | None) -> None:
    """Ask a few questions and write a format."""
    title = _line(_("What is it called?"), TITLE_LENGTH)
    summary = _line(_("What happens in it, in a sentence?"), MOST_CHARACTERS)
    least = click.prompt(_("How many people at least?"), type=click.IntRange(2, 30), default=5)
    most = click.prompt(_("And at most?"), type=click.IntRange(least, 30), default=max(least, 9))
    is_timed = click.confirm(_("Do its parts have set minutes?"), default=True)
    parts = [_part(_("The first part: what does the room call it?"), is_timed=is_timed)]
    while len(parts) < MOST_PHASES:
        another = _("The next part, or just Enter when that was the last one.")
        name = _line(another, TITLE_LENGTH, may_be_empty=True)
        if not name:
            break
        parts.append(_part("", name, is_timed=is_timed))
    written = new_format(FormatDraft(title, summary, (least, most), parts), path)
    _say_where(written)


@click.command(
    cls=Command,
    name="copy",
    short_help=N_("Copy a format to change it."),
    help=N_("Copy a format under a title of your own, to change it. Nothing is written over."),
    epilog=N_('Example:\n\n  group-supervision formats copy balint "Our Balint group"'),
)
@click.argument("format_id", metavar="FORMAT")
@click.argument("title", metavar="TITLE")
@_TO
def copy_command(format_id: str, title: str, path: Path | None) -> None:
    """Copy a format under a title of one's own."""
    _say_where(copied_format(format_id, clean(title), path))


def _part(question: str, name: str = "", *, is_timed: bool) -> PartDraft:
    title = name or _line(question, TITLE_LENGTH)
    minutes = 0
    if is_timed:
        minutes = click.prompt(_("How many minutes?"), type=click.IntRange(1, MOST_NUMBER))
    return PartDraft(
        title,
        minutes,
        speaks=_line(_("Who speaks? Enter: nobody."), SPEAKERS_LENGTH, may_be_empty=True),
        silent=_line(
            _("Who listens in silence? Enter: nobody."), SPEAKERS_LENGTH, may_be_empty=True
        ),
        say=_line(_("What do you say as it begins?"), MOST_CHARACTERS),
    )


def _line(question: str, longest: int, *, may_be_empty: bool = False) -> str:
    """Ask for a line until it fits."""
    while True:
        default = "" if may_be_empty else None
        typed = clean(
            click.prompt(question, default=default, show_default=False, prompt_suffix=" ")
        )
        if len(typed) <= longest and (typed or may_be_empty):
            return typed
        click.echo(_("At most {most} characters, please.").format(most=longest), err=True)


def _say_where(path: Path) -> None:
    name = clean(str(path))
    click.echo(_("Written to {file}.").format(file=name))
    click.echo(
        _("Change it as you like, then: group-supervision formats check {file}").format(file=name)
    )
