"""Small changes of the code, mutants: each alters one place of the rooms that ``tools/mutants.py`` tries."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parent.parent
PACKAGE = Path("src/seedproof")
ROOMS = ("core", "text", "batch", "run", "corpus", "cli", "checks/garbled/words", "checks/spelling/variants")
OPERATORS: dict[type[ast.AST], type[ast.AST]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.In: ast.NotIn,
    ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.And: ast.Or, ast.Or: ast.And, ast.Add: ast.Sub, ast.Sub: ast.Add,
    ast.BitAnd: ast.BitOr, ast.BitOr: ast.BitAnd,
}  # fmt: skip


class Mutant(NamedTuple):
    """A change of one place.

    - ``file``: relative to the root
    - ``line``: of the place
    - ``start``, ``end``: the place, in bytes
    - ``new``: what takes its place
    """

    file: Path
    line: int
    start: int
    end: int
    new: str

    @property
    def function(self) -> int | None:
        """Return the line where the innermost function begins that the place is in, None outside of all."""
        begins = [
            min([node.lineno, *(decorator.lineno for decorator in node.decorator_list)])
            for node in ast.walk(ast.parse((ROOT / self.file).read_bytes()))
            if isinstance(node, ast.FunctionDef) and node.lineno <= self.line <= (node.end_lineno or 0)
        ]
        return max(begins, default=None)

    def overlaps(self, other: Mutant) -> bool:
        """Tell whether both change some one character."""
        return self.file == other.file and self.start < other.end and other.start < self.end

    def __str__(self) -> str:
        old = " ".join((ROOT / self.file).read_bytes()[self.start : self.end].decode().split())
        return f"{self.file}:{self.line}: {old[:90]}  ->  {' '.join(self.new.split())[:90]}"


def mutants() -> list[Mutant]:
    """Return all mutants of the rooms."""
    files = [file for room in ROOMS for file in sorted((ROOT / PACKAGE / room).rglob("*.py"))]
    return [mutant for file in files for mutant in _of_file(file.relative_to(ROOT), file.read_bytes())]


def _of_file(file: Path, source: bytes) -> Iterator[Mutant]:
    lines = [0]
    for line in source.splitlines(keepends=True):
        lines.append(lines[-1] + len(line))
    for node in _reached(ast.parse(source)):
        for new in _changed(node):
            start = lines[node.lineno - 1] + node.col_offset  # type: ignore[attr-defined]
            end = lines[node.end_lineno - 1] + node.end_col_offset  # type: ignore[attr-defined]
            yield Mutant(file, node.lineno, start, end, new)  # type: ignore[attr-defined]


def _reached(node: ast.AST) -> Iterator[ast.AST]:
    """Yield the nodes of code, and leave out docstrings, annotations, what is exported, and the words of formatted strings."""
    for name, value in ast.iter_fields(node):
        if name in ("annotation", "returns", "decorator_list") or isinstance(node, ast.JoinedStr):
            continue
        for child in value if isinstance(value, list) else [value]:
            if not isinstance(child, ast.AST) or isinstance(child, ast.Import | ast.ImportFrom):
                continue
            if isinstance(child, ast.Assign) and isinstance(child.targets[0], ast.Name) and child.targets[0].id == "__all__":
                continue
            if isinstance(child, ast.Expr) and isinstance(child.value, ast.Constant):
                continue
            yield child
            yield from _reached(child)


def _changed(node: ast.AST) -> Iterator[str]:
    """Yield what may take the place of a node."""
    if isinstance(node, ast.Compare) and type(node.ops[0]) in OPERATORS:
        yield f"({ast.unparse(ast.Compare(node.left, [OPERATORS[type(node.ops[0])](), *node.ops[1:]], node.comparators))})"  # type: ignore[list-item]
    elif isinstance(node, ast.BoolOp):
        yield f"({ast.unparse(ast.BoolOp(OPERATORS[type(node.op)](), node.values))})"  # type: ignore[arg-type]
    elif isinstance(node, ast.BinOp) and type(node.op) in OPERATORS:
        yield f"({ast.unparse(ast.BinOp(node.left, OPERATORS[type(node.op)](), node.right))})"  # type: ignore[arg-type]
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not | ast.Invert):
        yield f"({ast.unparse(node.operand)})"
    elif isinstance(node, ast.Constant):
        yield from _other_constants(node.value)
    elif isinstance(node, ast.Expr | ast.AugAssign | ast.Raise | ast.Continue | ast.Break):
        yield "pass"
    elif isinstance(node, ast.Return) and node.value and not isinstance(node.value, ast.Constant):
        yield "return None"


def _other_constants(value: object) -> Iterator[str]:
    if isinstance(value, bool):
        yield str(not value)
    elif isinstance(value, int | float):
        yield from (f"({value + 1})", f"({value - 1})")
    elif isinstance(value, str) and value:
        yield "''"
