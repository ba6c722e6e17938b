"""Copyright lines and footers."""

from __future__ import annotations

from typing import ClassVar

from seedproof.checks.offtopic.tail.tail_check import TailCheck

__all__ = ["CopyrightLine"]


class CopyrightLine(TailCheck):
    """Finds copyright, legal and footer lines that follow the article.

    **Why it matters**
    Rights, terms and addresses belong to the site, not to this text, and recur on every page.

    **Example**
    "© 2026 The Harbour Post. All rights reserved."

    **When it is wrong**
    A corpus that must keep the licence of each text: ignore this check there.

    **Options**
    None.
    """

    code: ClassVar[str] = "OFF108"
    what: ClassVar[str] = "a copyright or footer line"
