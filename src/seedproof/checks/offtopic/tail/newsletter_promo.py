"""Appeals to subscribe under the article."""

from __future__ import annotations

from typing import ClassVar

from seedproof.checks.offtopic.tail.tail_check import TailCheck

__all__ = ["NewsletterPromo"]


class NewsletterPromo(TailCheck):
    """Finds an appeal to subscribe, sign up, join or donate that follows the article.

    **Why it matters**
    It is the publisher's voice, addressed to the visitor of a web page, and recurs on every page of the site.

    **Example**
    "Sign up for our newsletter / Get the day's headlines delivered to your inbox."

    **When it is wrong**
    An article by a charity that ends with its own call for help.

    **Options**
    None.
    """

    code: ClassVar[str] = "OFF104"
    what: ClassVar[str] = "an appeal to subscribe or support"
