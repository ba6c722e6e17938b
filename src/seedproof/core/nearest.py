"""Advice for a word that is not known: the known one that is most like it."""

from __future__ import annotations

from collections.abc import Iterable

__all__ = ["nearest"]

_ALIKE = 60  # of a hundred: "caption" and "stray-caption" are 70, "comment" and "doubled-word" 42
_FEW = 20  # words that a hint lists: nobody reads sixty names (guessed)


def nearest(word: str, known: Iterable[str], otherwise: str | None = None) -> str:
    """Return advice that names the known word nearest to ``word``; where none is near, ``otherwise``, or the first of those known."""
    from rapidfuzz import fuzz, process, utils  # only who mistypes waits for it

    names = sorted(set(known))
    close = process.extractOne(word, names, scorer=fuzz.ratio, processor=utils.default_process, score_cutoff=_ALIKE)
    if close:
        return f"did you mean {close[0]!r}?"
    more = f" and {len(names) - _FEW:,} more" if len(names) > _FEW else ""
    return otherwise or f"known: {', '.join(names[:_FEW])}{more}"
