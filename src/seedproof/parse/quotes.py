"""Quotations: text between quotation marks, what kind it is, who says it.

Only the outermost quotation is a field; what it quotes in turn is part of its text.
"""

from __future__ import annotations

from typing import Final

import numpy as np
import numpy.typing as npt
from pydantic import TypeAdapter

from seedproof.core.seed import Quote, QuoteKind
from seedproof.parse.antecedents import Said, meant, sentence_before, topics
from seedproof.parse.marks import doubles, singles
from seedproof.parse.pairs import Pair, outermost, pair_doubles, pair_singles
from seedproof.parse.signs import read_signs
from seedproof.parse.speakers import Attribution, Sentence, attribute, subject
from seedproof.text import characters
from seedproof.text.columns import Columns
from seedproof.text.spans import Offsets, cover

__all__ = ["quotes_of"]

_QUOTES: Final = TypeAdapter(list[Quote])
_WRAPPED: Final = 6  # words of a line that may be one of a hard-wrapped paragraph
_WORDS_BEFORE: Final = 45
_WORDS_AFTER: Final = 30
_COMMAS: Final = frozenset(",，、?!;—–-")
_ENDS: Final = frozenset(".,!?…。！？，")
_APART: Final = 2  # ends of paragraphs between quotations, after which somebody else may have been introduced
_SCARE: Final = 4  # words: a longer quotation is not meant ironically
_UNSPACED: Final = "\u3040"  # scripts from here on put no spaces between words
_LONGEST_TITLE: Final = 8
_LINKING: Final = 3  # letters of a word that a title writes small
_OF: Final = frozenset(("of", "for", "von", "de", "du", "des", "del", "di", "della", "do", "da"))


def quotes_of(columns: Columns, language: npt.NDArray[np.int64]) -> list[tuple[Quote, ...]]:
    """Return the quotations of each document. ``language`` is each line's, the document's where the line's is unclear."""
    blocks = _blocks(columns)
    punctuation = np.flatnonzero(columns.where(characters.PUNCTUATION))
    document_of_block = columns.document_of(blocks)
    outer = outermost(pair_doubles(doubles(columns, punctuation, blocks), document_of_block))
    outer = [p for p in outer if p.open == 0 or columns.text[p.open - 1] != "="]  # an attribute of leaked markup
    pairs = outermost(outer + pair_singles(singles(columns, punctuation, blocks), outer))
    if not pairs or not len(columns.words):
        return [()] * len(columns)
    return _Reader(columns, language, blocks, pairs).read()


def _blocks(columns: Columns) -> Offsets:
    """Starts of paragraphs: lines, but those of hard-wrapped text run on."""
    lines = columns.lines
    if not len(lines):
        return np.zeros(0, np.int64)
    new = np.ones(len(lines), bool)
    unfinished = ~lines.ends_sentence & (lines.word_count >= _WRAPPED)
    new[1:] = (lines.gap[1:] > 1) | ~unfinished[:-1] | (lines.document[1:] != lines.document[:-1])
    return lines.start[new]


class _Reader:
    """Reads the speakers of quotations, one after the other, as each may go on with the one before."""

    def __init__(self, columns: Columns, language: npt.NDArray[np.int64], blocks: Offsets, pairs: list[Pair]) -> None:
        self.columns, self.pairs = columns, pairs
        words = columns.words
        starts, ends = np.array([p.open for p in pairs], np.int64), np.array([p.close + 1 for p in pairs], np.int64)
        first, last = np.searchsorted(words.start, starts), np.searchsorted(words.start, ends)
        self.signs = read_signs(columns, language, blocks, cover(first, last, len(words)))
        self.first, self.last = first.tolist(), last.tolist()
        self.since = 0  # the word after the last quotation that was said
        document = columns.document_of(starts)
        self.document = document.tolist()
        self.offset = columns.starts[document].tolist()
        self.document_word = np.searchsorted(words.start, columns.starts)[document].tolist()

    def read(self) -> list[tuple[Quote, ...]]:
        """Return the quotations of each document."""
        found_in: list[int] = []
        quotes: list[dict[str, object]] = []
        said: Said | None = None
        for i, pair in enumerate(self.pairs):
            if i and self.document[i] != self.document[i - 1]:
                said = None
            if self.first[i] == self.last[i]:
                continue  # marks round nothing but marks
            sentence = self._sentence(i, pair)
            found = attribute(sentence)
            kind = self._kind(i, pair, sentence, found is not None)
            own = None
            if kind is not QuoteKind.SCARE:
                own = self._named(i, found, said) if found else self._continued(i, said)
                said = own or said
                self.since = self.last[i]
            quotes.append(self._quote(i, pair, own, kind))
            found_in.append(self.document[i])
        result: list[list[Quote]] = [[] for _ in self.columns.documents]
        for document, quote in zip(found_in, _QUOTES.validate_python(quotes), strict=True):  # at once: half the time
            result[document].append(quote)
        return [tuple(found) for found in result]

    def _sentence(self, i: int, pair: Pair) -> Sentence:
        first, last, text = self.first[i], self.last[i], self.columns.text
        signs, low, high = self.signs, 2 * max(self.document_word[i], first - _WORDS_BEFORE), 2 * first
        before = signs[max(signs.rfind(".", low, high) + 1, signs.rfind("|", low, high) + 1, low) : high]
        after = ""
        if last and signs[2 * last - 1] != "|":
            low, high = 2 * last, 2 * (last + _WORDS_AFTER)
            ends = [end for end in (signs.find(".", low, high), signs.find("|", low, high)) if end >= 0]
            after = signs[low : min(ends) + 1 if ends else high]
        inner = text[pair.close - 1]
        comma = inner in _COMMAS or text[pair.close + 1 : pair.close + 3].lstrip(" ")[:1] in _COMMAS
        return Sentence(before, after, comma, inner == "." and not comma)

    def _kind(self, i: int, pair: Pair, sentence: Sentence, attributed: bool) -> QuoteKind:
        """Speech, a fragment of it, or words held at arm's length: irony, a title, a nickname."""
        text = self.columns.text
        inner = text[pair.open + 1 : pair.close].lstrip()
        count = len(inner) // 2 if inner[:1] >= _UNSPACED else self.last[i] - self.first[i]
        stopped = inner[-1:] in _ENDS
        ended = stopped or (attributed and sentence.ends_with_comma)
        if count <= _SCARE and not (attributed and (ended or count > 1)) and (sentence.before or not ended):
            return QuoteKind.SCARE
        if 1 < count <= _LONGEST_TITLE and not stopped and _titled(inner):
            return QuoteKind.SCARE
        starts_sentence = not inner[:1].islower() or not sentence.before or sentence.before.endswith(":")
        return QuoteKind.DIRECT if starts_sentence and (ended or count > _SCARE) else QuoteKind.PARTIAL

    def _named(self, i: int, found: Attribution, said: Said | None) -> Said:
        origin = self.last[i] if found.first >= 0 else self.first[i]
        cue = None if found.cue is None else found.cue + (self.last[i] if found.cue >= 0 else self.first[i])
        if not found.pronoun:
            last = origin + found.last
            described = found.of and self.columns.words.text(last + 1).lower() in _OF
            return Said(origin + found.first, last + found.of if described else last, cue)
        person = self._meant(i, origin + found.first, said)
        return Said(person.first, person.last, cue) if person else Said(-1, -1, cue)

    def _meant(self, i: int, pronoun: int, said: Said | None) -> Said | None:
        """Whom "he" or "she" stands for, among the last speaker and those whom the sentences since then are about."""
        end = min(pronoun, self.first[i])
        low = self.since if said is not None else max(self.document_word[i], end - _WORDS_BEFORE)
        if said is None:
            before = sentence_before(self.signs, low, end, whole=True)
            low = end - len(before) // 2
        elif not self._person(said) and "|" in self.signs[2 * low - 1 : 2 * end]:
            said = None  # "the inquiry said": who "she" of the next paragraph is stands elsewhere
        before = sentence_before(self.signs, low, end, whole=False)
        told = topics(self.signs, end - len(before) // 2, end) if pronoun >= self.first[i] and subject(before) else []
        return meant(self.columns.words, self.signs, pronoun, None if told else said, told or topics(self.signs, low, end))

    def _person(self, said: Said) -> bool:
        return said.first < 0 or not {"N", "K"}.isdisjoint(self.signs[2 * said.first : 2 * said.last + 1 : 2])

    def _continued(self, i: int, said: Said | None) -> Said | None:
        """The speaker of a quotation whose own sentence names none: of the sentence before it, or of the last quotation."""
        first = self.first[i]
        low = self.since if said is not None else self.document_word[i]
        found = subject(sentence_before(self.signs, max(low, first - _WORDS_BEFORE), first, whole=said is None))
        if found is not None and not found.pronoun:
            return Said(first + found.first, first + found.last, None)
        if said is None or said.first < 0:
            return said
        if self.signs.count("|", 2 * low - 1, 2 * first) < _APART:
            return said
        others = topics(self.signs, low, first)
        return said if all(self._last_name(other) == self._last_name(said) for other in others) else Said(-1, -1, None)

    def _last_name(self, said: Said) -> str:
        return self.columns.words.bare(said.last)

    def _quote(self, i: int, pair: Pair, said: Said | None, kind: QuoteKind) -> dict[str, object]:
        offset, text, words = self.offset[i], self.columns.text, self.columns.words
        start, end = pair.open, pair.close + 1
        speaker = cue = None
        if said is not None and said.first >= 0:
            a, b = words.start.item(said.first), words.bare_end.item(said.last)
            speaker = {"name": text[a:b], "start": a - offset, "end": b - offset}
        if said is not None and said.cue is not None:
            cue = text[words.start.item(said.cue) : words.end.item(said.cue)]
        span = {"text": text[start:end], "start": start - offset, "end": end - offset}
        return {**span, "speaker": speaker, "cue": cue, "kind": kind}


def _titled(words: str) -> bool:
    """Whether words are written as a title is: "Walking Home to You"."""
    return words[0].isupper() and all(w[0].isupper() or len(w) <= _LINKING for w in words.split())
