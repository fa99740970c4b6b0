"""`formats`: drawing, printing, writing and copying them.

`UPDATE_PAGES=1 make test` writes the pages in docs/formats anew.
"""

import os
import stat
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from group_supervision.cli.commands import cli
from group_supervision.core.format import Format
from group_supervision.formats.library import load_format, read_format_file
from group_supervision.guide.format_printing import Card, printed_page
from tests.conftest import SHIPPED

PAGES = Path(__file__).parent.parent.parent / "docs" / "formats"
ANSWERS = (
    *("Our “round” [/]", "We talk.", "4", "8", "y"),
    *("Arriving", "5", "me", "", "Welcome."),
    *("Talking", "25", "all of us", "", "Go on.", ""),
)


def run(*arguments: str, given: str | None = None) -> Result:
    return CliRunner().invoke(cli, arguments, input=given)


def test_show_draws_the_plan_as_a_bar_of_parts() -> None:
    told = run("formats", "show", "troika").stdout
    assert "3 times:\n" in told
    assert f"Consult        4  {'█' * 4}\n" in told
    assert "█" not in run("formats", "show", "reflecting-team").stdout


def test_show_says_who_it_is_not_for_before_anything_else() -> None:
    fmt = load_format("gossip-method")
    told = run("formats", "show", fmt.id).stdout.splitlines()
    assert told[2 : 2 + len(fmt.gate)] == list(fmt.gate)


def test_new_asks_a_few_questions_and_writes_a_file_with_comments(home: Path) -> None:
    told = run("formats", "new", given="\n".join(ANSWERS) + "\n")
    assert told.exit_code == 0
    path = home / "formats" / "our-round.toml"
    fmt = read_format_file(path)
    assert (fmt.title, fmt.lengths, fmt.people_suggested) == ("Our “round” [/]", (30,), (4, 8))
    assert [(phase.title, phase.minutes[30]) for phase in fmt.phases] == [
        ("Arriving", 5),
        ("Talking", 25),
    ]
    assert fmt.phases[0].speaks == "me"
    assert "# Say honestly" in path.read_text("utf-8")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert run("formats", "check", "our-round").exit_code == 0


def test_new_without_minutes_is_untimed(tmp_path: Path) -> None:
    answers = ("Ours", "We talk.", "", "", "n", "Talking", "all of us", "", "Go on.", "")
    told = run(
        "formats", "new", "--to", str(tmp_path / "ours.toml"), given="\n".join(answers) + "\n"
    )
    assert told.exit_code == 0
    assert not read_format_file(tmp_path / "ours.toml").timed


def test_nothing_is_written_over(home: Path) -> None:
    run("formats", "new", given="\n".join(ANSWERS) + "\n")
    path = home / "formats" / "our-round.toml"
    path.write_text("mine", "utf-8")
    for command in (("new",), ("copy", "balint", "Our round")):
        told = run("formats", *command, given="\n".join(ANSWERS) + "\n")
        assert told.exit_code != 0
        assert "is there already" in told.stderr
    assert path.read_text("utf-8") == "mine"


def test_copy_keeps_the_comments_under_another_title(home: Path) -> None:
    assert run("formats", "copy", "balint", "Our Balint").exit_code == 0
    path = home / "formats" / "our-balint.toml"
    text = path.read_text("utf-8")
    assert "# Short lines for w." in text
    copy, ours = read_format_file(path), load_format("balint")
    assert copy.title == "Our Balint"
    assert copy.phases == ours.phases


@pytest.mark.parametrize("title", ["日本語", "…"])
def test_a_title_that_no_file_can_be_named_after_asks_for_a_file(title: str) -> None:
    told = run("formats", "copy", "balint", title)
    assert "name one with --to" in told.stderr


@pytest.mark.parametrize("fmt", SHIPPED, ids=lambda fmt: fmt.id)
@pytest.mark.parametrize("card", list(Card))
def test_every_card_is_printed_for_every_format(fmt: Format, card: Card) -> None:
    text = run("formats", "print", fmt.id, "--card", card.value).stdout
    page = run("formats", "print", fmt.id, "--card", card.value, "--as", "html").stdout
    assert fmt.title in text
    assert page.lower().startswith("<!doctype html>")
    for told in (text, page):
        assert "{" not in told.split("</style>")[-1]
        assert "<script" not in told
        assert "http://" not in told


def test_the_presenters_card_says_that_they_will_be_believed() -> None:
    told = run("formats", "print", "--card", "presenter").stdout
    assert "What you tell is believed." in told
    assert "What keeps coming back to you?" in told
    assert "You don't owe anyone an answer" in told


def test_what_is_strange_in_a_format_is_letters_on_a_card() -> None:
    run("formats", "new", given="\n".join(ANSWERS).replace("[/]", "<b>&x") + "\n")
    for card in Card:
        page = run("formats", "print", "our-round-b-x", "--card", card.value, "--as", "html").stdout
        assert "&lt;b&gt;" in page
        assert "<b>&x" not in page


def test_a_card_goes_into_a_file_and_over_none(tmp_path: Path) -> None:
    path = tmp_path / "card.html"
    assert run("formats", "print", "--to", str(path)).exit_code == 0
    assert path.read_text("utf-8").startswith("<!doctype html>")
    assert "is there already" in run("formats", "print", "--to", str(path)).stderr
    assert "name a file with --to" in run("formats", "print", "--as", "pdf").stderr


def test_a_card_is_printed_as_pdf_too(tmp_path: Path) -> None:
    path = tmp_path / "card.pdf"
    assert run("formats", "print", "--card", "first-timer", "--to", str(path)).exit_code == 0
    assert path.read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize("fmt", SHIPPED, ids=lambda fmt: fmt.id)
def test_the_page_of_every_format_is_up_to_date(fmt: Format) -> None:
    path = PAGES / f"{fmt.id}.md"
    if os.environ.get("UPDATE_PAGES"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(printed_page(fmt), "utf-8")
    assert path.read_text("utf-8") == printed_page(fmt)
