"""The network of the cut: what it computes on columns is what a plain loop over candidates computes."""

from __future__ import annotations

from unittest.mock import patch

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from seedproof.checks.offtopic.cut.candidates import candidates
from seedproof.checks.offtopic.cut.network import AROUND, LONGEST, SIDES, STEPS, STRIDES, Network, inputs, neighbours, scores
from seedproof.core.document import Document
from seedproof.parse import batch_of

WIDTH, HIDDEN = 3, 4
NONE = candidates(batch_of([]))
INPUTS = inputs(WIDTH, NONE.of_candidates.names)
LINES = st.lists(
    st.sampled_from(("The quay was closed on Monday.", "Read more", "Photo: Ana Petrov", "Tags: harbour, ferry", "Ljung, 3 May"))
)


def network(seed: int) -> Network:
    """Return a network of random weights, rounded as those that ship are."""
    chance = np.random.default_rng(seed)
    sizes = (
        (len(NONE.of_lines.names), WIDTH), (WIDTH,), (len(STRIDES), len(neighbours(1, WIDTH)), WIDTH), (len(STRIDES), WIDTH),
        (len(INPUTS), HIDDEN), (HIDDEN,), (HIDDEN,),
    )  # fmt: skip
    return Network(*(chance.normal(0, 0.5, size).astype(np.float32) for size in sizes)).rounded()


def plainly(rows: np.ndarray, words: list[int], features: np.ndarray, weights: Network) -> list[float]:
    """Return the score of each candidate of one document, one by one."""

    def at(lines: np.ndarray, i: int) -> np.ndarray:
        return lines[i] if 0 <= i < len(lines) else np.zeros(WIDTH)

    seen = np.tanh(rows @ weights.reading + weights.reading_bias)
    for k, stride in enumerate(STRIDES):
        near = [np.concatenate([at(seen, i - stride), at(seen, i), at(seen, i + stride)]) for i in range(len(seen))]
        seen = seen + np.tanh(np.array(near).reshape(len(seen), 3 * WIDTH) @ weights.context[k] + weights.context_bias[k])
    counted, result = np.minimum(words, LONGEST), []
    for line in range(len(rows) + 1):
        means = []
        for weight in (np.ones(len(rows)), counted):
            for side in (slice(0, line), slice(line, None)):
                means.append(weight[side] @ seen[side] / (weight[side].sum() + 1))
        told = np.concatenate([*(at(seen, line + offset) for offset in AROUND), *means, features[line]])
        result.append(float(np.tanh(told @ weights.hidden + weights.bias) @ weights.out))
    return result


@given(documents=st.lists(LINES, min_size=1, max_size=4), seed=st.integers(0, 1000), most=st.integers(1, 12))
def test_scores_are_those_of_a_plain_loop_over_the_last_lines_of_each_document(documents: list[list[str]], seed: int, most: int) -> None:
    batch = batch_of([Document(str(i), "\n".join(lines)) for i, lines in enumerate(documents)])
    with patch("seedproof.checks.offtopic.cut.candidates._MOST_LINES", most):
        found = candidates(batch)
    lines, weights = batch.lines, (network(seed), network(seed + 1))
    got = scores(found, lines, weights)
    for i in range(len(documents)):
        high = lines.of_document[i + 1]
        low = max(lines.of_document[i], high - most)
        at = np.flatnonzero(found.document == i)
        wanted = np.mean(
            [
                plainly(
                    found.of_lines.values[found.of_document[i] : found.of_document[i + 1]],
                    lines.word_count[low:high].tolist(),
                    found.of_candidates.values[at],
                    one,
                )
                for one in weights
            ],
            axis=0,
        )
        first = 1 if high > low == lines.of_document[i] else 0  # a document of some lines is not cut before its first
        np.testing.assert_allclose(got[at][first:], wanted[first:], atol=0.05)
        assert not first or got[at][0] == -np.inf


def test_a_network_names_each_of_its_inputs() -> None:
    assert len(STEPS) == len(Network._fields)
    assert len(INPUTS) == (len(AROUND) + len(SIDES)) * WIDTH + len(NONE.of_candidates.names)
    assert len(set(INPUTS)) == len(INPUTS)
