"""`group-supervision checklist`: questions to ask oneself, and themes for a group to talk about."""

import sys
from pathlib import Path

import click

from group_supervision.cli.options import PLAIN
from group_supervision.cli.translated import Group
from group_supervision.translation import N_, _

_LIST = click.argument("list_id", metavar="[LIST]", default="")


@click.group(
    cls=Group,
    name="checklist",
    invoke_without_command=True,
    help=N_(
        "Go through a reflective checklist by yourself, or show a group its themes.\n\n"
        "Ours has 5 of 20 published questions; your group can add a list of its own."
        " How you rate yourself isn't kept unless you ask for it."
    ),
    epilog=N_(
        "Examples:\n\n"
        "\b\n"
        "  group-supervision checklist\n"
        "  group-supervision checklist show > checklist.txt\n"
        "  group-supervision checklist show --themes\n"
        "  group-supervision checklist check ours.toml"
    ),
)
@PLAIN
@click.pass_context
def command(ctx: click.Context, *, plain: bool) -> None:
    """Open the checklist, or do one thing with it."""
    if ctx.invoked_subcommand is not None:
        return
    from group_supervision.cli.app import open_app
    from group_supervision.guide.home import Todo
    from group_supervision.storage.seal import asks_with

    asks_with(None)  # a console asks before it opens, and never in the middle
    sys.exit(open_app(Todo.REFLECT, is_plain=plain))


@command.command(name="show", help=N_("Print a checklist, to be filled in by hand."))
@_LIST
@click.option("--themes", "themes_alone", is_flag=True, help=N_("Its themes alone, for a group."))
def show(list_id: str, *, themes_alone: bool) -> None:
    """Print a list."""
    from group_supervision.formats.reflective import load_lists
    from group_supervision.guide.reflective import named
    from group_supervision.guide.words.reflective import themes, whole

    lists, complaints = load_lists()
    for complaint in complaints:
        click.echo(complaint, err=True)
    listed = named(lists, list_id)
    click.echo("\n".join(themes(listed) if themes_alone else whole(listed)))


@command.command(name="lists", help=N_("List the checklists there are."))
def lists_all() -> None:
    """List the lists."""
    from group_supervision.formats.reflective import load_lists
    from group_supervision.guide.words.reflective import label

    lists, complaints = load_lists()
    for complaint in complaints:
        click.echo(complaint, err=True)
    for each in lists:
        click.echo(f"{each.id:<28} {each.title} ({label(each)})")


@command.command(name="check", help=N_("Check a checklist of your own, and say what is wrong."))
@click.argument("path", metavar="FILE", type=click.Path(path_type=Path))
def check(path: Path) -> None:
    """Check one file."""
    from group_supervision.formats.reflective import read_list_file

    read_list_file(path)
    click.echo(_("No problems found."))


@command.command(name="forget", help=N_("Forget how you rated yourself, on every checklist."))
def forget() -> None:
    """Delete the kept ratings."""
    from group_supervision.paths import data_folder
    from group_supervision.storage.self_rating_file import SelfRatingFile

    SelfRatingFile(data_folder()).forget()
    click.echo(_("Forgotten: no ratings are kept."), err=True)
