"""Style sheets, scripts and data that belong to the page's program."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import ClassVar, Final, NamedTuple

import numpy as np

from seedproof.batch import Batch
from seedproof.checks.base import BatchCheck
from seedproof.checks.garbled.markup.code_patterns import CODE
from seedproof.checks.programming import about_code
from seedproof.core.check import WHAT_IS_CUT
from seedproof.core.finding import Edit, Family, Fix, Hit, Severity
from seedproof.core.patterns import regex
from seedproof.text.sets import distinct
from seedproof.text.spans import Offsets

_KINDS: Final = {
    "style": "a style sheet", "data": "data of a page's program", "script": "a script", "error": "an error message of the site's program",
}  # fmt: skip
_PUNCTUATION: Final = regex(r"[{}()\[\];=<>\"'_$|&/\\+#@*]|:(?=\S)")
_DENSE: Final = 0.06  # of these a character, from which a line is code from end to end; prose has about .01 (guessed)
_LONGEST: Final = 4000  # characters of a line that are looked at (guessed)
_TOKEN: Final = regex(r"\S+")
_PROSE: Final = regex(r"[(\"“‘'«„]*[^\W_]+(?:[-–—'’/&][^\W_]+)*[.,;:!?…)\"”’'»“]*|[–—-]")  # a word of running text with its marks
_PROSE_WORD: Final = regex(r"(?<!\S)[(\"“‘'«„]*[^\W\d_]+[.,;:!?…)\"”’'»“]*(?!\S)")
_FEWEST: Final = 4  # words that are a sentence beside the code, rather than part of it (guessed)
_SHOWN: Final = 50


class LeakedCode(BatchCheck):
    """Finds style sheets, scripts, JSON and error messages of a web page's program in the text.

    **Why it matters**

    A page's program is not its article. It is long, it repeats on every page of a site, and it drowns what the article says.

    **Example**

    ``.caption { font-size: 12px; color: #333; }``, ``window.dataLayer = window.dataLayer || [];``, ``{"@type": "NewsArticle",
    "headline": …}``.

    **When it is wrong**

    Articles about programming show code; documents that speak of such things are left alone. Braces in prose are no code.

    **Options**

    None.
    """

    code: ClassVar[str] = "GRB203"
    family: ClassVar[Family] = "garbled"
    severity: ClassVar[Severity] = "error"
    absorbs: ClassVar[tuple[str, ...]] = WHAT_IS_CUT

    def find(self, batch: Batch) -> Iterable[Hit]:
        """Return the stretches of code, neighbouring lines of code as one finding."""
        text = batch.text
        group: list[_Stretch] = []
        for stretch in _stretches(batch):
            if group and (stretch.document != group[-1].document or text[group[-1].end : stretch.start].strip()):
                yield _hit(text, group)
                group = []
            group.append(stretch)
        if group:
            yield _hit(text, group)


class _Stretch(NamedTuple):
    """Code on one line.

    ``start``, ``end``: where it stands.
    ``kind``: a key of ``_KINDS``.
    ``document``: index of its document.
    """

    start: int
    end: int
    kind: str
    document: int


def _stretches(batch: Batch) -> Iterator[_Stretch]:
    lines, errors = _lines(batch)
    for line in lines.tolist():
        start, end = int(batch.lines.start[line]), int(batch.lines.end[line])
        if line in errors:
            yield _Stretch(start, end, "error", int(batch.lines.document[line]))
            continue
        first = last = None
        for match in CODE.finditer(batch.text, start, min(end, start + _LONGEST)):
            first, last = first or match, match
        if first is None or last is None:
            continue
        low, high = first.start(), last.end()
        density = len(_PUNCTUATION.findall(batch.text, start, min(end, start + _LONGEST))) / min(end - start, _LONGEST)
        if density >= _DENSE:
            low, high = _grown(batch.text, (start, low), (high, end))
        while low < high and batch.text[low].isspace():
            low += 1
        yield _Stretch(low, high, str(first.lastgroup), int(batch.lines.document[line]))


def _grown(text: str, before: tuple[int, int], after: tuple[int, int]) -> tuple[int, int]:
    """Return the span of code in a line that is dense with it, without the sentences before and after it."""
    head = text[max(before[0], before[1] - _LONGEST) : before[1]]
    tail = text[after[0] : min(after[1], after[0] + _LONGEST)]
    said, rest = _last_sentence(head), _next_sentence(tail)
    low = before[1] - len(head) + said if said else before[0]
    return low, after[0] + rest if rest is not None else after[1]


def _last_sentence(head: str) -> int:
    """Return where the code begins in what stands before a sure piece of it, 0 where all is code."""
    end = len(head)
    for match in reversed(list(_TOKEN.finditer(head))):
        if _PROSE.fullmatch(match[0]):
            return end if len(_PROSE_WORD.findall(head, 0, match.end())) >= _FEWEST else 0
        end = match.start()
    return 0


def _next_sentence(tail: str) -> int | None:
    """Return where the code ends in what stands after a sure piece of it, None where all is code."""
    last = max((match.end() for match in _TOKEN.finditer(tail) if not _PROSE.fullmatch(match[0])), default=0)
    return last if len(_PROSE_WORD.findall(tail, last)) >= _FEWEST else None


def _lines(batch: Batch) -> tuple[Offsets, set[int]]:
    """Return lines with braces or telling words, of documents that are not about code; and those with an error message."""
    braces = batch.lines.containing(batch.characters.find_marks("{}"))
    telling, errors = batch.phrases.of("page-code").line, batch.phrases.of("program-error").line
    lines = distinct(np.concatenate((braces, telling, errors)))
    return lines[~batch.once(about_code)[batch.lines.document[lines]]], set(errors.tolist())


def _hit(text: str, group: list[_Stretch]) -> Hit:
    start, end, kind = group[0].start, group[-1].end, group[0].kind
    shown = text[start:end][:_SHOWN].replace("\n", " ")
    fix = Fix(safe=False, edits=(Edit(start=start, end=end, text=""),))
    return Hit(start, end, f"“{shown}…” is {_KINDS[kind]}, not text", fix=fix)
