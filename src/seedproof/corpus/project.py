"""A corpus project: a folder laid out as ``schemas/ checks/ seeds/ reports/``, and its settings."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from seedproof.core.errors import InputError
from seedproof.core.settings import Settings
from seedproof.core.settings_file import settings_around
from seedproof.core.spellings import Spellings
from seedproof.corpus.files import Files
from seedproof.corpus.spellings import FILE as SPELLINGS
from seedproof.corpus.spellings import read_spellings

__all__ = ["Project"]


@dataclass(frozen=True)
class Project:
    """A corpus project.

    - ``root``: its folder, absolute
    - ``settings``: what it has set
    """

    root: Path
    settings: Settings = field(default_factory=Settings)

    @classmethod
    def around(cls, folder: Path) -> Project:
        """Return the project that ``folder`` lies in: the nearest folder upwards with settings, or else itself.

        Raises SettingsError where the settings cannot be used.
        """
        found = settings_around(folder)
        return cls(found.root, Settings.load(found.table, where=str(found.file)) if found.file else Settings())

    @property
    def seeds(self) -> Path:
        """Return the folder of the documents."""
        return self.root / self.settings.seeds

    @property
    def suites(self) -> Path:
        """Return the folder of the suites and of the corpus's own checks."""
        return self.root / self.settings.suites

    @property
    def reports(self) -> Path:
        """Return the folder that a run writes to."""
        return self.root / self.settings.reports

    @property
    def baseline(self) -> Path:
        """Return the file of known findings."""
        return self.root / self.settings.baseline

    @property
    def spellings(self) -> Spellings:
        """Return the spellings agreed on, in the folder of the checks. Raises SettingsError where they cannot be used."""
        return read_spellings(self.suites / SPELLINGS)

    def documents(self, paths: list[Path], encoding: str | None = None) -> Files:
        """Return the documents in ``paths``, or the project's own seeds; ``encoding`` takes the place of that of the settings.

        Raises InputError where there is nothing of that name, SettingsError for an unknown encoding.
        """
        settings = self.settings
        if encoding is not None:
            settings = Settings.load(settings.model_dump(by_alias=True, exclude_unset=True) | {"encoding": encoding}, where="--encoding")
        return Files(tuple(self.paths_or_seeds(paths)), settings, self.root)

    def paths_or_seeds(self, paths: list[Path]) -> list[Path]:
        """Return ``paths``, or the project's own seeds where there are none. Raises InputError where there are no seeds."""
        if paths:
            return paths
        if not self.seeds.is_dir():
            hint = "name files or folders to check, or set `seeds` in the settings"
            raise InputError("there is no such folder", where=str(self.seeds), hint=hint)
        return [self.seeds]
