"""Every sentence a person reads can be translated, and none is translated before it is shown."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from group_supervision import translation
from group_supervision.cli.commands import COMMANDS, cli
from tests.pseudo import LANGUAGE, PACKAGE, translated, write_catalogue
from tests.untranslated import untranslated

NOT_SENTENCES = {
    "config_template.py": ("# Settings of group-supervision.",),  # comments
    "cli/anonymise.py": ('{"spans": [', '\n], "text": }'),  # JSON
    "cli/hall.py": ("group-supervision practice --hall",),  # what to type
    "cli/publish.py": ("group-supervision stage --follow",),
    "export/html.py": ("width=device-width",),  # HTML
    "export/svg.py": ("system-ui, ",),  # names of fonts
    "export/word.py": ("\n<a:extLst", "List Bullet", "Table Grid"),  # XML, names of styles
    "formats/card.py": ("\n@page {", "<!doctype html>", '<html lang=""'),  # HTML and CSS
    "core/facts.py": ("a fact that does not follow",),  # becomes “damaged”
    "core/stage.py": ("the others",),  # how a format in English names those who listen
    "guide/next_part.py": ("went on", "too soon"),  # values of an enumeration
    "guide/live_answers.py": (
        "go to the close",
        "keep nothing",
        "count it",
        "don't count it",
    ),  # too
    "guide/outcome.py": ("nothing kept",),  # as above
    "storage/bounds.py": ("not an id", "out of bounds"),  # becomes “damaged”
    "storage/codec.py": ("the format kept in the session", "an event that"),  # as above
    "storage/index_layout.py": (
        "a row that",
        "out of bounds",
        "columns of",
    ),  # makes it be built anew
    "storage/inventory.py": ("mobile documents", "Google Drive", "google ?drive"),  # names
    "storage/key_ring.py": ("Excessive work",),  # how age says it
    "storage/practice_file.py": ("rounds that do", "a seat twice"),  # then there is no event
    "storage/rhythm_file.py": ("a tag twice",),  # becomes “damaged”
    "storage/session_file.py": ("more facts than", "more notes than"),  # becomes “damaged”
    "tui/console_side.py": ("group-supervision stage",),  # a command to be typed
    "tui/flow.py": ("word lists",),  # the name of a group of workers
    "tui/live_actions.py": ("second press",),  # the name of a wait
    "web/guard.py": ("default-src 'none'", "noindex, "),  # headers
}
"""Literals by the file they are in, each with how it begins, that nobody reads as a sentence."""

DATA = ("anonymiser/", "tui/letters/")
"""Word lists, grammar and the shapes of letters."""

SOURCES = [
    path
    for path in sorted(PACKAGE.rglob("*.py"))
    if not path.relative_to(PACKAGE).as_posix().startswith(DATA)
]


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_whatever_a_person_reads_can_be_translated(path: Path) -> None:
    allowed = NOT_SENTENCES.get(path.relative_to(PACKAGE).as_posix(), ())
    found = [
        f"line {line}: {text}" for line, text in untranslated(path) if not text.startswith(allowed)
    ]
    assert not found


@pytest.mark.parametrize("file", NOT_SENTENCES)
def test_no_exception_is_kept_for_a_literal_that_has_gone(file: str) -> None:
    texts = [text for _line, text in untranslated(PACKAGE / file)]
    for start in NOT_SENTENCES[file]:
        assert any(text.startswith(start) for text in texts), start


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ('raise Refusal("Nothing was said.")', ["Nothing was said."]),
        ('raise Refusal(_("Nothing was said."))', []),
        ('show(f"{count} notes left")', [" notes left"]),
        ('show(_("{count} notes left").format(count=count))', []),
        ('show("#note", id="a note")', []),
        ('"""What a docstring says."""', []),
    ],
)
def test_a_bare_sentence_is_found_and_a_marked_one_is_not(
    source: str, found: list[str], tmp_path: Path
) -> None:
    path = tmp_path / "source.py"
    path.write_text(source, "utf-8")
    assert [text for _line, text in untranslated(path)] == found


@pytest.fixture
def strange(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Speak the language that nobody speaks."""
    write_catalogue(tmp_path / "locales")
    monkeypatch.setenv(translation.LOCALES_VARIABLE, str(tmp_path / "locales"))
    monkeypatch.setenv("LANGUAGE", LANGUAGE)
    translation.forget()
    yield
    monkeypatch.undo()
    translation.forget()


@pytest.mark.usefixtures("strange")
@pytest.mark.parametrize("name", COMMANDS)
def test_the_help_is_in_the_readers_language_and_leaves_the_source_as_it_was(name: str) -> None:
    ended = CliRunner().invoke(cli, [name, "--help"], terminal_width=500)
    assert ended.stdout.count("«") > 1
    assert translated(COMMANDS[name][1]) in CliRunner().invoke(cli, ["--help"]).stdout
    translation.forget()
    with pytest.MonkeyPatch.context() as english:
        english.delenv("LANGUAGE")
        assert "«" not in CliRunner().invoke(cli, [name, "--help"]).stdout


@pytest.mark.usefixtures("strange")
def test_what_cannot_be_done_is_said_in_the_readers_language() -> None:
    ended = CliRunner().invoke(cli, ["run", "--people", "1"])
    assert ended.stderr.startswith("«")
