"""Find one word with and without its diacritics, in one seed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from seedproof.batch import Batch
from seedproof.checks.base import BatchCheck
from seedproof.checks.spelling.names.mentions import contradict, mentions, share_context
from seedproof.checks.spelling.names.names import names
from seedproof.checks.spelling.shared.agreed import HeedsSpellings
from seedproof.checks.spelling.shared.blocking import plain
from seedproof.checks.spelling.shared.cooccurrence import cooccurring
from seedproof.checks.spelling.shared.lists import english
from seedproof.checks.spelling.shared.wording import mixed, spans_of
from seedproof.core.finding import Family, Hit, Severity
from seedproof.lang.languages import LANGUAGES
from seedproof.text.codepoints import SCRIPTS
from seedproof.text.hashes import hash_words
from seedproof.text.sets import distinct, find_sorted

__all__ = ["DiacriticsVariant"]

# German writes them so where a typewriter has no umlauts: Müller, Mueller.
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa"})
_FIRST_MARKED = 0xC0  # code point of the first letter with a mark
#: Languages that write accents, so that a name which stands beside the same name with its accent and without it lacks it once.
_ACCENTED = frozenset(map(LANGUAGES.index, ("es", "fr", "pt")))
_SHORTEST = 4  # letters: shorter words with a mark and without are two words too often (guessed)


class DiacriticsVariant(HeedsSpellings, BatchCheck):
    """Finds names, and foreign words in English, that a seed writes with diacritics and without.

    **Why it matters**
    "Guantánamo" and "Guantanamo" are two words to a search that does not fold accents, and to a model.

    **Example**
    "The café opened in May. … The cafe has forty seats."

    **When it is wrong**
    Two people, one of whom writes the name without the accent; the name of a work or firm that is quoted as it is spelt. It is a warning
    in French, Portuguese and Spanish where the same name stands beside both, "Lorena Estevez" and "Lorena Estévez"; elsewhere information.
    What the project's `checks/spellings.toml` settles is not compared.

    **Options**
    None.
    """

    code: ClassVar[str] = "SPL104"
    family: ClassVar[Family] = "spelling"
    severity: ClassVar[Severity] = "info"

    def find(self, batch: Batch) -> Iterator[Hit]:
        """Report the first place of the rarer form, with a fix for all its places."""
        words, found = batch.words, batch.once(names)
        english = found.vocabulary.language == LANGUAGES.index("en")
        german = found.vocabulary.language == LANGUAGES.index("de")
        capital = words.initial_upper & words.has_lower
        spellings = mentions(found, [words for both in cooccurring(batch, _pairs(batch), capital | english) for words in both])
        for one, other in zip(spellings[::2], spellings[1::2], strict=True):
            preferred, odd = sorted((one, other), key=lambda u: (-len(u.words), u.folded.isascii(), u.words[0]))
            if not contradict(one, other) and not (german[one.words[0]] and _plural(one.folded, other.folded)):
                sure = int(found.vocabulary.language[odd.words[0]]) in _ACCENTED and share_context(one, other)
                spans = spans_of(batch, preferred.words), spans_of(batch, odd.words)
                yield from mixed(batch, self.agreed, *spans, "word", "warning" if sure else None)


def _plural(one: str, other: str) -> bool:
    """Tell whether two German nouns may be singular and plural: Garten, Gärten."""
    return len(one) == len(other) and all(x == y or x in "äöü" for x, y in zip(one, other, strict=True))


def _pairs(batch: Batch) -> list[tuple[int, int]]:
    """Return pairs of word types: one with a diacritic past its first letter, and the same without it."""
    hashes, first, _, kind_of = batch.words.types
    marks = batch.characters.beyond_ascii[batch.characters.codes[batch.characters.beyond_ascii] >= _FIRST_MARKED]
    marks = marks[batch.characters.scripts[marks] == SCRIPTS.index("LATIN")]
    holders = batch.words.at(marks)
    kinds = distinct(kind_of[holders[marks > batch.words.start[holders]]])
    spans, folded = (batch.words.start[first[kinds]].tolist(), batch.words.bare_end[first[kinds]].tolist()), batch.characters.folded
    made = []
    for kind, start, end in zip(kinds.tolist(), *spans, strict=True):
        word = folded[start:end]
        bare_forms = {plain(word), plain(word.translate(_UMLAUTS))} - english("accented") - {word}
        made += [(kind, bare) for bare in bare_forms if len(bare) >= _SHORTEST]
    if not made:
        return []
    wanted = hash_words([bare for _, bare in made])
    return sorted((kind, i) for (kind, _), i in zip(made, find_sorted(wanted, hashes).tolist(), strict=True) if i >= 0)
