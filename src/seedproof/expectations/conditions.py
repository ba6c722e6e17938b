"""Conditions on rows in suites: they choose rows, and run nothing.

Great Expectations hands them to ``DataFrame.query``, which is an evaluation of Python: ``@pd.io.common.os.system('…')`` runs a program.
A suite is data of a folder that one may not trust, so only comparisons of columns with constants are let through.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence
from typing import Any

from seedproof.core.errors import SettingsError
from seedproof.core.patterns import regex

__all__ = ["columns_in_condition", "require_plain"]

_PLAIN = (
    ast.Expression, ast.BoolOp, ast.boolop, ast.BinOp, ast.operator, ast.UnaryOp, ast.unaryop, ast.Compare, ast.cmpop,
    ast.Constant, ast.List, ast.Tuple, ast.Name, ast.Load,
)  # fmt: skip
_QUOTED_COLUMN = regex(r"`([A-Za-z_]\w*)`")


def require_plain(kwargs: dict[str, Any], where: str, columns: Sequence[str]) -> None:
    """Raise SettingsError unless the condition on rows among the arguments of an expectation only compares ``columns`` with constants."""
    for kind, text in _parts(kwargs.get("row_condition")):
        if not (text in columns if kind == "column" else _is_plain(text, columns)):
            hint = "compare columns of the table of seeds with constants, as in: language == 'en' and body_length > 100"
            raise SettingsError(f"row_condition: {text!r} is not evaluated", where=where, hint=hint)


def columns_in_condition(kwargs: dict[str, Any]) -> Iterator[str]:
    """Yield the columns that the condition on rows among the arguments of an expectation names."""
    for kind, text in _parts(kwargs.get("row_condition")):
        if kind == "column":
            yield text
        elif (tree := _parsed(text)) is not None:
            yield from _names_in(tree)


def _parts(condition: Any) -> Iterator[tuple[str, str]]:
    """Yield what a condition names as a column, and what in it is an expression."""
    if isinstance(condition, str):
        yield "expression", condition
    elif isinstance(condition, list):
        for part in condition:
            yield from _parts_below(part)
    else:
        yield from _parts_below(condition)


def _parts_below(condition: Any) -> Iterator[tuple[str, str]]:
    if isinstance(condition, list):
        for part in condition:
            yield from _parts_below(part)
    elif isinstance(condition, dict):
        for key, value in condition.items():
            if key == "pass_through_filter":
                yield "expression", str(value)
            elif key in ("name", "column_name") or (key == "column" and not isinstance(value, dict)):
                yield "column", str(value)
            elif key != "parameter":  # which is quoted
                yield from _parts_below(value)


def _is_plain(text: str, columns: Sequence[str]) -> bool:
    tree = _parsed(text)
    try:
        return tree is not None and all(isinstance(node, _PLAIN) for node in ast.walk(tree)) and _names_in(tree) <= set(columns)
    except RecursionError:
        return False


def _parsed(text: str) -> ast.Expression | None:
    try:
        return ast.parse(_QUOTED_COLUMN.sub(r"\1", text).strip(), mode="eval")
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None


def _names_in(tree: ast.AST) -> set[str]:
    return {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
