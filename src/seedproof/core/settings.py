"""A corpus's settings: ``[tool.seedproof]`` of pyproject.toml, or ``seedproof.toml``."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from seedproof.core.errors import SettingsError
from seedproof.core.escape import quoted
from seedproof.core.exemptions import Exemption, PerSource
from seedproof.core.finding import Severity
from seedproof.core.settings_place import SettingsPlace, kebab

__all__ = ["USUAL", "FailOn", "Settings"]

FailOn = Literal["error", "warning", "info", "never"]

# Python has these beside the encodings of text files: they encode names or source code, and decode to halves of characters.
_NOT_OF_FILES = frozenset({"idna", "punycode", "raw_unicode_escape", "undefined", "unicode_escape", "utf_7"})

_MOST_BYTES = 2**40  # no machine holds a document of more, and what counts bytes in C takes this number


class Settings(BaseModel):
    """Settings of a corpus project. Folders are relative to the project's root."""

    model_config = ConfigDict(frozen=True, extra="forbid", alias_generator=kebab, populate_by_name=True, defer_build=True)

    seeds: str = Field(default="seeds", description="folder of the documents")
    suites: str = Field(default="checks", description="folder of the expectation suites (*.json) and of spellings.toml")
    reports: str = Field(default="reports", description="folder that a run writes to")
    own_checks: tuple[str, ...] = Field(default=(), description="the corpus's own checks, whose code is run, as ['checks/*.py']")
    seed_class: str | None = Field(default=None, description="the corpus's Seed subclass, whose code is run, as 'schemas/news.py:NewsSeed'")
    baseline: str = Field(default="checks/baseline.txt", description="file of known findings, written by `seedproof baseline`")
    select: tuple[str, ...] = Field(default=("ALL",), description="checks to run: names, codes, code prefixes, families or ALL")
    ignore: tuple[str, ...] = Field(default=(), description="checks not to run, written as in select")
    fail_on: FailOn = Field(default="warning", description="the least severity that makes `check` end with 1")
    id_field: str = Field(default="id", description="field of a JSONL or Parquet row that names the document")
    text_field: str = Field(default="text", description="field of a JSONL or Parquet row that holds its text")
    encoding: str = Field(default="utf-8", description="encoding of the documents, such as cp1252; a byte order mark tells otherwise")
    max_document_bytes: int = Field(
        default=64 * 1024 * 1024,
        strict=True,
        ge=1,
        le=_MOST_BYTES,
        description="size of the longest document that is read: a file, or a line of a file with many",
    )
    exclude: tuple[str, ...] = Field(
        default=(), description="files and folders that are not read, also when named: patterns such as seeds/old/** or *.draft.md"
    )
    against: tuple[str, ...] = Field(
        default=(), description="files and folders of another corpus, whose documents must not stand in this one: see overlapping-document"
    )
    severity: dict[str, Severity] = Field(
        default_factory=dict, description="severities of checks, written as in select; what a check says with less certainty is not raised"
    )
    per_source: dict[str, PerSource] = Field(
        default_factory=dict, description='what holds for one source: [tool.seedproof.per-source."GLOB"]; the first that fits counts'
    )
    exemptions: tuple[Exemption, ...] = Field(
        default=(), alias="except", description="findings that are none, and why: [[tool.seedproof.except]]"
    )
    checks: dict[str, dict[str, Any]] = Field(default_factory=dict, description="options of checks: [tool.seedproof.checks.NAME]")

    @field_validator("encoding")
    @classmethod
    def _known(cls, value: str) -> str:
        try:
            known = codecs.lookup(value).name
            "\n".encode(known)
        except (LookupError, UnicodeError, ValueError):
            known = ""
        if not known or known.replace("-", "_") in _NOT_OF_FILES:
            raise ValueError(f"no encoding of text files is called {value!r}; write utf-8, cp1252, latin-1, gb18030 …")
        return known

    @classmethod
    def load(cls, table: dict[str, Any], place: SettingsPlace) -> Settings:
        """Validate a table of settings, which stands at ``place``.

        Raises SettingsError that names file and key as written, and for an unknown key the nearest known one; and where a path leads out
        of the project.
        """
        try:
            settings = cls.model_validate(table)
        except ValidationError as error:
            raise place.error(cls, error) from None
        for key, path in settings._paths():
            if not _stays_below(path):
                hint = "write it relative to the project's folder, and below it"
                raise SettingsError(f"{quoted(path)} is no path in the project", where=place.of(key), hint=hint)
        return settings

    def _paths(self) -> Iterator[tuple[str, str]]:
        """Yield each path in the settings with the key that it stands at."""
        yield from (("seeds", self.seeds), ("suites", self.suites), ("reports", self.reports), ("baseline", self.baseline))
        yield from (("own-checks", path) for path in self.own_checks)
        yield from (("against", path) for path in self.against)
        if self.seed_class is not None:
            yield "seed-class", self.seed_class.partition(":")[0]


#: Settings where none are written.
USUAL: Final = Settings.model_construct()


def _stays_below(path: str) -> bool:
    """Tell whether a path leads nowhere but into the folder that it is relative to, links aside."""
    anchored = Path(path).anchor or path.startswith(("/", "\\"))
    return bool(path) and not anchored and "\0" not in path and ".." not in re.split(r"[/\\]", path)
