"""What people call checks: by names, codes, code prefixes, families or ALL."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from typing import TypeVar, get_args

from seedproof.core.check import Check, is_meant
from seedproof.core.errors import SettingsError
from seedproof.core.escape import quoted
from seedproof.core.finding import Family
from seedproof.core.nearest import nearest

__all__ = ["CheckNames"]

T = TypeVar("T")
_LIST = "`seedproof checks` lists them"


@dataclass(frozen=True)
class CheckNames:
    """Find checks by what they are called.

    - ``kinds``: those that there are
    - ``absent``: names that may be those of checks which are switched off, so that nobody can tell
    """

    kinds: tuple[type[Check], ...]
    absent: Set[str] = frozenset()

    def matching(self, keys: Iterable[str], where: str) -> set[type[Check]]:
        """Return the checks that any of ``keys`` stands for. Raises SettingsError, which names ``where``, for one that stands for none."""
        found: set[type[Check]] = set()
        for key in keys:
            matched = {kind for kind in self.kinds if is_meant(key, kind.name(), kind.code, kind.family)}
            if not matched and key not in self.absent:
                raise self.unknown(key, where)
            found |= matched
        return found

    def named(self, values: Mapping[str, T], where: str) -> dict[str, T]:
        """Return the value of each check, by its name: of several keys that stand for it the narrowest counts. Raises SettingsError."""
        result: dict[str, T] = {}
        for kind in self.matching(values, where):
            result[kind.name()] = values[max(values, key=lambda key, kind=kind: _rank(key, kind))]  # type: ignore[misc]
        return result

    def unknown(self, key: str, where: str | None = None) -> SettingsError:
        """Return the error for what no check is called."""
        known = [*get_args(Family), *(kind.name() for kind in self.kinds), *(kind.code for kind in self.kinds)]
        return SettingsError(f"no check is called {quoted(key)}", where=where, hint=nearest(key, known, _LIST))


def _rank(key: str, kind: type[Check]) -> int:
    """Return how narrowly ``key`` means a check: 0 where it does not, else the more the fewer checks it stands for."""
    if not is_meant(key, kind.name(), kind.code, kind.family):
        return 0
    if key.lower() == kind.name() or key.upper() == kind.code:
        return 100
    if key.lower() == kind.family:
        return 2
    return 1 if key.upper() == "ALL" else 2 + len(key)
