"""Comment forms and comments under the article."""

from __future__ import annotations

from typing import ClassVar

from seedproof.checks.offtopic.tail.tail_check import TailCheck

__all__ = ["CommentForm"]


class CommentForm(TailCheck):
    """Finds a comment form, or readers' comments, that follow the article.

    **Why it matters**
    The form says the same on thousands of pages; comments are other people's words and would be counted as the source's.

    **Example**
    "Leave a Reply / Your email address will not be published."

    **When it is wrong**
    An article about comments that ends by quoting such a form.

    **Options**
    None.
    """

    code: ClassVar[str] = "OFF102"
    what: ClassVar[str] = "part of a comment form or of readers' comments"
