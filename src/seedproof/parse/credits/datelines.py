"""Who sent a document, as the start of a paragraph says: "OSLO (Reuters) -", "AP -", "Example.news –"."""

from __future__ import annotations

import re
from typing import Final

from seedproof.core.seed import CreditKind
from seedproof.parse.lines.agencies import agency
from seedproof.parse.lines.bylines import Named

__all__ = ["dateline"]

_LONGEST: Final = 140  # characters
_AGENCY_NAME: Final = 4  # words
_DASHES: Final = (" -", " –", " —")
_SIGNED: Final = re.compile(
    r"\A[^\W\d_][^()\n]{0,80}?\((?P<name>[^()\n]{2,40})\)\s*[-–—:.]"  # OSLO (Reuters) -
    r"|\A\(?(?P<bare>[A-Za-z][\w/ -]{1,30}?)\)?\s+[-–—]\s"  # AP -
)
_SMALL: Final = "de|del|la|le|am|an|der|sur|en|upon|on"  # of names of places
_PLACE: Final = rf"(?:[A-Z\d][\w.’'-]*|[^\W\d_a-zà-ÿ][\w.’'-]*|{_SMALL})"
_SENT: Final = re.compile(  # NORDVIK (Harbour Wire) –
    rf"\A{_PLACE}(?:,? (?:{_PLACE}|\d{{1,2}}\.?)){{0,6}},? \((?P<name>[^\W\d_a-zà-ÿ][^()\n\d]{{1,38}})\)\s+[-–—]+\s"
)
_OUTLET: Final = re.compile(r"\A(?:[^\W\d_][^–—\n]{0,30}, )?(?P<name>[A-Za-z][\w-]*(?:\.[A-Za-z][\w-]+)+)\s+[-–—]\s")


def dateline(paragraph: str, *, first: bool) -> Named | None:
    """Return the agency or outlet of a paragraph's dateline. In the ``first`` paragraph any name in its brackets is an agency's."""
    text = paragraph[:_LONGEST]
    if ")" not in text and not any(dash in text for dash in _DASHES):
        return None
    match = _OUTLET.match(text)
    if match:
        return Named(CreditKind.OUTLET, *match.span("name"))
    match = _SIGNED.match(text)
    for group in ("name", "bare"):
        if match and match[group] and agency(match[group]):
            return Named(CreditKind.AGENCY, *match.span(group))
    sent = _SENT.match(text) if first else None
    if sent and len(sent["name"].split()) <= _AGENCY_NAME:
        return Named(CreditKind.AGENCY, *sent.span("name"))
    return None
