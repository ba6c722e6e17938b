"""Teach words to say what the sentence encoder says, in the terms of a teacher's projection. Needs torch."""

from __future__ import annotations

import numpy as np
import torch
from training.segments.networks import Teacher, Words
from training.segments.padded import tokens_of
from training.segments.tables import Table

__all__ = ["distilled"]

EPOCHS = 3
RATE, RISING, SLOWEST = 0.01, 50, 0.02  # of Adam, steps until the full rate, and the share of it that is left at the end (guessed)
DROPPED = 0.2  # of the words, at each step: a segment says the same without a few
TOGETHER = 2_048  # segments of a step
MEASURED = 40_000  # segments


def distilled(teacher: Teacher, vectors: np.ndarray, data: Table, index: np.ndarray, held: np.ndarray) -> Words:
    """Return the table of words, fitted to the projection of each distinct segment of the table by least squares.

    ``index`` is the row of ``vectors`` of each segment, -1 where there is none. What the segments ``held`` say is not learnt, nor that of
    the same ones elsewhere: it is told how much of it is guessed right.
    """
    torch.manual_seed(0)
    chance = np.random.default_rng(0)
    known = np.flatnonzero((index >= 0) & (np.diff(data.token_first) > 0))
    known = known[np.argsort(~held[known], kind="stable")]  # held ones first, so that of equal segments they are the ones that stay
    rows = known[np.sort(np.unique(index[known], return_index=True)[1])]
    unseen, learnt = rows[held[rows]][:MEASURED], rows[~held[rows]]
    # What the teacher hardly looks at need not be told well.
    heed = torch.linalg.vector_norm(teacher.reading.weight.detach()[:, : teacher.proj.out_features], dim=0)
    heed /= heed.mean()
    words = Words(teacher.proj.out_features)
    adam, step = torch.optim.Adam(words.parameters(), lr=RATE), 0
    total = EPOCHS * -(-len(learnt) // TOGETHER)
    for epoch in range(EPOCHS):
        for part in _parts(chance.permutation(learnt)):
            step += 1
            for group in adam.param_groups:
                group["lr"] = RATE * min(1, step / RISING) * max(SLOWEST, 1 - step / total)
            off = words(*tokens_of(data, part, DROPPED, chance)) - _aim(teacher, vectors, index[part])
            adam.zero_grad()
            (off**2 * heed).mean().backward()
            adam.step()
        shares = [f"{name} {_told(words, teacher, vectors, data, index, some, heed):.2f}" for name, some in (
            ("learnt", learnt[:MEASURED]), ("held-out", unseen),
        ) if len(some) > 1]  # fmt: skip
        print(f"epoch {epoch + 1} of {EPOCHS}: R² of what {len(rows):,} segments say: {', '.join(shares)}", flush=True)
    return words


def _parts(rows: np.ndarray) -> list[np.ndarray]:
    """Return the rows in parts of one size, the last smaller."""
    return [rows[at : at + TOGETHER] for at in range(0, len(rows), TOGETHER)]


def _aim(teacher: Teacher, vectors: np.ndarray, index: np.ndarray) -> torch.Tensor:
    """Return what the teacher makes of what segments say."""
    with torch.no_grad():
        return teacher.projected(torch.from_numpy(vectors[index].astype(np.float32)))


def _told(
    words: Words, teacher: Teacher, vectors: np.ndarray, data: Table, index: np.ndarray, rows: np.ndarray, heed: torch.Tensor
) -> float:
    """Return how much of what differs between segments the words tell: R², weighed by what the teacher heeds."""
    with torch.no_grad():
        said = torch.cat([words(*tokens_of(data, part, 0, np.random.default_rng(0))) for part in _parts(rows)])
        aim = _aim(teacher, vectors, index[rows])
        return float(1 - ((said - aim) ** 2 * heed).sum() / ((aim - aim.mean(0)) ** 2 * heed).sum())
