"""Articles that stop in mid-sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import ClassVar, Final

import numpy as np

from seedproof.batch import Batch
from seedproof.checks.base import BatchCheck
from seedproof.core.finding import Family, Hit, Severity
from seedproof.lang.languages import LANGUAGES
from seedproof.text import codepoints
from seedproof.text.spans import Offsets

# Words after which no sentence ends, by language.
_LEADING: Final = {
    "en": "the a an of to and or but with from by for in on at as that which who whose than because although while if is are was were has "
    "have had will would could should may might must can its their his her my our your this these those into between during about "
    "over under after before not very more most when where said saying says including such been be being",
    "de": "der die das den dem des ein eine einen einem einer und oder aber mit von für auf im in an dass weil wenn ist sind war waren "
    "hat haben wird werden zu zum zur bei nach",
    "fr": "le la les un une des du de et ou mais avec pour par dans sur en que qui dont est sont était a ont au aux ce cette ces son sa "
    "ses leur",
    "es": "el la los las un una unos unas de del y o pero con por para en que quien cuyo es son era ha han al su sus este esta",
    "it": "il lo la i gli le un una di del della dei e o ma con per da in nel nella che cui è sono era ha hanno al alla su sul",
    "pt": "o a os as um uma de do da dos das e ou mas com por para em no na que cujo é são era ao à seu sua",
    "nl": "de het een van en of maar met voor door in op aan dat die is zijn was waren heeft hebben wordt te bij naar",
    "ru": "в на с и или но к по о об от из у за для при что чтобы который которая которые как не",
}
_FEED: Final = re.compile(
    r"\[\s?\+\s?\d[\d,]* chars\]|[\[(](?:…|\.{3}|&hellip;)[\])]"
    r"|(?<=\w)(?:…|\.{3})?\s*\[?(?:continue reading|read more|read full (?:story|article))\b",
    re.IGNORECASE,
)
_LAST_WORD: Final = re.compile(r"([^\W\d_]+)[,;:–—-]?\s*$")
_BEGINNING: Final = re.compile(r"[\"“‘«„(]?[^\W\d_]")
_LIST_SIGN: Final = re.compile(r"[|•·›>©→@#]|://")
_CAPITALS, _NUMBERS = 0.4, 0.2  # shares of words past which a line is a list, a table or a headline
_SHOWN = 60
_BRACKETS = np.array([ord(c) for c in "])"], np.uint32)


class CutOffText(BatchCheck):
    """Finds an article whose last paragraph stops in the middle of a sentence.

    **Why it matters**

    What follows is missing: feeds send the first lines only, and scrapers stop at a tag. The document looks complete and is not.

    **Example**

    ``The council will meet again on Monday to decide whether the``; ``… a spokesman said. [+2314 chars]``.

    **When it is wrong**

    Sign-offs, lists, captions and headlines end without a full stop. Only a last paragraph of at least ``least-words`` words is
    judged. It is a warning where a word comes last that cannot end a sentence, or a feed's mark stands there, and information
    otherwise.

    **Options**

    ``least-words``: words a last paragraph needs to be judged.
    """

    code: ClassVar[str] = "GRB403"
    family: ClassVar[Family] = "garbled"
    severity: ClassVar[Severity] = "warning"

    least_words: int = 12

    def find(self, batch: Batch) -> Iterable[Hit]:
        """Return the ends of texts that stop short."""
        lines = batch.lines
        last = _last_lines(batch)
        last = last[(lines.word_count[last] >= self.least_words) & (batch.languages.of_lines[last] >= 0)]
        bracketed = np.isin(batch.characters.codes[lines.end[last] - 1], _BRACKETS)  # "[…]" ends a sentence by its form
        last = last[~lines.ends_sentence[last] | bracketed]
        return [hit for line in last.tolist() if (hit := _judge(batch, line))]


def _last_lines(batch: Batch) -> Offsets:
    """The last line of each document that has others before it."""
    first, past = batch.lines.of_document[:-1], batch.lines.of_document[1:]
    return (past - 1)[past - first > 1]


def _judge(batch: Batch, line: int) -> Hit | None:
    text, low, high = batch.text, int(batch.lines.start[line]), int(batch.lines.end[line])
    if feed := _FEED.search(text, max(low, high - _SHOWN), high):
        return Hit(feed.start(), high, f"“{feed[0]}” marks where a feed cut the article off")
    word = _LAST_WORD.search(text, max(low, high - _SHOWN), high)
    if word is None or batch.lines.ends_sentence[line] or not _reads_as_prose(batch, line):
        return None
    start = text.find(" ", max(low, high - _SHOWN), high) + 1 or low
    leading = word[1].islower() and word[1] in _leading(LANGUAGES[int(batch.languages.of_lines[line])])
    if leading or text[high - 1] == ",":
        return Hit(start, high, f"the text stops in the middle of a sentence: “…{text[start:high]}”")
    return Hit(start, high, f"the text ends without a full stop: “…{text[start:high]}”", "info") if word[1].islower() else None


def _reads_as_prose(batch: Batch, line: int) -> bool:
    """Whether a line is mostly words in small letters: not a list of names, a table or a headline."""
    low, high = int(batch.lines.start[line]), int(batch.lines.end[line])
    starts = batch.characters.kinds[batch.words.start[batch.lines.first[line] : batch.lines.last[line]]]
    capitals, numbers = ((starts & kind != 0).mean() for kind in (codepoints.UPPER, codepoints.DIGIT))
    begins = _BEGINNING.match(batch.text[low : low + 2])
    return bool(begins and capitals < _CAPITALS and numbers < _NUMBERS and not _LIST_SIGN.search(batch.text, low, high))


@cache
def _leading(language: str) -> frozenset[str]:
    return frozenset(_LEADING.get(language, "").split())
