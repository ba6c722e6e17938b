"""The address of a list that shows only some of its rows."""

from __future__ import annotations

from urllib.parse import urlencode

from seedproof.core.escape import in_page

__all__ = ["narrowed"]


def narrowed(**by: str) -> str:
    """Return what stands behind ``#`` in the address of a list that is narrowed ``by`` values, each as the list shows it."""
    return urlencode({key: in_page(value) for key, value in by.items()})
