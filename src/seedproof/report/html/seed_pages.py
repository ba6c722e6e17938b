"""The pages of the seeds. Texts are read again, batch by batch, so that a run need not keep them."""

from __future__ import annotations

from collections.abc import Iterator

from seedproof.core.document import Origin
from seedproof.core.errors import BrokenRunError
from seedproof.core.finding import Finding
from seedproof.core.seed import Seed
from seedproof.corpus.corpus import Corpus
from seedproof.parse import batch_of
from seedproof.report.html.marks import pieces
from seedproof.report.html.pages import Pages
from seedproof.report.html.summary import Summary
from seedproof.run.result import Result

__all__ = ["write_seeds"]


def write_seeds(pages: Pages, corpus: Corpus, summary: Summary) -> None:
    """Write a page for each seed that has findings. Raises BrokenRunError where a seed is no longer what was checked."""
    number = {line.origin: n for n, line in enumerate(summary.seeds)}
    around = [None, *summary.seeds, None]
    written: set[Origin] = set()
    for origin, seed, findings in _seeds_with_findings(corpus, summary.result):
        before, line, after = around[number[origin] : number[origin] + 3]
        about = {"origin": origin, "seed": seed, "findings": findings, "pieces": pieces(seed.text, findings)}
        pages.write(f"seed/{summary.seeds[number[origin]].page}", "seed.html", line=line, previous=before, next=after, **about)
        written.add(origin)
    missing = {line.origin for line in summary.seeds} - written
    if missing:
        hint = "do not change a corpus while it is checked"
        raise BrokenRunError("the seed is not the one that was checked", where=str(min(missing)), hint=hint)


def _seeds_with_findings(corpus: Corpus, result: Result) -> Iterator[tuple[Origin, Seed, list[Finding]]]:
    """Yield every document that has findings, parsed again, unless its text is no longer what they speak of."""
    found = result.by_document()
    for documents, _ in corpus.batches():
        wanted = [d for d in documents if d.origin in found]
        for document, seed in zip(wanted, batch_of(wanted).seeds, strict=True) if wanted else ():
            findings = found[document.origin]
            if all(seed.text.startswith(f.text, f.start) and f.end <= len(seed.text) for f in findings):
                yield document.origin, seed, findings
