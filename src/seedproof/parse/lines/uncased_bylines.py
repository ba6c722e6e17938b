"""Read whom a line credits in Chinese, Japanese and Korean, where no capital shows a name and mostly no space ends it.

A label stands beside the name ("记者 李厚", "文／山田太郎", "김민수 기자"). Short lines are read whole, of a paragraph only
what stands in brackets at its beginning or end ("新华社奥斯陆5月3日电（记者李厚）", "(记者 李厚)").
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import Final

import numpy as np

from seedproof.batch import Batch
from seedproof.core.patterns import regex
from seedproof.core.seed import CreditKind
from seedproof.lang import word_lists
from seedproof.lang.languages import LANGUAGES
from seedproof.parse.languages import document_languages
from seedproof.parse.lines.bylines import CreditedName
from seedproof.text.spans import Offsets

__all__ = ["UNCASED", "uncased_bylines", "uncased_languages"]

_SHORT: Final = 40  # characters of a line that may be a credit (guessed)
_NEAR: Final = 60  # characters at either end of a paragraph in which brackets may credit somebody (guessed)
_BRACKETS: Final = regex(r"[(（\[【〔]([^()（）\[\]【】〔〕\n]{2,30})[)）\]】〕]")
_END: Final = r"(?=$|[\s)）】〕\]／/|｜。，,;；、＝=])"
_MARK: Final = r"[:：/／|｜︱＝=]"


def uncased_bylines(line: str, code: str) -> Iterator[CreditedName]:
    """Yield the names that a line in one of the languages of ``UNCASED`` credits."""
    if len(line) <= _SHORT:
        yield from UNCASED[code](line, 0)
        return
    for match in _BRACKETS.finditer(line):
        if match.start() < _NEAR or match.end() > len(line) - _NEAR:
            yield from UNCASED[code](match[1], match.start(1))


def uncased_languages(batch: Batch) -> Offsets:
    """Return each line's language as these are read: its document's where that is one of them; call it through ``Batch.once``."""
    document = batch.once(document_languages)[batch.lines.document]
    return np.where(np.isin(document, [LANGUAGES.index(code) for code in UNCASED]), document, batch.languages.of_lines)


def _chinese(text: str, origin: int) -> Iterator[CreditedName]:
    """Yield names after a label: after a bare one that touches it a name begins with a family name."""
    for match in _chinese_label().finditer(text):
        at, name = match.end(), _han_name() if match.lastgroup else _surnamed()
        while found := name.match(text, at):
            kind = CreditKind.OUTLET if found["name"].endswith(_outlet_endings()) else CreditKind.BYLINE
            yield CreditedName(kind, origin + found.start("name"), origin + found.end("name"))
            gap = _GAP.match(text, found.end())
            if gap is None:
                break
            at = gap.end()


def _japanese(text: str, origin: int) -> Iterator[CreditedName]:
    """Yield the name after a label and a mark, or before "記者" in a line or brackets that hold nothing else."""
    for match in _japanese_label().finditer(text):
        yield CreditedName(CreditKind.BYLINE, origin + match.start("name"), origin + match.end("name"))


def _korean(text: str, origin: int) -> Iterator[CreditedName]:
    """Yield names before "기자", or after a label."""
    for match in _korean_label().finditer(text):
        yield CreditedName(CreditKind.BYLINE, origin + match.start(match.lastgroup or 0), origin + match.end(match.lastgroup or 0))


#: What reads each language.
UNCASED: Final[dict[str, Callable[[str, int], Iterator[CreditedName]]]] = {"zh": _chinese, "ja": _japanese, "ko": _korean}
_GAP: Final = regex(r"[ \u3000、，,]{1,2}")


def _any(code: str, topic: str) -> str:
    """Return a pattern for any word of a list of credits, the longest first."""
    words = sorted(word_lists.words_by_language("uncased", topic)[code], key=lambda word: (-len(word), word))
    return f"(?:{'|'.join(map(re.escape, words))})"


@cache
def _outlet_endings() -> tuple[str, ...]:
    """Return how the names of papers and stations end."""
    return tuple(sorted(word_lists.words_by_language("uncased", "outlet-ending")["zh"]))


@cache
def _chinese_label() -> re.Pattern[str]:
    """Return the pattern of a label: one that is a common word wants a mark behind it."""
    gap = r"[ \u3000]"
    bare = rf"{_any('zh', 'byline')}(?P<apart>{gap}*{_MARK}{gap}*|{gap}+)?"
    return re.compile(rf"{bare}|[□■◎◆]|{_any('zh', 'byline-marked')}(?P<marked>{gap}*{_MARK}{gap}*)")


@cache
def _han_name() -> re.Pattern[str]:
    """Return the pattern of a name that stands apart."""
    return re.compile(rf"(?!{_any('zh', 'byline')})(?P<name>[\u4e00-\u9fff]{{1,6}}·[\u4e00-\u9fff·]{{1,12}}|[\u4e00-\u9fff]{{2,4}}){_END}")


@cache
def _surnamed() -> re.Pattern[str]:
    """Return the pattern of a name that begins with a family name."""
    return re.compile(rf"(?P<name>{_any('zh', 'surname')}[\u4e00-\u9fff]{{1,2}}){_END}")


@cache
def _japanese_label() -> re.Pattern[str]:
    """Return the pattern of a label with its name."""
    name = r"(?P<name>[^\s:：/／＝=()（）、。・]{2,14}(?:[ \u3000][^\s:：/／＝=()（）、。・]{1,8})?)"
    return re.compile(rf"(?:\A|[ \u3000(（【・]){_any('ja', 'byline')}[ \u3000]*{_MARK}[ \u3000]*{name}(?=$|[\s)）】、／/])")


@cache
def _korean_label() -> re.Pattern[str]:
    """Return the pattern of a name with its label before or behind it."""
    name = rf"{_any('ko', 'surname')}[가-힣]{{1,2}}"
    before = (
        rf"(?<![가-힣])(?!{_any('ko', 'loose')})(?P<before>{name}) ?(?:[가-힣]{{2}})?{_any('ko', 'byline-behind')}(?=$|[\s=\])(/a-zA-Z])"
    )
    return re.compile(rf"{before}|(?:\A|[ (/\[])(?:{_any('ko', 'byline')}) ?(?:{_MARK}| ) ?(?P<after>{name})(?=$|[\s\])(/])")
