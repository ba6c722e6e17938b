"""Whatever else follows the article."""

from __future__ import annotations

from typing import ClassVar

from seedproof.checks.offtopic.tail.tail_check import TailCheck

__all__ = ["OffTopicTail"]


class OffTopicTail(TailCheck):
    """Finds what follows the article and has no name of its own.

    **Why it matters**
    Most tails carry no fixed wording: teasers without a heading, a video's title, an appeal in the site's own words. Where the
    article ends is judged by the layout, the words and the neighbours of each line. A mark of the end, such as "-30-", that closes a
    text is told too, with the hour or address behind it.

    **Example**
    "… the minister said on Monday. / Bridge to close for a month / Fox seen in council chamber"

    **When it is wrong**
    Lists, footnotes, poems and appendices at the end of an article. It is an error where the place is nearly
    certain, and information where it is not likely.

    **Options**
    None.
    """

    code: ClassVar[str] = "OFF111"
    what: ClassVar[str] = "after the article's end"
    worded: ClassVar[bool] = False
