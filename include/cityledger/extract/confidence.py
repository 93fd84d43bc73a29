"""How likely a row is right, from how it was found.

In: the evidence of one row and the lookup of its kind's weights, which scripts/fit_confidence.py fits on labels. Out: a
number from 0 to 1.
"""

import math
from dataclasses import dataclass
from functools import cache

from cityledger.lookups import read_lookup


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the confidence of a row rests on: the names of the features that it has."""

    features: tuple[str, ...]


@cache
def _weights(lookup: str) -> dict[str, float]:
    return {name: float(weight) for name, weight in read_lookup(lookup)["weights"].items()}


def confidence_of(evidence: Evidence, lookup: str = "indicator_confidence") -> float:
    """The logistic of the summed weights of the features, rounded to three digits."""
    weights = _weights(lookup)
    total = weights["intercept"] + sum(weights.get(feature, 0.0) for feature in evidence.features)
    return round(1 / (1 + math.exp(-total)), 3)
