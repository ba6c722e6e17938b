"""What a project makes of findings, beside which checks are run: exceptions with their reasons, and what holds for one source."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, field_validator, model_validator

from seedproof.core.finding import Severity

__all__ = ["Exemption", "PerSource"]


def _listed(value: object) -> object:
    return (value,) if isinstance(value, str) else value


_Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
# One or several: `check = "glued-words"` reads better than a list of one.
_Several = Annotated[tuple[_Words, ...], BeforeValidator(_listed, json_schema_input_type=_Words | tuple[_Words, ...])]
_LINES = r"^[1-9]\d{0,8}(-[1-9]\d{0,8})?$"


class _Table(BaseModel):
    """Set the rules of every table."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class Exemption(_Table):
    """An exception: findings that are none, where they are, and why. What is not named may be anything."""

    check: _Several = Field(min_length=1, description="checks whose findings are none: names, codes, code prefixes, families or ALL")
    reason: _Words = Field(description="why: for whoever reads the settings a year from now")
    paths: _Several = Field(default=(), description="globs of files and folders, as in exclude")
    ids: _Several = Field(default=(), description="globs of the ids of documents")
    source: _Several = Field(
        default=(), description="globs of sources: of the best credit, or what the publisher says; capitals do not count"
    )
    text: _Words | None = Field(
        default=None, description="the passage that is as it should be: what lies in it, or begins with it; white space does not count"
    )
    lines: str | None = Field(default=None, pattern=_LINES, description="lines of the text, as '12' or '12-18', instead of a passage")
    until: dt.date | None = Field(default=None, description="the last day on which the exception holds")

    @field_validator("lines")
    @classmethod
    def _in_order(cls, value: str | None) -> str | None:
        first, _, last = (value or "").partition("-")
        if last and int(last) < int(first):
            raise ValueError(f"no line lies in {value}: write the lower number first")
        return value

    @model_validator(mode="after")
    def _one_place(self) -> Exemption:
        """Raise ValueError where there are two ways of saying which place is meant, or lines of no document."""
        if self.lines and self.text:
            raise ValueError("a passage and its lines are one too many: leave out `lines`, which change with every line above them")
        if self.lines and not (self.paths or self.ids):
            raise ValueError("lines of which documents? name `paths` or `ids`")
        return self

    @property
    def range(self) -> tuple[int, int] | None:
        """Return the first and the last of ``lines``, from 1."""
        first, _, last = (self.lines or "").partition("-")
        return (int(first), int(last or first)) if first else None

    def is_over(self, today: dt.date) -> bool:
        """Tell whether the last day on which it holds has gone by."""
        return self.until is not None and self.until < today


class PerSource(_Table):
    """What holds for the documents of one source, beside what holds for all."""

    ignore: tuple[str, ...] = Field(default=(), description="checks whose findings are none here, written as in ignore")
    severity: dict[str, Severity] = Field(default_factory=dict, description="severities here, written as in severity")
