"""Documents about programming: in them, a tag or a line of code is what the article is about."""

from __future__ import annotations

from functools import cache
from typing import Final

import numpy as np

from seedproof.batch import Batch
from seedproof.batch.code_spans import code_spans
from seedproof.batch.tokens import token_edges
from seedproof.batch.vocabulary import occurrences
from seedproof.core.patterns import regex
from seedproof.lang.word_lists import every, lines_of, lookup
from seedproof.text.codepoints import DIGIT, LETTER, PUNCTUATION, SPACE, SYMBOL, UPPER
from seedproof.text.hashes import factorize
from seedproof.text.sets import distinct
from seedproof.text.spans import Flags, Offsets

__all__ = ["about_code", "is_software_term"]

_FENCE: Final = regex(r"\s*(?:```+|~~~+)[ \t]*(?P<language>\w+)")
_BEFORE: Final = " \n(“‘\"'"  # what may stand before and after a term in prose; inside code other signs touch it
_AFTER: Final = " \n.,;:)’”?!"
_MENTIONS: Final = 3  # of terms that make a document one about programming (guessed)
_DIFFERENT: Final = 2  # terms among them (guessed)
_NAMES: Final = 5  # names of code in sentences that make a document one about programming (guessed)
_DIFFERENT_NAMES: Final = 3  # among them (guessed)
_APART: Final = 250  # words of the document to each of them, at most (guessed)
_SIGNS: Final = 6  # marks of such a name: an address, or code without spaces, has more (guessed)
_CLOSING: Final = ".,;:!?)\"'”’»"  # what may stand between a name, or a word, and the next space


def about_code(batch: Batch) -> Flags:
    """Return which documents mention terms of programming or names of code in their prose; use as ``batch.once(about_code)``."""
    characters, words = batch.characters, batch.words
    terms = occurrences(batch, every("code", "term"))
    start, end = words.start[terms], words.end[terms]
    before = (start == 0) | characters.are(start - 1, _BEFORE)
    after = (end == len(batch.text)) | characters.are(end, _AFTER)
    terms = terms[before & after]
    mentions, terms_used = _counted(batch, batch.document_of(words.start[terms]), words.types.kind[terms])
    return (mentions >= _MENTIONS) & (terms_used >= _DIFFERENT) | _fenced(batch) | _names_code(batch)


def is_software_term(word: str) -> bool:
    """Tell whether a word is one of computing that no other list has, or several of them: "hostname", "formatters"."""
    small = word.lower()
    return small in _terms() or small.removesuffix("s") in _terms()


@cache
def _terms() -> frozenset[str]:
    return frozenset(lines_of("en", "software_terms"))


def _names_code(batch: Batch) -> Flags:
    """Return which documents name parts of programs in sentences: "the function read_page() returns", "set `debug` to".

    Code that leaked into a text has such names too, but no words on both sides of them.
    """
    characters, edges, spans = batch.characters, batch.once(token_edges), batch.once(code_spans)
    names = _identifiers(batch)
    start, end = np.concatenate((names, spans.start)), np.concatenate((names, spans.end - 1))
    first, last = np.searchsorted(edges, start) - 1, np.searchsorted(edges, end) - 1
    inside = (first > 0) & (last < len(edges) - 2)
    start, end, first, last = start[inside], edges[last[inside] + 1], first[inside], last[inside]
    told = _are_words(batch, edges[first - 1] + 1, edges[first]) & _are_words(batch, edges[last + 1] + 1, edges[last + 2])
    document, start, end = batch.document_of(start[told]), start[told], end[told]
    named, different = _counted(batch, document, factorize(characters.hashed.of(start, end)).kind)
    often = named * _APART >= np.diff(batch.words.of_document)
    flags: Flags = (named >= _NAMES) & (different >= _DIFFERENT_NAMES) & often
    return flags


def _counted(batch: Batch, document: Offsets, kind: Offsets) -> tuple[Offsets, Offsets]:
    """Return how many things, and how many kinds of them, each document has."""
    kinds = int(kind.max(initial=0)) + 1
    different = distinct(document * kinds + kind) // kinds
    return np.bincount(document, minlength=len(batch)), np.bincount(different, minlength=len(batch))


def _identifiers(batch: Batch) -> Offsets:
    """Return where tokens begin that only a program has: "read_page", "read()", "Page::read", "page.conf" and "/etc/hosts"."""
    characters, edges, letter = batch.characters, batch.once(token_edges), LETTER | DIGIT
    marks = characters.find_marks("_(:/.")
    marks = marks[characters.is_(marks - 1, letter) & ~characters.is_(marks + 1, SPACE)]
    before_letter, index = characters.is_(marks + 1, letter), np.searchsorted(edges, marks) - 1
    # "Director_Oh" is a role and who has it.
    telling = characters.are(marks, "_") & before_letter & (~characters.is_(marks + 1, UPPER) | characters.is_(marks - 1, UPPER | DIGIT))
    telling |= characters.are(marks, "(") & characters.are(marks + 1, ")")
    telling |= characters.are(marks, ":") & characters.are(marks + 1, ":") & characters.is_(marks + 2, letter)
    telling |= characters.are(marks, "/") & before_letter & characters.are(edges[index] + 1, "/") & characters.is_(edges[index] + 2, LETTER)
    file = np.flatnonzero(characters.are(marks, ".") & before_letter)
    telling[file] = lookup(batch.words.hash[batch.words.at(marks[file] + 1)], every("code", "extension"))
    index = distinct(index[telling])
    start, end = edges[index] + 1, edges[index + 1]
    start += characters.are(start, "(")
    signs = characters.counted(PUNCTUATION | SYMBOL)
    return start[(signs[end] - signs[start] <= _SIGNS) & (characters.is_(start, LETTER) | characters.are(start, "/"))]


def _are_words(batch: Batch, starts: Offsets, ends: Offsets) -> Flags:
    """Return which tokens are plain words: two letters or more, and nothing else but one mark at the end."""
    characters = batch.characters
    letters = characters.counted(LETTER)
    inner = ends - characters.are(ends - 1, _CLOSING)
    flags: Flags = (letters[ends] - letters[starts] == inner - starts) & (inner - starts > 1)
    return flags


def _fenced(batch: Batch) -> Flags:
    """Return which documents hold a block of code that says its language, as Markdown writes it."""
    marks, flags = batch.characters.find_marks("`"), np.zeros(len(batch), bool)
    third = marks[batch.characters.are(marks - 1, "`") & batch.characters.are(marks - 2, "`")]
    if len(third) and len(batch.words):
        word = batch.words.at(third + 1)
        named = (word >= 0) & (batch.words.start[word] == third + 1) & lookup(batch.words.hash[word], every("code", "language"))
        flags[batch.document_of(third[named])] = True
    for index, document in enumerate(batch.documents):  # those that are read as Markdown hide their code
        fences = (_FENCE.match(document.text, start, end) for start, end in document.hidden)
        flags[index] |= any(fence and fence["language"].lower() in every("code", "language") for fence in fences)
    return flags
