"""Decide whether two spellings in one seed are one name: similar letters pick the pairs, what stands beside them decides."""

from __future__ import annotations

from seedproof.checks.spelling.names.mentions import Mentions, contradict, share_context
from seedproof.checks.spelling.names.names import Names
from seedproof.checks.spelling.shared.lists import COURTESIES
from seedproof.checks.spelling.shared.similarity import Similarity, similarity
from seedproof.core.finding import Severity
from seedproof.lang.languages import languages

__all__ = ["alike", "judged", "may_be_one", "undecided"]

_INFLECTING = frozenset(number for number, language in enumerate(languages()) if language.inflects_names)
# Guessed, and held by the specimens of tests/cases/name-variant.yaml.
_LONG_ENOUGH = 5  # letters of a name that is judged without a name or title beside it
_OFTEN_ENOUGH = 7  # letters of a name that stands once, where another stands more often (held by reading)
_GENDERS = frozenset("aeo")  # vowels by which endings tell it: "Victoriosos", "Victoriosas"
_LONG, _VERY_LONG = 6, 8  # letters from which less evidence is needed, as few long names differ by a letter
_KNOWN, _WELL_KNOWN, _FAMOUS = 3.0, 3.5, 4.0  # Zipf frequencies of a name that many texts have


def may_be_one(found: Names, one: int, other: int) -> bool:
    """Tell whether two words are alike at all, in whatever language: to be asked before anything that takes longer."""
    return similarity(found.folded(one), found.folded(other)) > Similarity.NONE


def alike(found: Names, one: int, other: int) -> bool:
    """Tell whether two words may be one name by their letters, and are not both well known, as Andrew and Andrea are."""
    level, zipf = _level(found, one, other), found.vocabulary.zipf
    return Similarity.NONE < level < Similarity.MARKS and (level == Similarity.SOUND or bool(min(zipf[one], zipf[other]) < _KNOWN))


def undecided(one: Mentions, other: Mentions) -> bool:
    """Tell whether nothing says which of two spellings is the slip."""
    return len(one.words) == len(other.words) and one.zipf == other.zipf


def judged(found: Names, preferred: Mentions, odd: Mentions) -> Severity | None:
    """Return how sure it is that ``odd`` is a slip for ``preferred``: warning, info, or None for two names."""
    level = _level(found, odd.words[0], preferred.words[0])
    inflecting = int(found.language[odd.words[0]]) in _INFLECTING
    if found.is_word[preferred.words[0]]:
        return _slip_for_a_word(preferred, odd, level) if not inflecting else None
    if share_context(preferred, odd):
        one = level > Similarity.EDGE or (odd.zipf == 0 and bool(preferred.given & odd.given)) or _slip_at_an_edge(preferred, odd)
        return _severity(preferred, odd, sure=True) if one else None
    if level <= Similarity.FAR or inflecting:
        return None
    if contradict(preferred, odd):
        # "Sir Jonh Holmes" beside a John Major: first names are shared, family names under two first names are two people.
        first = _slip(odd) and level == Similarity.EDIT and not odd.given
        return "info" if first and preferred.zipf >= _FAMOUS and _shortest(preferred, odd) >= _LONG_ENOUGH else None
    return _severity(preferred, odd, sure=False) if _alone(preferred, odd) or _courteous(preferred, odd) else None


def _level(found: Names, one: int, other: int) -> Similarity:
    """Return how alike two words are, by the rules of the language they stand in."""
    words = found.folded(one), found.folded(other)
    inflecting = int(found.language[one]) in _INFLECTING
    return similarity(*words, inflected=True) if inflecting else similarity(*words)  # as may_be_one asks: what was asked is kept


def _slip_at_an_edge(preferred: Mentions, odd: Mentions) -> bool:
    """Tell whether another last letter is a slip and no other name: it stands once before a name that a known one often stands before."""
    same = len(preferred.folded) == len(odd.folded) >= _LONG_ENOUGH
    return same and _slip(odd) and preferred.zipf >= _KNOWN and bool(preferred.after & odd.after)


def _slip(odd: Mentions) -> bool:
    """Tell whether a spelling stands once and is in no table."""
    return odd.zipf == 0 and len(odd.words) == 1


def _shortest(preferred: Mentions, odd: Mentions) -> int:
    """Return the letters of the shorter spelling."""
    return min(len(preferred.folded), len(odd.folded))


def _slip_for_a_word(preferred: Mentions, odd: Mentions, level: Similarity) -> Severity | None:
    """Judge a slip for a common word in a name, as in "Stock Exchage": only the same neighbour, or its length, makes it sure."""
    if not _slip(odd) or level < Similarity.EDIT:
        return None
    if share_context(preferred, odd):
        return "warning" if _shortest(preferred, odd) >= _LONG_ENOUGH else "info"
    return "info" if _shortest(preferred, odd) >= _LONG and not contradict(preferred, odd) else None


def _courteous(preferred: Mentions, odd: Mentions) -> bool:
    """Tell whether both follow a "Mr": too little for two names that exist, enough for a form that nobody else has."""
    return _slip(odd) and bool(preferred.before & COURTESIES) and bool(odd.before & COURTESIES)


def _alone(preferred: Mentions, odd: Mentions) -> bool:
    """Tell whether one spelling, unknown to the table, refers back to the other, or can only be a slip for it."""
    shortest = _shortest(preferred, odd)
    if _slip(odd) and preferred.zipf >= (_KNOWN if shortest >= _LONG_ENOUGH else _FAMOUS):
        # A short name with another letter in it is often another name: Anne, Anse.
        return shortest >= _LONG_ENOUGH or sorted(preferred.folded) == sorted(odd.folded) or len(preferred.folded) != len(odd.folded)
    bare, named = (odd, preferred) if not (odd.given or odd.after) else (preferred, odd)
    if bare.given or bare.after or (bare.zipf > 0 and odd.zipf > 0) or shortest < _LONG_ENOUGH:
        return False
    return bool(named.before or named.after) or len(named.words) > 1 or shortest >= (_LONG if preferred.zipf > 0 else _VERY_LONG)


def _severity(preferred: Mentions, odd: Mentions, *, sure: bool) -> Severity:
    """Return a warning where it is clear that these are one name, and which spelling is the slip; else the finding only informs."""
    if len(odd.words) > 1 and len(odd.words) * 2 > len(preferred.words):
        return "info"
    known = preferred.zipf >= _WELL_KNOWN and odd.zipf == 0 and _shortest(preferred, odd) >= _LONG_ENOUGH
    return "warning" if sure or known or _once_among_many(preferred, odd) else "info"


def _once_among_many(preferred: Mentions, odd: Mentions) -> bool:
    """Tell whether a long name that no table has stands once beside another that stands more often, and not as its other gender."""
    endings = preferred.folded[-2:], odd.folded[-2:]
    gendered = preferred.folded[:-2] == odd.folded[:-2] and all(_GENDERS & {*ending} for ending in endings)
    return _slip(odd) and len(preferred.words) > 1 and _shortest(preferred, odd) >= _OFTEN_ENOUGH and not gendered
