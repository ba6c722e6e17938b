"""The kinds of options that checks have, each with its bounds: settings beyond them are refused before anything is checked."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StrictBool

__all__ = ["Amount", "Count", "Flag"]

_MOST = 1_000_000_000  # more than a document has of anything, and arrays can count by it
_LITTLE = 0.001  # guessed: less says no more than this, and what is divided by it stays a number

Count = Annotated[int, Field(strict=True, ge=1, le=_MOST)]
Amount = Annotated[float, Field(strict=True, ge=_LITTLE, le=_MOST)]
Flag = StrictBool
