"""Documents about programming: in them, a tag or a line of code is what the article is about."""

from __future__ import annotations

import re
from typing import Final

import numpy as np

from seedproof.batch import Batch
from seedproof.batch.code_spans import code_spans
from seedproof.batch.tokens import token_edges
from seedproof.batch.vocabulary import occurrences
from seedproof.core.patterns import regex
from seedproof.lang.word_lists import every, lookup, software_terms
from seedproof.text.codepoints import DIGIT, LETTER, SPACE
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
_SURE_NAMES: Final = 2  # among them that are nothing else (guessed)
#: "read_page" and "MAX_SIZE"; "read()", "Page::read", "page.conf" and "/etc/hosts", all of which only programs have.
_NAME: Final = regex(
    r"\(?(?P<name>(?P<variable>[a-z0-9]+(?:_[a-z0-9]+)+|[A-Z0-9]+(?:_[A-Z0-9]+)+)|[a-z_]\w*(?:\.\w+)*\(\)|[A-Za-z]\w*(?:::\w+)+(?:\(\))?"
    r"|[\w-]+\.(?P<file>[a-z]{1,5})|/(?:bin|boot|dev|etc|home|lib|mnt|opt|proc|root|run|sbin|srv|sys|tmp|usr|var)(?:/[\w.+-]*\w)+/?)"
    r"[.,;:!?)\"'”’»]{0,3}",
    re.ASCII,
)
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
    return small in software_terms() or small.removesuffix("s") in software_terms()


def _names_code(batch: Batch) -> Flags:
    """Return which documents name parts of programs in sentences: "the function read_page() returns", "set `debug` to".

    Code that leaked into a text has such names too, but no words on both sides of them. Handles and placeholders have, and look like
    variables: those count only beside names of another form.
    """
    characters, edges = batch.characters, batch.once(token_edges)
    start, end, sure = _identifiers(batch)
    first, last = np.searchsorted(edges, start) - 1, np.searchsorted(edges, end - 1) - 1
    inside = (first > 0) & (last < len(edges) - 2)
    start, end, sure, first, last = start[inside], end[inside], sure[inside], first[inside], last[inside]
    told = _are_words(batch, edges[first - 1] + 1, edges[first]) & _are_words(batch, edges[last + 1] + 1, edges[last + 2])
    document, start, end, sure = batch.document_of(start[told]), start[told], end[told], sure[told]
    named, different = _counted(batch, document, factorize(characters.hashed.of(start, end)).kind)
    flags: Flags = (named >= _NAMES) & (different >= _DIFFERENT_NAMES) & (named * _APART >= np.diff(batch.words.of_document))
    return flags & (np.bincount(document[sure], minlength=len(batch)) >= _SURE_NAMES)


def _identifiers(batch: Batch) -> tuple[Offsets, Offsets, Flags]:
    """Return where names begin and end that only programs have, and which of them are surely none of anything else."""
    text, edges, found = batch.text, batch.once(token_edges), []
    marks = batch.characters.find_marks("_(:/.")
    marks = marks[
        ~batch.characters.is_(marks + 1, SPACE) & (batch.characters.is_(marks - 1, LETTER | DIGIT) | batch.characters.are(marks, "/"))
    ]
    for token in distinct(np.searchsorted(edges, marks) - 1).tolist():
        name = _NAME.fullmatch(text, int(edges[token]) + 1, int(edges[token + 1]))
        if name and (name["file"] is None or name["file"] in every("code", "extension")):
            found.append((*name.span("name"), name["variable"] is None))
    spans = batch.once(code_spans)
    for start, end in zip(spans.start.tolist(), spans.end.tolist(), strict=True):
        content = text[start:end].strip("`")
        if not any(map(str.isspace, content)) and (content.islower() or not content.isalpha()):
            found.append((start, end, True))
    columns = np.array(sorted(found), np.int64).reshape(-1, 3)
    return columns[:, 0], columns[:, 1], columns[:, 2] > 0


def _counted(batch: Batch, document: Offsets, kind: Offsets) -> tuple[Offsets, Offsets]:
    """Return how many things, and how many kinds of them, each document has."""
    kinds = int(kind.max(initial=0)) + 1
    different = distinct(document * kinds + kind) // kinds
    return np.bincount(document, minlength=len(batch)), np.bincount(different, minlength=len(batch))


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
