"""Fit a network to documents, and say by it what the segments of documents are. Needs torch."""

from __future__ import annotations

import time

import numpy as np
import torch
from torch import nn
from training.segments import sequences
from training.segments.networks import Network
from training.segments.padded import Padded, groups
from training.segments.tables import Table

from seedproof.checks.offtopic.segments.network import LABELS

__all__ = ["fit", "likelihoods", "state"]

RATE, STEEPEST = 3e-3, 1.0  # of Adam, and where its slopes are cut off (guessed)
RISING = 100  # steps until the full rate
WITHOUT = 0.1  # of the features, at each step (guessed)
MOST = 500  # segments of a document that are learnt from
TOLD_TOGETHER = 6_000  # places of a block of which nothing is learnt


def fit(
    net: Network, data: Table, documents: np.ndarray, weight: np.ndarray, *, epochs: int, decay: float, dropped: float, seed: int
) -> None:
    """Fit the network to what the segments of some documents of the table may be.

    ``weight`` is how much each document of the table counts, ``dropped`` the share of tokens that are left out at each step.
    """
    chance, begun = np.random.default_rng(seed), time.monotonic()
    learnt = [p for p in net.parameters() if p.requires_grad]
    adam = torch.optim.AdamW(learnt, lr=RATE, weight_decay=decay)
    size, step = np.minimum(data.size, MOST), 0
    net.train()
    for epoch in range(epochs):
        losses, parts = [], list(groups(size, documents, chance))
        for part in parts:
            step += 1
            for group in adam.param_groups:
                group["lr"] = RATE * min(1, step / RISING) * (1 + np.cos(np.pi * min(step / len(parts) / epochs, 1))) / 2 + 1e-6
            given = Padded(data, part, MOST, dropped, chance)
            given.features *= torch.from_numpy(chance.random(given.features.shape[1]) >= WITHOUT)
            loss = sequences.loss(net, given, torch.from_numpy(weight[part].astype(np.float32)))
            adam.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(learnt, STEEPEST)
            adam.step()
            losses.append(float(loss.detach()))
        print(f"epoch {epoch + 1} of {epochs}: loss {np.mean(losses):.4f}, {time.monotonic() - begun:.0f} s", flush=True)
    net.eval()


def likelihoods(net: Network, data: Table, documents: np.ndarray) -> np.ndarray:
    """Return for each row of the table the probability of each label; that it is the article, for other documents than these."""
    result = np.zeros((len(data.start), len(LABELS)), np.float32)
    result[:, 0] = 1
    net.eval()
    chance = np.random.default_rng(0)
    for part in groups(data.size, documents, chance, TOLD_TOGETHER):
        given = Padded(data, part, int(data.size.max()), 0, chance)
        result[given.rows] = sequences.likelihoods(net, given)
    return result


def state(net: Network) -> dict[str, np.ndarray]:
    """Return the weights of a network by their names."""
    return {name: value.numpy() for name, value in net.state_dict().items()}
