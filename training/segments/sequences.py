"""How likely the labels of whole documents are, given that they come in an order: what ``checks/offtopic/segments/chain.py`` computes.

Here it can be learnt from: sums over all ways to label a document are taken pairwise, so that long documents need few steps. Needs torch.
"""

from __future__ import annotations

import numpy as np
import torch
from torch import nn
from training.segments.labelled import ARTICLE, OFF
from training.segments.networks import Network
from training.segments.padded import Padded

from seedproof.checks.offtopic.segments.chain import MAY_FOLLOW
from seedproof.checks.offtopic.segments.network import LABELS

__all__ = ["likelihoods", "loss"]

NEVER = -1e4
MAY_BEGIN, MAY_FINISH = torch.tensor([0.0, 0.0, NEVER, NEVER]), torch.tensor([0.0, 0.0, NEVER, 0.0])
ALONE = 0.5  # what it counts to tell each segment by itself, beside telling the document (guessed)
FEW = 3  # segments: a document of fewer counts less in that (guessed)
WORST = 40.0  # past it a document is taken to be labelled wrongly, and is not learnt from (guessed)
LONG = 20  # segments: a document of hundreds counts for no more than a few (guessed)


def loss(net: Network, given: Padded, weight: torch.Tensor) -> torch.Tensor:
    """Return how unlikely what is allowed is, by document, and how ill each segment is told by itself."""
    score, alone = _scored(net, given)
    bits = 1 << torch.arange(len(LABELS))
    barred = torch.where((given.allowed[..., None] & bits) > 0, 0.0, NEVER) * given.inside[..., None]
    free, bound = (torch.logsumexp(_summed(*_chain(net, given, s)), 1) for s in (score, score + barred))
    told = (free - bound).clamp(max=WORST) / torch.from_numpy(np.sqrt(1 + given.size / LONG).astype(np.float32))
    return ((told + ALONE * _alone(given, alone)) * weight).sum() / weight.sum()


def likelihoods(net: Network, given: Padded) -> np.ndarray:
    """Return for each segment that is there the probability of each label."""
    with torch.no_grad():
        first, moves = _chain(net, given, _scored(net, given)[0])
        forward, backward = [first], [torch.zeros_like(first)]
        for place in range(moves.shape[1]):
            forward.append(torch.logsumexp(forward[-1][:, :, None] + moves[:, place], 1))
        for place in range(moves.shape[1] - 1, -1, -1):
            backward.append(torch.logsumexp(backward[-1][:, None, :] + moves[:, place], 2))
        total = torch.stack(forward, 1) + torch.stack(backward[::-1], 1)
        return torch.softmax(total, 2).flatten(0, 1)[given.slot].numpy()


def _alone(given: Padded, alone: torch.Tensor) -> torch.Tensor:
    """Return by document how ill its segments are told by themselves, of those of which it is known whether they are the article."""
    allowed = given.allowed.flatten()[given.slot]
    off = ((allowed & ARTICLE) == 0) & ((allowed & OFF) > 0)
    known = (off | (allowed == ARTICLE)).float()
    ill = nn.functional.binary_cross_entropy_with_logits(alone, off.float(), reduction="none") * known
    owner, zeros = torch.from_numpy(np.repeat(np.arange(len(given.size)), given.size)), torch.zeros(len(given.size))
    return zeros.index_add(0, owner, ill) / (zeros.index_add(0, owner, known) + FEW)


def _scored(net: Network, given: Padded) -> tuple[torch.Tensor, torch.Tensor]:
    """Return the scores of the labels, with what begins and finishes a document added, and what each segment is by itself."""
    score, alone = net(given)
    begins, ends = torch.zeros_like(score), torch.zeros_like(score)
    begins[:, 0] = 1
    ends[torch.arange(len(ends)), given.last] = 1
    return score + begins * (net.begin + MAY_BEGIN) + ends * (net.finish + MAY_FINISH), alone


def _chain(net: Network, given: Padded, score: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
    """Return the scores at the first places, and from each label to the next at all others: those of no move where a document is over."""
    may = torch.from_numpy(np.where(MAY_FOLLOW, 0, NEVER).astype(np.float32))
    moves = (net.steps + may)[given.step[:, 1:]] + score[:, 1:, None, :]
    return score[:, 0], torch.where(given.inside[:, 1:, None, None], moves, _no_move())


def _summed(first: torch.Tensor, moves: torch.Tensor) -> torch.Tensor:
    """Return for each document and last label the log of the sum over all ways to come to it."""
    while moves.shape[1] > 1:
        if moves.shape[1] % 2:
            moves = torch.cat((moves, _no_move().expand(len(moves), 1, -1, -1)), 1)
        moves = torch.logsumexp(moves[:, 0::2, :, :, None] + moves[:, 1::2, None, :, :], 3)
    return torch.logsumexp(first[:, :, None] + moves[:, 0], 1)


def _no_move() -> torch.Tensor:
    """Return the scores of staying at a label."""
    return torch.where(torch.eye(len(LABELS)) > 0, 0.0, NEVER)
