"""``seedproof gate``."""

from __future__ import annotations

from seedproof.cli.options import Paths

__all__ = ["gate"]


def gate(paths: Paths = None) -> None:
    """To be wired to expectations."""
