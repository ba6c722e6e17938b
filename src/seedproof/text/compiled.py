"""Tables that are worked out from the package's own files once, and mapped into memory from then on.

What people edit are texts: word lists, lexicons, phrases, learnt weights. To turn them into arrays takes half a second, longer than
it takes to check a document. So the arrays are kept in ``__compiled__``, beside the modules, as Python keeps its own compiled files in
``__pycache__``: a file for each table, mapped, so that only what is looked at is read, and processes share it. A wheel brings them
(``hatch_build.py``). In a source tree they are written when they are first needed, and hold the state of all files of the package that
they were made of: after any edit they are made anew. Where they cannot be written, or are damaged, they are worked out each time.

They hold numbers and no code: nothing of them is run.
"""

from __future__ import annotations

import contextlib
import hashlib
import importlib
import json
import mmap
import os
import pkgutil
from collections.abc import Callable, Iterable, Iterator
from functools import cache, wraps
from pathlib import Path
from typing import Any, Final, Generic, NamedTuple, ParamSpec, TypeVar, cast

import numpy as np
import numpy.typing as npt

__all__ = ["FOLDER", "Compiled", "compiled", "every_table", "packed", "state", "unpacked", "write_all"]

Arguments = ParamSpec("Arguments")
Table = TypeVar("Table", bound=tuple[Any, ...])
Column = npt.NDArray[Any]

_PACKAGE: Final = Path(__file__).parent.parent
#: Where the tables are, in the package.
FOLDER: Final = "__compiled__"
_ROOMS: Final = ("text", "lang", "batch", "parse", "checks", "corpus")  # that have tables
_LEFT_OUT: Final = frozenset({FOLDER, "__pycache__"})
_SHIPPED: Final = "shipped"  # instead of a state: nobody edits the files of an installed wheel
_ALIGNED: Final = 64  # bytes


class _Column(NamedTuple):
    name: str
    dtype: str
    shape: tuple[int, ...]
    at: int


class Compiled(Generic[Table]):
    """A function that works out a table, a named tuple of arrays, and what it gave when the files of the package were as they are."""

    def __init__(self, kind: type[Table], compute: Callable[..., Table], each: Callable[[], Iterable[tuple[Any, ...]]]) -> None:
        self.compute, self.each = compute, each
        self._kind, self._name = kind, f"{compute.__module__.partition('.')[2]}.{compute.__qualname__.strip('_')}"

    def read(self, *arguments: Any) -> Table:
        """Return the table, read or else worked out."""
        path = _PACKAGE / FOLDER / self.file_name(*arguments)
        columns = _read(path)
        if columns is not None:
            with contextlib.suppress(TypeError):  # other columns than it has now
                return self._kind(**columns)
        now = state()  # of what is read now, not of what an editor makes of it meanwhile
        table = self.compute(*arguments)
        with contextlib.suppress(OSError):
            path.parent.mkdir(exist_ok=True)
            _write(path, table, now)
        return table

    def file_name(self, *arguments: Any) -> str:
        """Return the name of the file of a table."""
        return "-".join([self._name, *(str(argument) for argument in arguments)]) + ".table"


_compiled: Final[dict[str, Compiled[Any]]] = {}


def compiled(
    kind: type[Table], each: Callable[[], Iterable[tuple[Any, ...]]] = lambda: [()]
) -> Callable[[Callable[Arguments, Table]], Callable[Arguments, Table]]:
    """Return a decorator that keeps what a function gives, a named tuple of arrays, in memory and among the package's tables.

    The function must depend on nothing but its arguments and files of the package. ``each``: the arguments that a wheel has tables for.
    """

    def decorated(compute: Callable[Arguments, Table]) -> Callable[Arguments, Table]:
        table = Compiled(kind, compute, each)
        _compiled[table.file_name()] = table
        return cast("Callable[Arguments, Table]", wraps(compute)(cache(table.read)))

    return decorated


def every_table() -> Iterator[tuple[Compiled[Any], tuple[Any, ...]]]:
    """Yield all tables of the package, and for each the arguments that it is worked out for."""
    for room in _ROOMS:
        importlib.import_module(f"{_PACKAGE.name}.{room}")
        for module in pkgutil.walk_packages([str(_PACKAGE / room)], f"{_PACKAGE.name}.{room}."):
            importlib.import_module(module.name)
    for table in list(_compiled.values()):
        for arguments in table.each():
            yield table, arguments


def write_all(folder: Path) -> None:
    """Write all tables to a folder, for a wheel."""
    for table, arguments in every_table():
        _write(folder / table.file_name(*arguments), table.compute(*arguments), _SHIPPED)


def packed(text: str) -> npt.NDArray[np.uint8]:
    """Return a text as a column."""
    return np.frombuffer(text.encode(), np.uint8)


def unpacked(column: npt.NDArray[np.uint8]) -> str:
    """Return the text of a column."""
    return column.tobytes().decode()


def _read(path: Path) -> dict[str, Column] | None:
    """Return the columns in a file by name; None where there are none that hold good."""
    try:
        with path.open("rb") as file:
            mapped = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        size = int.from_bytes(mapped[:8], "little")
        header = json.loads(mapped[8 : 8 + size])
        if header["of"] != _SHIPPED and header["of"] != state():
            return None
        columns = [_Column(*column) for column in header["columns"]]
        return {
            name: np.frombuffer(mapped, dtype, int(np.prod(shape)), 8 + size + at).reshape(shape)
            if np.prod(shape)
            else np.zeros(shape, dtype)
            for name, dtype, shape, at in columns
        }
    except (OSError, ValueError, TypeError, KeyError):  # not there, or cut short
        return None


def _write(path: Path, table: tuple[Any, ...], state: str) -> None:
    """Write a table as a header in JSON and its columns, so that nobody ever sees half of it."""
    columns, blocks, at = [], [], 0
    for name, column in zip(cast("Any", table)._fields, table, strict=True):
        block = np.ascontiguousarray(column)
        columns.append(_Column(name, block.dtype.str, block.shape, at))
        blocks += [block.tobytes(), bytes(-block.nbytes % _ALIGNED)]
        at += block.nbytes + len(blocks[-1])
    header = json.dumps({"of": state, "columns": columns}).encode()
    import tempfile  # here, as a table is read more often than written

    header += b" " * (-(8 + len(header)) % _ALIGNED)
    with tempfile.NamedTemporaryFile(dir=path.parent, suffix=".tmp", delete=False) as file:
        try:
            file.writelines([len(header).to_bytes(8, "little"), header, *blocks])
            file.close()
            os.chmod(file.name, 0o644)  # noqa: PTH101 (as that of any module)
            os.replace(file.name, path)  # noqa: PTH105
        except BaseException:
            os.unlink(file.name)  # noqa: PTH108
            raise


@cache
def state() -> str:
    """Return what tells the files of the package, as they are, from any others: their names, sizes and times."""
    found = sorted((path[len(str(_PACKAGE)) :], *told) for path, *told in _files(str(_PACKAGE)))
    return hashlib.blake2b(json.dumps(found).encode(), digest_size=16).hexdigest()


def _files(folder: str) -> Iterator[tuple[str, int, int]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                if entry.name not in _LEFT_OUT:
                    yield from _files(entry.path)
            elif not entry.name.startswith("."):
                told = entry.stat()
                yield entry.path, told.st_size, told.st_mtime_ns
