"""Credits of reporters and editors."""

from __future__ import annotations

from typing import ClassVar

from seedproof.checks.offtopic.tail.tail_check import TailCheck
from seedproof.core.finding import Severity

__all__ = ["ReporterCredit"]


class ReporterCredit(TailCheck):
    """Finds credits of reporters, editors and photographers among what follows the article.

    **Why it matters**
    Credits are no part of the text, yet a corpus may want them as its source: hence they are only told, never failed nor cut.

    **Example**
    "Reporting by Ana Petrov; editing by John Mbeki"

    **When it is wrong**
    Nothing is lost by ignoring it where credits are wanted.

    **Options**
    None.
    """

    code: ClassVar[str] = "OFF112"
    severity: ClassVar[Severity] = "info"
    absorbs: ClassVar[tuple[str, ...]] = ()  # it stays
    what: ClassVar[str] = "a credit"
    worth_keeping: ClassVar[bool] = True
