"""The standard indicators that rows measure in words that no wording holds, by what they mean.

In: rows that the terms of include/lookups/indicators.yml leave unknown. Out: for each the standard indicator whose name
or wording lies closest to the row's words, among those that its unit and kind allow, where the cosine is high enough;
nothing where none is, or where the extra `embeddings` is not installed. The threshold stands in the lookup.
"""

import re
from collections.abc import Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

from cityledger.harmonize.embedding import Vectors, embed
from cityledger.harmonize.standards import Match, Told, all_standards, allowed_standards, telling_words
from cityledger.lookups import read_lookup

_FEWEST_WORDS = 2
_NUMBER = re.compile(r"(?<![\w.])\d[\d.,]*(?!\w)")


def closest_standards(rows: Sequence[Told], *, accepted_from: float | None = None) -> list[Match | None]:
    """For each row the standard indicator closest in meaning, with the cosine as its score, or None.

    None also under the lookup's lowest cosine, or `accepted_from` in its place. What the cosine cannot tell is ruled
    out: a word that excludes an entry for the terms does so here; a single word (`trips`) is closest to what is
    narrower than itself; a share of emissions lies close to their change, which only a row can be that says which way
    it goes. Numbers in a row's words do not count. About 2 milliseconds of processor time for each different text.
    """
    texts = {row: _NUMBER.sub(" ", row[0]) for row in rows if len(telling_words(row[0])) >= _FEWEST_WORDS}
    different = list(dict.fromkeys(texts.values()))
    vectors = embed(different)
    if vectors is None or not different:
        return [None] * len(rows)
    places = {text: place for place, text in enumerate(different)}
    cosines = _cosines(vectors)
    lowest = float(read_lookup("indicators")["accepted_from_cosine"]) if accepted_from is None else accepted_from
    found = {row: _best(row, cosines[:, places[text]], lowest) for row, text in texts.items()}
    return [found.get(row) for row in rows]


def _best(row: Told, cosines: Vectors, lowest: float) -> Match | None:
    """The best of the standard indicators whose cosines are given in the order of the lookup."""
    indicator, dimension, kind, direction = row
    words = telling_words(indicator)
    differs = kind == "change" or direction is not None or dimension == "percentage points"
    score = dict(zip(all_standards(), cosines, strict=True))
    near = [item for item, cosine in score.items() if cosine >= lowest and (differs or not item.change_of)]
    fitting = [item for item in near if not words & item.without]
    scored = [
        Match(result, round(float(score[item]), 3), "embedding")
        for item, result in allowed_standards(fitting, dimension, kind, direction)
    ]
    return max(scored, key=lambda match: match.score, default=None)


def _cosines(vectors: Vectors) -> Vectors:
    """Standard indicators by texts: how close the closest phrase of each comes to each text."""
    phrases, starts = _phrases()
    return np.asarray(np.maximum.reduceat(phrases @ vectors.T, starts, axis=0), dtype=np.float32)


@cache
def _phrases() -> tuple[Vectors, NDArray[np.int64]]:
    """The vectors of all names and wordings, and where those of each standard indicator start."""
    standards = all_standards()
    vectors = embed([phrase for item in standards for phrase in item.phrases])
    assert vectors is not None, "only asked for where the model has given vectors"
    return vectors, np.cumsum([0, *(len(item.phrases) for item in standards[:-1])])
