"""Finding the settings of a corpus project, as plain tables: without a check of what they say, and without its imports."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from seedproof.core.errors import SettingsError

__all__ = ["NO_OWN_CODE", "SettingsFile", "names_code", "own_code_is_off", "parsed", "settings_around", "text_of"]

#: The environment variable that switches all code of corpora off; the option ``--no-own-code`` sets it.
NO_OWN_CODE = "SEEDPROOF_NO_OWN_CODE"
_FILES: tuple[tuple[str, tuple[str, ...]], ...] = (("seedproof.toml", ()), ("pyproject.toml", ("tool", "seedproof")))
_SHARED = stat.S_ISVTX | stat.S_IWOTH  # as /tmp is: anybody may put a file there


class SettingsFile(NamedTuple):
    """Settings of a project, as they are written.

    - ``root``: the folder of the project
    - ``table``: what the file says, empty where there is no file
    - ``file``: the file, if any
    - ``keys``: those that lead to the table in the file
    """

    root: Path
    table: dict[str, Any]
    file: Path | None
    keys: tuple[str, ...] = ()


def settings_around(folder: Path) -> SettingsFile:
    """Return the settings of the nearest folder upwards that has any, or else of ``folder`` itself.

    Settings name code that is run, so they are only looked for up to the root of the repository that ``folder`` lies in, and never in
    a folder above it that is shared by everybody. Raises SettingsError where a file cannot be read.
    """
    folder = folder.resolve()
    for root in _upwards(folder):
        for name, keys in _FILES:
            found = _table(root / name, keys)
            if found is not None:
                return SettingsFile(root, found, root / name, keys)
    return SettingsFile(folder, {}, None)


def own_code_is_off() -> bool:
    """Tell whether no code of a corpus may run, whatever its settings name."""
    return os.environ.get(NO_OWN_CODE, "") not in ("", "0")


def names_code(table: dict[str, Any]) -> bool:
    """Tell whether settings, as they are written, name code of the corpus: checks of its own, or a Seed class."""
    return any(table.get(key) for key in ("own-checks", "own_checks", "seed-class", "seed_class"))


def text_of(path: Path, kind: str) -> str | None:
    """Return the text of a file of settings, None where there is no such file.

    Raises SettingsError where it cannot be read, is no UTF-8, or is something else than a file: a pipe would be waited for for ever.
    """
    try:
        mode = path.stat().st_mode
    except (FileNotFoundError, NotADirectoryError, PermissionError):  # the last: a folder that we may not look into holds nothing for us
        return None
    except OSError as error:
        raise _unreadable(path, error.strerror or str(error), kind) from None
    if not stat.S_ISREG(mode):
        raise _unreadable(path, "it is a folder" if stat.S_ISDIR(mode) else "it is no file", kind)
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise _unreadable(path, error.strerror or str(error), kind) from None
    except UnicodeDecodeError as error:
        raise _unreadable(path, f"byte {error.start} is not UTF-8", kind) from None


def parsed(text: str, path: Path) -> dict[str, Any]:
    """Return what the text of a TOML file says. Raises SettingsError where it is none."""
    import tomllib  # few texts lie in a project

    try:
        return tomllib.loads(text)
    except ValueError as error:  # of TOML, or of a number of more digits than Python reads
        raise _unreadable(path, str(error), "UTF-8 TOML") from None
    except RecursionError:
        raise _unreadable(path, "it is nested too deeply", "a few tables") from None


def _unreadable(path: Path, why: str, kind: str) -> SettingsError:
    return SettingsError(f"cannot be read: {why}", where=str(path), hint=f"mend the file; it must be {kind}")


def _upwards(folder: Path) -> Iterator[Path]:
    yield folder
    for inner, outer in zip((folder, *folder.parents), folder.parents, strict=False):
        if os.path.lexists(inner / ".git") or (outer.stat().st_mode & _SHARED) == _SHARED:
            return
        yield outer


def _table(path: Path, keys: tuple[str, ...]) -> dict[str, Any] | None:
    text = text_of(path, "UTF-8 TOML")
    if text is None:
        return None
    content: Any = parsed(text, path)
    for key in keys:
        if not isinstance(content, dict) or key not in content:
            return None
        content = content[key]
    if not isinstance(content, dict):
        raise SettingsError(f"[{'.'.join(keys)}] must be a table", where=str(path), hint="write `key = value` below its heading")
    return content
