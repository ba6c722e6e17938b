"""Bringing the suites of a corpus up to date with its checks: what is missing is added, and what is written stays."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from seedproof.core.check import Check
from seedproof.core.errors import SettingsError
from seedproof.core.finding import Family
from seedproof.expectations.coverage import judgements, left_out
from seedproof.expectations.drafts import completed, draft_suites, may_be_judged
from seedproof.expectations.suite_files import SuiteFile, suite_files
from seedproof.run.table import column_of

__all__ = ["as_written", "missing", "updates"]

_INDENTS: tuple[int | str | None, ...] = (2, 4, None, "\t", 1, 3)


def missing(suites: Mapping[Path, SuiteFile], checks: Sequence[type[Check]]) -> list[type[Check]]:
    """Return the checks that no expectation speaks of by name, and that no suite leaves out. Some are never judged by themselves."""
    spoken_of = {column for judgement in judgements(suites.values()) for column in judgement.about}
    out = left_out(suites.values())
    return [k for k in checks if may_be_judged(k) and column_of(k.name()) not in spoken_of and k.name() not in out]


def updates(folder: Path, checks: Sequence[type[Check]]) -> dict[Path, tuple[str, str]]:
    """Return the files of suites in ``folder`` that change, each with its text before ("" where there is none yet) and after.

    A check goes into the suite that is named after its family, else into the first that speaks of the family or of a check of it,
    else into a new one. Raises SettingsError where a suite cannot be used.
    """
    suites = suite_files(folder)
    lacking = missing(suites, checks)
    found: dict[Path, tuple[str, str]] = {}
    families: dict[Family, None] = {kind.family: None for kind in lacking}
    for family in families:
        of_family = [kind for kind in lacking if kind.family == family]
        file = _home(family, suites, checks)
        if file is None:
            file = folder / f"{family}.json"
            if file in suites:
                hint = f"rename it, or call the suite in it {family!r}"
                raise SettingsError(f"a suite for the family {family} would be written here", where=str(file), hint=hint)
            found[file] = ("", as_written(draft_suites(of_family)[family], like=""))
        else:
            text = file.read_text(encoding="utf-8")
            before, now = found.get(file, (text, text))
            found[file] = (before, as_written(completed(json.loads(now), of_family), like=before))
    return found


def as_written(suite: Mapping[str, Any], like: str) -> str:
    """Return the text of a suite's file, indented as the text ``like`` is."""
    for indent in _INDENTS:
        if like and like.rstrip() == _text(json.loads(like), indent):
            return _text(suite, indent) + "\n"
    return _text(suite, 2) + "\n"


def _text(suite: Mapping[str, Any], indent: int | str | None) -> str:
    return json.dumps(suite, indent=indent, ensure_ascii=False)


def _home(family: Family, suites: Mapping[Path, SuiteFile], checks: Sequence[type[Check]]) -> Path | None:
    columns = {family, *(column_of(kind.name()) for kind in checks if kind.family == family)}
    speaking = (file for file, suite in suites.items() if any(columns.intersection(j.about) for j in judgements([suite])))
    return next((file for file, suite in suites.items() if suite.name == family), None) or next(speaking, None)
