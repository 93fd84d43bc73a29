"""The standard indicator that a row measures in words that no wording holds, by what they mean.

In: a row that the terms of include/lookups/indicators.yml leave unknown. Out: the standard indicator whose name or
wording lies closest to the row's words, among those that its unit and kind allow, where the cosine is high enough;
nothing where none is, or where the extra `embeddings` is not installed. The threshold stands in the lookup.
"""

from functools import cache, lru_cache

import numpy as np

from cityledger.harmonize.embedding import Vectors, embed
from cityledger.harmonize.standards import Match, all_standards, allowed_standards, telling_words
from cityledger.lookups import read_lookup

_FEWEST_WORDS = 2


def closest_standard(
    indicator: str, dimension: str | None, kind: str, direction: str | None, *, accepted_from: float | None = None
) -> Match | None:
    """The standard indicator closest in meaning, with the cosine as its score; None under the lookup's lowest cosine.

    `accepted_from` takes the place of that. What the cosine cannot tell is ruled out first: a word that excludes an
    entry for the terms does so here; a single word (`trips`) is closest to what is narrower than itself; a share of
    emissions lies close to their change, which only a row can be that says which way it goes.
    """
    words = telling_words(indicator)
    row = _vector(indicator) if len(words) >= _FEWEST_WORDS else None
    if row is None:
        return None
    differs = kind == "change" or direction is not None or dimension == "percentage points"
    candidates = [item for item in all_standards() if (differs or not item.change_of) and not words & item.without]
    lowest = _accepted_from() if accepted_from is None else accepted_from
    scored = [
        Match(result, round(float(np.max(_phrases()[item.id] @ row)), 3), "embedding")
        for item, result in allowed_standards(candidates, dimension, kind, direction)
    ]
    best = max(scored, key=lambda match: match.score, default=None)
    return best if best and best.score >= lowest else None


@lru_cache(maxsize=10_000)
def _vector(text: str) -> Vectors | None:
    vectors = embed([text])
    return None if vectors is None else vectors[0]


@cache
def _phrases() -> dict[str, Vectors]:
    """One row a phrase, for each standard indicator; only called where the model is there."""
    standards = all_standards()
    vectors = embed([phrase for item in standards for phrase in item.phrases])
    if vectors is None:
        return {}
    ends = np.cumsum([len(item.phrases) for item in standards])[:-1]
    return {item.id: rows for item, rows in zip(standards, np.split(vectors, ends), strict=True)}


@cache
def _accepted_from() -> float:
    return float(read_lookup("indicators")["accepted_from_cosine"])
