"""A check: a name, a code, a family, a severity, options, and a docstring that is its page."""

from __future__ import annotations

import re
from inspect import getdoc
from typing import ClassVar, Self

from pydantic import BaseModel, ConfigDict

from seedproof.core.context import Context
from seedproof.core.finding import Family, Severity

__all__ = ["HEADINGS", "Check"]

HEADINGS = ("Why it matters", "Example", "When it is wrong", "Options")

_CAMEL_BOUNDARY = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")


class Check(BaseModel):
    """Look for one kind of defect. Fields are options; the kinds in ``seedproof.checks.base`` say how it looks."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    code: ClassVar[str]
    family: ClassVar[Family]
    severity: ClassVar[Severity]

    def bind(self, context: Context) -> Self:  # noqa: ARG002 (for those who override it)
        """Return the check as it is on a corpus of which ``context`` tells: itself, unless it wants to know of one."""
        return self

    @classmethod
    def name(cls) -> str:
        """Return the class's name in kebab-case: ``GluedWords`` is ``glued-words``."""
        return _CAMEL_BOUNDARY.sub("-", cls.__name__).lower()

    @classmethod
    def page(cls) -> str:
        """Return the docstring, which ``explain`` prints and docs/checks/ is generated from."""
        return getdoc(cls) or ""

    @classmethod
    def summary(cls) -> str:
        """Return the first line of the page."""
        return cls.page().partition("\n")[0]
