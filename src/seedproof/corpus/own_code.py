"""Code that a corpus brings: its checks and its Seed class. It may raise anything, and call ``sys.exit``."""

from __future__ import annotations

import importlib.util
import os
import sys
import sysconfig
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Final

import seedproof.core
from seedproof.core.errors import BrokenRunError, SettingsError

__all__ = ["MODULES", "guarded", "innermost", "line_of", "load", "said", "shown"]

#: What the names of modules of own code begin with.
MODULES: Final = "seedproof_own_"

_OURS = str(Path(seedproof.core.__file__).parent.parent)
_LONGEST = 300  # characters of a message: it may hold the whole text of a seed
_LIBRARIES = tuple({sysconfig.get_path(name) for name in ("stdlib", "platstdlib", "purelib", "platlib")})


@cache
def load(path: Path) -> ModuleType:
    """Return the module in a file. Raises SettingsError where there is no such file, BrokenRunError where it raises."""
    spec = importlib.util.spec_from_file_location(f"{MODULES}{path.stem}", path)
    if spec is None or spec.loader is None or not path.is_file():
        raise SettingsError("no such Python file", where=str(path), hint="check the path in the settings")
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # pydantic looks there to resolve annotations
    with guarded("cannot be loaded", str(path)):
        spec.loader.exec_module(module)
    return module


@contextmanager
def guarded(what: str, where: str) -> Iterator[None]:
    """Raise BrokenRunError for whatever own code raises within, SystemExit too: what it was to evaluate was not."""
    try:
        yield
    except KeyboardInterrupt:
        raise
    except BaseException as error:
        hint = "run it with python to see where it fails"
        raise BrokenRunError(f"{what}: {said(error)}", where=line_of(error, str(Path(where).parent)) or where, hint=hint) from error


def said(error: BaseException) -> str:
    """Return the kind of an error and its message in one line, where that can be had: it may be of a class of theirs."""
    kind = type(error).__name__
    try:
        message = " ".join(str(error).split())
    except Exception:
        return kind
    return f"{kind}: {message if len(message) <= _LONGEST else message[:_LONGEST] + '…'}" if message else kind


def line_of(error: BaseException, home: str) -> str | None:
    """Return the line of own code where an error was raised: the innermost in the folder ``home``, or that is no library's nor ours."""
    foreign = (_OURS, *_LIBRARIES)
    frames = [(frame.f_code.co_filename, line) for frame, line in traceback.walk_tb(error.__traceback__)]
    own = [(file, line) for file, line in frames if _lies_in(file, home) or not (file.startswith("<") or _lies_in(file, *foreign))]
    return shown(*own[-1]) if own else None


def innermost(error: BaseException) -> str | None:
    """Return the line where an error was raised, whosever it is."""
    frames = [(frame.f_code.co_filename, line) for frame, line in traceback.walk_tb(error.__traceback__)]
    return shown(*frames[-1]) if frames else None


def shown(file: str, line: int) -> str:
    """Return file and line as editors open them from the folder that the command runs in."""
    return f"{file.removeprefix(str(Path.cwd()) + os.sep)}:{line}"


def _lies_in(file: str, *folders: str) -> bool:
    return any(file.startswith(folder + os.sep) for folder in folders)
