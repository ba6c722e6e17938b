"""Names of pages that are safe on every file system, whatever the seed is called."""

from __future__ import annotations

import hashlib
import unicodedata
from collections import Counter
from collections.abc import Iterator

from seedproof.core.patterns import regex
from seedproof.run.result import Result, SeedRow

__all__ = ["named_pages", "page_name"]

_LONGEST = 48
_NOT_PLAIN = regex(r"[^a-z0-9]+")


def page_name(seed: str, nth: int = 0) -> str:
    """Return the file name of the page of ``seed``: what is readable of its id, and a hash that tells it from all others.

    ``nth`` counts documents of the same id. An id may hold slashes, dots, lone surrogates or a thousand characters.
    """
    readable = unicodedata.normalize("NFKD", seed[:1000]).encode("ascii", "ignore").decode().lower()
    stem = _NOT_PLAIN.sub("-", readable).strip("-")[:_LONGEST].strip("-")
    key = f"{seed}\x1f{nth}" if nth else seed
    digest = hashlib.blake2b(key.encode("utf-8", "surrogatepass"), digest_size=6).hexdigest()
    return f"{stem}-{digest}.html" if stem else f"{digest}.html"


def named_pages(result: Result) -> Iterator[tuple[SeedRow, str]]:
    """Yield the seeds that have findings, in reading order, each with the name of its page."""
    found, shared = result.by_document(), result.shared_ids()
    nth: Counter[str] = Counter()
    for row in result.seeds:
        if row.origin in found:
            yield row, page_name(row.id, nth[row.id])
        if row.id in shared:
            nth[row.id] += 1
