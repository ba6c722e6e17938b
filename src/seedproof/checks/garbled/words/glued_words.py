"""Two words without the space that belongs between them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import accumulate
from typing import ClassVar, Final

import numpy as np

from seedproof.batch import Batch
from seedproof.checks.base import BatchCheck
from seedproof.checks.garbled.words.addresses import glued_addresses
from seedproof.checks.garbled.words.camel_case import camel_case_words
from seedproof.checks.garbled.words.glue import Split, candidates, little_words, splits
from seedproof.checks.garbled.words.glued_names import glued_names
from seedproof.checks.garbled.words.glued_syllables import glued_syllables
from seedproof.checks.options import Count
from seedproof.checks.programming import about_code, is_software_term
from seedproof.core.finding import Edit, Family, Fix, Hit, Severity
from seedproof.lang.corrections import best_correction
from seedproof.lang.english import frequencies
from seedproof.lang.lexicon import known_anywhere
from seedproof.text.hashes import hash_words
from seedproof.text.spans import Flags

_NUMBERS: Final = {2: "two", 3: "three", 4: "four"}
_MISSPELT: Final = 9  # letters below which a word may be misspelt rather than two words (guessed)
_USUAL: Final = 3.0  # Zipf frequency of the word that was meant then (guessed)


class GluedWords(BatchCheck):
    """Finds two English words, two Vietnamese syllables, or a word and a web address, that lost the space between them.

    **Why it matters**

    A scraper that drops a tag or a line break joins the words round it. Neither word is found by a search any more, and
    a tokeniser makes rare pieces of two common words.

    **Example**

    ``the island’sharbour``, ``plans tosend aid``, ``Themeeting ended``, ``comes soonBetter signs``, Vietnamese ``cầucũ``.

    **When it is wrong**

    A coinage or brand that no word list has and that looks like a small word and a common one. Compounds
    (``skillset``), handles, hashtags, addresses, names and words of other languages are left alone, and so is a form that one
    document uses ``repeats`` times; in a document about programming so is one that looks like the names in programs, or comes back. Two
    little words run together (``inwhich``) once in a long text are a slip of its writer, and only information. In other languages than
    English, only a capital inside tells (``arméeIl``), and in Vietnamese what is no possible syllable but two; words of other languages,
    which have but one of its tones (``ôtô``), are left alone.

    **Options**

    `repeats` (3): a form that stands this often in one document is taken for a name. `long-text` (150): words from which a text counts as
    long.
    """

    code: ClassVar[str] = "GRB301"
    family: ClassVar[Family] = "garbled"
    severity: ClassVar[Severity] = "error"

    repeats: Count = 3  # guessed
    long_text: Count = 150  # guessed

    def find(self, batch: Batch) -> Iterator[Hit]:
        """Split each unknown word that looks like two, and report those whose parts are both common words."""
        yield from glued_addresses(batch)
        words = batch.words
        of_syllables = dict(glued_syllables(batch))
        found = {**dict(glued_names(batch)), **dict(camel_case_words(batch)), **of_syllables, **_english(batch)}
        # What one document writes again and again is a name, unless it is "ofthe".
        document = {i: int(batch.lines.document[words.line[i]]) for i in found}
        forms = Counter((document[i], words.bare(i)) for i in found)
        glued = Counter(document.values())
        words_in, of_code = np.diff(words.of_document), batch.once(about_code)
        for index, split in sorted(found.items()):
            little = all(part.lower() in little_words() for part in split.parts)
            form = document[index], words.bare(index)
            if of_code[form[0]] and (forms[form] > 1 or _is_identifier(split)):
                continue
            if little or forms[form] < self.repeats:
                slip = little and words_in[document[index]] >= self.long_text and glued[document[index]] == 1
                yield _hit(int(words.start[index]), split, "info" if slip else "warning" if index in of_syllables else None)


def _is_identifier(split: Split) -> bool:
    """Tell what programs are written of, "extractValue", from the end of a sentence that touches the next, "licensesThe"."""
    left, right = split.parts[0], split.parts[-1]
    return left.islower() and right[0].isupper() and right.lower() not in little_words()


def _english(batch: Batch) -> dict[int, Split]:
    """Return unknown words of English lines, and the first way to part each into common words."""
    words, text, index = batch.words, batch.text, candidates(batch)
    tried: list[tuple[int, Split]] = []
    columns = index, words.start[index], words.bare_end[index], words.starts_sentence[index]
    for word, start, end, first in zip(*(column.tolist() for column in columns), strict=True):
        tried += [(word, split) for split in splits(text[start:end], first)]
    if not tried:
        return {}
    first_zipf, last_zipf = (frequencies(hash_words([_fold(split.parts[k]) for _, split in tried])).zipf for k in (0, -1))
    common = (first_zipf >= [split.least_first for _, split in tried]) & (last_zipf >= [split.least_last for _, split in tried])
    good = [tried[k] for k in np.flatnonzero(common).tolist()]
    spelt = [words.bare(word) for word, _ in good]
    foreign = (known_anywhere(words.hash[np.array([word for word, _ in good], np.int64)]) | _plurals(spelt)).tolist()
    found: dict[int, Split] = {}
    of_code = batch.once(about_code)
    for (word, split), name, known in zip(good, spelt, foreign, strict=True):
        if not known and not (of_code[words.document[word]] and (split.like_code or is_software_term(name))):
            found.setdefault(word, split)
    return {word: split for word, split in found.items() if not _is_misspelt(words.bare(word), split)}


def _plurals(spelt: list[str]) -> Flags:
    """Return which words are a known one with "s": no list has "withholdings" and "formatters", which are no glue."""
    plural, one = np.array([word.endswith("s") for word in spelt], bool), hash_words([word.lower().removesuffix("s") for word in spelt])
    return plural & (known_anywhere(one) | (frequencies(one).zipf > 0))


def _is_misspelt(word: str, split: Split) -> bool:
    """Tell whether a word in small letters is rather a common one misspelt: "cancell", "forsees"."""
    plain = word.isascii() and word.isalpha() and word.islower() and len(word) < _MISSPELT
    return plain and not little_words().issuperset(split.parts) and bool(best_correction([word], misread=False)[0] >= _USUAL)


def _hit(start: int, split: Split, severity: Severity | None) -> Hit:
    glued, gaps = "".join(split.parts), accumulate(len(part) for part in split.parts[:-1])
    fix = Fix(safe=split.parts[-1][:1].islower(), edits=tuple(Edit(start=start + at, end=start + at, text=" ") for at in gaps))
    count = _NUMBERS[len(split.parts)]
    return Hit(start, start + len(glued), f"“{glued}” glues {count} words: “{' '.join(split.parts)}”", severity, fix=fix)


def _fold(part: str) -> str:
    part = part.lower().replace("’", "'")
    return part.removesuffix("'s")
