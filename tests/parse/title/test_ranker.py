"""The network that chooses a title, and its weight file."""

from __future__ import annotations

import json
from importlib.resources import files

import numpy as np
import pytest

from seedproof.parse.title.features import CANDIDATE_FEATURES, DOCUMENT_FEATURES
from seedproof.parse.title.ranker import STEPS, Network

SHIPPED = json.loads(files("seedproof.parse.title").joinpath("data/title.json").read_text("utf-8"))


def test_the_weights_that_ship_have_all_features() -> None:
    assert set(SHIPPED["candidate"]) == set(CANDIDATE_FEATURES)
    assert set(SHIPPED["none"]) == set(DOCUMENT_FEATURES)


def test_a_feature_that_the_weights_lack_weighs_nothing() -> None:
    less = SHIPPED | {"candidate": {name: row for name, row in SHIPPED["candidate"].items() if name != "gap"}}
    network = Network.read(json.dumps(less))

    assert not network.hidden[CANDIDATE_FEATURES.index("gap")].any()
    assert network.hidden[CANDIDATE_FEATURES.index("first")].any()


@pytest.mark.parametrize("part", ["candidate", "none"])
def test_a_feature_that_nobody_computes_is_an_error_that_names_it(part: str) -> None:
    more = SHIPPED | {part: SHIPPED[part] | {"moon-phase": next(iter(SHIPPED[part].values()))}}

    with pytest.raises(ValueError, match=f"{part}: no such feature: moon-phase"):
        Network.read(json.dumps(more))


def test_weights_are_multiples_of_their_steps_so_that_sums_are_exact() -> None:
    for weights, steps in zip(Network.read(json.dumps(SHIPPED)), STEPS, strict=True):
        assert np.array_equal(weights * steps, np.rint(weights * steps))
