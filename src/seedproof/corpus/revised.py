"""A corpus some of whose documents have another text than on disk: as they will be once that is written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from seedproof.core.document import Document, Origin
from seedproof.corpus.corpus import Corpus, ReadProblem
from seedproof.corpus.published import with_markup

__all__ = ["Revised", "Revision"]


class Revision(NamedTuple):
    """Another text for a document.

    - ``digest``: of the text that it takes the place of
    - ``text``: the other one
    """

    digest: str
    text: str


class Revised(Corpus):
    """Give the documents of ``corpus`` with the texts of ``revisions``; one that is no longer the text it was to replace is a problem."""

    def __init__(self, corpus: Corpus, revisions: Mapping[Origin, Revision]) -> None:
        self._corpus, self._revisions = corpus, revisions

    def __iter__(self) -> Iterator[Document | ReadProblem]:
        for item in self._corpus:
            revision = self._revisions.get(item.origin) if isinstance(item, Document) else None
            if revision is None or isinstance(item, ReadProblem):
                yield item
            elif item.digest() != revision.digest:
                yield ReadProblem(str(item.origin), "has changed since it was checked", "run the command again")
            else:
                revised = item._replace(text=revision.text)
                yield with_markup(revised, Path(item.path).suffix.lower()) if item.path and item.row is None else revised

    def size(self) -> int:
        """Return about how many bytes there are."""
        return self._corpus.size()
