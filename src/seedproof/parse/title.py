"""The title: the first line that looks like a headline, below navigation and kickers and above the first paragraph."""

from __future__ import annotations

from bisect import bisect_left
from typing import Final

import numpy as np

from seedproof.parse import vocabulary
from seedproof.parse.bylines import label_of, named_in, outlet
from seedproof.parse.clues import Clues
from seedproof.parse.dates import date_in, dated_only
from seedproof.parse.names import person
from seedproof.parse.shapes import article, plausible, prose
from seedproof.text import characters
from seedproof.text.columns import Columns

__all__ = ["Head", "heads"]

_WINDOW: Final = 60  # lines above the first paragraph that are looked at
_SHORT_HEAD: Final = 3  # lines above the first paragraph: no navigation fits in them
_TELLING: Final = 10  # characters of a line of which a second one tells something
_TOP: Final = 3  # lines at the top of a page that may give its name
_PAGE: Final = 30  # lines of a document that may be a whole page, teasers and notices above the article included
_LEAD: Final = 8  # lines after the title that may be lead-in
_LONGEST_CREDIT: Final = 16  # words
_SUBTITLE: Final = 0.8  # by how much a subtitle may score better than its headline
_BEFORE_TEXT: Final = 2  # line ends that count as standing before a document's first line
_TRAIL: Final = (" | ", " » ", " > ", " › ")  # breadcrumbs


class Head:
    """Where a document's head ends: line indexes. ``title`` is -1 where there is none; ``body`` is the first line of the body."""

    __slots__ = ("body", "prose", "title")

    def __init__(self, title: int, body: int, prose: int) -> None:
        self.title, self.body, self.prose = title, body, prose


def heads(columns: Columns, clues: Clues) -> list[Head]:
    """Return the head of each document."""
    lines = columns.lines
    finder = _Finder(columns, clues)
    running = np.flatnonzero(prose(columns))
    bounds = lines.of_document.tolist()
    at = np.searchsorted(running, lines.of_document).tolist()
    paragraphs = running.tolist()
    result = []
    for low, high, first, last in zip(bounds, bounds[1:], at, at[1:], strict=False):
        own = paragraphs[first:last]
        start = high if not own else own[0] if high - low < _PAGE else article(own, finder.count)
        result.append(finder.head(low, high, start))
    return result


class _Finder:
    """Looks for titles line by line; its lines are those of the whole batch."""

    def __init__(self, columns: Columns, clues: Clues) -> None:
        self.lines = columns.lines
        self.plausible = np.flatnonzero(plausible(columns)).tolist()
        self.numbered = ((columns.kinds[self.lines.start] & characters.DIGIT) != 0).tolist()
        self.labels, self.dated, self.count = clues.labels, clues.is_dated, clues.count
        gap = self.lines.gap.copy()
        gap[np.diff(self.lines.document, prepend=-1) > 0] = _BEFORE_TEXT  # wherever in a batch the document stands
        self.gap = gap.tolist()
        self.ends_sentence = self.lines.ends_sentence.tolist()

    def head(self, low: int, high: int, prose: int) -> Head:
        """Return the head of the document with the lines ``[low, high)`` whose first paragraph is ``prose``."""
        start = max(low, prose - _WINDOW)
        end = min(prose, start + _WINDOW, high)
        among = self.plausible[bisect_left(self.plausible, start) : bisect_left(self.plausible, end)]
        candidates = [i for i in among if self._headline(i)]
        candidates = [i for i in candidates if not self.lead_in(i, high)] or candidates
        title = self._best(candidates, low, prose, high) if candidates else -1
        body = low if title < 0 else title + 1
        limit = min(body + _LEAD, high)
        while body < limit and (leads := self.lead_in(body, high)):
            body += leads
        return Head(title, min(body, high), prose)

    def lead_in(self, index: int, high: int) -> int:
        """How many lines from this one are a byline, a date or a credit: 0, 1, or 2 where a label and its value stand apart."""
        if self.count[index] > _LONGEST_CREDIT:
            return 0
        text = self.lines.text(index)
        labels = self.labels.get(index, ())
        if labels and label_of(text, labels) and index + 1 < high and self.count[index + 1] <= 6:
            return 2
        if self.dated[index] and dated_only(text):
            return 1
        if self.ends_sentence[index]:
            return 0
        if labels and next(named_in(text, labels), None) is not None:
            return 1
        if self.gap[index] == 1 and index - 1 in self.labels and outlet(text):
            return 1
        return int((self._dated(index) or (index + 1 < high and self._dated(index + 1))) and person(text) is not None)

    def _dated(self, index: int) -> bool:
        return self.dated[index] and self.count[index] <= _LONGEST_CREDIT and date_in(self.lines.text(index)) is not None

    def _headline(self, index: int) -> bool:
        text = self.lines.text(index)
        bare = text.lower().strip(" .:!–-—|")
        if bare in vocabulary.every("navigation", "line") or "http" in bare or "www." in bare or _breadcrumb(bare):
            return False
        if self.dated[index] and (((begins := date_in(text)) and begins.start() == 0) or dated_only(text)):
            return False
        labels = self.labels.get(index, ())
        if labels and (label_of(text, labels) or next(named_in(text, labels), None) is not None):
            return False
        return not text.endswith(".") or text.endswith(("...", "U.S.")) or (self.count[index] <= 20 and _title_case(text.split()))

    def _best(self, candidates: list[int], low: int, prose: int, high: int) -> int:
        if (candidates[0] == low and len(candidates) + 1 >= prose - low) or prose - low <= _SHORT_HEAD:
            return self._below_kicker(candidates)
        window = {*range(low, min(low + _TOP, high)), *range(max(low, prose - _WINDOW), min(prose + 1, high))}
        around = "\n".join(self.lines.text(i) for i in sorted(window))
        scores = {i: self._score(i, prose, high) + self._repeated(i, around) for i in candidates}
        best = max(candidates, key=lambda i: (scores[i], i))
        # What stands right above the best is the headline, and that its subtitle, unless it is a kicker.
        if 3 <= self.count[best - 1] <= self.count[best] and scores.get(best - 1, -9.0) >= scores[best] - _SUBTITLE:
            return best - 1
        return best

    def _repeated(self, index: int, around: str) -> float:
        """Headlines stand in breadcrumbs and in the name of the page, too."""
        text = self.lines.text(index)
        return 0.8 * (len(text) >= _TELLING and around.count(text) > 1)

    def _below_kicker(self, candidates: list[int]) -> int:
        """The first candidate, unless it is one word over a longer headline."""
        first = candidates[0]
        if len(candidates) > 1 and candidates[1] == first + 1 and self.count[first] <= 1 and self.count[candidates[1]] >= 4:
            return candidates[1]
        return first

    def _score(self, index: int, prose: int, high: int) -> float:
        """How much a line among navigation looks like the headline: set off, of fitting length, above a byline or a date."""
        count = self.count[index]
        score = -0.02 * (prose - index)
        score += 1.0 if 4 <= count <= 20 else 0.3 if count >= 3 else -0.5
        score += 0.7 * bool(self.gap[index] > 1) + 0.5 * bool(index + 1 < high and self.gap[index + 1] > 1)
        score -= 0.6 * bool(self.numbered[index])
        score -= 1.0 * (count <= 4 and person(self.lines.text(index)) is not None)
        for k in (1, 2, 3):
            if index + k < high and (self.lead_in(index + k, high) or (k == 1 and self._dated(index + k))):
                return float(score + 1.6 / k)
        return float(score)


def _breadcrumb(line: str) -> bool:
    return any(c in line for c in _TRAIL) or ("»" in line and "«" not in line)


def _title_case(words: list[str]) -> bool:
    long = [w for w in words if len(w) > 3 and w[0].isalpha()]
    return len(long) > 2 and sum(w[0].isupper() for w in long) * 4 >= len(long) * 3
