"""``seedproof docs``."""

from __future__ import annotations

from seedproof.cli.options import Paths

__all__ = ["docs"]


def docs(paths: Paths = None) -> None:
    """To be wired to expectations."""
