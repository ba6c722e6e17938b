"""Read who sent a document from the start of a paragraph: "OSLO (Reuters) -", "AP -", "Example.news –"."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from seedproof.core.patterns import regex
from seedproof.core.seed import CreditKind
from seedproof.parse.lines.agencies import is_agency
from seedproof.parse.lines.bylines import CreditedName
from seedproof.parse.wording import alternatives

__all__ = ["LONGEST_DATELINE", "dateline"]

LONGEST_DATELINE: Final = 140  # characters (guessed)
_LONGEST_AGENCY: Final = 4  # words of an agency that no list knows (guessed)
_DASHES: Final = (" -", " –", " —")
_SIGNED: Final = regex(
    r"\A[^\W\d_][^()\n]{0,80}?\((?P<name>[^()\n]{2,40})\)\s*[-–—:.]"  # OSLO (Reuters) -
    r"|\A\(?(?P<bare>[A-Za-z][\w/ -]{1,30}?)\)?\s+[-–—]\s"  # AP -
)
_OUTLET: Final = regex(r"\A(?:[^\W\d_][^–—\n]{0,30}, )?(?P<name>[A-Za-z][\w-]*(?:\.[A-Za-z][\w-]+)+)\s+[-–—]\s")


def dateline(paragraph: str, *, first: bool) -> CreditedName | None:
    """Return the agency or outlet of a paragraph's dateline. In the ``first`` paragraph any name in its brackets is an agency's."""
    text = paragraph[:LONGEST_DATELINE]
    if ")" not in text and not any(dash in text for dash in _DASHES):
        return None
    match = _OUTLET.match(text)
    if match:
        return CreditedName(CreditKind.OUTLET, *match.span("name"))
    match = _SIGNED.match(text)
    for group in ("name", "bare"):
        if match and match[group] and is_agency(match[group]):
            return CreditedName(CreditKind.AGENCY, *match.span(group))
    sent = _sent().match(text) if first else None
    if sent and len(sent["name"].split()) <= _LONGEST_AGENCY:
        return CreditedName(CreditKind.AGENCY, *sent.span("name"))
    return None


@cache
def _sent() -> re.Pattern[str]:
    """Return the pattern of a place and a name in brackets: "NORDVIK (Harbour Wire) –"."""
    small = alternatives("credits", "place-particle")
    place = rf"(?:[A-Z\d][\w.’'-]*|[^\W\d_a-zà-ÿ][\w.’'-]*|{small})"
    return re.compile(rf"\A{place}(?:,? (?:{place}|\d{{1,2}}\.?)){{0,6}},? \((?P<name>[^\W\d_a-zà-ÿ][^()\n\d]{{1,38}})\)\s+[-–—]+\s")
