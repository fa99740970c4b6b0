"""The shape of the house, kept by tests: layers, light imports, short files, one door for names."""

import ast
import subprocess
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import pytest
from grimp import build_graph

PACKAGE = Path(__file__).parent.parent / "group_supervision"
SOURCES = sorted(PACKAGE.rglob("*.py"))


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


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
    "group_supervision.cli.sessions": ("textual", "rich", "htpy", "docx", "typst"),
    "group_supervision.cli.learn": ("textual", "rich", "tinydb", "filelock"),
    "group_supervision.cli.agreement": ("textual", "rich", "tinydb", "filelock"),
    "group_supervision.cli.pulse": ("textual", "rich", "tinydb", "filelock"),
    "group_supervision.cli.export": ("textual", "rich", "htpy", "docx", "typst", "lxml"),
    "group_supervision.guide.exporting": ("textual", "rich", "click", "htpy", "docx", "typst"),
    "group_supervision.cli.passphrase": ("textual", "rich", "tinydb", "click"),
    "group_supervision.cli.formats": ("textual", "rich", "tinydb"),
    "group_supervision.plain.flow": (
        *("textual", "rich", "click"),
        *("group_supervision.core.rhythm", "group_supervision.guide.reflective"),
    ),
    "group_supervision.plain.live": ("textual", "rich", "click"),
    "group_supervision.cli.serve": ("textual", "rich", "tinydb", "starlette", "uvicorn", "segno"),
    "group_supervision.guide.publishing": ("textual", "rich", "click", "paho", "nacl"),
    "group_supervision.tui.flow": ("paho", "nacl"),
    "group_supervision.web.serving": (
        "textual",
        "rich",
        "tinydb",
        "segno",
        "group_supervision.tui",
    ),
    "group_supervision.tui.app": ("tinydb", "filelock", "click", "tomlkit", "tomllib"),
}


@pytest.mark.parametrize("module", LIGHT)
def test_what_it_does_not_need_is_not_loaded(module: str) -> None:
    script = f"import sys, {module}; print(*(m for m in {LIGHT[module]!r} if m in sys.modules))"
    ended = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert ended.stdout.strip() == ""


def longer_than(lines: int, paths: Iterable[Path]) -> list[str]:
    return [path.name for path in paths if len(path.read_text("utf-8").splitlines()) > lines]


def test_files_are_short() -> None:
    assert longer_than(300, SOURCES) == []


def test_styles_are_short() -> None:
    assert longer_than(150, (PACKAGE.parent / "styles").glob("*.tcss")) == []


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


def test_only_the_anonymiser_and_reading_back_make_anonymised_text() -> None:
    makers = {
        str(path.relative_to(PACKAGE)) for path in SOURCES if calls(tree_of(path), "Anonymised")
    }
    assert makers == {"anonymiser/anonymise.py", "storage/bounds.py"}


def test_only_the_live_session_takes_notes_from_raw_text() -> None:
    users = {
        str(path.relative_to(PACKAGE)) for path in SOURCES if calls(tree_of(path), "take_note")
    }
    assert users == {
        *("guide/note_taking.py", "guide/review.py", "plain/note_commands.py"),
        *("tui/note_entry.py", "tui/screens/review.py"),
    }


def test_nothing_writes_to_the_disk_but_the_one_door() -> None:
    openers = {
        str(path.relative_to(PACKAGE))
        for path in SOURCES
        for name in ("write_text", "write_bytes", "fdopen", "mkstemp", "NamedTemporaryFile")
        if calls(tree_of(path), name)
    }
    assert openers == {"storage/atomic.py"}


def test_no_text_of_ours_is_taken_for_markup() -> None:
    for path in SOURCES:
        tree = tree_of(path)
        for name in ("Static", "Label"):
            assert not calls(tree, name), f"{path.name} should use Line"
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "notify":
                given = {keyword.arg: keyword.value for keyword in node.keywords}
                markup = given.get("markup")
                assert isinstance(markup, ast.Constant)
                assert markup.value is False


def test_no_network_is_ever_opened_but_by_the_page_and_the_way_to_a_broker() -> None:
    for path in SOURCES:
        doors = ("web/addresses.py", "remote/connection.py")
        if path.relative_to(PACKAGE).as_posix() in doors:
            continue
        tree = tree_of(path)
        for node in ast.walk(tree):
            names = []
            if isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom):
                names = [node.module or ""]
            roots = {name.split(".")[0] for name in names}
            assert not roots & {
                "socket",
                "http",
                "urllib",
                "requests",
                "ssl",
                "webbrowser",
                "paho",
            }, path


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Yield every function of a file."""
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def inside(node: ast.AST) -> Iterator[ast.AST]:
    """Yield what a function is made of, functions and classes inside it left out."""
    for child in ast.iter_child_nodes(node):
        if not isinstance(
            child, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef | ast.Lambda
        ):
            yield child
            yield from inside(child)


BRANCHES = (ast.If, ast.IfExp, ast.For, ast.AsyncFor, ast.While, ast.ExceptHandler)


def complexity(function: ast.AST) -> int:
    """Return how many ways lead through a function, each `and` and `or` counted."""
    ways = 1
    for node in inside(function):
        if isinstance(node, ast.BoolOp):
            ways += len(node.values) - 1
        elif isinstance(node, ast.comprehension):
            ways += 1 + len(node.ifs)
        elif isinstance(node, BRANCHES):
            ways += 1
    return ways


def named(path: Path, function: ast.FunctionDef | ast.AsyncFunctionDef) -> str:
    return f"{path.relative_to(PACKAGE)}: {function.name}"


def test_functions_are_short() -> None:
    long = []
    for path in SOURCES:
        for each in functions(path):
            assert each.end_lineno is not None
            if each.end_lineno - each.lineno >= 40:
                long.append(named(path, each))
    assert long == []


def test_functions_are_simple() -> None:
    not_simple = [
        named(path, each)
        for path in SOURCES
        for each in functions(path)
        # A match over every kind of a thing reads best in one place, however many there are.
        if not any(isinstance(node, ast.Match) for node in inside(each)) and complexity(each) > 10
    ]
    assert not_simple == []


def test_complexity_counts_what_ruff_does_not() -> None:
    source = "def f(a, b):\n    return [x for x in a if x and b or a] if a else 0"
    assert complexity(ast.parse(source).body[0]) == 6


def test_no_modules_import_one_another_in_a_circle() -> None:
    graph = build_graph("group_supervision", exclude_type_checking_imports=True)
    imported = {name: graph.find_modules_directly_imported_by(name) for name in graph.modules}
    # What nothing more has to be known for is taken away until only circles are left.
    while known := {name for name, needed in imported.items() if not needed}:
        imported = {name: needed - known for name, needed in imported.items() if name not in known}
    assert not imported


DECIDES = {
    *("perform", "freeze", "take_note", "undo", "redo", "settle_gap"),
    *("show", "decide", "revise", "keep_nothing"),
}
CONSOLES = [path for path in SOURCES if path.parts[len(PACKAGE.parts)] in ("tui", "plain")]


def test_no_console_decides_what_the_guide_decides() -> None:
    for node in (node for path in CONSOLES for node in ast.walk(tree_of(path))):
        if isinstance(node, ast.ImportFrom):
            names = {f"{node.module}.{each.name}" for each in node.names}
            assert "group_supervision.core.commands" not in names | {str(node.module)}
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            owner = ast.unparse(node.func.value)
            assert not (owner.endswith("live") and node.func.attr in DECIDES), ast.unparse(node)


def test_no_test_presses_a_key_and_goes_by_how_busy_the_computer_is() -> None:
    tests = (path for path in Path(__file__).parent.rglob("*.py") if path != Path(__file__))
    # `tests/tui/tapping.py` waits until the key has done its work.
    assert [path.name for path in tests if "pilot.press(" in path.read_text("utf-8")] == []
