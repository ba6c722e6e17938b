"""Notices about ad blockers."""

from __future__ import annotations

from typing import ClassVar

from seedproof.checks.offtopic.tail.tail_check import TailCheck

__all__ = ["AdBlockNotice"]


class AdBlockNotice(TailCheck):
    """Finds a notice to users of ad blockers that follows the article.

    **Why it matters**
    The notice is hidden from most readers of the page, but not from a scraper, and so ends up in the text.

    **Example**
    "Ad blocker detected / Please turn off your ad blocker so that we can serve you better."

    **When it is wrong**
    An article about ad blockers that ends with such a sentence.

    **Options**
    None.
    """

    code: ClassVar[str] = "OFF105"
    what: ClassVar[str] = "a notice about ad blockers"
