"""The plain console decides nothing itself: it changes a session through the guide alone."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import group_supervision.plain
from group_supervision.live.session import LiveSession

MODULES = sorted(Path(group_supervision.plain.__path__[0]).glob("*.py"))
ALLOWED = {"beat", "tick", "record"}
"""What only looks, or keeps going what goes on by itself."""
FORBIDDEN = {
    name
    for name, each in vars(LiveSession).items()
    if callable(each) and not name.startswith("_") and name not in ALLOWED
}


def imported(tree: ast.AST) -> Iterator[str]:
    """Yield the full names of what a module imports."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{each.name}" for each in node.names)


def done_to_the_session(tree: ast.AST) -> Iterator[str]:
    """Yield the names of what is called on a live session."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            owner = ast.unparse(node.func.value)
            if owner.endswith("live"):
                yield node.func.attr


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_no_module_knows_the_commands_of_the_core(path: Path) -> None:
    assert "group_supervision.core.commands" not in set(
        imported(ast.parse(path.read_text("utf-8")))
    )


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_no_module_changes_a_session_but_through_the_guide(path: Path) -> None:
    assert not FORBIDDEN & set(done_to_the_session(ast.parse(path.read_text("utf-8"))))


def test_what_is_forbidden_is_everything_that_changes_a_session() -> None:
    assert {"perform", "show", "freeze", "take_note", "undo", "redo", "protect"} <= FORBIDDEN
