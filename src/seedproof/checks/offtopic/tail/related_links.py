"""Links to other articles under the article."""

from __future__ import annotations

from typing import ClassVar

from seedproof.checks.offtopic.tail.tail_check import TailCheck

__all__ = ["RelatedLinks"]


class RelatedLinks(TailCheck):
    """Finds links and teasers of other articles that follow the article.

    **Why it matters**
    Teasers talk about the same people and places as the article, so that neither a topic model nor a reader in a hurry sees where it
    ends. What they say is not in the article, and is cut off in mid-sentence.

    **Example**
    "You may also like / Harbour reopens after the storm / Ferries to the islands will sail again from …"

    **When it is wrong**
    Sources or further reading that the author gives as part of the text.

    **Options**
    None.
    """

    code: ClassVar[str] = "OFF103"
    what: ClassVar[str] = "a list of links to other pages"
