"""Tails in another language."""

from __future__ import annotations

from typing import ClassVar

from seedproof.checks.offtopic.tail.tail_check import TailCheck

__all__ = ["ForeignTail"]


class ForeignTail(TailCheck):
    """Finds what follows the article in another language than the article.

    **Why it matters**
    Machine-translated sites leave their widgets untranslated. Such a tail spoils language statistics and gives the source away.

    **Example**
    An English article that ends with "Die Redaktion ist unter der bekannten Nummer zu erreichen."

    **When it is wrong**
    A text that ends with its own translation, or with an original quotation.

    **Options**
    None.
    """

    code: ClassVar[str] = "OFF110"
    what: ClassVar[str] = "in another language than the article, after its end"
