"""The pages of the seeds. Texts are read again, batch by batch, so that a run need not keep them."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import product
from typing import Any, get_args

from seedproof.core.document import Document, Origin
from seedproof.core.errors import BrokenRunError
from seedproof.core.finding import Family, Finding
from seedproof.core.seed import Seed
from seedproof.corpus.corpus import Corpus
from seedproof.parse import batch_of
from seedproof.report.html.cards import cards
from seedproof.report.html.commands import from_here
from seedproof.report.html.fields import fields
from seedproof.report.html.following import Following
from seedproof.report.html.pages import Pages
from seedproof.report.html.sections import mark_starts, sections
from seedproof.report.html.summary import Summary

__all__ = ["write_seeds"]

_FAR = 40_000  # characters of a text of which a browser lays out only what is to be seen (guessed: some twenty screens)


def write_seeds(pages: Pages, corpus: Corpus, summary: Summary, watching: Sequence[Callable[[Document], None]] = ()) -> None:
    """Write a page for each seed that has findings. Raises BrokenRunError where a seed is no longer what was checked.

    All documents are shown to what is ``watching`` too, so that the corpus is read once.
    """
    lines = summary.seeds
    following = Following(summary)
    written = bytearray(len(lines))
    for origin, seed, findings in _seeds_with_findings(corpus, summary, watching):
        number = summary.number[origin]
        before = lines[number - 1] if number else None
        after = lines[number + 1] if number + 1 < len(lines) else None
        about = {"origin": origin, "seed": seed, "file": from_here(origin.path), "findings": findings, "families": _families(findings)}
        about |= _told(seed, findings, following.of(number, findings), summary)
        pages.write(f"seed/{lines[number].page}", "seed.html", line=lines[number], previous=before, next=after, **about)
        written[number] = True
    if missing := [line.origin for line, there in zip(lines, written, strict=True) if not there]:
        hint = "do not change a corpus while it is checked"
        raise BrokenRunError("the seed is not the one that was checked", where=str(min(missing)), hint=hint)


def _told(seed: Seed, findings: Sequence[Finding], following: Sequence[str | None], summary: Summary) -> dict[str, Any]:
    """Return what the page shows of the text, and beside it."""
    parsed = fields(seed, findings)
    laid_out = sections(seed.text, findings, parsed)
    marks = mark_starts(laid_out)
    spans = {field.id: (bisect_left(marks, field.start), bisect_left(marks, field.end)) for field in parsed}
    told = cards(seed.text, findings, marks, following, summary.pages)
    return {"laid_out": laid_out, "spans": spans, "cards": told, "far": len(seed.text) > _FAR}


def _families(findings: Sequence[Finding]) -> dict[Family, int]:
    """Count the findings of each family that has any, in the order of families."""
    counts = Counter(finding.family for finding in findings)
    return {family: counts[family] for family in get_args(Family) if counts[family]}


def _seeds_with_findings(
    corpus: Corpus, summary: Summary, watching: Sequence[Callable[[Document], None]]
) -> Iterator[tuple[Origin, Seed, list[Finding]]]:
    """Yield every document that has findings, parsed again, unless its text is no longer what they speak of."""
    for documents, _ in corpus.batches():
        for document, watch in product(documents, watching):
            watch(document)
        wanted = [d for d in documents if d.origin in summary.found]
        for document, seed in zip(wanted, batch_of(wanted).seeds, strict=True) if wanted else ():
            findings = summary.found[document.origin]
            if all(seed.text.startswith(f.text, f.start) and f.end <= len(seed.text) for f in findings):
                yield document.origin, seed, findings
