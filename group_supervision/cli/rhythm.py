"""`group-supervision rhythm`: what is due to be talked about, and one's own supervision."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from group_supervision.cli.options import PLAIN
from group_supervision.cli.translated import Group
from group_supervision.core.rhythm_rules import About
from group_supervision.errors import BadInput
from group_supervision.paths import data_folder
from group_supervision.translation import N_, _

if TYPE_CHECKING:
    from group_supervision.guide.rhythm import DiscussionRhythm

_ON = click.option(
    "--on", "day", default="", metavar="DAY", help=N_("The day, such as 2026-11-20 or yesterday.")
)
_SINCE = click.option(
    "--since", default="", metavar="DAY", help=N_("From which day it counts; otherwise today.")
)


@click.group(
    cls=Group,
    name="rhythm",
    invoke_without_command=True,
    help=N_(
        "See what is due to be talked about in supervision, and when your own was and is due.\n\n"
        "Each thing has a tag of two words that name nobody. What a tag means isn't kept here:"
        " note it down where your case work is kept."
    ),
    epilog=N_(
        "Examples:\n\n"
        "\b\n"
        "  group-supervision rhythm\n"
        "  group-supervision rhythm rules\n"
        "  group-supervision rhythm own sup.all\n"
        "  group-supervision rhythm supervised --on yesterday\n"
        "  group-supervision rhythm add case.cp\n"
        '  group-supervision rhythm talked "striped teapot"'
    ),
)
@PLAIN
@click.pass_context
def command(ctx: click.Context, *, plain: bool) -> None:
    """Open the rhythm, or do one thing with it."""
    if ctx.invoked_subcommand is not None:
        return
    from group_supervision.cli.app import open_app
    from group_supervision.guide.home import Todo
    from group_supervision.storage.seal import asks_with

    asks_with(None)  # a console asks before it opens, and never in the middle
    sys.exit(open_app(Todo.RHYTHM, is_plain=plain))


@command.command(name="list", help=N_("List what there is to talk about, what is due first."))
@click.option("--json", "as_json", is_flag=True, help=N_("For programs."))
def list_all(*, as_json: bool) -> None:
    """List everything."""
    from group_supervision.guide.rhythm_told import as_keys, told

    rhythm = _rhythm()
    if as_json:
        from group_supervision.export.json_values import to_json

        click.echo(to_json(as_keys(rhythm), indent=2))
        return
    for line in told(rhythm):
        click.echo(line)


@command.command(
    name="rules",
    help=N_("Print the minimum frequencies there are, with their sources."),
)
def print_rules() -> None:
    """Print every rule."""
    from group_supervision.formats.rhythms import load_rules
    from group_supervision.guide.rhythm_told import rules_told

    rules, complaints = load_rules()
    for complaint in complaints:
        click.echo(complaint, err=True)
    click.echo("\n".join(rules_told(rules)))


@command.command(
    name="check", help=N_("Check a file of minimum frequencies of your own, and say what is wrong.")
)
@click.argument("path", metavar="FILE", type=click.Path(path_type=Path))
def check(path: Path) -> None:
    """Check one file."""
    from group_supervision.formats.rhythms import read_rhythm_file

    read_rhythm_file(path)
    click.echo(_("No problems found."))


@command.command(
    name="add",
    help=N_(
        "Add something to talk about: it gets a tag of two words, drawn at random.\n\n"
        "CATEGORY is one that “rhythm rules” lists, such as case.cp."
    ),
)
@click.argument("category", metavar="CATEGORY")
@_SINCE
@click.option(
    "--choose", is_flag=True, help=N_("Be asked for two words of your own, which name nobody.")
)
def add(category: str, since: str, *, choose: bool) -> None:
    """Add a tag."""
    from group_supervision.guide.words.rhythm import KEEP_ELSEWHERE

    rhythm = _rhythm()
    rule = rhythm.rule_named(category, About.CASE)
    # Asked for, and no option: what is typed after a command stays in the shell's history.
    words = click.prompt(_("Two words"), hide_input=True, err=True) if choose else ""
    click.echo(rhythm.add(rule, words, since).tag.text)
    click.echo(_(KEEP_ELSEWHERE), err=True)


@command.command(name="talked", help=N_("Note that something was talked about."))
@click.argument("tag", metavar="TAG")
@_ON
@click.option("--group", is_flag=True, help=N_("In the group, not in supervision."))
def talked(tag: str, day: str, *, group: bool) -> None:
    """Note a day for a tag."""
    from group_supervision.core.rhythm import Where

    rhythm = _rhythm()
    where = Where.GROUP if group else Where.SUPERVISION
    on = rhythm.talked(tag, day, where)
    click.echo(_("Noted for {day}.").format(day=on.isoformat()), err=True)
    if group and not rhythm.with_groups:
        from group_supervision.guide.words.rhythm import GROUP_DOES_NOT_COUNT

        click.echo(_(GROUP_DOES_NOT_COUNT), err=True)


@command.command(name="resolve", help=N_("Note that something is resolved: it's never due again."))
@click.argument("tag", metavar="TAG")
def resolve(tag: str) -> None:
    """Resolve a tag."""
    _rhythm().resolve(tag)
    click.echo(_("Resolved."), err=True)


@command.command(name="delete", help=N_("Delete a tag with its days, or everything with --all."))
@click.argument("tag", metavar="[TAG]", default="")
@click.option("--all", "is_all", is_flag=True, help=N_("All tags, and your own supervision too."))
@click.option("--yes", is_flag=True, help=N_("Don't ask."))
def delete(tag: str, *, is_all: bool, yes: bool) -> None:
    """Delete one tag, or everything."""
    if is_all is bool(tag):
        raise BadInput(_("Name one tag to delete, or add --all for everything."))
    question = _("There is no way back. Delete it?")
    if not yes and not click.confirm(question, err=True):
        click.echo(_("Nothing was deleted."), err=True)
        return
    if is_all:
        from group_supervision.guide.rhythm import forget_everything

        forget_everything(data_folder())
    else:
        _rhythm().delete(tag)
    click.echo(_("Deleted."), err=True)


@command.command(name="supervised", help=N_("Note a supervision of your own."))
@_ON
@click.option("--remove", is_flag=True, help=N_("Take that day out again."))
def supervised(day: str, *, remove: bool) -> None:
    """Note one's own supervision."""
    from group_supervision.guide.words.rhythm import own_in_words

    rhythm = _rhythm()
    if remove:
        rhythm.not_supervised(day)
    else:
        rhythm.supervised(day)
    click.echo(own_in_words(rhythm.own, rhythm.kept.supervisions))


@command.command(
    name="own",
    help=N_(
        "Choose how often your own supervision is due.\n\n"
        "RULE is one that “rhythm rules” lists, such as sup.all or newly-qualified."
    ),
)
@click.argument("rule", metavar="RULE")
@_SINCE
def own(rule: str, since: str) -> None:
    """Choose the rule for one's own supervision."""
    from group_supervision.guide.words.rhythm import own_in_words

    rhythm = _rhythm()
    rhythm.keep_to(rhythm.rule_named(rule, About.OWN), since)
    click.echo(own_in_words(rhythm.own, rhythm.kept.supervisions))


@command.command(
    name="export",
    help=N_("Export when your own supervision was and was due, as a table. Tags aren't in it."),
)
@click.option("--as", "form", type=click.Choice(["md", "csv"]), help=N_("The form."))
@click.option(
    "--to", "path", type=click.Path(path_type=Path), help=N_("The file; otherwise it's printed.")
)
@click.option("--force", is_flag=True, help=N_("Replace a file that is there already."))
def export(form: str | None, path: Path | None, *, force: bool) -> None:
    """Export one's own log."""
    from group_supervision.cli.asked_form import asked_form
    from group_supervision.cli.export import hand_over, place_asked
    from group_supervision.export.forms import Form, written
    from group_supervision.guide.documents.supervision_log import supervision_log
    from group_supervision.guide.exporting import Export

    chosen = asked_form(form, path, [Form.MARKDOWN, Form.CSV])
    may_replace = place_asked(path, force=force)
    made = Export(written(supervision_log(_rhythm()), chosen).content, ())
    hand_over(made, path, may_replace=may_replace)


def _rhythm() -> "DiscussionRhythm":
    """Read the rhythm; say what is wrong with a file of rules."""
    from group_supervision.guide.opening import Opening
    from group_supervision.live.clock import MachineClock

    rhythm = Opening(data_folder(), MachineClock()).rhythm()
    for complaint in rhythm.complaints:
        click.echo(complaint, err=True)
    return rhythm
