"""Write text as part-of-speech tags, two characters a word, so that a regular expression can say "name, auxiliary, verb of saying".

The first character is the word's tag (see ``tagging``), the second what stands between it and the next word: a space, ``=`` joined,
``,`` ``;`` ``:`` ``-`` dash, ``(`` ``)``, ``.`` end of sentence, ``|`` end of paragraph. Tags and gaps are disjoint, so that a pattern
cannot match out of step.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Final

import numpy as np

from seedproof.batch import Batch
from seedproof.lang import word_lists
from seedproof.lang.languages import LANGUAGES, known_by
from seedproof.parse.languages import mostly_small, partly_small
from seedproof.parse.quotes.tagging import Tags, WordTags, are_small, tag_words
from seedproof.text.codepoints import SPACE
from seedproof.text.spans import Flags, Offsets, prefix_sum

__all__ = ["TaggedText", "tag_text"]

#: What may stand after a word; of two the later one counts.
_GAPS: Final = " =)(-,;:|."
_GAP_OF: Final = dict(zip(",;:()[]—–-.!?…&，、；：（）。！？", ",;:()()---....=,,;:()...", strict=True))
_JOINED, _COMMA, _DASH, _COLON, _PARAGRAPH, _STOP = (_GAPS.index(gap) for gap in "=,-:|.")
_HYPHEN: Final = len(_GAPS)  # until it is known whether it is a dash or joins two words
_OTHER, _NAME, _TITLE, _QUOTED, _PARTICLE, _VERB, _POINTER, _PRONOUN = (ord(c) for c in "xNKQpCEP")
_CAPITAL_NAMES: Final = "xvCGVTHpZ"  # tags of words of which a capital makes a name in mid-sentence: "Will said"
_OPENING_NAMES: Final = "xvZ"  # the same at the start of a sentence, where a word is seldom in lower case
_VERBS: Final = "CVGT"  # of those the ones that say who speaks where all words have capitals
_SHORTEST_TITLE: Final = 3  # words of a sentence that is a heading (guessed)
_TITLE_CASE: Final = 0.7  # share of its words that have a capital (guessed)
_SENTENCE_END: Final = (".", "|")


class TaggedText:
    """Hold all words of a batch as tags. Words are given as ranges ``[low, high)``."""

    def __init__(self, tags: Tags, gaps: Tags) -> None:
        self._gaps, self._ends = gaps, np.flatnonzero(gaps >= _PARAGRAPH)
        second = np.frombuffer(_GAPS.encode(), np.uint8).astype("<u2") << 8
        self._text = (tags | second[gaps]).astype("<u2", copy=False).tobytes().decode("ascii")

    def of(self, low: int, high: int) -> str:
        """Return the tags of some words."""
        return self._text[2 * low : 2 * high]

    def tag(self, word: int) -> str:
        """Return the tag of one word."""
        return self._text[2 * word]

    def paragraph_ends(self, low: int, high: int) -> int:
        """Return how many paragraphs end before or among some words."""
        return self._text.count("|", 2 * low - 1, 2 * high)

    def sentence_of(self, words: Offsets) -> Offsets:
        """Return the first word of each word's sentence."""
        return np.append(0, self._ends + 1)[self._ends.searchsorted(words)]

    def sentence_after(self, words: Offsets) -> Offsets:
        """Return the first word after each word's sentence."""
        return np.append(self._ends + 1, len(self._gaps))[self._ends.searchsorted(words)]

    def begins_clause(self, word: int) -> bool:
        """Tell whether a sentence or a quotation ends before a word."""
        return self._begins_sentence(word) or self.tag(word - 1) == "Q"

    def ends_paragraph(self, words: Offsets) -> Flags:
        """Tell after which words a paragraph ends."""
        return self._gaps[words] == _PARAGRAPH

    def ends_with_colon(self, words: Offsets) -> Flags:
        """Tell after which words a colon stands."""
        return self._gaps[words] == _COLON

    def last_sentence(self, low: int, high: int, *, whole: bool) -> str:
        """Return the last sentence of some words; where it begins before them, nothing unless ``whole``."""
        begin = max(self._text.rfind(end, 2 * low, 2 * high - 1) for end in _SENTENCE_END)
        if begin < 0 and not whole and not self._begins_sentence(low):
            return ""
        return self._text[max(begin + 1, 2 * low) : 2 * high]

    def sentences(self, low: int, high: int) -> Iterator[tuple[str, int]]:
        """Yield the sentences that begin among some words and the word after each; the last may be cut off."""
        whole, end = low == 0 or self._begins_sentence(low), low
        for sentence in self.of(low, high).replace("|", ".").split("."):
            end += (len(sentence) + 1) // 2
            if whole and sentence:
                yield sentence, end
            whole = True

    def _begins_sentence(self, word: int) -> bool:
        """Tell whether a sentence ends just before a word."""
        return self._text[2 * word - 1 : 2 * word] in _SENTENCE_END


def tag_text(batch: Batch, language: Offsets, paragraphs: Offsets, quoted: Flags) -> TaggedText:
    """Return all words as tags.

    ``language`` is each line's · ``paragraphs``: where they start · ``quoted`` says which words lie within quotation marks.
    """
    words, upper = tag_words(batch, language), batch.words.initial_upper
    tags = words.tag
    tags[(tags == _TITLE) & ~upper] = _OTHER
    gaps, stops = _find_gaps(batch, paragraphs)
    follows = np.append(upper[1:] | (quoted[1:] & ~quoted[:-1]), True)
    stops = stops[follows[stops] & ~((upper[stops] & words.abbreviation[stops]) | words.title[stops])]
    inner = np.append(quoted[1:] & quoted[:-1], False)
    gaps[inner] = 0
    gaps[stops[~inner[stops] & (gaps[stops] != _PARAGRAPH)]] = _STOP
    tags[words.bare & (tags == _VERB)] = _OTHER
    _tag_nouns(batch, tags, gaps, words.plural)
    _tag_names(batch, language, tags, gaps, quoted)
    _tag_suffixed(batch, tags, gaps)
    _tag_pointers(batch, tags, gaps)
    pronoun = np.flatnonzero(words.courtesy & (tags == _PRONOUN) & (gaps == 0))
    tags[pronoun[tags[np.minimum(pronoun + 1, len(tags) - 1)] == _NAME]] = _TITLE
    _join_particles(tags, gaps, words)
    tags[quoted] = _QUOTED
    return TaggedText(tags, gaps)


def _tag_nouns(batch: Batch, tags: Tags, gaps: Tags, plural: Flags) -> None:
    """Tag what may be a verb of saying as another word behind a preposition, an owner or a compound: "lots of tweets", "his calls"."""
    word = np.flatnonzero(plural & (tags == _VERB))
    # Whatever the tag of these is: "pushed back on calls".
    before = word_lists.every("speech", "preposition") | word_lists.every("speech", "possessive")
    noun = word_lists.lookup(batch.words.hash[word - 1], before) | (gaps[word - 2] == _JOINED)
    tags[word[(gaps[word - 1] == 0) & noun]] = _OTHER


def _tag_names(batch: Batch, language: Offsets, tags: Tags, gaps: Tags, quoted: Flags) -> None:
    """Tag words with a capital as names: in mid-sentence any that can be one, at the start only one that is seldom in lower case."""
    capitals = np.flatnonzero(batch.words.initial_upper & ~quoted)
    capitals = capitals[_among(_CAPITAL_NAMES)[tags[capitals]]]
    starts = (gaps[capitals - 1] >= _PARAGRAPH) | quoted[capitals - 1]
    first = capitals[starts & _among(_OPENING_NAMES)[tags[capitals]]]
    inside = capitals[~starts]
    verbs = np.flatnonzero(_among(_VERBS)[tags[inside]])
    named = np.ones(len(inside), bool)
    named[verbs] = ~_in_title_case(batch, gaps, quoted, inside[verbs])
    tags[inside[named]] = _NAME
    alone = ~batch.words.initial_upper[np.minimum(first + 1, len(tags) - 1)] | (gaps[first] != 0)
    small = are_small(batch, language, first, mostly_small)
    small[alone] |= are_small(batch, language, first[alone], partly_small)
    first, alone = first[~small], alone[~small]
    # Of a language without a table it is not known which words are small: there a name at the start has another behind it.
    tags[first[~(alone & np.isin(language[batch.words.line[first]], _without_table()))]] = _NAME


def _in_title_case(batch: Batch, gaps: Tags, quoted: Flags, word: Offsets) -> Flags:
    """Tell which words stand in a sentence of which nearly all words have a capital, so that theirs makes no name: "Holm Said It Rains"."""
    ends, upper = np.flatnonzero(gaps >= _PARAGRAPH), prefix_sum(batch.words.initial_upper & ~quoted)
    outside, index = prefix_sum(~quoted), ends.searchsorted(word)
    low, high = np.append(0, ends + 1)[index], np.append(ends + 1, len(gaps))[index]
    words = outside[high] - outside[low]
    return (words >= _SHORTEST_TITLE) & (upper[high] - upper[low] >= _TITLE_CASE * words)


def _tag_suffixed(batch: Batch, tags: Tags, gaps: Tags) -> None:
    """Tag a title before a suffix as the name that it is there, and join a suffix behind a comma: "Martin King Jr.", "Bo Lind, Jr."."""
    suffix = np.flatnonzero(word_lists.lookup(batch.words.hash, word_lists.every("speech", "suffix")) & batch.words.initial_upper)
    suffix = suffix[suffix > 0]
    after_comma = suffix[(tags[suffix - 1] == _NAME) & (tags[suffix] == _NAME) & (gaps[suffix - 1] == _COMMA)]
    gaps[after_comma - 1] = 0
    suffix = suffix[gaps[suffix - 1] == 0]
    tags[suffix[tags[suffix - 1] == _TITLE] - 1] = _NAME


def _tag_pointers(batch: Batch, tags: Tags, gaps: Tags) -> None:
    """Tag a word that points to another text as the part of a name that it is behind one: "Port Rights Watch"."""
    pointer = np.flatnonzero((tags[1:] == _POINTER) & batch.words.initial_upper[1:] & (tags[:-1] == _NAME) & (gaps[:-1] == 0)) + 1
    pointer = pointer[word_lists.lookup(batch.words.hash[pointer], word_lists.every("speech", "pointer"))]
    tags[pointer] = _NAME


def _join_particles(tags: Tags, gaps: Tags, words: WordTags) -> None:
    """Tag "von der" as part of a name between two single names, though they may be a preposition and an article elsewhere."""
    name, spaced = tags == _NAME, gaps == 0
    maybe = words.particle & ~name & spaced
    last = np.flatnonzero(maybe[:-1] & name[1:])
    first = last - (maybe[last - 1] & (last > 0))
    last = last[name[first - 1] & spaced[first - 1] & ~(name[first - 2] & spaced[first - 2])]
    tags[last] = _PARTICLE
    tags[(last - 1)[maybe[last - 1]]] = _PARTICLE


def _find_gaps(batch: Batch, paragraphs: Offsets) -> tuple[Tags, Offsets]:
    """Return what stands after each word, full stops aside, and the words after which one stands."""
    words, characters, marks = batch.words, batch.characters, batch.characters.marks
    gap = _gap_table()[np.minimum(characters.codes[marks], len(_gap_table()) - 1)]
    position, gap = marks[gap > 0], gap[gap > 0]
    word = words.at(position)
    outside = (word >= 0) & (position >= words.end[np.maximum(word, 0)])
    position, word, gap = position[outside], word[outside], gap[outside]
    hyphen = np.flatnonzero(gap == _HYPHEN)
    spaced = characters.is_(position[hyphen] - 1, SPACE) | characters.is_(position[hyphen] + 1, SPACE)
    gap[hyphen] = np.where(spaced, _DASH, _JOINED)
    stop = gap == _STOP
    gaps = np.zeros(len(words), np.uint8)
    np.maximum.at(gaps, word[~stop], gap[~stop])
    last = words.at(paragraphs - 1)
    gaps[last[gaps[last] != _COLON]] = _PARAGRAPH  # what a colon announces is the next paragraph
    gaps[words.at(batch.ends - 1)] = _PARAGRAPH
    return gaps, word[stop]


@cache
def _without_table() -> list[int]:
    """Return the numbers of the languages that are known by small words."""
    return [LANGUAGES.index(language.code) for language in known_by("small-words")]


@cache
def _among(tags: str) -> Flags:
    """Return a table that tells which tags are one of these."""
    table = np.zeros(128, bool)
    table[[ord(tag) for tag in tags]] = True
    return table


@cache
def _gap_table() -> Tags:
    """Return the gap that each punctuation mark makes, by code point; 0 for any other character."""
    table = np.zeros(0x10000, np.uint8)
    for character, gap in _GAP_OF.items():
        table[ord(character)] = _GAPS.index(gap)
    table[ord("-")] = _HYPHEN
    return table
