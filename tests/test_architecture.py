"""The shape of the house, kept by tests: layers, light imports, short files, one door for names."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "group_supervision"
SOURCES = sorted(PACKAGE.rglob("*.py"))


def test_imports_point_downwards() -> None:
    ended = subprocess.run(
        [sys.executable, "-c", "from importlinter.cli import lint_imports_command as c; c()"],
        cwd=PACKAGE.parent,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 0, ended.stdout + ended.stderr


LIGHT = {
    "group_supervision.core.session": ("textual", "rich", "tinydb", "click", "json"),
    "group_supervision.storage.folder": ("textual", "rich", "click"),
    "group_supervision.live.opening": ("textual", "rich", "click"),
    "group_supervision.cli.commands": ("textual", "rich", "tinydb", "filelock", "platformdirs"),
    "group_supervision.cli.sessions": ("textual", "rich"),
    "group_supervision.cli.formats": ("textual", "rich", "tinydb"),
    "group_supervision.plain.flow": ("textual", "rich", "click"),
    "group_supervision.plain.live": ("textual", "rich", "click"),
    "group_supervision.tui.app": ("tinydb", "filelock", "click", "tomlkit", "tomllib"),
}


@pytest.mark.parametrize("module", LIGHT)
def test_what_it_does_not_need_is_not_loaded(module: str) -> None:
    script = f"import sys, {module}; print(*(m for m in {LIGHT[module]!r} if m in sys.modules))"
    ended = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert ended.stdout.strip() == ""


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_files_are_short(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= 300


@pytest.mark.parametrize(
    "path", sorted((PACKAGE.parent / "styles").glob("*.tcss")), ids=lambda path: path.name
)
def test_styles_are_short(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= 150


def calls(tree: ast.AST, name: str) -> list[int]:
    """Return the lines where something called `name` is called."""
    return [
        node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and (
            (isinstance(node.func, ast.Name) and node.func.id == name)
            or (isinstance(node.func, ast.Attribute) and node.func.attr == name)
        )
    ]


def test_only_the_anonymiser_and_the_codec_make_anonymised_text() -> None:
    makers = {
        str(path.relative_to(PACKAGE))
        for path in SOURCES
        if calls(ast.parse(path.read_text("utf-8")), "Anonymised")
    }
    assert makers == {"anonymiser/anonymise.py", "storage/codec.py"}


def test_only_the_live_session_takes_notes_from_raw_text() -> None:
    users = {
        str(path.relative_to(PACKAGE))
        for path in SOURCES
        if calls(ast.parse(path.read_text("utf-8")), "take_note")
    }
    assert users == {
        *("guide/noting.py", "plain/note_commands.py"),
        *("tui/note_entry.py", "tui/screens/review.py"),
    }


def test_nothing_writes_to_the_disk_but_the_one_door() -> None:
    openers = {
        str(path.relative_to(PACKAGE))
        for path in SOURCES
        for name in ("write_text", "write_bytes", "fdopen", "mkstemp", "NamedTemporaryFile")
        if calls(ast.parse(path.read_text("utf-8")), name)
    }
    assert openers == {"storage/atomic.py"}


def test_no_text_of_ours_is_taken_for_markup() -> None:
    for path in SOURCES:
        tree = ast.parse(path.read_text("utf-8"))
        for name in ("Static", "Label"):
            assert not calls(tree, name), f"{path.name} should use Line"
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "notify":
                given = {keyword.arg: keyword.value for keyword in node.keywords}
                markup = given.get("markup")
                assert isinstance(markup, ast.Constant)
                assert markup.value is False


def test_no_network_is_ever_opened() -> None:
    for path in SOURCES:
        tree = ast.parse(path.read_text("utf-8"))
        for node in ast.walk(tree):
            names = []
            if isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom):
                names = [node.module or ""]
            roots = {name.split(".")[0] for name in names}
            assert not roots & {"socket", "http", "urllib", "requests", "ssl", "webbrowser"}, path


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_names_come_from_the_field(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ClassDef):
            assert not node.name.endswith(("Manager", "Helper", "Utils", "Util"))
    assert path.stem not in ("utils", "helpers", "misc", "common")
