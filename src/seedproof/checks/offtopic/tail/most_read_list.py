"""Lists of popular articles."""

from __future__ import annotations

from typing import ClassVar

from seedproof.checks.offtopic.tail.tail_check import TailCheck

__all__ = ["MostReadList"]


class MostReadList(TailCheck):
    """Finds a list of popular or trending articles that follows the article.

    **Why it matters**
    Its headlines change with the hour of the crawl and have nothing to do with the article.

    **Example**
    "Most read / 1 Fox seen in council chamber / 2 Bridge to close for a month"

    **When it is wrong**
    A ranking that is itself the subject of the article.

    **Options**
    None.
    """

    code: ClassVar[str] = "OFF109"
    what: ClassVar[str] = "a list of popular articles"
