"""A corpus project: a folder laid out as ``schemas/ checks/ seeds/ reports/``, and its settings."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from seedproof.core.errors import InputError, SettingsError
from seedproof.core.settings import USUAL, Settings
from seedproof.core.settings_file import own_code_is_off, settings_around
from seedproof.core.settings_place import SettingsPlace
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
    - ``own_code``: whether code may run that its settings name
    - ``place``: where its settings are written
    - ``has_settings``: whether any are written, so that the folder is a project and not just a folder
    """

    root: Path
    settings: Settings = USUAL
    own_code: bool = True
    place: SettingsPlace = SettingsPlace("[tool.seedproof]")  # noqa: RUF009 (it is frozen)
    has_settings: bool = False

    @classmethod
    def around(cls, folder: Path) -> Project:
        """Return the project that ``folder`` lies in: the nearest folder upwards with settings, or else itself.

        Its own code is off where SEEDPROOF_NO_OWN_CODE says so. Raises SettingsError where the settings cannot be used.
        """
        found = settings_around(folder)
        place = SettingsPlace(str(found.file or found.root), found.keys)
        settings = Settings.load(found.table, place) if found.file else USUAL
        return cls(found.root, settings, own_code=not own_code_is_off(), place=place, has_settings=found.file is not None)

    @property
    def repository(self) -> Path:
        """Return the root of the repository that the project lies in, or else the project's own: what code hosts tell paths from."""
        return next((folder for folder in (self.root, *self.root.parents) if os.path.lexists(folder / ".git")), self.root)

    @property
    def seeds(self) -> Path:
        """Return the folder of the documents."""
        return self.root / self.settings.seeds

    @property
    def suites(self) -> Path:
        """Return the folder of the suites and of the spellings."""
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

    def documents(self, paths: list[Path], encoding: str | None = None, exclude: Sequence[str] = ()) -> Files:
        """Return the documents in ``paths``, or the project's own seeds, without those of ``exclude``.

        ``encoding`` takes the place of that of the settings.

        Raises InputError where there is nothing of that name, SettingsError for an unknown encoding.
        """
        return Files(tuple(self.paths_or_seeds(paths)), self.settings_with(encoding), self.root, tuple(exclude))

    def settings_with(self, encoding: str | None) -> Settings:
        """Return the settings with another encoding, if one is given. Raises SettingsError where it is unknown."""
        if encoding is None:
            return self.settings
        return Settings.load(
            self.settings.model_dump(by_alias=True, exclude_unset=True) | {"encoding": encoding}, SettingsPlace("--encoding")
        )

    def own_checks(self) -> list[Path]:
        """Return the files of the corpus's own checks: those that the settings name, and none where own code is off.

        Raises SettingsError where a file that is named, and not by a pattern, is not there.
        """
        found: set[Path] = set()
        for pattern in self.settings.own_checks if self.own_code else ():
            if not any(sign in pattern for sign in "*?[") and not (self.root / pattern).is_file():
                raise SettingsError("no such Python file", where=str(self.root / pattern), hint="check `own-checks` in the settings")
            found |= {path for path in self.root.glob(pattern) if path.suffix == ".py" and path.is_file()}
        return sorted(found)

    def not_run(self) -> list[str]:
        """Say which code of the project does not run: what is switched off, or lies where checks lie and is not named."""
        settings = self.settings
        if not self.own_code:
            off = [("the Seed class, so schema-mismatch has nothing to hold seeds against", settings.seed_class)]
            off.insert(0, ("the corpus's own checks", ", ".join(settings.own_checks)))
            return [f"own code is switched off: {what} ({named})" for what, named in off if named]
        unnamed = sorted(path.name for path in set(self.suites.glob("*.py")).difference(self.own_checks()))
        if not unnamed:
            return []
        more = f" and {len(unnamed) - 1} more" if len(unnamed) > 1 else ""
        setting = f"own-checks = [{settings.suites + '/*.py'!r}]"
        return [f"{unnamed[0]}{more} in {settings.suites} is not run; if you trust it, write {setting} in the settings"]

    def to_write(self, path: Path) -> Path:
        """Return ``path`` for it to be written, with all that is in it where it is a folder.

        Raises InputError where it lies in the project and a link leads from there to somewhere else: whoever made the project would
        choose which of our files is written over. A path that does not lie in the project is the user's own word.
        """
        path = Path(os.path.abspath(path))  # noqa: PTH100 (resolve follows links, which are what we look for)
        if path.is_relative_to(self.root):
            within = (Path(folder, name) for folder, folders, files in os.walk(path) for name in (*folders, *files))
            for place in (path, *(place for place in within if place.is_symlink())):
                target = os.path.realpath(place)  # which, unlike resolve, has an answer for links in a circle
                if not Path(target).is_relative_to(self.root):
                    hint = "put a folder or file of the project in its place"
                    raise InputError(f"leads out of the project, to {target}, and is not written", where=str(place), hint=hint)
        return path

    def paths_or_seeds(self, paths: list[Path]) -> list[Path]:
        """Return ``paths``, or the project's own seeds where there are none. Raises InputError where there are no seeds."""
        if paths:
            return paths
        if not self.seeds.is_dir():
            hint = "name files or folders to check, or set `seeds` in the settings"
            raise InputError("there is no such folder", where=str(self.seeds), hint=hint)
        return [self.seeds]
