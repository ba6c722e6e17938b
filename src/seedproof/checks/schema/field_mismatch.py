"""Find documents of which the publisher says something else than the text shows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar, Final

from seedproof.batch import Batch
from seedproof.checks.base import BatchCheck
from seedproof.checks.schema.fields import body_words, first_line
from seedproof.checks.schema.origins import host_of, is_agency, is_outlet, may_be_same
from seedproof.core.escape import cut
from seedproof.core.finding import Family, Hit, Severity
from seedproof.core.patterns import regex
from seedproof.core.seed import CreditKind, Published

_WORD: Final = regex(r"\w+")
_SHARED: Final = 0.3  # share of the words of the shorter title that both have, from which one may be a version of the other (guessed)
_ENOUGH: Final = 50  # words of a document whose language is told for certain (guessed)
_SHOWN: Final = 80
_OUTLETS: Final = (CreditKind.OUTLET, CreditKind.URL)
#: Codes for one language, or for languages so close that a text does not always show which it is.
_ALIKE: Final = tuple(map(frozenset, (("no", "nb", "nn", "da"), ("hr", "sr", "bs", "sh", "me"), ("id", "ms"), ("fa", "prs"), ("he", "iw"))))


class FieldMismatch(BatchCheck):
    """Finds documents whose fields or front matter say something else than their text: another headline, another language, another source.

    **Why it matters**

    What a publisher says of a document (in the fields of its row, or in the front matter of its file) is what people select and cite by.
    Where the text is that of another article, one of both was put there by mistake: often the text is a page of errors, or the rows were
    shifted against each other.

    A source that is not the text's own means that it is cited wrongly, or that a paper is in the corpus twice under two names.

    **Example**

    A row with ``"title": "Ferry pier to be rebuilt"`` whose text begins with the headline "Ten soups for cold days", or with
    ``"language": "de"`` and an English text; one with ``"source": "Harbour Post"`` whose text ends in "© 2021 Lantern Gazette"; one with
    ``"source": "harbourpost.com"`` and ``"url": "https://lanterngazette.com/soups"``.

    **When it is wrong**

    A publisher may give the page another title than the article, in other words. Titles that share words with the text's own, or that
    stand anywhere in the text, are left alone; so are languages that are close to each other, and documents of a few words.

    Papers print each other's texts, and then two sources are right. Texts of news agencies are left alone for that, so are addresses of
    archives and of sites that carry others' texts, names that are of no paper as far as can be seen (a collection's, a person's), and names
    of which a word or the initials stand in the address. A paper that is known by another name than its site is told wrongly.

    **Options**

    None.
    """

    code: ClassVar[str] = "SCH110"
    family: ClassVar[Family] = "schema"
    severity: ClassVar[Severity] = "info"

    def find(self, batch: Batch) -> Iterator[Hit]:
        """Report the headline that is another one, the first line of a text in another language, and the source that is another one."""
        for index, document in enumerate(batch.documents):
            if document.published:
                yield from _title(batch, index, document.published)
                yield from _language(batch, index, document.published)
                yield from _source(batch, index, document.published)


def _title(batch: Batch, index: int, published: Published) -> Iterator[Hit]:
    """Yield a hit for a headline that has nothing of the title that was published."""
    start, end = int(batch.titles.start[index]), int(batch.titles.end[index])
    named = _words(published.title or "")
    own = _words(batch.text[start:end])
    if not named or not own or len(named & own) >= _SHARED * min(len(named), len(own)):
        return
    if (published.title or "").casefold() in batch.documents[index].text.casefold():
        return
    yield Hit(start, end, f"the headline is another one than the title that was published with it, “{cut(published.title or '', _SHOWN)}”")


def _language(batch: Batch, index: int, published: Published) -> Iterator[Hit]:
    """Yield a hit for a text in another language than the one that was published."""
    found, said = batch.seed_languages[index], re.split("[-_]", (published.language or "").lower())[0]
    alike = any(found in group and said in group for group in _ALIKE)
    if not found or len(said) != len(found) or found == said or alike or batch.once(body_words)[index] < _ENOUGH:
        return
    what = f"the text is in the language “{found}”, and was published as “{cut(published.language or '', _SHOWN)}”"
    yield Hit(*first_line(batch, index), what)


def _source(batch: Batch, index: int, published: Published) -> Iterator[Hit]:
    """Yield a hit for a source in the text that is neither the published one nor of its address, or for these two where they differ."""
    said, address = published.source or "", published.url or ""
    if host_of(said) and host_of(address) and not may_be_same(said, address):
        what = f"the source that was published, “{cut(said, _SHOWN)}”, is not that of the address that was, “{cut(address, _SHOWN)}”"
        yield Hit(*first_line(batch, index), what)
        return
    given = [value for value in (said if is_outlet(said) and not is_agency(said) else "", address if host_of(address) else "") if value]
    own = batch.sources[index] if given else None
    if own is None or own.kind not in _OUTLETS or is_agency(own.name) or any(may_be_same(own.name, value) for value in given):
        return
    if not is_outlet(own.name):
        return
    start = int(batch.starts[index]) + own.start
    what = f"the text names the source “{cut(own.name, _SHOWN)}”, and was published as of “{cut(given[0], _SHOWN)}”"
    yield Hit(start, start + len(own.name), what)


def _words(text: str) -> frozenset[str]:
    """Return the words of a title, or its characters where it is written without spaces."""
    return frozenset(piece for word in _WORD.findall(text.casefold()) for piece in (word if word[0] >= "\u3040" else (word,)))
