"""The rhythm's commands: data on stdout, sentences on stderr, and nothing kept of what can't be."""

import json
import re
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner, Result
from pyrage import x25519

from group_supervision.cli import passphrase
from group_supervision.cli.commands import cli
from group_supervision.storage import locking
from group_supervision.storage.private_file import RHYTHM_FILE
from group_supervision.storage.seal import Seal, is_sealed, seal_of

SCHEMA = Path(__file__).parents[2] / "docs" / "schema" / "rhythm.json"


def run(*arguments: str, typed: str = "") -> Result:
    return CliRunner().invoke(cli, ["rhythm", *arguments], input=typed)


def test_a_tag_is_drawn_said_and_what_it_means_is_not_asked_for() -> None:
    ended = run("add", "case.cp")
    assert re.fullmatch(r"[a-z]+ [a-z]+\n", ended.stdout)
    assert "What a tag means isn't kept here" in ended.stderr
    assert ended.stdout.strip() in run("list").stdout


@pytest.mark.parametrize(
    ("arguments", "typed", "said"),
    [
        (("add", "case.cp", "--choose"), "amara kettle\n", "could be a name or a place"),
        (("add", "case.cp", "--choose"), "teapot\n", "A tag is two words"),
        (("add", "case.cp", "--since", "2090-01-01"), "", "2090-01-01 is still to come"),
        (("add", "nope"), "", "There's no category “nope”"),
        (("talked", "amara okafor"), "", "There's no such tag"),
        (("supervised", "--on", "2090-01-01"), "", "is still to come"),
        (("supervised", "--on", "1999-01-01"), "", "more than two years ago"),
        (("supervised", "--on", "soon"), "", "isn't a day"),
        (("supervised", "--remove"), "", "No supervision of yours"),
        (("own", "case.cp"), "", "is for tags"),
        (("resolve", "x y"), "", "There's no such tag"),
        (("delete",), "", "Name one tag to delete"),
        (("delete", "x y", "--yes"), "", "There's no such tag"),
        (("check", "none.toml"), "", "can't be read"),
    ],
)
def test_what_cannot_be_is_one_sentence_and_nothing_is_kept(
    home: Path, arguments: tuple[str, ...], typed: str, said: str
) -> None:
    ended = run(*arguments, typed=typed)
    assert ended.exit_code in (1, 2)
    assert said in ended.stderr
    assert "amara" not in ended.output
    assert not (home / RHYTHM_FILE).exists()


def test_no_option_takes_the_words_of_a_tag() -> None:
    assert "--tag" not in run("add", "--help").stdout


def test_what_was_talked_about_is_listed_and_resolved_and_deleted() -> None:
    run("own", "sup.all")
    run("supervised", "--on", "yesterday")
    added = run("add", "fp.incident", "--choose", typed="striped teapot\n")
    assert added.stdout.splitlines()[-1] == "striped teapot"
    assert "doesn't count" in run("talked", "striped teapot", "--group").stderr
    assert "Noted for" in run("talked", "Striped Teapot").stderr
    (tag,) = json.loads(run("list", "--json").stdout)["tags"]
    assert (tag["tag"], tag["rule"], tag["state"]) == (
        *("striped teapot", "walsall/fp.incident"),
        "as-agreed",
    )
    assert run("resolve", "striped teapot").exit_code == 0
    assert "resolved" in run("list").stdout
    assert "Nothing was deleted." in run("delete", "striped teapot", typed="n\n").stderr
    assert run("delete", "striped teapot", "--yes").exit_code == 0
    assert "There are no tags yet" in run("list").stdout


def test_the_json_is_as_documented() -> None:
    schema = json.loads(SCHEMA.read_text("utf-8"))
    for arguments in ((), ("own", "newly-qualified"), ("add", "case.cp"), ("supervised",)):
        if arguments:
            run(*arguments)
        jsonschema.validate(json.loads(run("list", "--json").stdout), schema)


def test_the_rules_are_printed_with_their_sources() -> None:
    told = run("rules").stdout
    assert "Source: Walsall Children's Services, 1.3 Supervision Guidance" in told
    assert "Standards for employers of social workers in England" in told
    assert "case.cp           A child protection plan: at least every 2 months." in told
    assert "talk about anything sooner when it needs it" in told


def test_a_file_with_a_mistake_is_said_and_the_rest_is_there(home: Path) -> None:
    (home / "rhythms").mkdir(parents=True)
    path = home / "rhythms" / "ours.toml"
    path.write_text(
        'title = "O"\nsource = "us"\n[[rules]]\nid = "a"\nwhat = "A"\nabout = "case"\nmonths = 0',
        "utf-8",
    )
    ended = run("list")
    assert ended.exit_code == 0
    assert ended.stderr == (
        "ours.toml, line 7: rule “a”, key “months”: 0 isn't a frequency."
        " Write 1 to 24, or leave the rule out.\n"
    )
    assert run("check", str(path)).exit_code == 2
    path.write_text(path.read_text().replace("months = 0", "months = 1"), "utf-8")
    assert run("check", str(path)).stdout == "No problems found.\n"


@pytest.mark.parametrize("form", ["md", "csv"])
def test_ones_own_supervision_is_exported_as_a_table(tmp_path: Path, form: str) -> None:
    run("own", "sup.all")
    run("supervised")
    run("add", "case.cp", "--choose", typed="striped teapot\n")
    path = tmp_path / f"log.{form}"
    assert run("export", "--to", str(path)).exit_code == 0
    assert path.read_text("utf-8-sig").splitlines()[0] in ("# My supervision", '"My supervision"')
    assert "teapot" not in path.read_text("utf-8-sig")
    assert "is there already" in run("export", "--to", str(path)).stderr


def test_a_locked_rhythm_asks_for_the_passphrase_once_and_stays_sealed(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn = run("add", "case.cp").stdout.strip()
    identity = x25519.Identity.generate()
    (home / "lock").mkdir()
    locking.lock_everything(home, seal_of(home), str(identity))
    asked: list[Seal] = []

    def ask(seal: Seal) -> None:
        asked.append(seal)
        seal.hold(identity)

    monkeypatch.setattr(passphrase, "ask", ask)
    seal_of.cache_clear()  # as another process would
    try:
        assert "Noted for" in run("talked", drawn).stderr
        assert len(asked) == 1
        assert is_sealed((home / RHYTHM_FILE).read_bytes())
    finally:
        seal_of.cache_clear()


def test_everything_is_deleted_when_that_is_asked_for(home: Path) -> None:
    run("add", "case.cp")
    (home / RHYTHM_FILE).write_text("nonsense", "utf-8")
    assert "damaged" in run("list").stderr
    assert run("delete", "--all", typed="y\n").exit_code == 0
    assert not (home / RHYTHM_FILE).exists()
