"""Write the weights that ship, as the whole steps that ``checks/offtopic/segments/network.py`` reads."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from seedproof.checks.offtopic.segments.network import STRIDES, TABLE_STEPS, WEIGHT_STEPS, Network

__all__ = ["write", "written"]

FAINT = 0.08  # rows of the table whose numbers are all smaller were hardly moved from their start: they say nothing, and are emptied

Numbers = npt.NDArray[np.floating]
LAYERS = {"saying": "words.proj", "reading": "reading", "hidden": "hidden", "out": "out"}  # names here and in the network that learns


def write(target: Path, state: Mapping[str, Numbers]) -> None:
    """Write the file that ships."""
    target.parent.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(target, **written(state))


def written(state: Mapping[str, Numbers]) -> dict[str, Any]:
    """Return the weights as the package reads them, by the names of ``Network``."""
    table = state["words.table.weight"]
    table = np.where((np.abs(table).max(axis=1) >= FAINT)[:, None], table, 0)
    found: dict[str, Any] = {"table": np.clip(np.rint(table * TABLE_STEPS), -127, 127).astype(np.int8)}
    for name, layer in LAYERS.items():
        found[name], found[f"{name}_bias"] = _steps(state[f"{layer}.weight"].T), _steps(state[f"{layer}.bias"])
    context = [(state[f"context.{k}.weight"].T, state[f"context.{k}.bias"]) for k in range(len(STRIDES))]
    found["context"], found["context_bias"] = (_steps(np.stack(parts)) for parts in zip(*context, strict=True))
    found |= {name: _steps(state[name]) for name in ("begin", "finish", "steps")}
    return {name: found[name] for name in Network._fields}


def _steps(values: Numbers) -> npt.NDArray[np.generic]:
    """Return weights as whole steps."""
    return np.clip(np.rint(values * WEIGHT_STEPS), -32768, 32767).astype(np.int16)
