"""`group-supervision anonymise`: names and identifiers taken out of any text, line by line."""

import sys
from codecs import BOM_UTF16_BE, BOM_UTF16_LE, BOM_UTF32_BE, BOM_UTF32_LE
from collections.abc import Iterator
from contextlib import nullcontext
from io import BufferedReader, RawIOBase, TextIOWrapper
from itertools import chain
from pathlib import Path
from typing import IO, Final, cast

import click

from group_supervision.anonymiser.anonymise import Anonymiser
from group_supervision.anonymiser.finding import Certainty
from group_supervision.anonymiser.replace.render import Replacement, rendered
from group_supervision.cli.translated import Command
from group_supervision.core.control_characters import inert
from group_supervision.core.text import clean
from group_supervision.errors import BadInput, reason
from group_supervision.export.json_values import to_json
from group_supervision.translation import N_, _

_PIPE: Final = "-"
_LONGEST_ROW: Final = 8_192
"""Characters taken at once, so that a file without line breaks does not fill the memory."""
_FIRST_LOOK: Final = 4_096
"""Bytes looked at to tell text from anything else."""
_WIDE: Final = (BOM_UTF32_LE, BOM_UTF32_BE, BOM_UTF16_LE, BOM_UTF16_BE)
_MOST_NAMES: Final = 2_000

Span = dict[str, object]
"""One entry of `spans` in the JSON."""


@click.command(
    cls=Command,
    help=N_(
        "Print a text with names and identifiers replaced. Its lines stay as they are.\n\n"
        "Reads text and Markdown, several files one after the other, or standard input. Whoever is"
        " Person A in one file is Person A in all of them. Nothing is written anywhere else."
    ),
    epilog=N_(
        "Examples:\n\n"
        "\b\n"
        "  group-supervision anonymise notes.md > notes-without-names.md\n"
        "  group-supervision anonymise monday.txt tuesday.txt --protect-from names.txt\n"
        "  pbpaste | group-supervision anonymise --doubtful mark\n"
        "  group-supervision anonymise --json notes.txt\n\n"
        "Names and identifiers are removed as far as we can tell: please check."
    ),
)
@click.argument("files", metavar="[FILE|-]...", nargs=-1)
@click.option(
    "--protect-from",
    metavar="FILE|-",
    help=N_("A file with names that may come up, one on each line; - for standard input."),
)
@click.option("--json", "as_json", is_flag=True, help=N_("Text and spans, for programs."))
@click.option(
    "--why",
    is_flag=True,
    help=N_("Print what was found, and why, instead of the text. Names show."),
)
@click.option(
    "--doubtful",
    type=click.Choice(["replace", "mark", "keep"]),
    default="replace",
    show_default=True,
    help=N_(
        "What to do where it isn't certain: replace it like the rest, leave it in between ‹ and"
        " ?›, or leave it as it is."
    ),
)
def command(
    files: tuple[str, ...],
    protect_from: str | None,
    doubtful: str,
    *,
    as_json: bool,
    why: bool,
) -> None:
    """Print a text with names and identifiers replaced."""
    sources = files or (_PIPE,)
    if [*sources, protect_from].count(_PIPE) > 1:
        raise BadInput(_("Standard input can be read only once: give the other one as a file."))
    if why and as_json:
        raise BadInput(_("Choose --why or --json: they can't be printed together."))
    anonymiser = Anonymiser(() if protect_from is None else _names(protect_from))
    if why:
        _explain(sources, anonymiser)
        return
    if as_json:
        _as_json(sources, anonymiser, doubtful)
        return
    for source in sources:
        for row in _rows(source):
            click.echo(_replaced(row, anonymiser, doubtful)[0], nl=False)


def _explain(sources: tuple[str, ...], anonymiser: Anonymiser) -> None:
    """Print a line for each stretch that would be replaced: where, what, and why."""
    for source in sources:
        file = f"{inert(source)}:" if len(sources) > 1 else ""
        for number, column, text in _numbered(_rows(source)):
            for each in anonymiser.explained(text):
                where = f"{file}{number}:{column + each.start}"
                what = inert(text[each.start : each.end].replace("\t", " "))
                because = f"{anonymiser.why(each)} ({each.because})"
                click.echo("\t".join((where, what, each.kind, each.certainty, because)))


def _numbered(rows: Iterator[str]) -> Iterator[tuple[int, int, str]]:
    """Return rows without line breaks, each with the line and the column where it begins."""
    number, column, last = 1, 1, ""
    for row in rows:
        if not (row == "\n" and last.endswith("\r")):  # one line break, read in two pieces
            text = row.rstrip("\r\n")
            yield number, column, text
            is_whole = len(text) < len(row)
            number, column = (number + 1, 1) if is_whole else (number, column + len(row))
        last = row


def _as_json(sources: tuple[str, ...], anonymiser: Anonymiser, doubtful: str) -> None:
    """Print one object, or for several files a list of them, each with its file.

    Spans are printed as they are found, so that only the text has to be kept until its end.
    """
    for number, source in enumerate(sources):
        rows = _rows(source)
        row = next(rows)  # whatever is wrong with a file is said before anything is printed
        begun = "" if len(sources) == 1 else "[" if number == 0 else ","
        named = "" if len(sources) == 1 else f'"file": {to_json(source)}, '
        click.echo(f'{begun}{{{named}"spans": [', nl=False)
        texts: list[str] = []
        offset, separator = 0, "\n  "
        for each in chain([row], rows):
            text, found = _replaced(each, anonymiser, doubtful)
            texts.append(text)
            lines = [to_json(_moved(span, offset)) for span in found]
            if lines:
                click.echo(separator + ",\n  ".join(lines), nl=False)
                separator = ",\n  "
            offset += len(each)
        click.echo(f'\n], "text": {to_json("".join(texts))}}}', nl=len(sources) == 1)
    if len(sources) > 1:
        click.echo("]")


def _replaced(row: str, anonymiser: Anonymiser, doubtful: str) -> tuple[str, list[Span]]:
    """Return a row with what is to go replaced, and the spans of it with their replacements."""
    line = row.rstrip("\r\n")
    if doubtful == "replace":
        found = anonymiser.replacements(line)
        spans = [_span(each.alone, each.alone.text) for each in found]
    else:
        sure = anonymiser.replacements(line, sure_only=True)
        left = [
            Replacement(each.start, each.end, each.kind, each.certainty, "")
            for each in anonymiser.spans(line)
            if each.certainty is Certainty.DOUBTFUL
        ]
        spans = [_span(each.alone, each.alone.text) for each in sure]
        spans += [_span(each, None) for each in left]
        spans.sort(key=_start)
        marked = [_marked(each, line) for each in left] if doubtful == "mark" else []
        found = sorted([*sure, *marked], key=lambda each: each.start)
    return _harmless(rendered(line, found)) + row[len(line) :], spans


def _marked(left: Replacement, line: str) -> Replacement:
    words = f"‹{line[left.start : left.end]}?›"
    return Replacement(left.start, left.end, left.kind, left.certainty, words)


def _span(each: Replacement, replacement: str | None) -> Span:
    return {
        "start": each.start,
        "end": each.end,
        "kind": each.kind.value,
        "certainty": each.certainty.value,
        "replacement": replacement,
    }


def _start(span: Span) -> int:
    return int(str(span["start"]))


def _moved(span: Span, offset: int) -> Span:
    return {**span, "start": _start(span) + offset, "end": int(str(span["end"])) + offset}


def _harmless(text: str) -> str:
    """Return `text` without what a terminal would obey. Tabs stay: they are part of the lines."""
    return text if text.isprintable() else "\t".join(map(inert, text.split("\t")))


def _rows(source: str) -> Iterator[str]:
    """Read one input row by row, each with its line break.

    Raises:
        BadInput: When it cannot be read, is empty or isn't UTF-8 text, with what to do.
    """
    name = _("Standard input") if source == _PIPE else f"“{source}”"
    try:
        with (
            nullcontext(sys.stdin.buffer) if source == _PIPE else Path(source).open("rb") as stream
        ):
            # One buffer, not two: else a line waits in the first until the second is full.
            peeked = stream if isinstance(stream, BufferedReader) else _buffered(stream)
            _check(peeked.peek(_FIRST_LOOK)[:_FIRST_LOOK], name)
            # Line breaks are kept as they are, so that offsets are those of the original.
            text = TextIOWrapper(peeked, encoding="utf-8-sig", newline="")
            try:
                yield from _pieces(text)
            finally:
                text.detach()  # standard input stays open
    except UnicodeDecodeError as error:
        raise BadInput(_("{file} isn't UTF-8 text. Save it as UTF-8.").format(file=name)) from error
    except IsADirectoryError as error:
        raise BadInput(_("{file} is a folder: name the files in it.").format(file=name)) from error
    except OSError as error:
        raise BadInput(
            _("{file} can't be read ({why}). Check its name.").format(file=name, why=reason(error))
        ) from error


def _buffered(stream: IO[bytes]) -> BufferedReader:
    return BufferedReader(cast("RawIOBase", stream))


def _check(head: bytes, name: str) -> None:
    if not head:
        raise BadInput(_("{file} is empty: there's nothing to anonymise.").format(file=name))
    if head.startswith(_WIDE):
        raise BadInput(_("{file} is UTF-16 or UTF-32 text. Save it as UTF-8.").format(file=name))
    if b"\0" in head:
        raise BadInput(
            _("{file} isn't text that can be read here. Save it as UTF-8 text first.").format(
                file=name
            )
        )


def _pieces(text: TextIOWrapper) -> Iterator[str]:
    """Return the rows, very long ones in pieces that end between two words."""
    rest = ""
    while row := text.readline(_LONGEST_ROW):
        row = rest + row
        rest = ""
        if not row.endswith(("\n", "\r")) and len(row) >= _LONGEST_ROW:
            cut = row.rfind(" ") + 1 or len(row)
            row, rest = row[:cut], row[cut:]
        yield row
    if rest:
        yield rest


def _names(source: str) -> tuple[str, ...]:
    """Read names, one on a line. They stay in memory."""
    names = tuple(name for row in _rows(source) if (name := clean(row, 80)))
    if len(names) > _MOST_NAMES:
        raise BadInput(
            _("There are {count} names in the file: protect at most {most}.").format(
                count=len(names), most=_MOST_NAMES
            )
        )
    return names
