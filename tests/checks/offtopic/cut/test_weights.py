"""Weights are found by the names of features: what a file does not name has weight 0, and what the code does not compute is an error."""

from __future__ import annotations

import copy
import json
from importlib.resources import files
from typing import Any

import numpy as np
import pytest

from seedproof import SettingsError
from seedproof.checks.offtopic.cut import network, word_weights
from seedproof.checks.offtopic.cut.candidates import Candidates, candidates
from seedproof.checks.offtopic.cut.network import scores
from seedproof.checks.offtopic.cut.word_weights import WEIGHED, WordWeights
from seedproof.checks.offtopic.features.features import Features
from seedproof.checks.offtopic.features.line_keys import line_keys
from seedproof.core.document import Document
from seedproof.parse import batch_of
from seedproof.text.hashes import hash_words

DATA = files("seedproof.checks.offtopic.cut").joinpath("data")
SHIPPED: dict[str, Any] = json.loads(DATA.joinpath("cut.json").read_text("utf-8"))
TEXTS = ["The quay was closed on Monday.\nLeave a Reply\nPhoto: Ana Petrov", "Read more\nLjung, 3 May"]
BATCH = batch_of([Document(str(i), text) for i, text in enumerate(TEXTS)])
FOUND = candidates(BATCH)


def scored(weights: dict[str, Any], found: Candidates = FOUND) -> list[float]:
    networks = network.read(json.dumps(weights), found.of_lines.names, found.of_candidates.names)
    return scores(found, BATCH.lines, networks).tolist()


def without(features: Features, name: str) -> Features:
    values = features.values.copy()
    values[:, features.names.index(name)] = 0
    return Features(features.names, values)


@pytest.mark.parametrize(("layer", "name"), [("reading", "words"), ("hidden", "is-end")])
def test_a_feature_that_the_file_does_not_name_has_weight_0(layer: str, name: str) -> None:
    weights = copy.deepcopy(SHIPPED)
    for one in weights["networks"]:
        del one[layer][name]
    silenced = FOUND._replace(
        of_lines=without(FOUND.of_lines, name) if layer == "reading" else FOUND.of_lines,
        of_candidates=without(FOUND.of_candidates, name) if layer == "hidden" else FOUND.of_candidates,
    )

    assert scored(weights) == scored(SHIPPED, silenced)
    assert scored(weights) != scored(SHIPPED)


@pytest.mark.parametrize("layer", ["reading", "hidden"])
def test_a_weight_for_a_feature_that_is_not_computed_is_an_error_that_names_it(layer: str) -> None:
    weights = copy.deepcopy(SHIPPED)
    weights["networks"][0][layer]["says-nothing-known"] = next(iter(weights["networks"][0][layer].values()))

    with pytest.raises(SettingsError, match=rf"cut\.json: {layer}.*'says-nothing-known'"):
        scored(weights)


def test_the_order_of_the_weights_in_the_file_counts_for_nothing() -> None:
    weights = copy.deepcopy(SHIPPED)
    for one in weights["networks"]:
        one["reading"] = dict(reversed(one["reading"].items()))

    assert scored(weights) == scored(SHIPPED)


def test_words_of_a_feature_that_the_file_does_not_name_have_weight_0() -> None:
    known = word_weights.read("# a comment\nword-weight\tposted\t0.5\n")

    assert known["word-weight"].look_up(hash_words(["posted"])).tolist() == [0.5]
    assert known["last-word"].look_up(hash_words(["posted"])).tolist() == [0.0]


def test_words_for_a_feature_that_is_not_computed_are_an_error_that_names_it() -> None:
    with pytest.raises(SettingsError, match=r"words\.tsv.*'third-word'"):
        word_weights.read("third-word\tposted\t0.5\n")


def test_the_features_that_words_are_weighed_for_are_computed() -> None:
    assert set(WEIGHED) <= set(FOUND.of_lines.names)


def test_weights_of_words_and_of_pairs_are_told_apart() -> None:
    weights = WordWeights.of({"posted": 0.5, "posted by": 2.0})
    keys = line_keys(batch_of([Document("", "Posted by Maren\nPosted on Monday\nposted")]))

    assert weights.look_up(hash_words(["posted", "harbour"])).tolist() == [0.5, 0.0]
    assert weights.look_up(keys["first-two-words"]).tolist() == [2.0, 0.0, 0.0]
    assert weights.look_up(keys["first-word"]).tolist() == [0.5, 0.5, 0.5]


def test_empty_table_of_words_knows_no_word() -> None:
    assert WordWeights.of({}).look_up(hash_words(["posted"])).tolist() == [0.0]


def test_shipped_weights_are_whole_steps() -> None:
    assert all(np.asarray(row).dtype.kind == "i" for one in SHIPPED["networks"] for row in one["reading"].values())
