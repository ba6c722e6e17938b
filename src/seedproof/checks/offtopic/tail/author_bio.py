"""Lives of the author under the article."""

from __future__ import annotations

from typing import ClassVar

from seedproof.checks.offtopic.tail.tail_check import TailCheck

__all__ = ["AuthorBio"]


class AuthorBio(TailCheck):
    """Finds a note about the author that follows the article.

    **Why it matters**
    A biography is ordinary prose: nothing but its place tells a reader, or a machine, that it is not the news. Its facts would be
    taken for facts of the article.

    **Example**
    "About Maria Lindqvist / Maria has sailed since she was five and lives in Turku with two cats."

    **When it is wrong**
    An article about a writer, or a memoir, that ends with a life of its author as part of the text.

    **Options**
    None.
    """

    code: ClassVar[str] = "OFF101"
    what: ClassVar[str] = "a note about the author"
