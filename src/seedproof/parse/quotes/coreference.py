"""Find whom "he", "she" or a verb without a subject stands for: the last speaker or whom the sentences since then are about.

Of two people a pronoun stands for the one of whom the text spoke last and a moment ago, if that is surely a person: with a first name or a
title, here or elsewhere in the text. Else it stands for nobody: no speaker is better than a wrong one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache, lru_cache
from typing import Final, NamedTuple

from seedproof.core.patterns import regex
from seedproof.lang import word_lists
from seedproof.parse.quotes.attribution import Attribution, closing_subject, opening_subject, subject
from seedproof.parse.quotes.tagged_text import TaggedText
from seedproof.text.hashes import hash_words
from seedproof.text.words import Words

__all__ = ["UNKNOWN_SPEAKER", "Mention", "antecedent", "salient_people"]

_KEPT: Final = 20_000  # sentences that are remembered, of which most are built alike (guessed)
_WORDS: Final = 150  # that are searched for other people (guessed)
_NEAR: Final = 45  # words before a pronoun in which the later of two people must be named


class Mention(NamedTuple):
    """Hold words that name or describe a person who speaks.

    ``first``: the first of them, -1 where somebody speaks of whom it is not known who.
    ``last``: the last of them.
    ``cue``: the word that introduces what the person says, None where there is none.
    """

    first: int
    last: int
    cue: int | None


_ONLY_NAME: Final = regex(r"(?:[NKp][ =])+[NKp].?")

#: Somebody speaks, and it is not known who.
UNKNOWN_SPEAKER: Final = Mention(-1, -1, None)


def salient_people(tagged: TaggedText, low: int, high: int) -> Iterator[Mention]:
    """Yield the people whom the sentences among the words ``[low, high)`` are about; low may lie within a sentence."""
    for sentence, end in tagged.sentences(max(low, high - _WORDS), high):
        about = _about(sentence) if "N" in sentence else None
        if about is not None:
            yield Mention(end + about[0], end + about[1], None)


def antecedent(
    words: Words, tagged: TaggedText, pronoun: int, people: Iterable[Mention], is_person: Callable[[Mention], bool] | None
) -> Mention | None:
    """Return whom of ``people`` the word ``pronoun`` can stand for, at their latest mention.

    Of two the later one counts who ``is_person`` beyond doubt and is near, if the pronoun says man or woman; else none does.
    """
    unfit = _unfit_titles().get(words.hash.item(pronoun), frozenset())
    if unfit is None:
        return None
    fit = [one for one in people if not unfit or _fits(words, tagged, one, unfit)]
    if len({_last_name(words, one) for one in fit}) > 1:
        fit = [one for one in fit if is_person(one) and pronoun - one.last <= _NEAR] if unfit and is_person else []
    return fit[-1] if fit else None


def _fits(words: Words, tagged: TaggedText, one: Mention, unfit: frozenset[int]) -> bool:
    """Tell whether a person has none of the titles that a pronoun cannot stand for, and is no station: "the Today programme"."""
    if _last_name(words, one) in _media():
        return False
    return not (one.first > 0 and tagged.of(one.first - 1, one.first) == "K " and words.hash.item(one.first - 1) in unfit)


def _last_name(words: Words, mention: Mention) -> int:
    """Return the hash of a person's last name."""
    return words.hash.item(mention.last) if mention.first >= 0 else -1


@cache
def _unfit_titles() -> dict[int, frozenset[int] | None]:
    """Return for the hash of a pronoun those of the titles that it cannot stand for; None where it stands for nobody."""
    male, female, he, she, nobody = (_hashes(word_lists.every("speech", topic)) for topic in ("male", "female", "he", "she", "nobody"))
    return {**dict.fromkeys(she, male), **dict.fromkeys(he, female), **dict.fromkeys(nobody, None)}


@cache
def _media() -> frozenset[int]:
    """Return the hashes of the words that tell a station, a programme or a paper from a person."""
    return _hashes(word_lists.every("speech", "medium") | word_lists.every("speech", "programme") | word_lists.every("credits", "outlet"))


def _hashes(words: frozenset[str]) -> frozenset[int]:
    """Return the hashes of words."""
    return frozenset(hash_words(sorted(words)).tolist())


@lru_cache(_KEPT)
def _about(sentence: str) -> tuple[int, int] | None:
    """Return first and last word of the person whom a sentence is about, counted from its end, if a name says who it is."""
    if _ONLY_NAME.fullmatch(sentence):
        return None  # whose picture it is
    return _named(sentence, subject(sentence)) or _named(sentence, closing_subject(sentence)) or _named(sentence, opening_subject(sentence))


def _named(sentence: str, found: Attribution | None) -> tuple[int, int] | None:
    """Return first and last word of whom a sentence is about, unless it is a pronoun or a description."""
    if found is None or found.pronoun:
        return None
    words = (len(sentence) + 1) // 2
    first, last = 2 * (found.first + words), 2 * (found.last + words)
    named = "N" in sentence[first : last + 1 : 2] and sentence[max(first - 2, 0) : first] != "D "
    return (found.first, found.last) if named else None
