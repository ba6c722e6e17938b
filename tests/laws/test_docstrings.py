"""A docstring of a function says what it does, and so begins with a verb."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FILES = sorted(file for folder in ("src/seedproof", "tools", "training") for file in (ROOT / folder).rglob("*.py"))
#: Words that begin a noun or a clause. A verb cannot be told by its looks, what is none can.
NO_VERBS = frozenset("a an the this that these those it each every all whether which what where who whom whose how when why".split())


def functions(file: Path) -> Iterator[ast.FunctionDef]:
    return (node for node in ast.walk(ast.parse(file.read_text("utf-8"))) if isinstance(node, ast.FunctionDef))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.relative_to(ROOT).as_posix())
def test_docstrings_of_functions_begin_with_a_verb(file: Path) -> None:
    first = {function.name: (ast.get_docstring(function) or "Return").split()[0].strip(",.:") for function in functions(file)}

    assert {name: word for name, word in first.items() if word.lower() in NO_VERBS or not word[:1].isupper()} == {}
