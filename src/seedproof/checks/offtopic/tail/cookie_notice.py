"""Cookie and consent notices."""

from __future__ import annotations

from typing import ClassVar

from seedproof.checks.offtopic.tail.tail_check import TailCheck

__all__ = ["CookieNotice"]


class CookieNotice(TailCheck):
    """Finds a cookie or consent notice that follows the article.

    **Why it matters**
    The notice is the same on every page of a site, and legal prose in a news text misleads whatever learns from it.

    **Example**
    "We use cookies to improve your experience. / Accept all / Manage preferences"

    **When it is wrong**
    An article about cookies that ends with such a sentence.

    **Options**
    None.
    """

    code: ClassVar[str] = "OFF106"
    what: ClassVar[str] = "a notice about cookies"
