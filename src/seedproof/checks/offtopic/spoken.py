"""Which wording tells in a document: that of its language, and English."""

from __future__ import annotations

from functools import cache
from typing import Final

from seedproof.batch import Batch
from seedproof.lang.languages import LANGUAGES, UNKNOWN
from seedproof.lang.phrases import by_language
from seedproof.text.spans import Flags, Offsets

__all__ = ["tells"]

_NO_LANGUAGE: Final = UNKNOWN - 1  # of phrases that belong to no one language: it is that of no document, not even of an unclear one


def tells(batch: Batch, phrase: Offsets, document: Offsets) -> Flags:
    """Return which phrases, as indexes of the packs, are in the language of their document, or in English.

    "Video" is a label on one site and a common word in a dozen languages: other languages' packs do not apply.
    """
    language = _languages()[phrase]
    flags: Flags = (language == batch.languages.of_documents[document]) | (language == LANGUAGES.index("en"))
    return flags


@cache
def _languages() -> Offsets:
    """Return the number of each phrase's language."""
    return by_language(LANGUAGES.index("en"), _NO_LANGUAGE)
