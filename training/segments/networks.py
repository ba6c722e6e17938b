"""The networks that learn what segments are: one computation for both, which differ in how they come to know what a segment says.

What ships reads as ``Student`` does: ``checks/offtopic/segments/network.py`` computes the same in numpy. Needs torch.
"""

from __future__ import annotations

import numpy as np
import torch
from torch import nn
from training.segments.padded import Padded

from seedproof.checks.offtopic.segments.network import LABELS, STRIDES
from seedproof.checks.offtopic.segments.tokens import BITS

__all__ = ["TABLE_WIDTH", "Network", "Student", "Teacher", "Words"]

TABLE_WIDTH = 16  # numbers that a word is read into (guessed)
START = 0.02  # spread of the numbers that the table begins with; weights.py empties the rows that learning hardly moved
STEPS = 3  # kinds of step from a segment to the next
LOUD = 3  # what the teacher's projection is multiplied by, so that it begins off the straight part of the hyperbolic tangent (guessed)
LIKENESSES, OF_LIKENESSES = 4, 8  # numbers that tell a segment's likeness to others, and that they are read into
DROPPED = 0.3  # of the encoder's numbers, at each step of learning (guessed)


class Network(nn.Module):
    """Reads each segment, corrects it by its neighbours, and says how well each label would stand."""

    def __init__(self, said: int, features: int, read: int, hidden: int) -> None:
        super().__init__()
        self.reading = nn.Linear(said + features, read)
        self.context = nn.ModuleList(nn.Linear(3 * read, read) for _ in STRIDES)
        self.hidden = nn.Linear(3 * read + features, hidden)
        self.out = nn.Linear(hidden, len(LABELS))
        self.alone = nn.Linear(read, 1)  # tells by a segment alone whether it is off-topic: learnt along, and left behind
        self.steps = nn.Parameter(torch.zeros(STEPS, len(LABELS), len(LABELS)))
        self.begin, self.finish = nn.Parameter(torch.zeros(len(LABELS))), nn.Parameter(torch.zeros(len(LABELS)))

    def said(self, given: Padded) -> torch.Tensor:
        """Return what each segment says, before its features are looked at."""
        raise NotImplementedError

    def forward(self, given: Padded) -> tuple[torch.Tensor, torch.Tensor]:
        """Return the scores of the labels, documents x segments x labels, and what each segment is by itself."""
        seen = torch.tanh(self.reading(torch.cat((self.said(given), given.features), 1)))
        alone = self.alone(seen)[:, 0]
        block, inside, weight = (given.spread(v) for v in (seen, torch.ones(len(seen), 1), given.weight[:, None]))
        for stride, layer in zip(STRIDES, self.context, strict=True):
            near = torch.cat((_shifted(block, stride), block, _shifted(block, -stride)), 2)
            block = (block + torch.tanh(layer(near))) * inside
        total, size = (block * weight).cumsum(1), weight.cumsum(1)
        before, above = total - block * weight, size - weight
        after, below = total[:, -1:] - total, size[:, -1:] - size
        around = torch.cat((block, before / (above + 1), after / (below + 1)), 2).flatten(0, 1)[given.slot]
        return given.spread(self.out(torch.tanh(self.hidden(torch.cat((around, given.features), 1))))), alone


class Teacher(Network):
    """Knows what a segment says by a sentence encoder, and how like it is to the rest of its document."""

    def __init__(self, vectors: np.ndarray, index: np.ndarray, features: int, width: int) -> None:
        super().__init__(width + OF_LIKENESSES, features, read=48, hidden=64)
        self._vectors, self._index = vectors, index
        self.proj = nn.Linear(vectors.shape[1], width)
        self.likenesses = nn.Linear(LIKENESSES, OF_LIKENESSES)
        self.drop = nn.Dropout(DROPPED)

    def said(self, given: Padded) -> torch.Tensor:
        """Return the projection of what each segment says, and its likeness to others."""
        vector = self._vectors[self._index[given.rows]].astype(np.float32)
        likeness = torch.from_numpy(_likenesses(vector, given.size, given.weight.numpy()))
        return torch.cat((self.projected(self.drop(torch.from_numpy(vector))), torch.tanh(self.likenesses(likeness))), 1)

    def projected(self, vector: torch.Tensor) -> torch.Tensor:
        """Return the few numbers that the teacher makes of those of the encoder."""
        return torch.tanh(LOUD * self.proj(vector))


class Words(nn.Module):
    """Says what a segment says by its words alone, each of which is read into a row of a table."""

    def __init__(self, said: int) -> None:
        super().__init__()
        self.table = nn.EmbeddingBag(1 << BITS, TABLE_WIDTH, mode="sum", include_last_offset=True)
        nn.init.normal_(self.table.weight, 0, START)
        self.proj = nn.Linear(TABLE_WIDTH, said)

    def forward(self, token: torch.Tensor, token_first: torch.Tensor) -> torch.Tensor:
        """Return what segments say whose tokens begin at ``token_first``."""
        count = torch.diff(token_first)[:, None]
        return torch.tanh(self.proj(torch.tanh(self.table(token, token_first) / torch.sqrt(count + 1.0))))


class Student(Network):
    """Knows what a segment says by its words, in the terms of the teacher's projection. These are learnt before, and stay."""

    def __init__(self, words: Words, features: int) -> None:
        super().__init__(words.proj.out_features, features, read=40, hidden=48)
        self.words = words.requires_grad_(requires_grad=False)

    def said(self, given: Padded) -> torch.Tensor:
        """Return what each segment says."""
        return self.words(given.token, given.token_first)


def _likenesses(vector: np.ndarray, size: np.ndarray, weight: np.ndarray) -> np.ndarray:
    """Return how like each segment is to the rest of its document, to its first segment, and to the ones before and after it."""
    owner, first = np.repeat(np.arange(len(size)), size), np.cumsum(size) - size
    total = np.zeros((len(size), vector.shape[1]), np.float32)
    np.add.at(total, owner, vector * weight[:, None])
    rest = total[owner] - vector * weight[:, None]
    rest /= np.linalg.norm(rest, axis=1, keepdims=True) + 1e-6
    likeness = [(vector * rest).sum(axis=1), (vector * vector[first][owner]).sum(axis=1)]
    likeness += [(vector * np.roll(vector, by, axis=0)).sum(axis=1) * (np.roll(owner, by) == owner) for by in (1, -1)]
    return 2 * np.stack(likeness, axis=1).astype(np.float32)


def _shifted(block: torch.Tensor, by: int) -> torch.Tensor:
    """Return the block with the place of each segment taken by the one ``by`` before it, zeros where there is none."""
    if abs(by) >= block.shape[1]:
        return torch.zeros_like(block)
    zeros = torch.zeros_like(block[:, : abs(by)])
    return torch.cat((zeros, block[:, :-by]), 1) if by > 0 else torch.cat((block[:, -by:], zeros), 1)
