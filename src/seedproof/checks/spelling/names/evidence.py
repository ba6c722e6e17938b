"""Whether two spellings that stand in one seed are one name: likeness picks the pairs, what stands beside them decides."""

from __future__ import annotations

from seedproof.checks.spelling.names.mentions import Uses, at_odds, shared
from seedproof.checks.spelling.names.names import Names
from seedproof.checks.spelling.shared.lists import COURTESIES
from seedproof.checks.spelling.shared.similarity import Likeness, likeness
from seedproof.core.finding import Severity
from seedproof.lang.languages import languages

__all__ = ["alike", "judged", "may_be_one", "undecided"]

_INFLECTING = frozenset(number for number, language in enumerate(languages()) if language.inflects_names)
_LONG_ENOUGH = 5  # letters of a name that is judged without a name or title beside it
_LONG, _VERY_LONG = 6, 8  # letters from which less evidence is needed, as few long names differ by a letter
_KNOWN, _WELL_KNOWN, _FAMOUS = 3.0, 3.5, 4.0  # Zipf frequencies of a name that many texts have


def may_be_one(found: Names, one: int, other: int) -> bool:
    """Whether two words are alike at all, in whatever language: to be asked before anything that takes longer."""
    return likeness(found.folded(one), found.folded(other)) > Likeness.NONE


def alike(found: Names, one: int, other: int) -> bool:
    """Whether two words may be one name by their letters, and are not both well known, as Andrew and Andrea are."""
    level, zipf = _level(found, one, other), found.vocabulary.zipf
    return Likeness.NONE < level < Likeness.MARKS and (level == Likeness.SOUND or bool(min(zipf[one], zipf[other]) < _KNOWN))


def undecided(one: Uses, other: Uses) -> bool:
    """Whether nothing says which of two spellings is the slip."""
    return len(one.places) == len(other.places) and one.zipf == other.zipf


def judged(found: Names, preferred: Uses, odd: Uses) -> Severity | None:
    """Return how sure it is that ``odd`` is a slip for ``preferred``: warning, info, or None for two names."""
    level = _level(found, odd.places[0], preferred.places[0])
    inflecting = int(found.vocabulary.language[odd.places[0]]) in _INFLECTING
    if found.is_word[preferred.places[0]]:
        return _slip_for_a_word(preferred, odd, level) if not inflecting else None
    if shared(preferred, odd):
        one = level > Likeness.EDGE or (odd.zipf == 0 and bool(preferred.given & odd.given))
        return _severity(preferred, odd, sure=True) if one else None
    if level <= Likeness.FAR or inflecting:
        return None
    if at_odds(preferred, odd):
        # "Sir Jonh Holmes" beside a John Major: first names are shared, family names under two first names are two people.
        first = _slip(odd) and level == Likeness.EDIT and not odd.given
        return "info" if first and preferred.zipf >= _FAMOUS and _shortest(preferred, odd) >= _LONG_ENOUGH else None
    return _severity(preferred, odd, sure=False) if _alone(preferred, odd) or _courteous(preferred, odd) else None


def _level(found: Names, one: int, other: int) -> Likeness:
    words = found.folded(one), found.folded(other)
    inflecting = int(found.vocabulary.language[one]) in _INFLECTING
    return likeness(*words, inflected=True) if inflecting else likeness(*words)  # as may_be_one asks: what was asked is kept


def _slip(odd: Uses) -> bool:
    return odd.zipf == 0 and len(odd.places) == 1


def _shortest(preferred: Uses, odd: Uses) -> int:
    return min(len(preferred.folded), len(odd.folded))


def _slip_for_a_word(preferred: Uses, odd: Uses, level: Likeness) -> Severity | None:
    """A part of a name that is a common word too, as in "Stock Exchage": only the same neighbour, or its length, makes it sure."""
    if not _slip(odd) or level < Likeness.EDIT:
        return None
    if shared(preferred, odd):
        return "warning" if _shortest(preferred, odd) >= _LONG_ENOUGH else "info"
    return "info" if _shortest(preferred, odd) >= _LONG and not at_odds(preferred, odd) else None


def _courteous(preferred: Uses, odd: Uses) -> bool:
    """Whether both follow a "Mr": too little for two names that exist, enough for a form that nobody else has."""
    return _slip(odd) and bool(preferred.before & COURTESIES) and bool(odd.before & COURTESIES)


def _alone(preferred: Uses, odd: Uses) -> bool:
    """Whether one spelling, unknown to the table, refers back to the other, or can only be a slip for it."""
    shortest = _shortest(preferred, odd)
    if _slip(odd) and preferred.zipf >= (_KNOWN if shortest >= _LONG_ENOUGH else _FAMOUS):
        # A short name with another letter in it is often another name: Anne, Anse.
        return shortest >= _LONG_ENOUGH or sorted(preferred.folded) == sorted(odd.folded) or len(preferred.folded) != len(odd.folded)
    bare, named = (odd, preferred) if not (odd.given or odd.after) else (preferred, odd)
    if bare.given or bare.after or (bare.zipf > 0 and odd.zipf > 0) or shortest < _LONG_ENOUGH:
        return False
    return bool(named.before or named.after) or len(named.places) > 1 or shortest >= (_LONG if preferred.zipf > 0 else _VERY_LONG)


def _severity(preferred: Uses, odd: Uses, *, sure: bool) -> Severity:
    """A warning where it is clear that these are one name, and which spelling is the slip; else the finding only informs."""
    if len(odd.places) > 1 and len(odd.places) * 2 > len(preferred.places):
        return "info"
    known = preferred.zipf >= _WELL_KNOWN and odd.zipf == 0 and _shortest(preferred, odd) >= _LONG_ENOUGH
    return "warning" if sure or known else "info"
