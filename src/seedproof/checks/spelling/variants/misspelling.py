"""A word that does not exist, or that nobody means, a letter away from one that was meant."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from seedproof.batch import Batch
from seedproof.checks.base import BatchCheck
from seedproof.checks.spelling.shared.agreed import HeedsSpellings
from seedproof.checks.spelling.variants.slips import slips
from seedproof.core.finding import Edit, Family, Fix, Hit, Severity

__all__ = ["Misspelling"]


class Misspelling(HeedsSpellings, BatchCheck):
    """Finds words that no list has and that are one slip away from a common word, or from a word of their own document.

    It knows the words of English, Dutch, French, German, Italian, Polish, Portuguese, Russian and Spanish, many of
    Arabic, and which syllables Vietnamese can have.

    **Why it matters**
    "enviroment" is not found by who looks for "environment", and a model learns it as a word. Pages with many were typed in haste.

    **Example**
    "The plan was refered to the commitee"; "ublicity", of which the first letter is lost; "realties" where the document has "realities";
    Spanish "informacion", which lacks its accent, and "numero", which is a word without it that nobody means; French "l’iminente";
    German "Abstandregeln", which lacks what joins its parts; Vietnamese "viêc", as what ends in "c" has a tone; Arabic
    "الإجتماع", of which the alef has no mark.

    **When it is wrong**
    Terms of a trade, coinages and words of dialect that are a letter away from a frequent word. How such slips come about is asked: two
    letters swapped, one doubled, lost or put in, a key beside the right one; the shorter the word, the more frequent must be what was
    meant. What the document itself writes elsewhere may be rare; it is a slip for that unless the letter makes another ending, a prefix or
    another vowel. Words that stand more than twice in a document, beside other unknown words that are no slips, in quotation marks or with
    a capital in mid-sentence, unless they are long, are left alone, and so are words that another language here has, unless all they lack
    is an accent. Words that exist, in the wrong place, are not looked for, but for those that lack an accent in Portuguese and Spanish: a
    list of these, and what somebody did ("Alvarado menciono") behind a name.
    Languages other than English are only read in documents of that language. There, two endings are never compared, and German nouns
    that are short or follow another word with a capital, which may be names, are left alone. What could be a compound is only told where a
    letter is missing. The Italian list is less complete than the
    others: only letters doubled or swapped and lost accents are told there. Slips in Italian and Russian are information, unless the
    document has the word too.
    No list of Arabic is complete: only marks that an alef must not have, endings with or without their dots and letters doubled in long
    words are told there; that many leave the marks of an alef out is their way to write, and no slip.
    Of a Vietnamese word that is no possible syllable only marks may be wrong, or how its first sound is written; words of other languages
    that are written as one, as "ôtô", are left alone.
    What the project's `checks/spellings.toml` settles is not compared.

    **Options**
    None.
    """

    code: ClassVar[str] = "SPL111"
    family: ClassVar[Family] = "spelling"
    severity: ClassVar[Severity] = "warning"

    def find(self, batch: Batch) -> Iterator[Hit]:
        """Report each slip, with the word that was meant."""
        words = batch.words
        for slip in slips(batch):
            start, end = slip.start, int(words.end[slip.word])
            written = batch.text[start:end]
            meant = slip.meant[0].upper() + slip.meant[1:] if written[0].isupper() else slip.meant
            if not self.agreed.settles(meant, written):
                fix = Fix(safe=False, edits=(Edit(start=start, end=end, text=meant),))
                what = f"“{written}” is another word" if slip.exists else f"“{written}” is no word"
                hit = Hit(start, end, f"{what}: “{meant}” may be meant", fix=fix, variants=(meant, written))
                yield hit if slip.sure else hit._replace(severity="info")
