"""News agencies, by how they sign."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

__all__ = ["agency", "agency_words"]


@cache
def _agencies() -> tuple[frozenset[str], frozenset[str]]:
    lines = files("seedproof.parse").joinpath("data/agencies.txt").read_text("utf-8").splitlines()
    names = {line for line in lines if line and not line.startswith("#")}
    return frozenset(names), frozenset(n.lower() for n in names if not n.isupper())


@cache
def agency_words() -> frozenset[str]:
    """Return the last words of the names of agencies, in lower case."""
    return frozenset(re.split(r"[\s-]", name)[-1].lower() for names in _agencies() for name in names)


def agency(name: str) -> bool:
    """Whether this is how news agencies sign: "Reuters", "dpa/lno", "red, Agenturen"."""
    exact, loose = _agencies()
    parts = [name.strip(), *(part.strip() for part in re.split(r"[/,]", name))]
    return any(n in exact or n.lower() in loose for part in parts for n in (part, part.removeprefix("The ")))
