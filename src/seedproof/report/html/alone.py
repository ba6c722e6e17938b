"""A run as one page that stands alone: the verdict, what to mend first, and each seed with its findings marked. Opens anywhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from seedproof.core.document import Origin
from seedproof.core.finding import SEVERITIES
from seedproof.core.settings import FailOn
from seedproof.report.html.cards import cards
from seedproof.report.html.overview import Overview
from seedproof.report.html.pages import Pages
from seedproof.report.html.sections import mark_starts, sections
from seedproof.report.html.summary import SeedLine, Summary
from seedproof.run.result import Result

__all__ = ["as_html"]

_MOST: Final = 1_000  # seeds that are shown with their texts (guessed: some 50 MB); the site has a page for each


def as_html(result: Result, texts: Mapping[Origin, str], fail_on: FailOn) -> Iterable[str]:
    """Return the page in pieces; ``texts`` are those of the documents with findings, ``fail_on`` says what fails the run."""
    summary = Summary(result, None)
    pages = Pages(Path(), {"summary": summary, "severities": SEVERITIES, "docs": None, "fail_on": fail_on, "site_pages": ()}, alone=True)
    lines = summary.worst[:_MOST]
    about = {"overview": Overview(summary, fail_on), "lines": lines, "left_out": len(summary.worst) - len(lines)}
    return pages.pieces("alone.html", root="", shown=_shown(summary, lines, texts), **about)


def _shown(summary: Summary, lines: Iterable[SeedLine], texts: Mapping[Origin, str]) -> Iterator[dict[str, Any]]:
    """Yield what is shown of each seed."""
    for line in lines:
        text, findings = texts[line.origin], summary.found[line.origin]
        laid_out = sections(text, findings)
        told = cards(text, findings, mark_starts(laid_out), [None] * len(findings), {})
        yield {"line": line, "findings": findings, "laid_out": laid_out, "cards": told}
