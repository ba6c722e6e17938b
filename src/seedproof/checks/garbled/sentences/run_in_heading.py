"""A heading that runs into the sentence below it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Final

import numpy as np

from seedproof.batch import Batch
from seedproof.checks.base import BatchCheck
from seedproof.checks.garbled.shared.vocabulary import among, in_address, word_set
from seedproof.core.finding import Edit, Family, Fix, Hit, Severity
from seedproof.lang.languages import LANGUAGES
from seedproof.text import codepoints
from seedproof.text.spans import Flags, Offsets, prefix_sum

#: Little words that begin a sentence, by language; in mid-sentence only names have them with a capital ("the The Hague talks").
_STARTERS: Final = {
    "en": word_set("the this it he she they we there these those however when if while although in after but an our as since with"),
    "fr": word_set("le la les il elle ils elles ce cette ces dans en un une selon mais lors depuis pour"),
    "es": word_set("el la los las este esta en un una según pero cuando desde para por se es"),
    "it": word_set("il lo la gli le questo questa nel nella un una secondo ma quando dopo per si è"),
    "pt": word_set("o os as este esta em no na um uma segundo mas quando desde para por"),
    "nl": word_set("de het een deze dit dat in op er ze zij hij maar toen volgens na voor bij als"),
}
#: Words that neither begin nor end a heading, so that a sentence is under way.
_FLOWING: Final = word_set(
    "the of to and that with from was were this these those for has have had been be would could should will which their his its our "
    "your they she are can also when where in on at by as it he we you not but or if than then so an a into about after before while "
    "because there her him them who whom what why how more most some any all is during through between against until since under over "
    "near up out do does did said says one no nor my me us may might must let am i here now once though although therefore tonight "
    "de du des et à au aux avec par sur sous que qui dont y e con del dei della di da do dos das com van en und der die das met te om"
)
_LONGEST: Final = 5  # words of a heading
_SENTENCE: Final = 12  # words of a line that is prose


class RunInHeading(BatchCheck):
    """Finds a heading that was joined to the first sentence of its section.

    **Why it matters**

    A scraper that drops a line break makes one broken sentence of a heading and a sound one. Summaries begin with it, and its words are
    read as the sentence's subject.

    **Example**

    ``Early life The skipper was born in Brunholm and went to sea at twelve.``

    **When it is wrong**

    A sentence that begins with a name of a band, book or film and goes on with a small word in capitals. One alone is information;
    several in one text are a warning. The beginning of a text is not judged, as that is its title, nor is German, whose nouns have
    capitals anyway.

    **Options**

    ``several``: how many of them in one text make a warning.
    """

    code: ClassVar[str] = "GRB406"
    family: ClassVar[Family] = "garbled"
    severity: ClassVar[Severity] = "warning"

    several: int = 3

    def find(self, batch: Batch) -> Iterator[Hit]:
        """Return each heading with the word that the sentence begins with."""
        words, text = batch.words, batch.text
        if len(words) < _SENTENCE:
            return
        first, past = _headings(batch)
        document = batch.lines.document[words.line[first]]
        several = np.bincount(document, minlength=len(batch))[document] >= self.several
        for begin, end, often in zip(first.tolist(), past.tolist(), several.tolist(), strict=True):
            heading = text[words.start[begin] : words.end[end - 1]]
            gap = int(words.end[end - 1])
            fix = Fix(safe=False, edits=(Edit(start=gap, end=gap + 1, text="\n\n"),))
            message = f"“{heading}” looks like a heading that runs into the sentence “{words.text(end)} {words.text(end + 1)} …”"
            yield Hit(int(words.start[begin]), int(words.end[end]), message, None if often else "info", fix=fix)


def _headings(batch: Batch) -> tuple[Offsets, Offsets]:
    """The first word of each heading, and the word of the sentence that it runs into."""
    words, kinds, document = batch.words, batch.characters.kinds, batch.lines.document
    alone = batch.words.spaced[:-1]
    small = (kinds[words.start] & codepoints.LOWER) != 0
    inner = np.flatnonzero(words.initial_upper[1:-2] & alone[1:-2] & alone[2:-1] & alone[3:] & small[2:-1] & small[3:]) + 1
    inner = inner[~words.starts_sentence[inner] & (batch.lines.word_count[words.line[inner]] >= _SENTENCE)]
    inner = inner[_starters(batch, inner) & words.has_lower[inner]]
    opening = np.flatnonzero(words.starts_sentence)
    begin = opening[np.searchsorted(opening, inner, side="right") - 1] if len(opening) else inner
    near = (inner - begin > 0) & (inner - begin <= _LONGEST) & (words.line[begin] == words.line[inner])
    inner, begin = inner[near], begin[near]
    broken = prefix_sum(~alone)
    whole = (broken[inner + 1] == broken[begin + 1]) & words.initial_upper[begin] & words.has_lower[begin] & ~_after_mark(batch, begin)
    whole &= ~among(batch, _FLOWING, begin) & ~among(batch, _FLOWING, inner - 1) & ~batch.once(in_address)[begin]
    whole &= document[words.line[np.maximum(begin - 1, 0)]] == document[words.line[begin]]  # what begins a text is its title
    whole &= begin > 0
    whole &= ~((inner - begin == 1) & among(batch, ("he", "she"), inner))  # "Zheng He did not live to see it"
    return begin[whole], inner[whole]


def _starters(batch: Batch, places: Offsets) -> Flags:
    language = batch.languages.of_lines[batch.words.line[places]]
    found = np.zeros(len(places), bool)
    for code, starters in _STARTERS.items():
        found |= (language == LANGUAGES.index(code)) & among(batch, starters, places)
    return found


def _after_mark(batch: Batch, places: Offsets) -> Flags:
    """Whether a dash, a bracket or a quotation mark stands before within the line: the sentence began earlier."""
    words = batch.words
    first = np.diff(words.line, prepend=-1)[places] != 0
    before = np.maximum(words.start[places] - 1, 0)
    stopped = ((batch.characters.kinds[before] & codepoints.SPACE) != 0) & codepoints.among(
        batch.characters.codes[np.maximum(before - 1, 0)], ".!?…"
    )
    return ~first & ~stopped
