"""A corpus project: a folder laid out as ``schemas/ checks/ seeds/ reports/``, and its settings."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from seedproof.core.errors import InputError, SettingsError
from seedproof.core.settings import Settings
from seedproof.core.spellings import Spellings
from seedproof.corpus.spellings import FILE as SPELLINGS
from seedproof.corpus.spellings import read_spellings

__all__ = ["Project"]


@dataclass(frozen=True)
class Project:
    """A corpus project; ``root`` is absolute."""

    root: Path
    settings: Settings = field(default_factory=Settings)

    @classmethod
    def around(cls, folder: Path) -> Project:
        """Return the project that ``folder`` lies in: the nearest folder upwards with settings, or else itself.

        Raises SettingsError where the settings cannot be used.
        """
        folder = folder.resolve()
        for root in (folder, *folder.parents):
            for name, table in (("seedproof.toml", ()), ("pyproject.toml", ("tool", "seedproof"))):
                found = _table(root / name, table)
                if found is not None:
                    return cls(root, Settings.load(found, where=str(root / name)))
        return cls(folder)

    @property
    def seeds(self) -> Path:
        """The folder of the documents."""
        return self.root / self.settings.seeds

    @property
    def suites(self) -> Path:
        """The folder of the suites and of the corpus's own checks."""
        return self.root / self.settings.suites

    @property
    def reports(self) -> Path:
        """The folder that a run writes to."""
        return self.root / self.settings.reports

    @property
    def baseline(self) -> Path:
        """The file of known findings."""
        return self.root / self.settings.baseline

    @property
    def spellings(self) -> Spellings:
        """The spellings agreed on, in the folder of the checks. Raises SettingsError where they cannot be used."""
        return read_spellings(self.suites / SPELLINGS)

    def paths_or_seeds(self, paths: list[Path]) -> list[Path]:
        """Return ``paths``, or the project's own seeds where there are none. Raises InputError where there are no seeds."""
        if paths:
            return paths
        if not self.seeds.is_dir():
            hint = "name files or folders to check, or set `seeds` in the settings"
            raise InputError("there is no such folder", where=str(self.seeds), hint=hint)
        return [self.seeds]


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
