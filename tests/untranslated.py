"""Finds sentences in the source that a person would read and no catalogue could translate."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

TRANSLATORS = {"_", "N_", "ngettext"}

SINKS = {
    *(
        "Line",
        "show",
        "styled",
        "assemble",
        "Content",
        "notify",
        "Button",
        "KeyHint",
        "DiscoveryHit",
    ),
    *("TextField", "ChoiceField", "Question", "Choice", "HomeItem", "Command"),
    *("say", "ask", "ask_unseen", "confirms", "number", "choose", "echo", "option", "Option"),
    *(
        "Refusal",
        "BadInput",
        "StoreError",
        "FormatError",
        "ConfigError",
        "ConversationOver",
        "Newer",
    ),
    *("Binding", "_key", "command", "group", "argument"),
}
"""Calls whose texts end up before a person."""

NAMES_NOT_READ = {"id", "name", "key", "style", "classes", "metavar", "type", "cls", "selector"}
"""Keyword arguments of those calls that nobody reads."""

_WORD = re.compile(r"[A-Za-z]{2,}")
_PROSE = re.compile(r"[A-Za-z]{2,}[,;:.!?”’)]* [“‘(]?[A-Za-z]{2,}")
_MACHINE = re.compile(
    r"[#$.\w-]*[_#$.-][\w.-]*|--?[\w-]+|[a-z_]+(?:,[a-z_0-9]+)*"
    r"|(?:(?:bold|italic|underline) )+\$[\w-]+"
    r"|(?:ctrl|shift|alt)\+\w+|[a-z_,]*(?:(?:ctrl|shift|alt)\+\w+,?)+[a-z_,]*"
    r"|\w+\([^()]*\)|Enter|Esc|Tab"
)
"""Selectors, styles, keys, ids, options, actions."""


def untranslated(path: Path) -> Iterator[tuple[int, str]]:
    """Yield line and text of every literal in a file that no catalogue could translate."""
    tree = ast.parse(path.read_text("utf-8"))
    yield from _look(tree, None, is_read=False)


def _look(node: ast.AST, parent: ast.AST | None, *, is_read: bool) -> Iterator[tuple[int, str]]:
    if isinstance(node, ast.Call):
        name = _name(node.func)
        if name in TRANSLATORS:
            return
        sink = name in SINKS
        yield from _look(node.func, node, is_read=False)
        for each in node.args:
            yield from _look(each, node, is_read=sink)
        for keyword in node.keywords:
            is_text = sink and keyword.arg not in NAMES_NOT_READ
            yield from _look(keyword.value, node, is_read=is_text)
        return
    if isinstance(node, ast.JoinedStr):
        # What is marked inside an f-string, the extraction does not find.
        if any(_is_marked(each) for each in ast.walk(node)):
            yield node.lineno, ast.unparse(node)
        text = "".join(str(each.value) for each in node.values if isinstance(each, ast.Constant))
        if _WORD.search(text) and (is_read or _PROSE.search(text)):
            yield node.lineno, text
        return
    if isinstance(node, ast.Constant):
        if isinstance(node.value, str) and not isinstance(parent, ast.Expr):
            text = node.value
            is_prose = bool(_PROSE.search(text))
            is_machine = bool(_MACHINE.fullmatch(text))
            if not is_machine and (is_prose or (is_read and _WORD.search(text))):
                yield node.lineno, text
        return
    annotations = (getattr(node, "annotation", None), getattr(node, "returns", None))
    for child in ast.iter_child_nodes(node):
        if child in annotations:
            continue
        # A list, a choice or a sum of texts is read where the whole is read.
        passes = isinstance(
            node, (ast.Tuple, ast.List, ast.IfExp, ast.BinOp, ast.BoolOp, ast.Starred)
        )
        yield from _look(child, node, is_read=is_read and passes)


def _is_marked(node: ast.AST) -> bool:
    """Say whether a sentence is marked for translation here."""
    if not isinstance(node, ast.Call) or _name(node.func) not in TRANSLATORS:
        return False
    return any(isinstance(each, ast.Constant) for each in node.args)


def _name(function: ast.expr) -> str:
    if isinstance(function, ast.Name):
        return function.id
    return function.attr if isinstance(function, ast.Attribute) else ""


if __name__ == "__main__":  # pragma: no cover
    import sys

    for root in sys.argv[1:]:
        paths = sorted(Path(root).rglob("*.py")) if Path(root).is_dir() else [Path(root)]
        for each in paths:
            for line, text in untranslated(each):
                sys.stdout.write(f"{each}:{line}: {text}\n")
