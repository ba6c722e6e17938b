"""Contact blocks of press releases under the text."""

from __future__ import annotations

from typing import ClassVar

from seedproof.checks.offtopic.tail.tail_check import TailCheck

__all__ = ["PressContact"]


class PressContact(TailCheck):
    """Finds whom the press may ask, under a press release.

    **Why it matters**
    A name with a telephone number and an address is no sentence of the text, and it is personal data that a corpus should not spread.

    **Example**
    "Media contact: / Ingrid Malone, press@tallowbay.example, 01632 960 011"

    **When it is wrong**
    A notice whose point is the number that it tells readers to call.

    **Options**
    None.
    """

    code: ClassVar[str] = "OFF113"
    what: ClassVar[str] = "whom the press may ask"
