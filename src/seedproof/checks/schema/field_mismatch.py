"""Find documents of which the publisher says something else than the text shows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar, Final

from seedproof.batch import Batch
from seedproof.checks.base import BatchCheck
from seedproof.checks.schema.fields import body_words, first_line
from seedproof.core.escape import cut
from seedproof.core.finding import Family, Hit, Severity
from seedproof.core.patterns import regex
from seedproof.core.seed import Published

_WORD: Final = regex(r"\w+")
_SHARED: Final = 0.3  # share of the words of the shorter title that both have, from which one may be a version of the other (guessed)
_ENOUGH: Final = 50  # words of a document whose language is told for certain (guessed)
_SHOWN: Final = 80
#: Codes for one language, or for languages so close that a text does not always show which it is.
_ALIKE: Final = tuple(map(frozenset, (("no", "nb", "nn", "da"), ("hr", "sr", "bs", "sh", "me"), ("id", "ms"), ("fa", "prs"), ("he", "iw"))))


class FieldMismatch(BatchCheck):
    """Finds documents whose fields or front matter say something else than their text: another headline, another language.

    **Why it matters**

    What a publisher says of a document (in the fields of its row, or in the front matter of its file) is what people select and cite by.
    Where the text is that of another article, one of both was put there by mistake: often the text is a page of errors, or the rows were
    shifted against each other.

    **Example**

    A row with ``"title": "Ferry pier to be rebuilt"`` whose text begins with the headline "Ten soups for cold days", or with
    ``"language": "de"`` and an English text.

    **When it is wrong**

    A publisher may give the page another title than the article, in other words. Titles that share words with the text's own, or that
    stand anywhere in the text, are left alone; so are languages that are close to each other, and documents of a few words.

    **Options**

    None.
    """

    code: ClassVar[str] = "SCH110"
    family: ClassVar[Family] = "schema"
    severity: ClassVar[Severity] = "info"

    def find(self, batch: Batch) -> Iterator[Hit]:
        """Report the headline that is another one, and the first line of a text in another language."""
        for index, document in enumerate(batch.documents):
            if document.published:
                yield from _title(batch, index, document.published)
                yield from _language(batch, index, document.published)


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


def _words(text: str) -> frozenset[str]:
    """Return the words of a title, or its characters where it is written without spaces."""
    return frozenset(piece for word in _WORD.findall(text.casefold()) for piece in (word if word[0] >= "\u3040" else (word,)))
