"""Articles that stop in mid-sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import ClassVar, Final

from seedproof.batch import Batch
from seedproof.checks.base import BatchCheck
from seedproof.checks.options import Count
from seedproof.core.finding import Family, Hit, Severity
from seedproof.core.patterns import regex
from seedproof.lang.languages import LANGUAGES, UNKNOWN
from seedproof.lang.word_lists import every, words_by_language
from seedproof.text.codepoints import DIGIT, UPPER
from seedproof.text.spans import Offsets

_LAST_WORD: Final = regex(r"([^\W_]+)[,;:–—-]?\s*$")
_BEGINNING: Final = regex(r"[\"“‘«„(]?[^\W\d_]")
_LIST_MARK: Final = regex(r"[|•·›>©→@#]|://")
_CAPITALS: Final = 0.4  # share of words with a capital from which a line is a list of names or a headline (guessed)
_NUMBERS: Final = 0.2  # share of numbers from which it is a table (guessed)
_PARAGRAPH: Final = 12  # words of a line that is taken for a paragraph (guessed)
_NEARLY_ALL: Final = 0.8  # of these end a sentence (guessed)
_FEWEST: Final = 5  # words of a shorter last line that is judged, where its last word cannot end a sentence (guessed)
_SHOWN: Final = 60


class CutOffText(BatchCheck):
    """Finds an article whose last paragraph stops in the middle of a sentence.

    **Why it matters**

    What follows is missing: feeds send the first lines only, and scrapers stop at a tag. The document looks complete and is not.

    **Example**

    ``The council will meet again on Monday to decide whether the``; ``… a spokesman said. [+2314 chars]``.

    **When it is wrong**

    Sign-offs, lists, captions and headlines end without a full stop. Only a last paragraph of at least ``least-words`` words is
    judged, and a shorter one where a word comes last that cannot end a sentence, after paragraphs that end theirs. It is a warning
    where such a word comes last, or a feed's mark stands there, and information otherwise.

    **Options**

    `least-words` (12): words a last paragraph needs to be judged by more than its last word.
    """

    code: ClassVar[str] = "GRB403"
    family: ClassVar[Family] = "garbled"
    severity: ClassVar[Severity] = "warning"

    least_words: Count = 12  # guessed

    def find(self, batch: Batch) -> Iterable[Hit]:
        """Return the ends of texts that stop short."""
        lines = batch.lines
        last = _last_lines(batch)
        last = last[(lines.word_count[last] >= min(_FEWEST, self.least_words)) & (batch.languages.of_lines[last] != UNKNOWN)]
        bracketed = batch.characters.are(lines.end[last] - 1, "])")  # "[…]" ends a sentence by its form
        last = last[~lines.ends_sentence[last] | bracketed]
        return [hit for line in last.tolist() if (hit := _judge(batch, line, bool(lines.word_count[line] < self.least_words)))]


def _last_lines(batch: Batch) -> Offsets:
    """Return the last line of each document that has others before it."""
    first, past = batch.lines.of_document[:-1], batch.lines.of_document[1:]
    return (past - 1)[past - first > 1]


def _judge(batch: Batch, line: int, short: bool) -> Hit | None:
    """Return what is wrong with the end of a text's last line; a ``short`` one may be a headline, a call or a signature."""
    text, low, high = batch.text, int(batch.lines.start[line]), int(batch.lines.end[line])
    if not short and (feed := _feed_mark().search(text, max(low, high - _SHOWN), high)):
        return Hit(feed.start(), high, f"“{feed[0]}” marks where a feed cut the article off")
    word = _LAST_WORD.search(text, max(low, high - _SHOWN), high)
    if word is None or batch.lines.ends_sentence[line] or not _reads_as_prose(batch, line):
        return None
    start = low if high - low <= _SHOWN else text.find(" ", high - _SHOWN, high) + 1 or low
    unfinished = words_by_language("sentences", "unfinished").get(LANGUAGES[int(batch.languages.of_lines[line])], frozenset())
    if short and not (word[1] in unfinished and _ends_sentences(batch, line)):
        return None
    if word[1] in unfinished or text[high - 1] == ",":
        return Hit(start, high, f"the text stops in the middle of a sentence: “…{text[start:high]}”")
    # A name at the end may sign an article whose paragraphs have no stops either.
    named = word[1][0].isupper() or word[1].isdigit()  # a script without capitals says nothing
    told = word[1].islower() or (named and _ends_sentences(batch, line))
    return Hit(start, high, f"the text ends without a full stop: “…{text[start:high]}”", "info") if told else None


def _ends_sentences(batch: Batch, line: int) -> bool:
    """Tell whether nearly all other lines of the document that are long enough end a sentence."""
    lines = batch.lines
    others = slice(int(lines.of_document[lines.document[line]]), line)
    long = lines.word_count[others] >= _PARAGRAPH
    return bool(long.any() and lines.ends_sentence[others][long].mean() >= _NEARLY_ALL)


def _reads_as_prose(batch: Batch, line: int) -> bool:
    """Tell whether a line is mostly words in small letters: not a list of names, a table or a headline."""
    low, high = int(batch.lines.start[line]), int(batch.lines.end[line])
    first = batch.words.start[batch.lines.first[line] : batch.lines.last[line]]
    capitals, numbers = (batch.characters.is_(first, kind).mean() for kind in (UPPER, DIGIT))
    begins = _BEGINNING.match(batch.text[low : low + 2])
    return bool(begins and capitals < _CAPITALS and numbers < _NUMBERS and not _LIST_MARK.search(batch.text, low, high))


@cache
def _feed_mark() -> re.Pattern[str]:
    """Match what a feed puts where it cuts an article off."""
    calls = "|".join(map(re.escape, sorted(every("sentences", "feed"))))
    return re.compile(
        rf"\[\s?\+\s?\d[\d,]* chars\]|[\[(](?:…|\.{{3}}|&hellip;)[\])]|(?<=\w)(?:…|\.{{3}})?\s*\[?(?:{calls})\b", re.IGNORECASE
    )
