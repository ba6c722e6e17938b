"""Character references that nobody turned into characters."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import ClassVar, Final

import numpy as np

from seedproof.batch import Batch
from seedproof.checks.base import BatchCheck
from seedproof.checks.garbled.markup.entities import references, unescaped
from seedproof.checks.garbled.markup.spans import Span
from seedproof.checks.options import Count
from seedproof.core.finding import Edit, Family, Fix, Hit, Severity
from seedproof.core.patterns import regex
from seedproof.lang.english import english_list

_WORD: Final = regex(r"\w+")
_SHOWN: Final = 60


class LeakedEntity(BatchCheck):
    """Finds character references such as ``&nbsp;`` or ``#39;`` that were never turned into characters.

    **Why it matters**

    “Rivera #39;s” is read as three words and a number. Text that was escaped twice shows it wherever a quote or dash stood.

    **Example**

    ``the harbour&amp;nbsp;office``, ``Rivera #39;s boat``, ``quot;We are ready, quot; she said``.

    A few complete references that each stand for one character (``caf&eacute;``) are information only: the fix brings back just what
    was meant, and nothing of the text is lost. It is an error where the reference lost a part (``#39;``), was escaped twice, stands for
    a tag or for a character that is itself wrong there (``&#191;`` in English), and where a document is full of them.

    **When it is wrong**

    Articles about web pages name them; documents and lines that speak of such things are left alone, and addresses
    with parameters (``?a=1&lt=2``) too. A plain ``&`` is never flagged.

    **Options**

    `few` (4): references of a document up to which a complete one is information only.
    """

    code: ClassVar[str] = "GRB202"
    family: ClassVar[Family] = "garbled"
    severity: ClassVar[Severity] = "error"

    few: Count = 4  # guessed

    def find(self, batch: Batch) -> Iterable[Hit]:
        """Return the references, each with the character it stands for."""
        text, found = batch.text, _apart(references(batch))
        if not found:
            return
        documents = batch.document_of(np.array([start for start, _ in found], np.int64)).tolist()
        held = Counter(documents)
        group: list[Span] = []
        for (start, end), document, following in zip(found, documents, [*(s for s, _ in found[1:]), -1], strict=True):
            group.append((start, end))
            if following != end:
                yield _hit(text, group, few=held[document] <= self.few)
                group = []


def _apart(spans: Iterable[Span]) -> list[Span]:
    """Return the spans without those that begin inside one before: "nbsp;" of "&amp;nbsp;"."""
    kept: list[Span] = []
    for span in spans:
        if not kept or span[0] >= kept[-1][1]:
            kept.append(span)
    return kept


def _hit(text: str, group: list[Span], *, few: bool) -> Hit:
    start, end = group[0][0], group[-1][1]
    edits, meant = [], ""
    for low, high in group:
        character = unescaped(text[low:high])
        meant += character
        gap = text[low - 1 : low] == " " and text[low] == "#" and character in "'’" and _ends_contraction(text, high)
        # "Rivera #39;s": the reference was set off by a space. An escaped tag goes altogether.
        edits.append(Edit(start=low - 1 if gap else low, end=high, text="" if _is_tag(character) else character))
    safe = text[start] == "&" and not _is_tag(meant)
    severity: Severity = "info" if few and safe and _is_complete(text[start:end], meant) else "error"
    message = f"“{text[start:end][:_SHOWN]}” is an escaped “{meant[:_SHOWN]}”"
    return Hit(start, end, message, severity, fix=Fix(safe=safe, edits=tuple(edits)))


def _ends_contraction(text: str, at: int) -> bool:
    """Tell whether what stands at an offset is the end of a contraction, as after an apostrophe."""
    word = _WORD.match(text, at)
    return word is not None and word[0] in english_list("contractions", "ending")


def _is_complete(reference: str, meant: str) -> bool:
    """Tell whether one whole reference, escaped once, stands for one character that may well belong there."""
    return len(meant) == 1 and meant not in "¿¡¬¤" and reference.count("&") == reference.count(";") == 1


def _is_tag(meant: str) -> bool:
    return meant.startswith("<") and len(meant) > 1
