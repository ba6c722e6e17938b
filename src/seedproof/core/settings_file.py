"""Finding the settings of a corpus project, as plain tables: without a check of what they say, and without its imports."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any, NamedTuple

from seedproof.core.errors import SettingsError

__all__ = ["SettingsFile", "settings_around"]

_FILES: tuple[tuple[str, tuple[str, ...]], ...] = (("seedproof.toml", ()), ("pyproject.toml", ("tool", "seedproof")))


class SettingsFile(NamedTuple):
    """Settings of a project, as they are written.

    - ``root``: the folder of the project
    - ``table``: what the file says, empty where there is no file
    - ``file``: the file, if any
    """

    root: Path
    table: dict[str, Any]
    file: Path | None


def settings_around(folder: Path) -> SettingsFile:
    """Return the settings of the nearest folder upwards that has any, or else of ``folder`` itself.

    Raises SettingsError where a file cannot be read.
    """
    folder = folder.resolve()
    for root in (folder, *folder.parents):
        for name, keys in _FILES:
            found = _table(root / name, keys)
            if found is not None:
                return SettingsFile(root, found, root / name)
    return SettingsFile(folder, {}, None)


def _table(path: Path, keys: tuple[str, ...]) -> dict[str, Any] | None:
    if not path.is_file():
        return None
    try:
        content: Any = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SettingsError(f"cannot be read: {error}", where=str(path), hint="mend the file; it must be UTF-8 TOML") from None
    for key in keys:
        if not isinstance(content, dict) or key not in content:
            return None
        content = content[key]
    if not isinstance(content, dict):
        raise SettingsError(f"[{'.'.join(keys)}] must be a table", where=str(path))
    return content
