"""A check: a name, a code, a family, a severity, options, and a docstring that is its page."""

from functools import cache
from inspect import getdoc
from typing import Any, ClassVar, Final, Literal, Self

from pydantic import BaseModel, ConfigDict

from seedproof.core.context import Context
from seedproof.core.finding import Family, Severity
from seedproof.core.patterns import regex

__all__ = ["HEADINGS", "WHAT_IS_CUT", "Check", "is_meant"]

HEADINGS = ("Why it matters", "Example", "When it is wrong", "Options")

#: What a check absorbs whose remedy takes its span out: all that is wrong with the words there goes with them.
WHAT_IS_CUT: Final = ("offtopic", "garbled", "spelling")

_CAMEL_BOUNDARY = regex(r"(?<=[a-z0-9])(?=[A-Z])")


class Check(BaseModel):
    """Look for one kind of defect. Fields are options; the kinds in ``seedproof.checks.base`` say how it looks.

    - ``code``, ``family``, ``severity``: what its findings have
    - ``absorbs``: whose findings are mended with one of its own that they lie within, as names, codes, code prefixes, families or ALL;
      ``run.absorption`` says when they are told with it
    - ``speaks_of``: what a finding speaks of and its remedy mends: its span, or the document, for which the span is but an example
    """

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)  # few are given options that must be checked

    code: ClassVar[str]
    family: ClassVar[Family]
    severity: ClassVar[Severity]
    absorbs: ClassVar[tuple[str, ...]] = ()
    speaks_of: ClassVar[Literal["span", "document"]] = "span"

    def __init_subclass__(cls, **settings: Any) -> None:
        """Let pydantic not work out anew what is no option, which is said above: it takes half of what a class takes."""
        super().__init_subclass__(**settings)
        for known in ("code", "family", "severity", "absorbs", "speaks_of"):
            vars(cls).get("__annotations__", {}).pop(known, None)

    def bind(self, context: Context) -> Self:  # noqa: ARG002 (for those who override it)
        """Return the check as it is on a corpus of which ``context`` tells: itself, unless it wants to know of one."""
        return self

    @classmethod
    def name(cls) -> str:
        """Return the class's name in kebab-case: ``GluedWords`` is ``glued-words``."""
        return _kebab_case(cls.__name__)

    @classmethod
    def page(cls) -> str:
        """Return the docstring, which ``explain`` prints and docs/checks/ is generated from."""
        return getdoc(cls) or ""

    @classmethod
    def summary(cls) -> str:
        """Return the first line of the page."""
        return cls.page().partition("\n")[0]


@cache
def _kebab_case(name: str) -> str:
    return _CAMEL_BOUNDARY.sub("-", name).lower()


def is_meant(key: str, name: str, code: str, family: str) -> bool:
    """Tell whether ``key`` (a name, a code, a code prefix, a family or ALL, as in the settings) means a check that has these."""
    return key.upper() == "ALL" or key.lower() in (name, family) or code.startswith(key.upper())
