"""A seed's text cut into pieces, each with the findings that cover it: overlapping findings share pieces."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from seedproof.core.finding import SEVERITIES, Finding, Severity

__all__ = ["Piece", "pieces"]


class Piece(NamedTuple):
    """A stretch of text.

    - ``text``: as it stands in the seed
    - ``severity``: of the worst finding on it, if there is any
    - ``begins``: the numbers of the findings that begin here
    """

    text: str
    severity: Severity | None
    begins: tuple[int, ...]


def pieces(text: str, findings: Sequence[Finding]) -> list[Piece]:
    """Return ``text`` in pieces; the findings are numbered from 1 in the order given, which is that of their starts."""
    edges = sorted({0, len(text), *(f.start for f in findings), *(f.end for f in findings)})
    spans = zip(edges, edges[1:] or [0], strict=False)
    result = []
    waiting, open_ = 0, []
    for start, end in spans:
        begins = []
        while waiting < len(findings) and findings[waiting].start <= start:
            open_.append(findings[waiting])
            waiting += 1
            begins.append(waiting)
        open_ = [f for f in open_ if f.end > start or f.start == f.end == start]
        severity = min((f.severity for f in open_), key=SEVERITIES.index, default=None)
        result.append(Piece(text[start:end], severity, tuple(begins)))
    return result
