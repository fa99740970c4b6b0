"""`group-supervision formats`: list, show, check, print, and formats of one's own."""

import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import click

from group_supervision.cli.asked_form import asked_form
from group_supervision.cli.own_formats import copy_command, new_command
from group_supervision.cli.translated import Group
from group_supervision.core.choices import NotePolicy, Setting, Word
from group_supervision.core.format import Citation, Format
from group_supervision.core.plan import plan
from group_supervision.core.text import clean
from group_supervision.errors import FormatError
from group_supervision.export.json_values import to_json
from group_supervision.formats.library import (
    DEFAULT_FORMAT,
    format_files,
    list_all,
    load_format,
    read_format_file,
)
from group_supervision.formats.writing import as_keys
from group_supervision.guide.format_printing import CARD_FORMS, Card, printed_card, printed_page
from group_supervision.guide.setup import minutes_of, rounds
from group_supervision.paths import data_folder
from group_supervision.translation import N_, _, ngettext


@click.group(cls=Group, name="formats", help=N_("List, show, check, print and write formats."))
def command() -> None:
    """List, show, check and print formats."""


command.add_command(new_command)
command.add_command(copy_command)


@command.command(name="list", help=N_("List all formats, your own included."))
@click.option("--json", "as_json", is_flag=True, help=N_("For programs."))
def list_formats(*, as_json: bool) -> None:
    """List all formats."""
    formats, complaints = list_all()
    for complaint in complaints:
        click.echo(complaint, err=True)
    if as_json:
        rows = [
            {
                "id": each.id,
                "title": each.title,
                "summary": each.summary,
                "lengths": list(each.lengths),
                "timed": each.timed,
            }
            for each in formats
        ]
        click.echo(to_json(rows, indent=2))
        return
    for each in formats:
        line = (
            _("{id}  {title} ({lengths} minutes)") if each.timed else _("{id}  {title} (untimed)")
        )
        lengths = ", ".join(map(str, each.lengths))
        click.echo(line.format(id=each.id, title=each.title, lengths=lengths))


@command.command(
    name="show",
    short_help=N_("Show one format."),
    help=N_("Show one format: its parts, what it rests on, and where it comes from."),
    epilog=N_("Example:\n\n  group-supervision formats show --json"),
)
@click.argument("format_id", metavar="[FORMAT]", default=DEFAULT_FORMAT)
@click.option("--json", "as_json", is_flag=True, help=N_("The whole format, for programs."))
@click.option("--md", "as_page", is_flag=True, help=N_("The whole format as a page of Markdown."))
def show_format(format_id: str, *, as_json: bool, as_page: bool) -> None:
    """Show one format."""
    fmt = load_format(format_id)
    if as_json:
        click.echo(to_json({"id": fmt.id, **as_keys(fmt)}, indent=2))
    elif as_page:
        click.echo(printed_page(fmt), nl=False)
    else:
        click.echo(_described(fmt))


@command.command(
    name="check",
    short_help=N_("Check formats."),
    help=N_("Check formats by id or file; without a name, all of them."),
    epilog=N_("Example:\n\n  group-supervision formats check mine.toml"),
)
@click.argument("names", metavar="[FORMAT|FILE]...", nargs=-1)
def check_formats(names: tuple[str, ...]) -> None:
    """Check formats by id or file; without a name, all of them."""
    files = format_files()
    paths = [files.get(name, Path(name)) for name in names] or list(files.values())
    wrong = 0
    for path in paths:
        try:
            fmt = read_format_file(path)
        except FormatError as error:
            wrong += 1
            click.echo(str(error), err=True)
        else:
            line = ngettext(
                "{{file}}: no problems, {count} part.",
                "{{file}}: no problems, {count} parts.",
                len(fmt.phases),
            )
            click.echo(line.format(file=path.name))
    if wrong:
        raise SystemExit(FormatError.exit_code)


@command.command(
    name="print",
    short_help=N_("Print a card: yours, or one to hand out."),
    help=N_(
        "Print the facilitator's card: one A4 page with her lines, prompts and drift lines.\n\n"
        "With one screen, paper is the only private channel there is. Its lines are those of the"
        " session you name: what is written, where you meet, the word your group uses.\n\n"
        "With --card there's one for the presenter, for somebody's first time, or for the observer"
        " of a practice round."
    ),
    epilog=N_(
        "Examples:\n\n"
        "\b\n"
        "  group-supervision formats print > card.md\n"
        "  group-supervision formats print --as html --to card.html\n"
        "  group-supervision formats print balint --card presenter --as pdf --to card.pdf"
    ),
)
@click.argument("format_id", metavar="[FORMAT]", default=DEFAULT_FORMAT)
@click.option("--minutes", type=int, help=N_("For a session of this length."))
@click.option(
    "--notes",
    type=click.Choice([policy.value for policy in NotePolicy]),
    help=N_("What is written down, and when; otherwise as in your settings."),
)
@click.option(
    "--where",
    type=click.Choice([setting.value for setting in Setting]),
    default=Setting.IN_PERSON.value,
    show_default=True,
    help=N_("Where the group meets."),
)
@click.option(
    "--word",
    type=click.Choice([word.value for word in Word]),
    default=Word.DILEMMA.value,
    show_default=True,
    help=N_("What your group calls it."),
)
@click.option(
    "--card",
    type=click.Choice([card.value for card in Card]),
    default=Card.FACILITATOR.value,
    show_default=True,
    help=N_("Who it's for."),
)
@click.option(
    "--as",
    "form",
    type=click.Choice([form.value for form in CARD_FORMS]),
    help=N_("The form; otherwise what the file's name ends in, or Markdown."),
)
@click.option(
    "--to", "path", type=click.Path(path_type=Path), help=N_("The file; otherwise it's printed.")
)
@click.option("--force", is_flag=True, help=N_("Replace a file that is there already."))
def print_card(
    format_id: str,
    minutes: int | None,
    notes: str | None,
    where: str,
    word: str,
    card: str,
    form: str | None,
    path: Path | None,
    *,
    force: bool,
) -> None:
    """Print a card."""
    from group_supervision.config import load_config
    from group_supervision.formats.card import usual

    chosen = asked_form(form, path, CARD_FORMS)
    fmt = load_format(format_id)
    policy = load_config(data_folder()).notes if notes is None else NotePolicy(notes)
    setup = replace(usual(fmt), policy=policy, setting=Setting(where), word=Word(word))
    if minutes is not None and fmt.timed:
        setup = replace(setup, minutes=minutes)
    made = printed_card(fmt, setup, Card(card), chosen)
    if path is None:
        click.echo(made.decode(), nl=False)
        return
    from group_supervision.guide.export_place import put_at

    put_at(made, path, may_replace=force)
    click.echo(_("Written to {file}.").format(file=clean(str(path))))


def _drawn(fmt: Format) -> Iterator[str]:
    """Draw the plan of the usual length as a bar of parts."""
    from group_supervision.formats.card import usual

    laid_out = plan(fmt, usual(fmt))
    if not laid_out.planned:
        return
    block = _block()
    for turns, steps in rounds(laid_out):
        if turns > 1:
            yield _("{count} times:").format(count=turns)
        for step in steps:
            minutes = minutes_of(step.planned)
            yield f"{step.phase.short:<12} {minutes:>3}  {block * minutes}"
    yield ""


def _block() -> str:
    """Return what a minute is drawn with, in whatever characters the output can hold."""
    try:
        "█".encode(sys.stdout.encoding or "utf-8")
    except UnicodeEncodeError:
        return "#"
    return "█"


def _described(fmt: Format) -> str:
    lines = [fmt.title, fmt.summary, *fmt.gate, "", *_drawn(fmt)]
    for phase in fmt.phases:
        minutes = " / ".join(f"{phase.minutes[each]}" for each in fmt.lengths)
        lines.append(f"{phase.title}: {minutes}" if minutes else phase.title)
        lines.append(f"    {phase.basis}")
    if fmt.timed:
        lengths = " / ".join(map(str, fmt.lengths))
        lines += ["", _("Minutes for sessions of {lengths}.").format(lengths=lengths)]
    source = fmt.source
    lines += ["", source.model]
    for mark, facts in (
        (_("Verified: {fact}"), source.verified),
        (_("Adapted: {fact}"), source.adapted),
        (_("Inferred: {fact}"), source.inferred),
    ):
        lines += [mark.format(fact=fact) for fact in facts]
    lines += ["", *map(_cited, source.citations)]
    return "\n".join([*lines, "", source.licence])


def _cited(each: Citation) -> str:
    return f"{each.id}: {each.title}" + (f", {each.url}" if each.url else "")
