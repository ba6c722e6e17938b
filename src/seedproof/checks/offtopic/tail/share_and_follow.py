"""Share bars and follow appeals."""

from __future__ import annotations

from typing import ClassVar

from seedproof.checks.offtopic.tail.tail_check import TailCheck

__all__ = ["ShareAndFollow"]


class ShareAndFollow(TailCheck):
    """Finds share buttons and appeals to follow or contact the site, after the article.

    **Why it matters**
    The labels of buttons are no sentences: they teach a model that an article ends with "Facebook Twitter Email".

    **Example**
    "Share this article / Facebook / Twitter / Follow us on Instagram"

    **When it is wrong**
    An interview that ends with where the guest can be found, if that is wanted in the text.

    **Options**
    None.
    """

    code: ClassVar[str] = "OFF107"
    what: ClassVar[str] = "a share bar or an appeal to follow or contact the site"
