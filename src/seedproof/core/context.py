"""What a check is told of the corpus that it looks at."""

from __future__ import annotations

from dataclasses import dataclass

from seedproof.core.seed import Seed
from seedproof.core.spellings import NONE_AGREED, Spellings

__all__ = ["Context"]


@dataclass(frozen=True)
class Context:
    """Description of a corpus for its checks, beside their options.

    - ``seed_class``: what each seed must be
    - ``spellings``: the spellings that are agreed on
    """

    seed_class: type[Seed] = Seed
    spellings: Spellings = NONE_AGREED
