"""Changes the program in one place at a time and asks whether any test notices.

`python -m tests.mutate [HOW_MANY]` works on a copy of this folder and prints what no test noticed.
Slow: it runs the tests beside each part once for every change. `SEED=2` chooses other places.
"""

import ast
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parent.parent
PARTS = {
    "group_supervision/core": ("tests/core", "tests/guide", "tests/test_live.py", "tests/formats"),
    "group_supervision/guide": ("tests/guide", "tests/plain", "tests/cli"),
    "group_supervision/anonymiser/pipeline.py": ("tests/anonymiser",),
}
"""What is changed, and the tests that should notice, the quickest first."""
SWAPS: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq, ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.In: ast.NotIn, ast.NotIn: ast.In,
}  # fmt: skip


def changed(node: ast.AST) -> ast.AST | None:
    """Return what stands in the place of a node, or nothing where nothing is changed."""
    match node:
        case ast.Compare(left, [op], right) if type(op) in SWAPS:
            return ast.Compare(left, [SWAPS[type(op)]()], right)
        case ast.BoolOp(ast.And(), values):
            return ast.BoolOp(ast.Or(), values)
        case ast.BoolOp(ast.Or(), values):
            return ast.BoolOp(ast.And(), values)
        case ast.UnaryOp(ast.Not(), operand):
            return operand
        case ast.BinOp(left, ast.Add(), right):
            return ast.BinOp(left, ast.Sub(), right)
        case ast.BinOp(left, ast.Sub(), right):
            return ast.BinOp(left, ast.Add(), right)
        case ast.Constant(bool(value)):
            return ast.Constant(not value)
        case ast.Constant(int(value)):
            return ast.Constant(value + 1)
        case ast.IfExp(test, body, orelse):
            return ast.IfExp(test, orelse, body)
    return None


def places(path: Path) -> Iterator[tuple[Path, int, str]]:
    """Return every change there can be in a file: where it is, its line and the file after it."""
    source = path.read_text("utf-8")
    for node in ast.walk(ast.parse(source)):
        other = changed(node)
        if other is None or not isinstance(node, ast.expr):
            continue
        text = ast.get_source_segment(source, node)
        if text is None or "\n" in text:
            continue
        lines = source.splitlines(keepends=True)
        line = lines[node.lineno - 1].encode()
        new = f"({ast.unparse(ast.fix_missing_locations(other))})".encode()
        changed_line = line[: node.col_offset] + new + line[node.end_col_offset :]
        lines[node.lineno - 1] = changed_line.decode()
        yield path, node.lineno, "".join(lines)


def is_noticed(root: Path, tests: tuple[str, ...]) -> bool:
    """Say whether any of these tests fails in a copy."""
    command = [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider"]
    world = {**os.environ, "PYTHONPATH": str(root), "CI": "1"}
    for each in tests:
        ended = subprocess.run(
            [*command, each], cwd=root, env=world, capture_output=True, check=False
        )
        if ended.returncode != 0:
            return True
    return False


def main() -> None:
    """Change some places of each part, and say which of them no test noticed."""
    many = int(sys.argv[1]) if len(sys.argv) > 1 else 30
    chance = Random(int(os.environ.get("SEED", "1")))
    with TemporaryDirectory() as folder:
        root = Path(folder) / "copy"
        shutil.copytree(ROOT, root, ignore=shutil.ignore_patterns(".*", "__pycache__"))
        for part, tests in PARTS.items():
            if is_noticed(root, tests):
                sys.exit(f"{part}: its tests fail while nothing is changed, so they say nothing.")
            top = root / part
            files = sorted(top.rglob("*.py")) if top.is_dir() else [top]
            found = [each for path in files for each in places(path)]
            chosen = chance.sample(found, min(many, len(found)))
            unnoticed = 0
            for path, line, text in chosen:
                before = path.read_text("utf-8")
                path.write_text(text, "utf-8")
                if not is_noticed(root, tests):
                    unnoticed += 1
                    was, now = before.splitlines()[line - 1], text.splitlines()[line - 1]
                    print(f"{path.relative_to(root)}:{line}\n  -{was}\n  +{now}", flush=True)
                path.write_text(before, "utf-8")
            print(f"{part}: {len(chosen) - unnoticed} of {len(chosen)} noticed", flush=True)


if __name__ == "__main__":
    main()
